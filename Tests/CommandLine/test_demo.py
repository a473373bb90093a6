"""`lianqiao demo`: a living cluster at once, on one screen."""

import json
import resource

import pytest

from lianqiao import LANGUAGES

MARKETS = {
    "procurement", "supply", "challenge", "finance", "trial", "service", "expert", "policy", "space", "talent",
    "cooperation",
}  # fmt: skip
# The articles name nobody who is open to a post.
UNANSWERED = {"talent"}


def test_one_object_and_fast(empty):
    # Processor time, which is the elapsed time of a machine that has nothing else to do: this one may be busy.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = empty.run("demo", "--no-serve", "--json")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    glance = run.json
    assert set(glance) == {"organisations", "figures", "asks", "answered", "milliseconds"}
    assert all(type(value) is int for value in glance.values())
    assert glance["organisations"] >= 50 and glance["figures"] >= 30
    assert 0 < glance["answered"] <= glance["asks"]
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    print(f"\ndemo: {run.seconds:.2f} s, {processor:.2f} s of processor, says {glance['milliseconds']} ms")
    assert processor < 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_a_screen(empty, language):
    shown = empty.run("demo", "--no-serve", "--lang", language).out
    assert 10 <= len(shown.splitlines()) <= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_prints_the_portals_address_and_serves(empty, language):
    with empty.serving("demo", "--lang", language) as portal:
        pass
    assert f"{portal.address}/{language}/" in portal.out
    assert len(portal.out.splitlines()) <= 41


def test_loading_it_again_changes_nothing(demo):
    before = demo.json("check")
    demo.run("demo", "--no-serve", "--json")
    assert demo.json("check") == before


def test_asks_in_all_markets(example):
    matches = example.lines("match", "--all")
    assert {match["market"] for match in matches} == MARKETS
    answered = {match["market"] for match in matches if match["answers"]}
    assert answered == MARKETS - UNANSWERED, f"no ask is answered in {MARKETS - UNANSWERED - answered}"


def test_nothing_but_json_on_standard_output(example):
    for command in (["check"], ["search", "CT"], ["match", "--all"]):
        for line in example.run(*command, "--json").out.splitlines():
            json.loads(line)
