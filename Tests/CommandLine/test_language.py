"""`lianqiao language explain`, a cluster's own words, and questions that are mistyped or in the other language."""

import os
import shutil
import subprocess

import pytest

from lianqiao import BINARY, ROOT, Cluster

CEDICT = ROOT / "share/cedict/cedict.txt"


def explain(cluster, text, *options, **expected):
    return cluster.run("language", "explain", text, *options, **expected)


def test_each_step_is_told(example):
    told = explain(example, "脈搏血氧儀 K2332", "--json").json
    assert set(told) >= {"text", "normal", "converted", "words", "terms", "bridge", "synonyms", "pinyin", "fingerprint"}
    assert told["normal"] == "脉搏血氧仪 k2332" and told["words"] == ["脉搏血氧仪", "k2332"]
    assert {"written": "儀", "read": "仪"} in told["converted"]
    for term in told["terms"]:
        assert set(term) == {"key", "kind", "weight", "surface"} and 0 < term["weight"] <= 1
    assert any("pulse oximeter" in group["names"] for group in told["synonyms"])
    assert [entry["word"] for entry in told["bridge"]] == ["脈搏血氧儀"]
    assert "".join(told["pieces"]).replace("▁", "") == "脉搏血氧仪k2332"


def test_people_read_a_table_in_their_language(example):
    for language, title in (("zh", "■ 规范形式"), ("en", "■ Normal form")):
        out = explain(example, "呼吸机", "--lang", language).out
        assert title in out and "呼吸机" in out


def test_a_book_is_refused(example):
    assert explain(example, "肺" * 2001, "--json", code=2).error["code"] == "words.text"


def test_without_the_dictionary_all_works_and_it_is_said(example, tmp_path):
    """A program that stands alone with our own tables: nothing of CC-CEDICT is needed."""
    share = tmp_path / "bin/share"
    shutil.copytree(ROOT / "Resources", share)
    os.symlink(ROOT / "share/jieba", share / "jieba")
    binary = tmp_path / "bin/lianqiao"
    shutil.copy(BINARY, binary)

    def run(*args):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LIANQIAO_")}
        done = subprocess.run([binary, *args], capture_output=True, text=True, env=environment, cwd=tmp_path)
        return done.returncode, done.stdout

    code, out = run("language", "explain", "呼吸机", "--lang", "en")
    assert code == 0 and "CC-CEDICT is not there" in out and "ventil" in out
    code, out = run("check", "--json", "--store", str(example.store))
    assert code == 0 and '"language.cedict.absent"' in out


def test_a_clusters_own_words(tmp_path):
    own = tmp_path / "share/language"
    own.mkdir(parents=True)

    class WithOwnWords(Cluster):
        @staticmethod
        def environment():
            return Cluster.environment() | {"LIANQIAO_SHARE": str(tmp_path / "share")}

    cluster, plain = WithOwnWords(tmp_path / "own"), Cluster(tmp_path / "plain")
    (own / "synonyms.tsv").write_text("磁共振\t甲乙丙仪\n", encoding="utf-8")
    told, without = explain(cluster, "甲乙丙仪", "--json").json, explain(plain, "甲乙丙仪", "--json").json
    assert any("MRI" in group["names"] for group in told["synonyms"])
    assert not without["synonyms"] and without["fingerprint"] != told["fingerprint"]
    (own / "synonyms.tsv").write_text("# ours\n磁共振\n", encoding="utf-8")
    refused = explain(cluster, "甲", "--json", code=1).error
    assert refused["code"] == "words.alone" and refused["where"] == "synonyms.tsv:2"


@pytest.fixture(scope="module")
def devices(tmp_path_factory):
    """Three products whose names are in one language each."""
    folder = tmp_path_factory.mktemp("devices")
    file = folder / "products.csv"
    file.write_text("key,name\na,无创呼吸机\nb,Pulse oximeter\nc,轮椅坡道\n", encoding="utf-8")
    cluster = Cluster(folder / "cluster")
    cluster.imports(file, "product")
    return cluster


def names(found):
    return [hit["name"]["zh"] or hit["name"]["en"] for hit in found["hits"]]


def test_the_other_language_is_found(devices):
    assert names(devices.json("search", "ventilator"))[0] == "无创呼吸机"
    assert names(devices.json("search", "血氧仪"))[0] == "Pulse oximeter"


@pytest.mark.skipif(not CEDICT.exists(), reason="no share/cedict: set-up fetches it")
def test_the_other_language_is_found_by_the_dictionary(devices):
    assert names(devices.json("search", "ramp"))[0] == "轮椅坡道"


@pytest.mark.parametrize(
    "typed, meant, name",
    [
        ("呼息机", "呼吸机", "无创呼吸机"),
        ("oxymeter", "oximeter", "Pulse oximeter"),
        ("oximetre", "oximeter", "Pulse oximeter"),
    ],
)
def test_a_slip_is_forgiven_and_told(devices, typed, meant, name):
    run = devices.run("search", typed, "--json")
    assert name in names(run.json) and meant in run.err
    assert set(run.json) <= {"total", "hits", "facets", "next"}
    assert meant in devices.run("search", typed, "--lang", "en").out.splitlines()[0]
    exact = devices.json("search", meant)["hits"][0]["score"]
    assert next(hit for hit in run.json["hits"] if name in hit["name"].values())["score"] < exact


def test_a_known_word_is_not_doubted(devices):
    run = devices.run("search", "oximeter", "--json")
    assert "oximeter" not in run.err
