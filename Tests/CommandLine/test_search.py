"""`lianqiao search`: what it finds, how it counts, how it turns pages."""

from lianqiao import LANGUAGES, Cluster


def test_shape(example):
    found = example.json("search", "CT")
    assert {"total", "hits", "facets"} <= set(found) <= {"total", "hits", "facets", "next"}
    assert found["total"] >= len(found["hits"]) > 0
    for hit in found["hits"]:
        assert set(hit) == {"kind", "id", "name", "score"}
        assert set(hit["name"]) == {"zh", "en"} and hit["name"]["zh"]
    assert sum(found["facets"]["kind"].values()) == found["total"]


def test_a_facet_holds_what_it_counts(example):
    found = example.json("search", "医疗")
    for kind, count in list(found["facets"]["kind"].items())[:4]:
        assert example.json("search", "医疗", "--kind", kind)["total"] == count
        assert example.json("search", "医疗", "--facet", f"kind={kind}")["total"] == count


def test_pages_follow_each_other_without_gap_or_repetition(example):
    whole = example.json("search", "医疗", "--limit", "1000")
    assert whole["total"] > 10
    cursor, seen = [], []
    while True:
        page = example.json("search", "医疗", "--limit", str(max(1, whole["total"] // 5)), *cursor)
        assert page["total"] == whole["total"]
        seen += page["hits"]
        if not page.get("next"):
            break
        cursor = ["--cursor", page["next"]]
    assert [(hit["kind"], hit["id"]) for hit in seen] == [(hit["kind"], hit["id"]) for hit in whole["hits"]]


def test_traditional_script_and_case_make_no_difference(example):
    def ids(words):
        return [hit["id"] for hit in example.json("search", words, "--limit", "1000")["hits"]]

    assert ids("醫療器械") == ids("医疗器械") != []
    assert ids("ecmo") == ids("ECMO") != []


def test_finding_nothing_is_an_answer(example):
    found = example.json("search", "zzqxjv")
    assert found["total"] == 0 and found["hits"] == []


def test_a_cursor_that_is_none_is_wrong_usage(example):
    assert example.run("search", "CT", "--cursor", "nonsense", "--json", code=2).error["code"] == "cursor.invalid"


def test_a_code_contains_what_stands_under_it(example):
    counts = example.json("search", "")["facets"]
    for name, whole, part in (("region", "cn:44", "cn:4403"), ("categories", "nmpa:06", "nmpa:06-09")):
        found = {code: example.json("search", "", "--facet", f"{name}={code}", "--limit", "1000") for code in (whole, part)}
        assert found[whole]["total"] == counts[name][whole] >= found[part]["total"] == counts[name][part] > 0
        assert {hit["id"] for hit in found[part]["hits"]} <= {hit["id"] for hit in found[whole]["hits"]}


def test_what_only_means_the_same_is_found_and_told(tmp_path):
    cluster = Cluster(tmp_path)
    file = tmp_path / "offers.csv"
    file.write_text("key,name_en,market\na,Cleaner,supply\nb,Dental chair,supply\n", encoding="utf-8")
    cluster.run("import", file, "--kind", "offer")
    asked = cluster.run("search", "洁净工作台", "--json")
    assert [hit["name"]["en"] for hit in asked.json["hits"]] == ["Cleaner"] and asked.json["total"] == 1
    assert asked.json["facets"]["kind"] == {"offer": 1} and asked.json["hits"][0]["id"] in asked.err
    told = {language: cluster.run("search", "洁净工作台", "--lang", language).out for language in LANGUAGES}
    assert "意思相近" in told["zh"] and "near in meaning" in told["en"]
    for words in ("「洁净工作台」", "洁净工作台 GB50591", "ghwlalmi"):
        assert cluster.json("search", words)["total"] == 0
