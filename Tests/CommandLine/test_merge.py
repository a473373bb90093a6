"""Records are merged and split, one at a time and in bulk; rival values are decided."""

import json
import urllib.error
import urllib.request

import pytest

from lianqiao import LANGUAGES, assert_bilingual, data

HOSPITALS = """key,医院名称,省份,等级,地址
a1,示例市第一医院,广东省,三级甲等,示例路1号
a2,示例市第一人民医院,广东省,三级,示例路一号
a3,示例市中医院,广东省,二级,中医路3号
"""
NEEDS = "需求名称,需求单位,数量\n示例监护仪,示例市第一人民医院,3\n"


@pytest.fixture
def town(empty):
    """Three hospitals, two of which are one, and a need of the one that will be merged."""
    for name, text, kind in [("hospitals.csv", HOSPITALS, "organisation"), ("needs.csv", NEEDS, "need")]:
        (empty.folder / name).write_text(text)
        empty.imports(empty.folder / name, kind)
    return empty


def ref(cluster, name, kind="organisation"):
    hits = cluster.json("search", name, "--kind", kind)["hits"]
    return next(f"{hit['kind']}/{hit['id']}" for hit in hits if name in hit["name"].values())


def facts(cluster, record):
    return {fact["field"]: fact for fact in cluster.json("record", "show", record)["facts"]}


def test_a_merge_and_its_split(town):
    lost, kept = ref(town, "示例市第一人民医院"), ref(town, "示例市第一医院")
    before = {record: facts(town, record) for record in (lost, kept)}
    report = town.json("record", "merge", lost, kept, "--reason", "同一家")
    assert report == {
        "former": lost,
        "into": kept,
        "gained": ["aliases"],
        "rivals": 2,
        "repointed": 1,
        "dropped": 0,
    }
    for words in (lost, lost.split("/")[1], "@a2", "示例市第一人民医院"):
        assert town.json("record", "show", words)["id"] == kept.split("/")[1], words
    merged = facts(town, kept)
    assert merged["aliases"]["value"] == "示例市第一人民医院"
    assert merged["address"]["rivals"] == ["示例路一号"] and merged["level"]["rivals"] == ["三级"]
    assert facts(town, "示例监护仪")["requester"]["value"] == kept
    assert [merge["former"] for merge in town.json("record", "merges")["merges"]] == [lost]
    assert town.json("check")["ok"] is True
    report = town.json("record", "split", "示例市第一人民医院")
    assert report["record"] == lost and report["from"] == kept and report["kept"] == []
    assert {record: facts(town, record) for record in (lost, kept)} == before
    assert facts(town, "示例监护仪")["requester"]["value"] == lost
    assert town.json("record", "merges") == {"merges": []}
    assert town.json("check")["ok"] is True


def test_what_was_written_since_stays_and_is_told(town):
    lost, kept = ref(town, "示例市第一人民医院"), ref(town, "示例市第一医院")
    town.json("record", "merge", lost, kept)
    town.run("record", "edit", "示例监护仪", "--set", "requester=示例市中医院")
    town.run("record", "edit", kept, "--set", "详细地址=新址")
    (town.folder / "later.csv").write_text("需求名称,需求单位\n示例呼吸机,示例市第一人民医院\n")
    town.imports(town.folder / "later.csv", "need")
    report = town.json("record", "split", lost)
    assert {entry["record"].split("/")[0] for entry in report["kept"]} == {"need"} and len(report["kept"]) == 2
    for entry in report["kept"]:
        assert_bilingual(entry)
    assert facts(town, "示例监护仪")["requester"]["value"] == ref(town, "示例市中医院")
    assert facts(town, "示例呼吸机")["requester"]["value"] == kept
    assert facts(town, kept)["address"]["value"] == "新址"
    assert facts(town, lost)["address"]["value"] == "示例路一号"


def test_files_read_again_after_a_merge_change_nothing(town):
    lost, kept = ref(town, "示例市第一人民医院"), ref(town, "示例市第一医院")
    town.json("record", "merge", lost, kept)
    before = town.contents()
    for name, kind in [("hospitals.csv", "organisation"), ("needs.csv", "need")]:
        report = town.imports(town.folder / name, kind)
        assert (report["created"], report["changed"], report["refused"]) == (0, 0, []), report
    (town.folder / "by-id.csv").write_text(f"id,等级\n{lost.split('/')[1]},三级\n")
    assert town.imports(town.folder / "by-id.csv", "organisation")["unchanged"] == 1
    assert town.contents() == before


