#!/usr/bin/env python3
"""The signed-in inbox and desk, and posting a need, at 32 connections, beside Django.

    scripts/setup bench && swift build -c release --product lianqiao
    LIANQIAO_POSTGRES_DURABLE=1 scripts/postgres run .venv/bin/python Benchmarks/desk/run.py [--rounds 3] [--seconds 5]

Lianqiao on SQLite and on the PostgreSQL that LIANQIAO_TEST_POSTGRES names; Django 5 with SQLite (WAL, synchronous=FULL)
under gunicorn, two workers of four threads. All in one run, in turns, by one client (wrk, one thread).

The inbox is a hospital's: what it was told, worded by what its reader may see now. The desk is what it posted and what
newly fits it, which Lianqiao matches for every request. The peer shows the same pages: its templates are made from ours
(`Benchmarks/template.py`), its rows come out of its database by who is signed in, and the pages are compared before
anything is measured. What they show it does not find out.

A need is posted by 32 accounts in turns, each into organisations of its own, as a form with the session's token; each
goes into the store with its confidential part and a journal entry. Limits hold as in use: an organisation has at most 100
drafts, so a run ends where there is no more room, and says so. Afterwards the needs are counted in the store.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "Tests")]

import template  # noqa: E402
from forms import Visitor, account  # noqa: E402
from lianqiao import Cluster, Portal  # noqa: E402
from measure import BINARY, CONNECTIONS, Server, free_port, machine, say, settle, show  # noqa: E402
from postgres import schema  # noqa: E402

HOSPITAL, MARKET = "华中科技大学协和医院", "challenge"
PAGES = {"inbox": "/zh/inbox", "desk": "/zh/desk"}


class Ours:
    """The example cluster, its hospital's editor, and who posts."""

    def __init__(self, name, cluster, writers, organisations):
        self.name, self.cluster, self.paths, self.posted = name, cluster, PAGES, f"/zh/post/need/{MARKET}"
        cluster.run("demo", "--no-serve", "--json")
        table = cluster.folder / "members.csv"
        names = [f"生成的医院{number:04}号" for number in range(writers * organisations)]
        table.write_text("名称,角色\n" + "".join(f"{name},医院\n" for name in names), encoding="utf-8")
        cluster.imports(table, "organisation")
        self.accounts = cluster.folder / "accounts.tsv"
        lines, self.people = [], []
        with self.server() as server:
            portal = Portal(server.address, server.process)
            reader = account(cluster, portal, "reader@example.cn", HOSPITAL)
            reviewer = account(cluster, portal, "reviewer@example.cn", office="reviewer")
            organisation = re.search(r'<option value="(\w+)"', reader.get(self.posted).text)[1]
            for number in range(8):
                form = {"organisation": organisation, "name": f"待攻关的难题 {number}", "fields": "imaging"}
                place = reader.sent(self.posted, form | {"visibility": "everyone"})
                reader.sent(place, {"do": "hand-in"})
                record, seen = place.removeprefix("/zh/posting/"), reviewer.hidden("/zh/review")["seen"]
                reviewer.sent("/zh/review", {"do": "publish", "record": record, "seen": seen})
            self.pages = {name: reader.get(path).text for name, path in PAGES.items()}
            assert all("待攻关的难题 7" in page for page in self.pages.values()), "the pages show what was posted"
            assert 'class="match"' in self.pages["desk"], "the desk shows what fits it"
            self.reader = self.line(reader, [])
            for number in range(writers):
                mine = names[number * organisations : (number + 1) * organisations]
                writer = account(cluster, portal, f"writer{number}@example.cn", mine[0])
                for other in mine[1:]:
                    cluster.run("account", "join", f"writer{number}@example.cn", other, "--role", "editor")
                page = writer.get(self.posted).text
                select = page[page.index('name="organisation"') :]
                found = re.findall(r'<option value="(\w+)"', select[: select.index("</select>")])
                assert len(found) == organisations, found
                lines.append(self.line(writer, found))
                writer.session.close()
            reader.session.close()
            reviewer.session.close()
        self.write(lines)

    def write(self, lines):
        self.accounts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.accounts.with_suffix(".reader").write_text(self.reader + "\n", encoding="utf-8")

    @staticmethod
    def line(visitor, organisations):
        token = visitor.hidden("/zh/account")["token"]
        return "\t".join([f"{visitor.cookie.name}={visitor.cookie.value}", token, *organisations])

    def server(self):
        port = free_port()
        return Server([BINARY, "serve", "--port", str(port), "--store", str(self.cluster.store)], port)

    def count(self):
        file = self.cluster.folder / "needs.jsonl"
        self.cluster.run("export", "--kind", "need", "--out", file)
        return sum(1 for line in file.read_text(encoding="utf-8").splitlines() if "生成的需求" in line)


