"""What the contract promises a program, end to end on the program as it is served."""

import json
import os
import re
import signal
import tempfile
import threading
import time
import xml.etree.ElementTree as XML

import pytest

from api import Service

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_api_answers_the_objects_of_the_command_line(service):
    need = service.call("/api/v1/needs?limit=1").json["items"][0]["id"]
    printed = service.cluster.lines("match", f"need/{need}")
    assert service.call(f"/api/v1/match?ask=need/{need}").json["matches"] == printed
    # The command line operates: it sees what the token sees.
    printed = service.cluster.json("search", "CT", "--limit", "5")
    answered = service.call("/api/v1/search?q=CT&limit=5", token=True).json
    assert answered.keys() == printed.keys()
    assert answered | {"next": ""} == printed | {"next": ""}
    contradictions = service.call("/api/v1/check?limit=200").json["items"]
    printed = {(p["code"], p["where"], p["zh"], p["en"]) for p in service.cluster.json("check")["problems"]}
    assert contradictions and {(p["code"], p["where"], p["zh"], p["en"]) for p in contradictions} <= printed


def test_the_export_has_every_record_once_and_in_order(service):
    for kind in service.call("/api/v1").json["kinds"]:
        lines = service.call(kind["path"] + ".jsonl").body.decode().splitlines()
        ids = [json.loads(line)["id"] for line in lines]
        assert ids == sorted(set(ids)) and len(ids) == kind["total"]


def test_what_the_export_says_is_what_an_import_reads(service, tmp_path):
    kinds = [kind for kind in service.call("/api/v1").json["kinds"] if kind["total"]]
    assert len(kinds) > 10
    for kind in kinds:
        file = tmp_path / f"{kind['kind']}.jsonl"
        file.write_bytes(service.call(kind["path"] + ".jsonl").body)
        report = service.cluster.imports(file, kind["kind"])
        assert report["read"] == report["unchanged"] == kind["total"], report


def test_an_import_that_is_killed_is_interrupted_and_whole_or_not_there(new_cluster, tmp_path, token):
    cluster = new_cluster(tmp_path / "killed")
    table = "名称,角色\n" + "".join(f"示例{n}厂,maker\n" for n in range(20_000))
    (cluster.folder / "token").write_text(token)
    process = None
    with cluster.serving("serve", "--token-file", cluster.folder / "token") as portal:
        desk = Service(portal.address, token, cluster)
        first = desk.imports("名称\n示例甲厂\n", "organisation")
        assert desk.over(first)["state"] == "done"
        place = desk.imports(table, "organisation")
        while desk.call(place, token=True).json["progress"]["done"] == 0:
            pass
        process = portal.process
        process.send_signal(signal.SIGKILL)
        process.wait()
    with cluster.serving("serve", "--token-file", cluster.folder / "token") as portal:
        desk = Service(portal.address, token, cluster)
        assert desk.call(place, token=True).json["state"] == "interrupted"
        assert desk.call(first, token=True).json["state"] == "done"
        assert desk.call("/api/v1/organisations").json["total"] == 1
        again = desk.over(desk.imports(table, "organisation"))
        assert again["report"]["created"] == 20_000
    assert cluster.json("check")["ok"]


def test_reading_goes_on_while_an_import_writes_and_its_progress_is_told(service):
    table = "名称,角色\n" + "".join(f"进度示例{n}厂,maker\n" for n in range(10_000))
    place = service.imports(table, "organisation")
    seen, give_up = set(), time.monotonic() + 300
    while True:
        job = service.call(place, token=True).json
        assert time.monotonic() < give_up, job
        if job["state"] == "running":
            seen.add(job["progress"]["done"])
            assert service.call("/api/v1/products").status == 200
        if job["state"] not in ("queued", "running"):
            break
    assert job["state"] == "done" and job["report"]["created"] == 10_000
    assert len(seen) > 2, f"no progress was told: {seen}"
    undone = service.call(place + "/undo", "POST", b"", token=True)
    assert undone.status == 200 and undone.json["removed"] == 10_000


