"""The same program over a PostgreSQL server, named by LIANQIAO_TEST_POSTGRES (scripts/postgres run names one)."""

import signal
import subprocess
import time
import urllib.parse
import urllib.request

from lianqiao import Cluster
from postgres import psql


def test_both_databases_say_the_same(cluster, example):
    cluster.run("demo", "--no-serve")
    for args in (["match", "--all"], ["search", "监护", "--limit", "20"], ["match", "--all", "--market", "policy"]):
        assert cluster.run(*args, "--json").out == example.run(*args, "--json").out, args
    for kind in ("organisation", "need", "figure"):
        for one in (cluster, example):
            one.run("export", "--kind", kind, "--out", f"{kind}.csv")
        assert (cluster.folder / f"{kind}.csv").read_bytes() == (example.folder / f"{kind}.csv").read_bytes()
    mine, theirs = cluster.json("check"), example.json("check")
    assert mine["ok"] and mine["problems"] == theirs["problems"]
    assert mine["journal"]["entries"] == theirs["journal"]["entries"]


def test_an_import_is_seen_within_two_seconds(cluster):
    file = cluster.folder / "live.csv"
    file.write_text("需求名称,说明\n现场试验需求,另一进程导入\n", encoding="utf-8")
    with cluster.serving() as portal:
        address = f"{portal.address}/zh/market/procurement"

        def seen():
            with urllib.request.urlopen(address, timeout=5) as answer:
                return "现场试验需求" in answer.read().decode()

        assert not seen()
        cluster.imports(file, "need")
        begin = time.monotonic()
        while not seen():
            assert time.monotonic() - begin < 2
            time.sleep(0.05)
        print(f"\nseen after {time.monotonic() - begin:.2f} s")


def test_a_killed_import_leaves_all_or_nothing(cluster, server):
    file = cluster.folder / "generated.csv"
    rows = 3000
    file.write_text("名称,地区\n" + "".join(f"生成医院{n:05},广东省\n" for n in range(rows)), encoding="utf-8")
    cluster.run("batch", "list")
    count = f"SELECT count(*) FROM {cluster.schema}.organisation"
    for delay in (0.3, 0.6, 0.9):
        process = cluster.start("import", file, "--kind", "organisation")
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if psql(server, count) != "0":
            break
    # What the last one left open has to end before this can begin.
    report = cluster.imports(file, "organisation")
    assert report["created"] + report["unchanged"] == rows
    assert psql(server, count) == str(rows)
    assert cluster.json("check")["ok"]


def test_a_server_that_is_not_there(server, tmp_path):
    cluster = Cluster(tmp_path / "absent")
    parts = urllib.parse.urlsplit(server)
    secret = "hush4711"

    def refused(address, code, exit_code=1):
        cluster.store = address
        result = cluster.run("check", "--json", code=exit_code)
        assert result.error["code"] == code
        for language in ("zh", "en"):
            said = cluster.run("check", "--lang", language, code=exit_code)
            assert said.err.strip() and not said.out.strip()
            assert secret not in said.err + said.out + result.out + result.err

    login = f"somebody:{secret}@{parts.hostname}"
    refused(f"postgresql://{login}:1/lianqiao", "store.server.absent")
    refused(f"postgresql://{parts.netloc.replace('@', f':{secret}@', 1)}/nowhere", "store.database.absent")
    refused(f"postgresql://{login}:{parts.port}/lianqiao?{secret}", "store.address", 2)


def test_a_backup_is_what_pg_restore_reads(cluster):
    cluster.run("batch", "list")
    cluster.run("backup", "out.dump")
    listed = subprocess.run(
        ["pg_restore", "--list", cluster.folder / "out.dump"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    assert "journal_head" in listed and cluster.schema in listed
    assert cluster.run("backup", "out.dump", "--json", code=1).error["code"] == "file.exists"
