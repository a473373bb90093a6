"""Matching where the truth is known: FDA's devices by their codes' definitions, and the needs of Wuhan in 2020."""

import csv
import re


from lianqiao import DATA, Cluster, assert_bilingual, data

CASES, WANTED, DEPTH = 60, 50, 5


def words(text):
    return re.findall(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", text)


def bare(word):
    """A word without its plural, so that a name's `Systems` also takes away `system`."""
    word = word.lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def without_name(definition, name):
    """A definition without the words of the code's name; a compound goes when a part of it is in the name."""
    named = {bare(part) for word in words(name) for part in [word, *word.split("-")]}
    kept = re.sub(
        r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*",
        lambda word: "" if {bare(part) for part in [word[0], *word[0].split("-")]} & named else word[0],
        definition,
    )
    return " ".join(kept.split())


def chosen_devices():
    """Sixty of FDA's devices whose code has a definition: in the order of their numbers, one a code, then a second, …"""
    import openpyxl

    with open(data("fda_product_codes.tsv"), encoding="utf-8", newline="") as stream:
        codes = {row["code"]: row for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}
    book = openpyxl.load_workbook(data("fda_ai_devices_may2024.xlsx"), read_only=True)
    devices, turns = [], {}
    for _, link, _, _, _, code in list(book.active.iter_rows(values_only=True))[1:]:
        if codes.get(code, {}).get("definition", "").strip():
            devices.append((link.split('"')[-2], code))
    book.close()
    ordered = []
    for number, code in sorted(devices):
        turns[code] = turns.get(code, 0) + 1
        ordered.append((turns[code], code, number))
    return [(number, code, codes[code]) for _, code, number in sorted(ordered)[:CASES]]


def found_codes(cluster, devices, folder):
    """The codes whose need finds a device of that code among its first answers."""
    # Devices of one code share their wording, and so one need. Its key says nothing of the code.
    asked = {
        f"need-{number}": (code, without_name(row["definition"], row["name"]))
        for number, (code, row) in enumerate({code: row for _, code, row in devices}.items())
    }
    file = folder / "needs.csv"
    with open(file, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [["key", "name", "market"], *([key, text, "procurement"] for key, (_, text) in asked.items())]
        )
    report = cluster.imports(file, "need")
    assert report["created"] == len(asked), report
    code_of = {row["id"]: asked[row["key"]][0] for row in exported(cluster, "need") if row["key"] in asked}
    codes_of_product = {
        row["id"]: {code.strip() for code in row["Categories"].split(";")} for row in exported(cluster, "product")
    }
    matches = cluster.lines("match", "--all", "--market", "procurement", "--limit", str(DEPTH))
    assert {match["ask"]["id"] for match in matches} == set(code_of)
    return {
        code_of[match["ask"]["id"]]
        for match in matches
        if any(
            f"fda:{code_of[match['ask']['id']]}" in codes_of_product.get(answer["answer"]["id"], ())
            for answer in match["answers"]
        )
    }


def exported(cluster, kind):
    file = cluster.folder / f"{kind}.tsv"
    cluster.run("export", "--kind", kind, "--out", file, "--lang", "en")
    with open(file, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def test_a_definition_finds_a_device_of_its_code(tmp_path):
    devices = chosen_devices()
    assert len(devices) == CASES
    bare_cluster = Cluster(tmp_path / "bare")
    bare_cluster.imports(data("fda_ai_devices_may2024.xlsx"), "product", code=None)
    cluster = bare_cluster.copy(tmp_path / "installed")
    cluster.run("reference", "add", "fda-product-codes", "--from", DATA)
    found = found_codes(cluster, devices, tmp_path)
    hits = sum(code in found for _, code, _ in devices)
    missed = sorted({code for _, code, _ in devices} - found)
    # For comparison only: what the devices' own names alone would find.
    without = found_codes(bare_cluster, devices, tmp_path)
    print(
        f"\nFDA: {hits} of {CASES} devices found in the first {DEPTH} answers; missed: {' '.join(missed) or 'none'}; "
        f"without the code set installed: {sum(code in without for _, code, _ in devices)}"
    )
    assert hits >= WANTED


def test_every_need_of_wuhan_is_answered_or_told_why(example, tmp_path):
    cluster = example.copy(tmp_path / "wuhan")
    cluster.run("reference", "add", "nmpa-catalogue", "--from", data("nmpa_catalogue.tsv"))
    cluster.imports(data("hospitals_cn.tsv"), "organisation", code=None)
    cluster.imports(data("needs_wuhan2020.tsv"), "need", code=None)
    with open(data("needs_wuhan2020.tsv"), encoding="utf-8", newline="") as stream:
        items = {row["item"] for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}
    names = {row["id"]: row.get("Name.zh") or row["Name"] for row in exported(cluster, "need")}
    ours = {key for key, name in names.items() if name in items}
    assert len(ours) > 2000
    run = cluster.run("match", "--all", "--market", "procurement", "--limit", "3", "--json", timeout=600)
    told = {match["ask"]["id"]: match for match in run.lines if match["ask"]["id"] in ours}
    assert set(told) == ours, "every need has a line"
    silent = [match for match in told.values() if not match["answers"]]
    unplaced = sorted({names[match["ask"]["id"]] for match in silent if not match["none"].get("category")})
    print(
        f"\nWuhan: {len(told)} needs, {len(told) - len(silent)} answered, {len(silent)} told why not in {run.seconds:.1f} s; "
        f"without a category: {', '.join(unplaced) or 'none'}"
    )
    for match in silent:
        assert_bilingual(match["none"])
        assert match["none"]["code"]
    assert not unplaced
