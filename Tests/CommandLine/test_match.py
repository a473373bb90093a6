"""`lianqiao match`: answers with reasons that add up, and silence that explains itself."""

import pytest

from lianqiao import assert_bilingual


@pytest.fixture(scope="module")
def matches(example):
    return example.lines("match", "--all")


def answered(matches):
    return [match for match in matches if match["answers"]]


def test_reasons_add_up_to_the_score(matches):
    for match in matches:
        for answer in match["answers"]:
            parts = sum(reason["contribution"] for reason in answer["reasons"])
            assert abs(parts - answer["score"]) <= 1e-6, (match["ask"], answer["answer"], parts, answer["score"])
            assert 0 <= answer["score"] <= 1


def test_every_reason_and_question_speaks_both_languages(matches):
    for match in matches:
        for answer in match["answers"]:
            assert answer["reasons"], (match["ask"], answer["answer"])
            for reason in answer["reasons"]:
                assert reason["side"] in ("ask", "answer") and reason["criterion"]
                assert reason["zh"] and reason["en"]
            for question in answer["unknown"]:
                assert question["gate"]
                assert_bilingual(question)


def test_best_first(matches):
    for match in matches:
        scores = [answer["score"] for answer in match["answers"]]
        assert scores == sorted(scores, reverse=True), match["ask"]


def test_what_has_no_answer_says_why(matches):
    for match in matches:
        assert bool(match["answers"]) == ("none" not in match or match["none"] is None), match["ask"]
        if not match["answers"]:
            assert match["none"]["code"]
            assert_bilingual(match["none"])
            assert all(type(count) is int for count in match["none"]["refusedBy"].values())


def test_an_ask_by_itself_answers_as_among_all(example, matches):
    for match in answered(matches)[:5]:
        alone = example.lines("match", f"{match['ask']['kind']}/{match['ask']['id']}", "--market", match["market"])
        assert alone == [match]


def test_an_offer_finds_the_asks_that_it_fits(example, matches):
    seen = set()
    for match in answered(matches):
        if match["market"] in seen:
            continue
        seen.add(match["market"])
        best = match["answers"][0]
        ref = f"{best['answer']['kind']}/{best['answer']['id']}"
        back = [
            line
            for line in example.lines("match", "--offer", ref, "--limit", "1000")
            if line["market"] == match["market"]
        ]
        assert len(back) == 1 and back[0]["answer"] == best["answer"]
        found = [ask for ask in back[0]["asks"] if ask["ask"] == match["ask"]]
        assert found and abs(found[0]["score"] - best["score"]) <= 1e-6, ref
        for ask in back[0]["asks"]:
            assert abs(sum(reason["contribution"] for reason in ask["reasons"]) - ask["score"]) <= 1e-6


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_reads_scores_and_reasons(example, matches, language):
    ask = answered(matches)[0]["ask"]
    shown = example.run("match", f"{ask['kind']}/{ask['id']}", "--lang", language).out
    assert "1. " in shown and "+" in shown


def test_an_offer_that_fits_no_ask_says_why(demo):
    needs = demo.folder / "ended.csv"
    needs.write_text("key,name,market,status\nended,心电图机,procurement,withdrawn\n", encoding="utf-8")
    demo.imports(needs, "need")
    products = demo.folder / "unwanted.csv"
    products.write_text("key,name,stage\nunwanted,桌椅板凳,marketed\n", encoding="utf-8")
    demo.imports(products, "product")
    (line,) = demo.lines("match", "--offer", "@unwanted")
    assert line["asks"] == [] and line["market"] == "procurement" and line["none"]["code"].startswith("match.none.")
    assert_bilingual(line["none"])
    for language in ["zh", "en"]:
        assert line["none"][language] in demo.run("match", "--offer", "@unwanted", "--lang", language).out
    refused = demo.run("match", "--offer", "@ended", "--json", code=1).json
    assert refused["error"]["code"] == "match.answer.none"


def test_an_ask_that_has_ended_is_told_so(demo):
    needs = demo.folder / "ended.csv"
    needs.write_text("key,name,market,status\nended,磁共振成像设备,procurement,withdrawn\n", encoding="utf-8")
    demo.imports(needs, "need")
    (told,) = demo.lines("match", "@ended")
    assert told["answers"] == [] and told["none"]["code"] == "match.none.ended"
    assert_bilingual(told["none"])
    (insisting,) = demo.lines("match", "@ended", "--ended")
    assert insisting["answers"]
    assert all(match["ask"] != told["ask"] for match in demo.lines("match", "--all"))
    demo.run("match", "--all", "--ended", code=2)


def test_a_category_that_was_inferred_says_so(demo):
    needs = demo.folder / "inferred.csv"
    needs.write_text(
        "key,name,market\nnamed,磁共振成像设备,procurement\nguessed,麻醉呼吸管路,procurement\n", encoding="utf-8"
    )
    demo.imports(needs, "need")
    for key, inferred in [("@named", False), ("@guessed", True)]:
        for language, word in [("zh", "推断"), ("en", "inferred")]:
            assert (word in demo.run("match", key, "--lang", language).out) is inferred, (key, language)
