"""Templates: what Excel offers in them, what they say, and that they come in again filled."""

import pytest

from lianqiao import LANGUAGES

KINDS = [
    "organisation",
    "person",
    "product",
    "registration",
    "component",
    "project",
    "need",
    "offer",
    "agreement",
    "case",
    "policy",
    "place",
    "event",
    "figure",
    "publication",
    "relation",
]
GUIDE = 10


def template(cluster, kind, language):
    import openpyxl

    file = cluster.folder / f"{kind}-{language}.xlsx"
    written = cluster.json("template", "--kind", kind, "--out", file, "--lang", language)
    book = openpyxl.load_workbook(file)
    assert written["columns"] == book.worksheets[0].max_column
    return file, book


def words_of(book, sheet, column):
    """What the list of a column offers; nothing where it has none. None where no rule holds there at all."""
    found = [rule for rule in sheet.data_validations.dataValidation if f"{column}2" in rule.sqref]
    assert len(found) <= 1
    if not found:
        return None
    formula = found[0].formula1
    if found[0].type != "list":
        return []
    if formula.startswith('"'):
        assert len(formula) <= 257
        return formula.strip('"').split(",")
    name, cells = formula.lstrip("=").split("!")
    hidden = book[name.strip("'")]
    assert hidden.sheet_state == "hidden"
    return [row[0].value for row in hidden[cells.replace("$", "")]]


def columns(book):
    """Each column: its letter, its header, its line on the sheet that explains."""
    sheet, guide = book.worksheets[:2]
    lines = list(guide.iter_rows(min_row=2, values_only=True))
    headers = [cell for cell in sheet[1]]
    assert [cell.value for cell in headers] == [line[0] for line in lines]
    return [(cell.column_letter, cell, line) for cell, line in zip(headers, lines)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_template_offers_and_says(empty, kind, language):
    _, book = template(empty, kind, language)
    sheet, guide = book.worksheets[:2]
    assert sheet.freeze_panes == guide.freeze_panes == "A2"
    assert sheet.max_row == 1 and guide.max_column == GUIDE
    required = 0
    for letter, header, line in columns(book):
        _, zh, en, spelled, mark, what_zh, what_en, words_zh, words_en, _ = line
        assert zh and en and spelled and what_zh and what_en, line
        assert any("\u4e00" <= c <= "\u9fff" for c in zh + what_zh), line
        assert sheet.column_dimensions[letter].width >= 14
        assert bool(mark) == header.value.endswith(" *")
        assert header.font.bold and header.fill.fgColor.rgb == ("FFF7D9A8" if mark else "FFE8EEF2")
        required += bool(mark)
        offered = words_of(book, sheet, letter)
        assert bool(words_zh) == bool(offered) == bool(words_en), (header.value, offered)
        for word in offered or []:
            assert f"{word}（" in words_zh if language == "zh" else f"{word} (" in words_en
    assert required > 0
    rules = {rule.type for rule in sheet.data_validations.dataValidation}
    assert "list" in rules or kind in ("publication", "person", "component", "registration", "figure")
    for rule in sheet.data_validations.dataValidation:
        assert len(rule.prompt or "") <= 255 and rule.prompt


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_template_has_no_rows(empty, kind, language):
    file, _ = template(empty, kind, language)
    error = empty.run("import", file, "--kind", kind, "--json", code=1).error
    assert error["code"] == "import.rows.none"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_template_comes_in_without_a_question(demo, kind, language):
    file, book = template(demo, kind, language)
    sheet = book.worksheets[0]
    for letter, header, line in columns(book):
        words, spelled = words_of(book, sheet, letter), line[3]
        sheet[f"{letter}2"].value = words[-1] if words else VALUES[spelled] if spelled in VALUES else value_of(line, demo)
    book.save(file)
    report = demo.imports(file, kind)
    assert (report["created"], report["refused"]) == (1, []), report
    for column in report["columns"]:
        assert column["how"] == "exact" and column["field"], column
    assert [column["field"] for column in report["columns"]] == [line[3] for *_, line in columns(book)]


VALUES = {
    "key": "template-test",
    "source": None,
    "credit_code": "91350100M000100Y43",
    "registration.number": "国械注准20213060001",
    "number": "国械注准20213060001",
    "conditions": "role=maker",
    "applies_to": None,
}


def value_of(line, cluster):
    what = line[6]
    if " id or @KEY of " in what:
        kind = what.split(" of ")[1].split(" or ")[0].replace("any record", "organisation")
        hits = cluster.json("search", "", "--kind", kind, "--limit", "1")["hits"]
        return f"{hits[0]['kind']}/{hits[0]['id']}" if hits else None
    if "a day such as" in what:
        import datetime

        return datetime.date(2023, 6, 8)
    for sign, value in (
        ("a period", "2022-07"),
        ("whole number", 7),
        ("a number", 7.5),
        ("an amount", "CNY 1234.50"),
        ("an address that begins", "https://example.cn/"),
        ("names or codes (cn", "cn:4403"),
        ("names or codes (nmpa", "nmpa:07-04"),
        ("names or codes (fda", "fda:DQK"),
    ):
        if sign in what:
            return value
    return "模板测试"


def test_a_template_is_a_workbook(empty):
    assert empty.run("template", "--kind", "need", "--out", "a.csv", "--json", code=2).error["code"] == "template.format"
    assert empty.run("template", "--kind", "dragon", "--out", "a.xlsx", "--json", code=2).error["code"] == "kind.unknown"


def test_the_other_names_are_recognised(empty, tmp_path):
    for kind in KINDS:
        _, book = template(empty, kind, "zh")
        lines = [line for *_, line in columns(book) if line[9]]
        for line in lines:
            for name in line[9].split(", "):
                file = tmp_path / "names.tsv"
                file.write_text(f"{name}\tname\tkey\nx\ty\tz\n", encoding="utf-8")
                answer = empty.run("import", file, "--kind", kind, "--json", code=None).json
                if "columns" in answer:
                    assert answer["columns"][0].get("field") == line[3], (kind, name, answer)
                break
