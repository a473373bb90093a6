"""Two servers over one store, each written to, edited beside and read from, all at once.

`LIANQIAO_SECONDS=60 make test-load` takes as long as that, and prints the figures.
"""

import itertools
import json
import os
import secrets
import statistics
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

import postgres
from lianqiao import Cluster

SECONDS = float(os.environ.get("LIANQIAO_SECONDS", "6"))
ROWS = 20


@pytest.fixture(params=["sqlite", "postgresql"])
def cluster(request, tmp_path):
    if request.param == "sqlite":
        yield Cluster(tmp_path)
    else:
        with postgres.schema(postgres.address(), tmp_path) as cluster:
            yield cluster


class Desk:
    """One of the two servers, with those who work at it: what they were told was done, and how long it took."""

    def __init__(self, number, address, token, cluster):
        self.number, self.address, self.token, self.cluster = number, address, token, cluster
        self.other = None
        self.imported, self.edits, self.level = [], [], ""
        self.times = {"read": [], "import": [], "edit": [], "seen by the other": []}

    def call(self, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers["Content-Type"] = "text/csv"
        request = urllib.request.Request(self.address + path, data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read(), answer.headers

    def json(self, path):
        return json.loads(self.call(path)[0])

    def holds(self, level):
        """Whether all that one file brought is there; each file's records have a level of their own."""
        total = self.json(f"/api/v1/organisations?limit=1&level={level}")["total"]
        assert total in (0, ROWS), f"{total} rows of {ROWS}: part of a batch was seen"
        return total == ROWS

    def timed(self, what, work):
        begin = time.monotonic()
        answer = work()
        self.times[what].append(time.monotonic() - begin)
        return answer

    def imports(self, over):
        for batch in itertools.count():
            if over.is_set():
                return
            names = [f"并行示例{self.number}-{batch}-{row}厂" for row in range(ROWS)]
            level = f"{self.number}-{batch}"
            table = "名称,等级\n" + "".join(f"{name},{level}\n" for name in names)
            job = self.timed("import", lambda: self.job(table))
            assert job["state"] == "done" and job["report"]["created"] == ROWS, job
            self.imported += names
            self.level = level
            self.timed("seen by the other", lambda: self.other.waits_for(level))

    def job(self, table):
        place = self.call("/api/v1/imports?kind=organisation&file=t.csv", table.encode())[1]["Location"]
        while (job := self.json(place))["state"] in ("queued", "running"):
            time.sleep(0.01)
        return job

    def waits_for(self, level):
        end = time.monotonic() + 30
        while not self.holds(level):
            assert time.monotonic() < end, f"server {self.number} never saw the file of {level}"
            time.sleep(0.02)

    def edit(self, over):
        """Each desk keeps a field of its own of one record: whoever writes back what it read before loses the other's."""
        field = ["address", "website"][self.number]
        for count in itertools.count(1):
            if over.is_set():
                return
            words = f"https://example.org/{self.number}/{count}"
            self.timed("edit", lambda: self.cluster.run("record", "edit", "@shared", "--set", f"{field}={words}"))
            self.edits.append(words)

    def reads(self, over):
        search = "/api/v1/search?q=" + urllib.parse.quote("示例")
        paths = ["/zh/", "/en/organisation", "/api/v1/organisations?limit=50", search]
        for path in itertools.cycle(paths):
            if over.is_set():
                return
            self.timed("read", lambda: self.call(path))


def test_two_servers_lose_nothing_and_show_no_lock(cluster):
    (cluster.folder / "shared.csv").write_text("key,名称\nshared,共同示例厂\n", encoding="utf-8")
    cluster.imports("shared.csv", "organisation")
    token = secrets.token_urlsafe(32)
    (cluster.folder / "token").write_text(token)
    serving = ("serve", "--token-file", cluster.folder / "token")
    with cluster.serving(*serving) as first, cluster.serving(*serving) as second:
        desks = [Desk(number, portal.address, token, cluster) for number, portal in enumerate((first, second))]
        desks[0].other, desks[1].other = desks[1], desks[0]
        over, faults = threading.Event(), []

        def guarded(work):
            try:
                work(over)
            except BaseException as fault:  # A thread's failure is the test's.
                faults.append(fault)
                over.set()

        works = [work for desk in desks for work in (desk.imports, desk.edit, desk.reads)]
        threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        over.wait(SECONDS)
        over.set()
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]

        names = sorted(itertools.chain.from_iterable(desk.imported for desk in desks))
        for desk in desks:
            for other in desks:
                desk.waits_for(other.level)
            lines = desk.call("/api/v1/organisations.jsonl")[0].decode().splitlines()
            held = [json.loads(line)["fields"]["name"]["zh"] for line in lines]
            assert sorted(held) == sorted([*names, "共同示例厂"])
    for portal in (first, second):
        assert "store.busy" not in portal.err and "locked" not in portal.err, portal.err
    history = cluster.run("record", "history", "@shared", "--json").out
    for desk in desks:
        places = [history.find(f'"{words}"') for words in desk.edits]
        assert desk.edits and -1 not in places and places in (sorted(places), sorted(places, reverse=True))
        # The last that each was told stands, whatever the other wrote meanwhile.
        assert desk.edits[-1] in cluster.run("record", "show", "@shared", "--json").out
    assert cluster.json("check")["ok"]
    for what in desks[0].times:
        times = sorted(desks[0].times[what] + desks[1].times[what])
        print(
            f"\n{what}: {len(times)} in {SECONDS:g} s, median {statistics.median(times) * 1000:.0f} ms, "
            f"p99 {times[int(len(times) * 0.99) - 1] * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms",
            end="",
        )
