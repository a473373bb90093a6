"""What is exported can be read back, and then nothing has changed."""

import pytest

# The example has no registration; those of FDA's devices are in test_imports.
KINDS = [
    "organisation",
    "person",
    "product",
    "component",
    "project",
    "need",
    "offer",
    "policy",
    "place",
    "event",
    "figure",
    "publication",
    "relation",
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv", "tsv", "jsonl"])
@pytest.mark.parametrize("kind", KINDS)
def test_reading_back_changes_nothing(demo, kind, form, language):
    file, again = demo.folder / f"first.{form}", demo.folder / f"second.{form}"
    written = demo.json("export", "--kind", kind, "--out", file, "--lang", language)
    if written["records"] == 0:
        pytest.skip(f"the example has no {kind}")
    report = demo.imports(file, kind)
    assert report["read"] == report["unchanged"] == written["records"], report
    demo.run("export", "--kind", kind, "--out", again, "--lang", language)
    if form != "xlsx":
        assert file.read_bytes() == again.read_bytes()


def test_csv_opens_in_a_chinese_excel(demo):
    file = demo.folder / "organisations.csv"
    demo.run("export", "--kind", "organisation", "--out", file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_edited_cell_is_the_only_change(demo):
    import openpyxl

    file = demo.folder / "organisations.xlsx"
    demo.run("export", "--kind", "organisation", "--out", file, "--lang", "en")
    book = openpyxl.load_workbook(file)
    sheet = book.active
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(5, headers.index("Website") + 1).value = "https://edited.example"
    book.save(file)
    report = demo.imports(file, "organisation")
    assert (report["changed"], report["created"]) == (1, 0), report
    assert report["unchanged"] == report["read"] - 1
