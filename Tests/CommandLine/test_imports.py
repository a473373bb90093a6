"""Real files as people send them: read whole, nothing dropped without a line, a second time without effect."""

import csv
import io
import unicodedata
from collections import Counter

import pytest

from lianqiao import Cluster, data


def rows_of(cluster, kind):
    """A kind's records as the program exports them, by English header."""
    file = cluster.folder / f"{kind}.tsv"
    cluster.run("export", "--kind", kind, "--out", file, "--lang", "en")
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter="\t"))


def table(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def same(name):
    """A name as it is compared: without brackets, spaces and the like."""
    return "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalnum())


@pytest.fixture(scope="module")
def hospitals(tmp_path_factory):
    file = data("hospitals_cn.tsv")
    cluster = Cluster(tmp_path_factory.mktemp("hospitals"))
    return cluster, cluster.imports(file, "organisation", code=None)


@pytest.fixture(scope="module")
def devices(tmp_path_factory):
    file = data("fda_ai_devices_may2024.xlsx")
    cluster = Cluster(tmp_path_factory.mktemp("devices"))
    return cluster, cluster.imports(file, "product", code=None)


@pytest.fixture(scope="module")
def wuhan(hospitals, tmp_path_factory):
    """The hospitals first, so that the needs have somebody to belong to."""
    cluster = hospitals[0].copy(tmp_path_factory.mktemp("wuhan"))
    return cluster, cluster.imports(data("needs_wuhan2020.tsv"), "need", code=None)


def assert_second_time_changes_nothing(cluster, name, kind, first):
    before = cluster.json("check")
    again = cluster.imports(data(name), kind, code=None)
    assert (again["created"], again["changed"]) == (0, 0), again
    assert again["read"] == first["read"] and again["refused"] == first["refused"]
    assert cluster.json("check")["journal"] == before["journal"]


def test_hospitals(hospitals):
    cluster, report = hospitals
    print("\nhospitals:", {k: v if not isinstance(v, list) else len(v) for k, v in report.items()})
    assert report["read"] == 6713
    assert report["refused"] == []
    assert len(rows_of(cluster, "organisation")) == report["created"]
    assert {column["field"] for column in report["columns"]} == {"name", "region", "level", "address"}
    assert cluster.json("check")["ok"] is True


def test_hospitals_twice(hospitals):
    assert_second_time_changes_nothing(hospitals[0], "hospitals_cn.tsv", "organisation", hospitals[1])


def test_one_name_in_two_provinces_is_two_hospitals(hospitals):
    given = Counter(row["name"] for row in table(data("hospitals_cn.tsv")))
    kept = Counter(row.get("Name.zh") or row["Name"] for row in rows_of(hospitals[0], "organisation"))
    namesakes = {name for name, count in given.items() if count > 1}
    for name in namesakes:
        provinces = {row["province"] for row in table(data("hospitals_cn.tsv")) if row["name"] == name}
        assert kept[name] >= len(provinces), name


def test_devices(devices):
    cluster, report = devices
    print("\ndevices:", {k: v if not isinstance(v, list) else len(v) for k, v in report.items()})
    assert report["read"] == 882
    assert report["refused"] == []
    registrations, products = rows_of(cluster, "registration"), rows_of(cluster, "product")
    assert len(registrations) == 882
    # 795 pairs of name and company as they are written, 759 when case, signs and spaces are not looked at.
    assert 759 <= len(products) <= 795
    assert report["created"] == len(products)
    for row in registrations:
        assert row["Number"] and row["Product.id"] and row["Decided"].startswith(("19", "20")), row
        assert row["Link"].startswith("https://www.accessdata.fda.gov/") and row["Number"] in row["Link"], row
    for row in products:
        assert row["Maker.id"] and row["Categories"].startswith("fda:") and row["Review panel"], row


def test_days_are_american(devices):
    import openpyxl

    book = openpyxl.load_workbook(data("fda_ai_devices_may2024.xlsx"), read_only=True)
    given = {}
    for day, link, *_ in list(book.active.iter_rows(values_only=True))[1:]:
        month, date, year = day.split("/")
        given[link.split('"')[-2]] = f"{year}-{month}-{date}"
    book.close()
    kept = {row["Number"]: row["Decided"] for row in rows_of(devices[0], "registration")}
    assert kept == given


def test_devices_twice(devices):
    assert_second_time_changes_nothing(devices[0], "fda_ai_devices_may2024.xlsx", "product", devices[1])
    assert devices[0].json("check")["ok"] is True


@pytest.mark.parametrize("kind", ["product", "registration"])
def test_devices_round_trip(devices, kind):
    file = devices[0].folder / f"again-{kind}.xlsx"
    written = devices[0].json("export", "--kind", kind, "--out", file)["records"]
    report = devices[0].imports(file, kind)
    assert report["read"] == report["unchanged"] == written > 700, report


def test_needs(wuhan):
    cluster, report = wuhan
    print("\nneeds:", {k: v if not isinstance(v, list) else len(v) for k, v in report.items()})
    assert report["read"] == 2140
    assert report["refused"] == []
    assert sum(report["linked"].values()) == 2140, "each is linked as existing, provisional or ambiguous"
    assert report["linked"]["existing"] > 0 and report["linked"]["provisional"] > 0
    kept = rows_of(cluster, "need")
    assert len(kept) == report["created"]
    # What a need says of its requester survives even where it links to nobody.
    given = Counter(row["hospital"] for row in table(data("needs_wuhan2020.tsv")))
    given = Counter(same(name) for name in given.elements())
    assert Counter(same(row["Requester"] or row["Requester as written"]) for row in kept) == given


def test_an_ambiguous_name_does_not_link_by_itself(wuhan, tmp_path):
    cluster = wuhan[0].copy(tmp_path / "ambiguous")
    file = tmp_path / "one.csv"
    # There is one in Shandong and one in Sichuan.
    file.write_text("hospital,item\n武警医院,试验用防护服\n", encoding="utf-8")
    report = cluster.imports(file, "need", code=None)
    assert report["linked"] == {"existing": 0, "provisional": 0, "ambiguous": 1}
    row = next(row for row in rows_of(cluster, "need") if "试验用防护服" in (row.get("Name.zh") or row.get("Name")))
    assert (row["Requester.id"], row["Requester as written"]) == ("", "武警医院")


def test_needs_twice(wuhan):
    assert_second_time_changes_nothing(wuhan[0], "needs_wuhan2020.tsv", "need", wuhan[1])
    assert wuhan[0].json("check")["ok"] is True


def test_a_hand_edit_is_not_overwritten_in_silence(hospitals, tmp_path):
    cluster = hospitals[0].copy(tmp_path / "edited")
    name = table(data("hospitals_cn.tsv"))[0]["name"]
    found = next(
        hit for hit in cluster.json("search", name, "--kind", "organisation")["hits"] if hit["name"]["zh"] == name
    )
    cluster.run("record", "edit", f"organisation/{found['id']}", "--set", "address=人改过的地址")
    report = cluster.imports(data("hospitals_cn.tsv"), "organisation", code=None)
    assert report["read"] == 6713
    row = next(row for row in rows_of(cluster, "organisation") if row["id"] == found["id"])
    assert row["Address"] == "人改过的地址"
