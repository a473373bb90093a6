"""Exit codes: 0 done, 1 refused, 2 wrong usage, 130 interrupted."""

import signal
import subprocess
import time

import pytest

from lianqiao import BINARY

WRONG = [
    ["import"],
    ["import", "x.csv"],
    ["import", "x.csv", "--kind", "nonsense"],
    ["export", "--kind", "nonsense", "--out", "x.csv"],
    ["export", "--kind", "need", "--out", "x.docx"],
    ["match"],
    ["match", "--all", "--market", "nonsense"],
    ["match", "--all", "--limit", "0"],
    ["search"],
    ["search", "CT", "--limit", "x"],
    ["search", "CT", "--facet", "no-equals-sign"],
    ["search", "CT", *["--facet", "kind=need"] * 101],
    ["search", "CT", "--lang", "fr"],
    ["reference", "add", "nonsense", "--from", "."],
    ["serve", "--port", "70000"],
    ["nonsense"],
    ["check", "--nonsense"],
]


@pytest.mark.parametrize("args", WRONG, ids=lambda args: " ".join(args)[:60])
def test_wrong_usage_is_2_and_says_what(demo, args):
    (demo.folder / "x.csv").write_text("name\n甲公司\n")
    before = demo.contents()
    result = demo.run(*args, code=2)
    assert result.err.strip() and not result.out.strip()
    assert demo.contents() == before


REFUSED = [
    (["import", "absent.csv", "--kind", "organisation"], "file.unreadable"),
    (["match", "need/absent"], "record.absent"),
    (["export", "--kind", "need", "--out", "/proc/nowhere/x.csv"], "file.unreadable"),
    (["reference", "remove", "emdn"], "reference.absent"),
    (["batch", "undo", "absent"], "batch.absent"),
]


@pytest.mark.parametrize("args, code", REFUSED, ids=[" ".join(args) for args, _ in REFUSED])
def test_a_refusal_is_1_in_words_and_as_an_object(demo, args, code):
    assert demo.run(*args, "--json", code=1).error["code"] == code
    for language in ("zh", "en"):
        result = demo.run(*args, "--lang", language, code=1)
        assert result.err.strip() and not result.out.strip()


READING = [
    ["check"],
    ["match", "--all"],
    ["search", "CT"],
    ["record", "show", "organisation/0000"],
    ["export", "--kind", "need", "--out", "x.csv"],
    ["batch", "list"],
    ["mapping", "list"],
    ["reference", "list"],
    ["backup", "x.db"],
]


@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_a_mistyped_path_is_no_empty_cluster(empty, args):
    empty.store = empty.folder / "typo" / "lianqiao.db"
    error = empty.run(*args, "--json", code=1).error
    assert error["code"] == "store.absent" and error["where"] == str(empty.store)
    assert not empty.store.parent.exists()


@pytest.mark.parametrize("args", [["--help"], ["import", "--help"], ["help", "match"], ["--version"]], ids=" ".join)
def test_help_is_done(args):
    # These take no store.
    result = subprocess.run([BINARY, *args], capture_output=True, text=True, timeout=10)
    assert result.returncode == 0 and result.stdout.strip() and not result.stderr


def test_a_store_of_another_program_is_refused(empty):
    empty.store.write_bytes(b"This is a letter, not a database. " * 100)
    before = empty.fingerprint()
    assert empty.run("check", "--json", code=1).error["code"] in ("store.foreign", "store.unopenable")
    assert empty.fingerprint() == before


def test_interrupted_is_130(demo):
    file = demo.folder / "many.csv"
    file.write_text("name\n" + "".join(f"生成机构 {number}\n" for number in range(200_000)))
    # Under nohup and behind a shell's `&` the signal is ignored by inheritance; a person at a terminal has it.
    heed = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    process = demo.start("import", file, "--kind", "organisation", preexec_fn=heed)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    # Either it says so itself or the signal ends it, which a shell shows as the same number.
    assert process.returncode in (130, -signal.SIGINT), (process.returncode, out[-300:], err[-300:])
    assert demo.json("check")["ok"] is True
