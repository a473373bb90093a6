"""`lianqiao eval retrieval`: what it prints, what it refuses, and how well the program finds across languages."""

import csv
import re

import pytest

from lianqiao import data

MEASURES = ["hit@1", "hit@5", "hit@10", "mrr", "ndcg@10"]
DOCUMENTS = "id\ttext\nd1\tpulse oximeter\nd2\tinfusion pump\nd3\tmagnetic resonance imaging system\n"
QUERIES = "id\ttext\nq1\t脉搏血氧仪\nq2\t输液泵\n"
JUDGEMENTS = "query\tdocument\tgrade\nq1\td1\t2\nq2\td2\t1\nq2\td3\t0\n"


def files(folder, documents=DOCUMENTS, queries=QUERIES, judgements=JUDGEMENTS):
    """Three files, and the arguments that name them."""
    arguments = []
    for name, text in (("documents", documents), ("queries", queries), ("judgements", judgements)):
        file = folder / f"{name}.tsv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        arguments += [f"--{name}", file]
    return arguments


def evaluate(cluster, *args, **options):
    return cluster.run("eval", "retrieval", *args, **options)


def test_the_contracts_object(empty):
    report = evaluate(empty, *files(empty.folder), "--json").json
    assert set(report) == {"queries", "documents", *MEASURES}
    assert report["queries"] == 2 and report["documents"] == 3
    for measure in MEASURES:
        value, low, high = report[measure]
        assert 0 <= low <= value <= high <= 1
        assert value == 1
    # No store is needed, and none is made.
    assert not empty.store.exists()


def test_ingredients_are_added_one_by_one(empty):
    report = evaluate(empty, *files(empty.folder), "--ingredients", "--json").json
    stages = report["ingredients"]
    assert [stage["with"][-1] for stage in stages] == ["text", "bridge", "vector", "prior"]
    assert "gains" not in stages[0]
    for before, stage in zip(stages, stages[1:]):
        for measure in MEASURES:
            gain = stage["gains"][measure]
            assert gain[1] <= gain[0] <= gain[2]
            assert gain[0] == pytest.approx(stage["measures"][measure][0] - before["measures"][measure][0])
    assert all(stages[-1]["measures"][measure] == report[measure] for measure in MEASURES)
    assert evaluate(empty, *files(empty.folder), "--ingredients", "--json").json == report


@pytest.mark.parametrize("language, word", [("zh", "条查询"), ("en", "queries")])
def test_a_person_sees_a_table(empty, language, word):
    result = evaluate(empty, *files(empty.folder), "--ingredients", "--lang", language)
    assert word in result.out and all(measure in result.out for measure in MEASURES)
    assert not result.err


def test_values_to_learn_from(empty):
    file = empty.folder / "values.tsv"
    evaluate(empty, *files(empty.folder), "--values", file, "--json")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    assert {(row["query"], row["document"]) for row in rows} >= {("q1", "d1"), ("q2", "d2"), ("q2", "d3")}
    assert all(float(row["bridge"]) >= 0 and -1 <= float(row["vector"]) <= 1 for row in rows)


def test_queries_without_judgement_are_left_out_and_told(empty):
    queries = QUERIES + "q3\tCT\n"
    result = evaluate(empty, *files(empty.folder, queries=queries), "--json")
    assert result.json["queries"] == 2 and "1" in result.err


def test_line_ends_order_of_columns_and_a_byte_order_mark_make_no_difference(empty):
    expected = evaluate(empty, *files(empty.folder), "--json").json
    documents = "\ufeffnote\ttext\tid\r\n" + "".join(
        f"\t{text}\t{id}\r\n" for id, text in (line.split("\t") for line in DOCUMENTS.splitlines()[1:])
    )
    assert evaluate(empty, *files(empty.folder, documents=documents), "--json").json == expected


