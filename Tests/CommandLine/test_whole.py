"""A cluster that is exported whole and read into an empty store answers as before."""

import contextlib
import itertools
import json

import pytest

from lianqiao import Cluster, data
from postgres import schema

DATABASES = ["sqlite", "postgres"]


@pytest.fixture
def stores(server, tmp_path):
    """An empty store on a named database, as often as it is asked for."""
    with contextlib.ExitStack() as stack:
        numbers = itertools.count()

        def store(database):
            folder = tmp_path / f"{database}-{next(numbers)}"
            return Cluster(folder) if database == "sqlite" else stack.enter_context(schema(server, folder))

        yield store


def carry(cluster, other, form):
    """Everything that a store has into another one, with its ids. Returns the folder that was written and read."""
    folder = other.folder / f"carried-{form}"
    written = cluster.lines("export", "--all", "--out", folder, "--format", form)
    assert {line["kind"] for line in written} >= {"organisation", "relation", "batch", "figure"}
    reports = other.lines("import", folder, "--all")
    assert {line["kind"]: line["records"] for line in written} == {line["kind"]: line["created"] for line in reports}
    assert all(line["refused"] == [] for line in reports)
    return folder


def assert_same_answers(*clusters, words="ultrasound"):
    """Matches, search and every kind's records, figures among them, byte for byte. The last of them is sound."""
    matches = [sorted(place.run("match", "--all", "--json").out.splitlines()) for place in clusters]
    assert all(lines == matches[0] for lines in matches) and len(matches[0]) > 40
    if words:
        assert len({place.run("search", words, "--json").out for place in clusters}) == 1, words
    for place in clusters:
        place.run("export", "--all", "--out", "compared")
        # A store that was carried has one batch more: that which brought it.
        (place.folder / "compared/batch.jsonl").unlink()
    names = [sorted(file.name for file in (place.folder / "compared").iterdir()) for place in clusters]
    assert all(others == names[0] for others in names) and "figure.jsonl" in names[0]
    for name in names[0]:
        assert len({(place.folder / "compared" / name).read_bytes() for place in clusters}) == 1, name
    assert clusters[-1].json("check")["ok"] is True


def test_within_a_database(example, empty):
    folder = carry(example, empty, "csv")
    assert_same_answers(example, empty)
    again = empty.lines("import", folder, "--all")
    assert all(line["read"] == line["unchanged"] for line in again), again


@pytest.mark.parametrize("source, target", [DATABASES, DATABASES[::-1]])
@pytest.mark.parametrize("form", ["jsonl", "xlsx"])
def test_to_the_other_database(stores, source, target, form):
    cluster, other = stores(source), stores(target)
    cluster.run("demo", "--no-serve")
    carry(cluster, other, form)
    assert_same_answers(cluster, other, words="磁共振")


def test_real_data_to_the_other_database_and_back(demo, stores):
    demo.imports(data("hospitals_cn.tsv"), "organisation")
    demo.imports(data("fda_ai_devices_may2024.xlsx"), "product")
    demo.imports(data("needs_wuhan2020.tsv"), "need", code=None)
    there, back = stores("postgres"), stores("sqlite")
    carry(demo, there, "jsonl")
    carry(there, back, "xlsx")
    assert_same_answers(demo, there, back, words=None)


def test_a_merge_is_known_in_the_other_store(demo, empty):
    hospitals = [hit["id"] for hit in demo.json("search", "医院", "--kind", "organisation", "--limit", "2")["hits"]]
    lost, kept = (f"organisation/{id}" for id in hospitals)
    demo.run("record", "merge", lost, kept)
    carry(demo, empty, "jsonl")
    assert empty.json("record", "show", lost)["id"] == hospitals[1]
    # The journal that tells what was whose stayed where it was.
    assert empty.json("record", "split", lost, code=1)["error"]["code"] == "split.elsewhere"
    assert empty.json("check")["ok"] is True


def test_a_single_file_keeps_ids_only_where_it_is_told_to(demo, tmp_path):
    file = tmp_path / "organisations.jsonl"
    demo.run("export", "--kind", "organisation", "--out", file)
    other = Cluster(tmp_path / "other")
    refused = other.imports(file, "organisation", code=1)
    assert {fault["code"] for fault in refused["refused"]} == {"import.link.absent"} and refused["created"] == 0
    # Their articles are missing here, and are named.
    assert other.run("import", file, "--keep-ids", "--json", code=1).error["code"] == "import.key.dangling"
    publications = tmp_path / "publications.jsonl"
    demo.run("export", "--kind", "publication", "--out", publications)
    refused = other.imports(publications, "publication", code=1)
    assert "import.id.absent" in {fault["code"] for fault in refused["refused"]} and refused["created"] == 0
    # All kinds in one file, in no order.
    written = demo.lines("export", "--all", "--out", tmp_path / "out")
    whole = tmp_path / "whole.jsonl"
    whole.write_bytes(b"".join((tmp_path / "out" / f"{line['kind']}.jsonl").read_bytes() for line in reversed(written)))
    reports = other.lines("import", whole, "--keep-ids")
    assert [line["created"] for line in reports] == [line["records"] for line in written]


def test_an_edited_line_is_the_only_change(demo, tmp_path):
    file = tmp_path / "needs.jsonl"
    demo.run("export", "--kind", "need", "--out", file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    lines[3]["fields"]["status"] = "closed"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    report = demo.imports(file, "need")
    assert (report["changed"], report["created"], report["unchanged"]) == (1, 0, len(lines) - 1), report


@pytest.mark.parametrize(
    "text, code",
    [
        ('{"kind":"need","fields":{"name":"甲","colour":"red"}}\n', "import.field.unknown"),
        ('{"kind":"need","fields":{"name":"甲"}}\n{"kind":"ne', "import.file.cut"),
        ('{"fields":{"name":"甲"}}\n', "import.kind.absent"),
        ('{"kind":"dragon","fields":{"name":"甲"}}\n', "kind.unknown"),
        ("\n\n", "import.file.empty"),
        ('{"kind":"need","fields":{"name":"甲"}}\0\n', "import.line.invalid"),
        ('{"kind":"need","fields":{"name":"甲","name":"乙"}}\n', "import.line.invalid"),
        ('{"kind":"need","fields":' + "[" * 60 + "]" * 60 + "}\n", "import.line.invalid"),
        ('{"kind":"need","fields":{"name":"' + "x" * (5 << 20) + '"}}\n', "import.line.invalid"),
    ],
)
def test_bad_lines_change_nothing(example, tmp_path, text, code):
    cluster = example.copy(tmp_path / "copy")
    before = cluster.contents()
    file = tmp_path / "bad.jsonl"
    file.write_text(text, encoding="utf-8")
    kind = ["--kind", "need"] if code == "import.line.invalid" else []
    answer = cluster.run("import", file, *kind, "--json", code=None)
    assert answer.code in (1, 2)
    said = answer.json
    assert (said["error"]["code"] if "error" in said else said["refused"][0]["code"]) == code, said
    assert cluster.contents() == before


def test_a_folder_without_a_file_of_ours(empty, tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    assert empty.run("import", tmp_path, "--all", "--json", code=1).error["code"] == "import.folder.empty"
    for form in ("csv", "tsv"):
        (tmp_path / f"need.{form}").write_text("name\n")
    assert empty.run("import", tmp_path, "--all", "--json", code=1).error["code"] == "import.folder.twice"
    assert empty.run("import", tmp_path / "nowhere", "--all", "--json", code=1).error["code"] == "file.unreadable"