@pytest.mark.parametrize(
    "first, second, code",
    [
        ("示例市第一医院", "示例市第一医院", "merge.self"),
        ("示例市第一医院", "示例监护仪", "merge.kinds"),
        ("示例市第一医院", "无此医院", "record.absent"),
    ],
)
def test_what_cannot_be_merged(town, first, second, code):
    before = town.contents()
    assert town.run("record", "merge", first, second, "--json", code=1).error["code"] == code
    assert town.contents() == before


def test_two_credit_codes_are_two_organisations(empty):
    (empty.folder / "o.csv").write_text(
        "企业名称,统一社会信用代码\n示例甲司,914403007084678371\n示例乙司,91440300279446850J\n"
    )
    report = empty.imports(empty.folder / "o.csv", "organisation", code=None)
    if report["refused"]:
        pytest.skip("the example codes do not check")
    error = empty.run("record", "merge", "示例甲司", "示例乙司", "--json", code=1).error
    assert error["code"] == "merge.keys.differ" and "914403007084678371" in error["en"]


def test_a_merge_on_which_another_rests_waits(town):
    lost, kept, third = (ref(town, name) for name in ("示例市第一人民医院", "示例市第一医院", "示例市中医院"))
    town.json("record", "merge", lost, kept)
    town.json("record", "merge", kept, third)
    assert town.json("record", "show", lost)["id"] == third.split("/")[1]
    error = town.run("record", "split", lost, "--json", code=1).error
    assert error["code"] == "split.depends" and kept in error["fix"]["en"]
    assert town.run("record", "split", third, "--json", code=1).error["code"] == "split.several"
    town.json("record", "split", kept)
    town.json("record", "split", lost)
    assert town.json("record", "merges") == {"merges": []}
    assert town.run("record", "split", lost, "--json", code=1).error["code"] == "split.nothing"


def test_candidates_are_found_listed_and_decided_in_bulk(town):
    found = town.json("candidates", "find", "--kind", "organisation")
    assert found["proposed"] == 1 and found["known"] == 0
    listed = town.json("candidates", "list", "--kind", "organisation")
    assert listed["total"] == 1
    pair = listed["candidates"][0]
    assert_bilingual(pair)
    assert 0.7 <= pair["score"] <= 1 and pair["verdict"] == "open"
    assert town.json("candidates", "list", "--min", "0.99")["total"] == 0
    before = town.contents()
    file = town.folder / "decisions.csv"
    file.write_text(f"id,verdict\n{pair['id']},same\n,different\nzzzzzzzzzzzz,same\n")
    report = town.json("candidates", "decide", file, code=1)
    assert (report["read"], report["merged"], report["changed"]) == (3, 1, 0)
    assert [(fault["row"], fault["code"]) for fault in report["refused"]] == [
        (3, "value.required"),
        (4, "import.id.absent"),
    ]
    for fault in report["refused"]:
        assert set(fault) == {"row", "cell", "value", "code", "zh", "en"}
        assert_bilingual(fault)
    assert len(town.json("record", "merges")["merges"]) == 1
    again = town.json("candidates", "decide", file, code=1)
    assert (again["merged"], again["unchanged"], again["batch"]) == (0, 1, "")
    town.run("batch", "undo", report["batch"])
    assert town.json("record", "merges") == {"merges": []}
    assert town.json("candidates", "list")["total"] == 1, "the question is open again"
    assert town.json("check")["ok"] is True
    assert before != town.contents(), "the journal remembers"


def test_what_was_judged_different_is_never_proposed_again(town):
    town.json("candidates", "find", "--kind", "organisation")
    file = town.folder / "decisions.xlsx"
    town.run("export", "--kind", "candidate", "--out", file)
    report = town.json("candidates", "decide", file, "--verdict", "different")
    # The file says “open” itself, which nothing overrules.
    assert report["unchanged"] == 1
    file = town.folder / "different.csv"
    file.write_text("对象,可能是,裁定\n示例市第一医院,示例市第一人民医院,不同\n")
    assert town.json("candidates", "decide", file)["changed"] == 1
    assert town.json("candidates", "find", "--kind", "organisation") | {"batch": ""} == {
        "kind": "organisation",
        "batch": "",
        "proposed": 0,
        "known": 1,
    }
    file.write_text("对象,可能是,裁定\n示例市第一医院,示例市第一人民医院,同一\n")
    assert town.json("candidates", "decide", file)["merged"] == 1
    file.write_text(f"对象,可能是,裁定\n{town.json('record', 'merges')['merges'][0]['former']},示例市第一人民医院,不同\n")
    assert town.json("candidates", "decide", file)["split"] == 1
    assert town.json("candidates", "find", "--kind", "organisation")["proposed"] == 0


