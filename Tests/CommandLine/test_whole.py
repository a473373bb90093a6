"""A cluster that is exported whole and read into an empty store answers as before."""

import json

import pytest

from lianqiao import Cluster, data

# What a store's own past is made of: not exported, or more by the batch that brought the rest.
FIGURES = ["figure", "relation", "claim", "candidate", "organisation", "need", "product", "registration"]


def carried(cluster, folder, form):
    """Another store with everything that this one has."""
    written = cluster.lines("export", "--all", "--out", folder, "--format", form)
    assert {line["kind"] for line in written} >= {"organisation", "relation", "batch"}
    other = Cluster(folder.parent / f"{folder.name}-read")
    reports = other.lines("import", folder, "--all")
    assert {line["kind"]: line["records"] for line in written} == {line["kind"]: line["created"] for line in reports}
    assert all(line["refused"] == [] for line in reports)
    return other


def assert_same_answers(cluster, other, folder):
    matches = [sorted(place.run("match", "--all", "--json").out.splitlines()) for place in (cluster, other)]
    assert matches[0] == matches[1] and len(matches[0]) > 40
    for words in ("磁共振", "ultrasound"):
        assert cluster.json("search", words) == other.json("search", words)
    for kind in FIGURES:
        files = [folder / f"{kind}-{index}.jsonl" for index in range(2)]
        for place, file in zip((cluster, other), files):
            place.run("export", "--kind", kind, "--out", file)
        assert files[0].read_bytes() == files[1].read_bytes(), kind
    assert other.json("check")["ok"] is True


@pytest.mark.parametrize("form", ["jsonl", "xlsx", "csv"])
def test_the_example(example, tmp_path, form):
    other = carried(example, tmp_path / "out", form)
    assert_same_answers(example, other, tmp_path)
    again = other.lines("import", tmp_path / "out", "--all")
    assert all(line["read"] == line["unchanged"] for line in again), again


@pytest.mark.parametrize("form", ["jsonl", "xlsx"])
def test_real_data(demo, tmp_path, form):
    demo.imports(data("hospitals_cn.tsv"), "organisation")
    demo.imports(data("fda_ai_devices_may2024.xlsx"), "product")
    demo.imports(data("needs_wuhan2020.tsv"), "need", code=None)
    assert_same_answers(demo, carried(demo, tmp_path / "out", form), tmp_path)


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
