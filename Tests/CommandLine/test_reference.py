"""Reference sets: installed from the files beside the project, with origin, licence and checksum."""

import hashlib

import pytest

from lianqiao import DATA, data

SETS = {
    "nmpa-catalogue": ("nmpa_catalogue.tsv", 1369),
    "fda-product-codes": ("fda_product_codes.tsv", 6617),
    "regions-cn": ("regions_cn.tsv", 3351),
}


@pytest.mark.parametrize("name", SETS)
def test_add_list_remove(empty, name):
    file, rows = SETS[name]
    file = data(file)
    added = empty.json("reference", "add", name, "--from", DATA)
    assert (added["name"], added["rows"]) == (name, rows)
    assert added["checksum"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert added["licence"] and added["origin"]
    assert empty.json("reference", "add", name, "--from", file) == added, "adding it again changes nothing"
    assert name in [line["name"] for line in empty.lines("reference", "list")]
    empty.run("reference", "remove", name)
    assert name not in [line["name"] for line in empty.lines("reference", "list")]
    assert empty.json("check")["ok"] is True
