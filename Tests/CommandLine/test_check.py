"""`lianqiao check`: integrity decides, contradictions and missing sources are told."""

import sqlite3

from lianqiao import assert_bilingual


def test_the_example_is_whole_and_its_contradictions_are_told(example):
    report = example.json("check")
    assert report["ok"] is True
    assert report["journal"]["entries"] > 0 and len(report["journal"]["head"]) >= 64
    problems = report["problems"]
    assert problems and all(problem["severity"] == "warning" for problem in problems)
    for problem in problems:
        assert problem["code"] and problem["where"]
        assert_bilingual(problem)
    words = " ".join(problem["zh"] + problem["en"] for problem in problems)
    assert "20.6" in words and "12.4" in words, "332 after 275.36 is +20.6 %, the source says +12.4 %"


def test_reading_changes_nothing(demo):
    before = demo.contents()
    demo.run("check")
    demo.run("match", "--all")
    demo.run("search", "CT")
    assert demo.contents() == before


def test_a_changed_journal_entry_shows(demo):
    database = sqlite3.connect(demo.store)
    text = [row[1] for row in database.execute("PRAGMA table_info(journal)") if row[2] == "TEXT"]
    assert text, "the journal is the table that check reads"
    for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    ).fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    database.execute("UPDATE journal SET actor = 'somebody else' WHERE seq = 2")
    database.commit()
    database.close()
    report = demo.run("check", "--json", code=1).json
    assert report["ok"] is False
    errors = [problem for problem in report["problems"] if problem["severity"] == "error"]
    assert errors
    for problem in errors:
        assert_bilingual(problem)
