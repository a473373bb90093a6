"""The program as its users have it: the binary, a store in a folder of its own, and what it says."""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BINARY = Path(os.environ.get("LIANQIAO_BINARY", ROOT / ".build/release/lianqiao"))
DATA = Path(os.environ.get("LIANQIAO_DATA", ROOT.parent / "shared/data"))
LANGUAGES = ["zh", "en"]


def data(name):
    """A file of real data, which is not part of the project; without it the test is skipped."""
    file = DATA / name
    if not file.exists():
        pytest.skip(f"{file} is not there: real data stands beside the project, not in it")
    return file


@dataclass
class Result:
    args: list
    code: int
    out: str
    err: str
    seconds: float

    @property
    def json(self):
        """The one object of --json; anything else on standard output is a fault."""
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self):
        """The refusal, held to the contract: a code, a place, both languages, and what to do."""
        error = self.json["error"]
        assert set(error) == {"code", "where", "zh", "en", "fix"}, error
        assert_bilingual(error)
        assert_bilingual(error["fix"])
        return error


def assert_bilingual(words):
    assert any("\u4e00" <= c <= "\u9fff" for c in words["zh"]), f"not Chinese: {words['zh']!r}"
    assert words["en"].strip() and words["en"] != words["zh"], words
    for text in (words["zh"], words["en"]):
        assert "{" not in text or "}" not in text, f"a place was not filled in: {text!r}"


class Cluster:
    """A store, and commands upon it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.store = self.folder / "cluster.db"

    @staticmethod
    def environment():
        # The tester's own settings must not decide a test.
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("LIANQIAO_", "LC_")) and k not in ("LANG", "LANGUAGE")
        }
        return kept | {"LANG": "C.UTF-8"}

    def start(self, *args, **options):
        assert BINARY.exists(), f"{BINARY} is not built: run make build"
        command = [str(BINARY), *map(str, args), "--store", str(self.store)]
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment(),
            **options,
        )

    def run(self, *args, code=0, timeout=300):
        """Runs a command and holds it to its exit code; `code=None` leaves that to the test."""
        begin = time.monotonic()
        process = self.start(*args)
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            pytest.fail(f"{args} took more than {timeout} s\n{err.decode(errors='replace')[-2000:]}")
        result = Result(
            list(args), process.returncode, out.decode(), err.decode(errors="replace"), time.monotonic() - begin
        )
        if code is not None:
            assert (
                result.code == code
            ), f"lianqiao {' '.join(map(str, args))}: exit {result.code}, not {code}\n{result.out[-3000:]}\n{result.err[-3000:]}"
        return result

    def json(self, *args, **options):
        return self.run(*args, "--json", **options).json

    def lines(self, *args, **options):
        return self.run(*args, "--json", **options).lines

    def imports(self, file, kind, *args, code=0):
        """An import's report, held to its arithmetic."""
        report = self.json("import", file, "--kind", kind, *args, code=code)
        assert set(report) == {
            "kind",
            "batch",
            "read",
            "created",
            "changed",
            "unchanged",
            "merged",
            "refused",
            "columns",
            "linked",
        }, report
        assert report["read"] == (
            report["created"] + report["changed"] + report["unchanged"] + report["merged"] + len(report["refused"])
        ), report
        assert set(report["linked"]) == {"existing", "provisional", "ambiguous"}
        for column in report["columns"]:
            assert column["how"] in ("exact", "alias", "guess", "ignored"), column
            assert ("field" in column and column["field"]) or column["how"] == "ignored", column
        for fault in report["refused"]:
            assert set(fault) == {"row", "cell", "value", "code", "zh", "en"}, fault
            assert_bilingual(fault)
        return report

    def fingerprint(self):
        """The bytes of the store: its file and what waits in its log."""
        digest = hashlib.sha256()
        for name in (self.store, self.store.with_name(self.store.name + "-wal")):
            digest.update(name.read_bytes() if name.exists() else b"")
            digest.update(b"|")
        return digest.hexdigest()

    def contents(self):
        """What the store says, whatever its pages look like: opening an SQLite file in WAL mode writes to its header."""
        digest = hashlib.sha256()
        database = sqlite3.connect(self.store)
        for line in database.iterdump():
            digest.update(line.encode())
        database.close()
        return digest.hexdigest()

    def copy(self, folder):
        """The same store elsewhere, once nobody has it open."""
        other = Cluster(folder)
        for suffix in ("", "-wal"):
            file = self.store.with_name(self.store.name + suffix)
            if file.exists():
                shutil.copy(file, other.store.with_name(other.store.name + suffix))
        return other

    @contextlib.contextmanager
    def serving(self, *args, port=None):
        """`lianqiao serve` (or what `args` say) on a free port, until the test is done."""
        port = port or free_port()
        process = self.start(*(args or ("serve",)), "--port", port)
        portal = Portal(f"http://127.0.0.1:{port}", process)
        try:
            portal.wait()
            yield portal
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                portal.out, portal.err = (text.decode(errors="replace") for text in process.communicate(timeout=10))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                pytest.fail("the server did not stop within 10 s of SIGTERM")


@dataclass
class Portal:
    address: str
    process: subprocess.Popen
    out: str = ""
    err: str = ""

    def wait(self, seconds=30):
        """Until /healthz answers 200."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                out, err = self.process.communicate()
                pytest.fail(f"the server ended with {self.process.returncode}\n{(out + err).decode(errors='replace')}")
            try:
                with urllib.request.urlopen(self.address + "/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.05)
        pytest.fail(f"{self.address}/healthz did not answer within {seconds} s")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