def test_many_at_once_under_one_key_are_one_job(service):
    places = []
    threads = [
        threading.Thread(
            target=lambda: places.append(
                service.imports("名称\n同键示例厂\n", "organisation", Idempotency_Key="one-key")
            )
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(places) == 8 and len(set(places)) == 1
    service.over(places[0])
    assert service.call(places[0] + "/undo", "POST", b"", token=True).json["removed"] == 1


@pytest.mark.parametrize("size", [64 << 20, (64 << 20) + 1])
def test_a_file_may_be_as_large_as_is_said_and_no_larger(service, size):
    head = "名称,说明\n".encode()
    answer = service.call(
        "/api/v1/imports?kind=organisation", "POST", head + b"x" * (size - len(head)), token=True, Content_Type="text/csv"
    )
    if size > 64 << 20:
        assert answer.status == 413 and answer.json["code"] == "api.body.large"
    else:
        # A row of one cell that is too long: the file was taken, and is refused as a file.
        assert answer.status == 202 and service.over(answer.headers["Location"])["state"] in ("done", "refused")


def test_no_upload_stays_behind(service, tmp_path):
    folders = [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("lianqiao-upload-")]
    service.over(service.imports("x\n1\n", "need"))
    assert [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("lianqiao-upload-")] == folders


def test_feeds_and_site_map_are_well_formed_and_lead_somewhere(service):
    for language in ("zh", "en"):
        feed = XML.fromstring(service.call(f"/feeds/{language}/new.atom").body)
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 50
        for entry in entries[:5]:
            assert entry.find(f"{ATOM}id").text.startswith("urn:lianqiao:")
            address = entry.find(f"{ATOM}link").get("href")
            assert address.startswith(service.address)
            assert service.call(address.removeprefix(service.address)).status == 200
    addresses = [loc.text for loc in XML.fromstring(service.call("/sitemap.xml").body).iter(f"{SITEMAP}loc")]
    assert len(addresses) == len(set(addresses)) > 500
    assert f"Sitemap: {service.address}/sitemap.xml" in service.call("/robots.txt").body.decode()


def test_linked_data_of_every_public_page_is_json_and_ends_where_it_should(service):
    types = set()
    for kind in service.call("/api/v1").json["kinds"]:
        for record in service.call(kind["path"] + "?limit=20").json["items"]:
            if "zh" not in record["links"]:
                continue
            page = service.call(record["links"]["zh"]).body.decode()
            blocks = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
            assert page.count("<script") == len(blocks) <= 1
            for attributes, block in blocks:
                assert attributes == ' type="application/ld+json"' and "<" not in block
                data = json.loads(block)
                assert data["@context"] == "https://schema.org" and data["name"]
                types.add(data["@type"])
    assert {"Organization", "Product", "Event", "GovernmentService", "Dataset"} <= types


def test_the_commands_of_the_documentation_work(service, tmp_path):
    page = service.call("/api/docs?lang=en").body.decode()
    commands = re.findall(r"<pre><code>(curl[^<]*)</code></pre>", page)
    assert len(commands) > 40
    tried = 0
    for command in commands:
        address = re.search(r"(http://[^ &]*(?:&amp;[^ &]*)*?)&#39;$", command.strip())
        if not address or "TOKEN" in command:
            continue
        path = address[1].replace("&amp;", "&").removeprefix(service.address)
        assert service.call(path).status == 200, command
        tried += 1
    assert tried > 40


@pytest.mark.parametrize("words, code", [("too-short", "api.token.short"), (None, "file.unreadable")])
def test_a_token_that_is_no_good_is_told_before_the_store_is_opened(service, tmp_path, words, code):
    cluster = type(service.cluster)(tmp_path)
    if words:
        (tmp_path / "token").write_text(words)
    result = cluster.run("serve", "--token-file", tmp_path / "token", "--json", code=None)
    assert result.code in (1, 2) and result.error["code"] == code
    assert not cluster.store.exists()