@pytest.fixture
def disputed(town):
    town.json("record", "merge", ref(town, "示例市第一人民医院"), ref(town, "示例市第一医院"))
    return town


def test_claims_are_accepted_rejected_and_decided_again(disputed):
    claims = {claim["field"]: claim for claim in disputed.json("claims", "list")["claims"]}
    assert set(claims) == {"address", "level"}
    claim = claims["address"]
    assert (claim["accepted"], claim["value"], claim["why"]) == ("示例路1号", "示例路一号", "merged")
    assert_bilingual(claim)
    before = facts(disputed, claim["record"])
    assert disputed.json("claim", "accept", claim["id"])["changed"] is True
    address = facts(disputed, claim["record"])["address"]
    assert (address["value"], address["rivals"]) == ("示例路一号", ["示例路1号"])
    assert address["source"] == claim["source"]
    assert disputed.imports(disputed.folder / "hospitals.csv", "organisation")["changed"] == 0
    disputed.json("claim", "reject", claim["id"])
    after = facts(disputed, claim["record"])
    assert after["address"] == before["address"] | {"rivals": []}
    assert disputed.imports(disputed.folder / "hospitals.csv", "organisation")["changed"] == 0
    assert facts(disputed, claim["record"]) == after, "what was rejected is not raised again"
    disputed.json("claim", "reopen", claim["id"])
    assert facts(disputed, claim["record"]) == before
    assert disputed.json("claim", "reopen", claim["id"])["changed"] is False
    assert disputed.json("check")["ok"] is True


def test_claims_are_decided_by_a_file(disputed):
    before = disputed.json("claims", "list")
    file = disputed.folder / "claims.csv"
    disputed.run("export", "--kind", "claim", "--out", file, "--lang", "en")
    text = file.read_text(encoding="utf-8-sig").replace(",Open", ",accepted").replace(",open", ",accepted")
    file.write_text(text)
    report = disputed.json("claim", "decide", file)
    assert (report["read"], report["changed"], report["refused"]) == (2, 2, []), report
    assert disputed.json("claim", "decide", file)["unchanged"] == 2
    disputed.run("batch", "undo", report["batch"])
    assert disputed.json("claims", "list") == before
    assert disputed.run("claim", "accept", "zzzzzzzzzzzz", "--json", code=1).error["code"] == "record.absent"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_address_leads_to_the_record(disputed, language):
    merge = disputed.json("record", "merges")["merges"][0]

    class Still(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    with disputed.serving() as portal:
        browser = urllib.request.build_opener(Still)
        with pytest.raises(urllib.error.HTTPError) as moved:
            browser.open(f"{portal.address}/{language}/{merge['former']}?x=1")
        assert moved.value.code == 308
        assert moved.value.headers["Location"].startswith(f"/{language}/{merge['into']}")
        moved.value.close()
        with urllib.request.urlopen(f"{portal.address}/{language}/{merge['former']}") as answer:
            page = answer.read().decode()
        assert merge["name"] in page and "示例路一号" in page
        short = f"{portal.address}/a/{merge['former'].split('/')[1]}"
        with urllib.request.urlopen(short) as answer:
            assert answer.url.endswith(merge["into"])


def test_a_thousand_merges_of_real_hospitals(empty):
    file = data("hospitals_cn.tsv")
    empty.imports(file, "organisation")
    found = empty.json("candidates", "find", "--kind", "organisation")
    assert 1 <= found["proposed"] <= 200
    out = empty.folder / "organisations.csv"
    empty.run("export", "--kind", "organisation", "--out", out)
    ids = [line.split(",")[0] for line in out.read_text(encoding="utf-8-sig").splitlines()[1:2001]]
    pairs = empty.folder / "pairs.csv"
    pairs.write_text("subject,other,verdict\n" + "".join(f"{a},{b},same\n" for a, b in zip(ids[::2], ids[1::2])))
    report = empty.json("candidates", "decide", pairs)
    assert report["merged"] == 1000
    again = empty.imports(file, "organisation")
    assert (again["created"], again["changed"], again["refused"]) == (0, 0, []), json.dumps(again)[:500]
    assert empty.json("check")["ok"] is True
    undone = empty.json("batch", "undo", report["batch"])
    assert undone["kept"] == []
    assert empty.json("check")["ok"] is True
    assert empty.json("record", "merges") == {"merges": []}