REFUSED = {
    "no such column": ({"documents": "id\ttitle\nd1\tpump\n"}, "eval.header", "documents.tsv:1"),
    "nothing at all": ({"queries": ""}, "eval.header", "queries.tsv:1"),
    "a header alone": ({"queries": "id\ttext\n"}, "eval.empty", "queries.tsv"),
    "a cell too few": ({"documents": DOCUMENTS + "d4\n"}, "eval.line", "documents.tsv:5"),
    "a cell too many": ({"queries": QUERIES + "q3\ta\tb\n"}, "eval.line", "queries.tsv:4"),
    "an empty text": ({"documents": DOCUMENTS + "d4\t \n"}, "eval.line", "documents.tsv:5"),
    "no UTF-8": ({"documents": DOCUMENTS.encode() + b"d4\t\xff\n"}, "eval.line", "documents.tsv:5"),
    "UTF-16": ({"documents": DOCUMENTS.encode("utf-16")}, "eval.line", "documents.tsv:1"),
    "an id twice": ({"documents": DOCUMENTS + "d2\tpump\n"}, "eval.id.twice", "documents.tsv:5"),
    "a query twice": ({"queries": QUERIES + "q1\tpump\n"}, "eval.id.twice", "queries.tsv:4"),
    "a judgement twice": ({"judgements": JUDGEMENTS + "q1\td1\t0\n"}, "eval.id.twice", "judgements.tsv:5"),
    "an unknown query": ({"judgements": JUDGEMENTS + "q9\td1\t1\n"}, "eval.id.unknown", "judgements.tsv:5"),
    "an unknown document": ({"judgements": JUDGEMENTS + "q1\td9\t1\n"}, "eval.id.unknown", "judgements.tsv:5"),
    "a grade that is none": ({"judgements": JUDGEMENTS + "q1\td2\tgood\n"}, "eval.line", "judgements.tsv:5"),
    "a grade below nothing": ({"judgements": JUDGEMENTS + "q1\td2\t-1\n"}, "eval.line", "judgements.tsv:5"),
    "a grade without bounds": ({"judgements": JUDGEMENTS + "q1\td2\tinf\n"}, "eval.line", "judgements.tsv:5"),
    "nothing that answers": ({"judgements": "query\tdocument\tgrade\nq1\td1\t0\n"}, "eval.empty", "judgements.tsv"),
}


@pytest.mark.parametrize("wrong", REFUSED)
def test_bad_files_are_refused_with_their_line(empty, wrong):
    changed, code, where = REFUSED[wrong]
    result = evaluate(empty, *files(empty.folder, **changed), "--json", code=1)
    assert result.error["code"] == code and result.error["where"] == where


def test_a_file_that_is_not_there(empty):
    arguments = files(empty.folder)
    (empty.folder / "queries.tsv").unlink()
    assert evaluate(empty, *arguments, "--json", code=1).error["code"] == "file.unreadable"


@pytest.mark.parametrize("query, document", [("zh", "en"), ("en", "zh")])
def test_the_real_pairs_find_each_other(empty, query, document):
    lines = data("bilingual_dev.tsv").read_text(encoding="utf-8").split("\n")
    pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

    def table(language):
        return "id\ttext\n" + "".join(
            f"{number}\t{re.sub('[0-9]', '', pair[language])}\n" for number, pair in enumerate(pairs)
        )

    judgements = "query\tdocument\tgrade\n" + "".join(f"{number}\t{number}\t1\n" for number in range(len(pairs)))
    report = evaluate(empty, *files(empty.folder, table(document), table(query), judgements), "--json").json
    assert report["queries"] == len(pairs)
    assert report["hit@1"][0] >= 0.80 and report["hit@10"][0] >= 0.95


def test_matching_without_engagements_says_so(empty):
    empty.run("demo", "--no-serve")
    report = empty.json("eval", "matching")
    assert report["decided"] == 0 and len(report["bands"]) == 5 and "order" not in report
    assert "还没有" in empty.run("eval", "matching", "--lang", "zh").out
    assert "nothing to measure" in empty.run("eval", "matching", "--lang", "en").out
