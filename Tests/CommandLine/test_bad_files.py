"""Twelve kinds of bad file. Each gets a clear answer in both languages; a fault of the file leaves the store as it was."""

import struct
import zipfile
import zlib

import openpyxl
import pytest


def workbook(file, rows, **sheets):
    """Writes an XLSX with the rows, and further sheets by name."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    book.save(file)
    return file


def text(file, content, encoding="utf-8"):
    file.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return file


# --- faults of the file: refused whole ---------------------------------------------------------------------------------


def truncated_zip(folder):
    file = workbook(folder / "truncated.xlsx", [["名称", "地区"], *([f"机构 {n}", "广东省"] for n in range(500))])
    file.write_bytes(file.read_bytes()[:-400])
    return file


def damaged_zip(folder):
    """Its directory stands, its sheet does not."""
    file = workbook(folder / "damaged.xlsx", [["名称", "地区"], *([f"机构 {n}", "广东省"] for n in range(500))])
    with zipfile.ZipFile(file) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(file.read_bytes())
    begin = entry.header_offset + 60
    content[begin : begin + 200] = b"\xff" * 200
    return text(file, bytes(content))


def bomb(folder):
    """A sheet of 512 MiB of spaces in half a megabyte: nobody may unzip it to the end."""
    file = workbook(folder / "bomb.xlsx", [["名称"], ["机构"]])
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    blank, crc, packed, size = b" " * (1 << 20), 0, [], 0
    for _ in range(512):
        packed.append(squeeze.compress(blank))
        crc, size = zlib.crc32(blank, crc), size + len(blank)
    packed = b"".join(packed) + squeeze.flush()
    out = folder / "bombed.xlsx"
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != "xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(out, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    # Python will not write what it was given already packed, so the last entry is put in by hand.
    content = out.read_bytes()
    end = content.rindex(b"PK\x05\x06")
    count, length, start = struct.unpack("<HII", content[end + 10 : end + 20])
    name = b"xl/worksheets/sheet1.xml"
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + fields + name + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
    tail = b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", 0, 0, count + 1, count + 1, length + len(central), start + len(local), 0
    )
    return text(out, content[:start] + local + content[start:end] + central + tail)


def wrong_encoding(folder):
    return text(folder / "latin.csv", "name,region\nCafé Médical,Île\nÜberlingen,ÿ\n", "latin-1")


def two_columns_of_one_meaning(folder):
    return text(folder / "twice.csv", "机构名称,单位名称,地区\n甲公司,乙公司,广东省\n")


def ten_megabytes_in_a_cell(folder):
    return text(folder / "long.csv", "名称,说明\n甲公司," + "长" * (10_000_000 // 3) + "\n")


def nul_bytes(folder):
    return text(folder / "nul.csv", "名称,地区\n甲\0公司,广东省\n")


def no_known_column(folder):
    return text(folder / "strange.csv", "foo,bar,baz\n1,2,3\n")


def empty_sheet(folder):
    return workbook(folder / "empty.xlsx", [])


WHOLE = {
    truncated_zip: {"import.file.truncated"},
    damaged_zip: {"import.file.damaged"},
    bomb: {"import.file.bomb"},
    wrong_encoding: {"import.file.encoding"},
    two_columns_of_one_meaning: {"import.column.ambiguous"},
    nul_bytes: {"import.file.nul"},
    no_known_column: {"import.column.none"},
    empty_sheet: {"import.sheet.empty"},
}


@pytest.mark.parametrize("make", WHOLE, ids=lambda make: make.__name__)
def test_a_fault_of_the_file_refuses_it_whole(demo, tmp_path, make):
    demo.run("check")
    before = demo.fingerprint()
    file = make(tmp_path)
    result = demo.run("import", file, "--kind", "organisation", "--json", code=1, timeout=60)
    assert result.error["code"] in WHOLE[make]
    assert result.seconds < 10, "a bad file must not cost more than a good one"
    for language in ("zh", "en"):
        told = demo.run("import", file, "--kind", "organisation", "--lang", language, code=1)
        assert told.err.strip() and not told.out.strip()
    assert demo.fingerprint() == before


@pytest.mark.parametrize("make", WHOLE, ids=lambda make: make.__name__)
def test_a_fault_of_the_file_makes_no_store(empty, tmp_path, make):
    empty.run("import", make(tmp_path), "--kind", "organisation", code=1)
    assert list(empty.folder.iterdir()) == []


def test_a_question_names_both_columns(demo, tmp_path):
    error = demo.run("import", two_columns_of_one_meaning(tmp_path), "--kind", "organisation", "--json", code=1).error
    for language in ("zh", "en"):
        assert "机构名称" in error[language] and "单位名称" in error[language]
        assert "--map" in error["fix"][language]
    assert error["where"].endswith("B1")
    report = demo.imports(two_columns_of_one_meaning(tmp_path), "organisation", "--map", "单位名称=-")
    assert report["created"] == 1


# --- faults of a row: listed by cell, the others go in -----------------------------------------------------------------


def refused_row(cluster, file, kind="organisation", *, good):
    """The one row that is refused; `good` others go in."""
    report = cluster.imports(file, kind, code=1)
    assert report["created"] == good, report
    (fault,) = report["refused"]
    return fault


def test_a_cell_of_ten_megabytes(demo, tmp_path):
    demo.run("check")
    before = demo.fingerprint()
    result = demo.run("import", ten_megabytes_in_a_cell(tmp_path), "--kind", "organisation", "--json", code=1)
    assert len(result.out) < 10_000, "the answer does not repeat the cell"
    if "error" in result.json:
        assert result.error["code"] == "import.cell.too-long"
        assert result.error["where"].endswith("B2")
        assert demo.fingerprint() == before
    else:
        (fault,) = result.json["refused"]
        assert (fault["code"], fault["cell"]) == ("import.cell.too-long", "B2")


def test_a_formula_error(demo, tmp_path):
    # As Excel stores it: a cell of type "e" with the error as its value.
    file = workbook(
        tmp_path / "ref.xlsx",
        [["名称", "地址"], ["甲公司", "福田路 1 号"], ["乙公司", "错误"], ["丙公司", "福田路 3 号"]],
    )
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    begin = sheet.index('<c r="B3"')
    end = sheet.index("</c>", begin) + 4
    sheet = sheet[:begin] + '<c r="B3" t="e"><f>#REF!+1</f><v>#REF!</v></c>' + sheet[end:]
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    fault = refused_row(demo, file, good=2)
    assert (fault["row"], fault["cell"], fault["value"]) == (3, "B3", "#REF!")
    assert "#REF!" in fault["zh"] and "#REF!" in fault["en"]


def test_a_row_twice(demo, tmp_path):
    file = text(
        tmp_path / "double.csv",
        "名称,地区,地址\n甲试验公司,广东省,福田路 1 号\n乙试验公司,广东省,\n甲试验公司,广东省,福田路 1 号\n",
    )
    report = demo.imports(file, "organisation")
    assert (report["read"], report["created"], report["merged"]) == (3, 2, 1)
    assert demo.json("search", "甲试验公司", "--kind", "organisation")["hits"][0]["name"]["zh"] == "甲试验公司"
    for language in ("zh", "en"):
        told = demo.run("import", file, "--kind", "organisation", "--lang", language)
        assert told.err.strip() or told.out.strip()


@pytest.mark.parametrize("day", ["2024-02-30", "2023/13/45", "31.02.2024", "不详日期"])
def test_an_impossible_date(demo, tmp_path, day):
    file = text(
        tmp_path / "days.csv", f"需求名称,需要日期\n试验需求一,2024-02-29\n试验需求二,{day}\n试验需求三,2024年3月1日\n"
    )
    fault = refused_row(demo, file, "need", good=2)
    assert (fault["row"], fault["cell"], fault["value"]) == (3, "B3", day)


def test_a_day_that_month_and_date_cannot_be_told_of_is_a_question(demo, tmp_path):
    file = text(tmp_path / "slashes.csv", "需求名称,需要日期\n试验需求一,06/08/2023\n")
    assert demo.run("import", file, "--kind", "need", "--json", code=1).error["code"] == "import.date.order"
    assert demo.imports(file, "need", "--dates", "dmy")["created"] == 1


def test_a_broken_credit_code(demo, tmp_path):
    # The first ends in its check character, the second in another.
    file = text(
        tmp_path / "codes.csv", "名称,统一社会信用代码\n甲试验公司,91350100M000100Y43\n乙试验公司,91350100M000100Y44\n"
    )
    fault = refused_row(demo, file, good=1)
    assert (fault["row"], fault["cell"], fault["value"]) == (3, "B3", "91350100M000100Y44")


def test_every_good_row_of_a_bad_file_is_there(demo, tmp_path):
    file = text(
        tmp_path / "mixed.csv",
        "名称,统一社会信用代码\n" + "".join(f"混合试验机构 {n},{'坏' if n % 10 == 0 else ''}\n" for n in range(100)),
    )
    report = demo.imports(file, "organisation", code=1)
    assert (report["created"], len(report["refused"])) == (90, 10)
    assert [fault["row"] for fault in report["refused"]] == list(range(2, 102, 10))
    assert demo.json("check")["ok"] is True