class Django:
    name, paths, posted = "Django, SQLite, gunicorn 2 × 4", {name: f"/{name}" for name in PAGES}, "/post"

    def __init__(self, folder, pages, writers, organisations):
        self.folder = folder
        (folder / "templates").mkdir(parents=True)
        values = {}
        for name, page in pages.items():
            source, values[name] = template.template_of(page)
            if token := re.search(r'name="token" value="(\w+)"', page):
                source = source.replace(token[1], "{{ csrf_token }}")
            source = re.sub(r"(v|r\d+)\[(\d+)\]", r"\1.\2", source)
            (folder / f"templates/{name}.html").write_text(source, encoding="utf-8")
        given = {"values": values, "writers": writers, "organisations": organisations}
        (folder / "desk.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        subprocess.run([sys.executable, HERE / "django_app/prepare.py", folder], check=True)
        accounts = json.loads((folder / "accounts.json").read_text())
        lines = ["\t".join([a["cookie"], a["token"], *a["organisations"]]) for a in accounts]
        self.accounts = folder / "accounts.tsv"
        self.accounts.with_suffix(".reader").write_text(lines[0] + "\n")
        self.accounts.write_text("\n".join(lines[1:]) + "\n")
        with self.server() as server:
            for name, page in pages.items():
                if plain(self.read(server, name)) != plain(page):
                    sys.exit(f"the peer's {name} is not the same page")

    def read(self, server, page):
        with_cookie = Visitor(server.address)
        cookie = self.accounts.with_suffix(".reader").read_text().split("\t")[0]
        answer = with_cookie.session.get(server.address + self.paths[page], headers={"Cookie": cookie}, timeout=30)
        with_cookie.session.close()
        assert answer.status_code == 200, answer.status_code
        return answer.text

    def server(self):
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "--chdir", HERE, "--workers", "2", "--worker-class", "gthread"]
        command += ["--threads", "4", "--bind", f"127.0.0.1:{port}", "--log-level", "error", "--keep-alive", "30"]
        command.append("django.core.wsgi:get_wsgi_application()")
        return Server(command, port, PEER_FOLDER=str(self.folder), DJANGO_SETTINGS_MODULE="django_app.settings")

    def count(self):
        import sqlite3

        with sqlite3.connect(self.folder / "peer.db") as database:
            return database.execute("SELECT count(*) FROM django_app_need").fetchone()[0]


def plain(page):
    """The page without what each session has of its own."""
    return template.parse(re.sub(r'(name="token" value=)"\w+"', r'\1""', page))


def load(address, path, seconds, mode, accounts, first=0):
    settle(address + "/healthz")
    # wrk's own line of the host: a script that formats its requests has to say it itself.
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", HERE / "wrk.lua"]
    command += [address, "--", mode, path, accounts, str(first)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(re.search(r"JSON(\{.*\})", result.stdout)[1])
    if found["faults"] or (seconds > 1 and not found["requests"]):
        sys.exit(f"{address}{path}: {found['faults']} of {found['requests']} failed\n{result.stdout}{result.stderr}")
    return found


def measured(sides, rounds, seconds):
    results, sent = {}, dict.fromkeys(sides, 0)
    for number in range(rounds):
        for side in sides:
            say(f"{side.name}: round {number + 1} of {rounds}")
            with side.server() as server:
                reader = side.accounts.with_suffix(".reader")
                for page, path in side.paths.items():
                    load(server.address, path, 1, "read", reader)
                    found = load(server.address, path, seconds, "read", reader)
                    results.setdefault((page, side), []).append(found)
                for key, length in (("warm", 1), ("post", seconds)):
                    found = load(server.address, side.posted, length, "post", side.accounts, sent[side])
                    # Names go on where the last run may have ended.
                    sent[side] += found["requests"] + CONNECTIONS
                    results.setdefault((key, side), []).append(found)
    for side in sides:
        taken = sum(found["requests"] for key in ("warm", "post") for found in results[key, side])
        kept = side.count()
        if not taken <= kept <= taken + 2 * rounds * CONNECTIONS:
            sys.exit(f"{side.name}: {taken} needs were taken, {kept} are in the store")
    return results


def told(results, sides, what):
    lines, rates = [], {}
    for side in sides:
        found = results[what, side]
        rate = statistics.median(f["requests"] / f["seconds"] for f in found)
        rates[side] = rate
        p50, p99 = (statistics.median(f[key] for f in found) for key in ("p50", "p99"))
        lines.append([side.name, rate, p50, p99])
    base = rates[sides[-1]]
    return [
        ["", name, f"{rate:,.0f}", f"{p50:.1f}", f"{p99:.1f}", f"{rate / base:.1f}"] for name, rate, p50, p99 in lines
    ]


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--accounts", type=int, default=CONNECTIONS, help="who post in turns")
    options.add_argument("--organisations", type=int, default=8, help="of each of them")
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="lianqiao-desk-"))
    server = os.environ.get("LIANQIAO_TEST_POSTGRES")
    try:
        for line in machine()[:1] + [f"load when this began: {os.getloadavg()[0]:.2f}"]:
            print(line)
        print(f"medians of {given.rounds} alternating rounds of {given.seconds} s; c = {CONNECTIONS}", flush=True)
        people = (given.accounts, given.organisations)
        say("preparing SQLite")
        sides = [Ours("lianqiao, SQLite", Cluster(folder / "sqlite"), *people)]
        if server:
            with schema(server, folder / "postgres") as cluster:
                say("preparing PostgreSQL")
                sides.append(Ours("lianqiao, PostgreSQL", cluster, *people))
                finish(sides, folder, people, given)
        else:
            finish(sides, folder, people, given)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def finish(sides, folder, people, given):
    say("preparing Django")
    sides = [*sides, Django(folder / "django", sides[0].pages, *people)]
    results = measured(sides, given.rounds, given.seconds)
    header = ["", "who", "requests/s", "p50 ms", "p99 ms", "× Django"]
    for name, page in sides[0].pages.items():
        show(f"The signed-in {name}, {len(page.encode()) / 1000:.0f} kB", header, told(results, sides, name))
    show("Posting a need", header, told(results, sides, "post"))
    print(f"load at the end: {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
