"""What else is asked of a million lines, half of them Chinese: names in Chinese, filters, counts, slips of the hand.

    python Benchmarks/search/questions.py DATA var/questions --program .build/release/search-bench
                                          [--lines 1000000] [--rounds 3]

Lines are generated and seeded: of English ones those of corpus.py; a Chinese one is a name, examples and a stretch of the
description of one of NMPA's Class I devices or of those exempt from clinical evaluation. Each has one of 34 regions, one of 3
classes and a year. Questions are the names of NMPA's catalogue, of FDA's product codes, and both with one slip each: two letters or
characters that changed places. All through the language engine, the best ten, processor time of the thread that asks.
"""

import argparse
import random
import re
from pathlib import Path

from corpus import lines, rows, stretch
from growth import write
from run import Ours, median, rate

KINDS = [
    ("round", "the best ten"), ("counted", "and all hits counted, by every facet"),
    ("filtered", "under a region and a span of years, counted"), ("respelled", "and what else may have been meant"),
]


def chinese(data, count):
    dice = random.Random(20240502)
    devices = [
        (row["level3_name_zh"], row["examples"], row["description"] + row["intended_use"]) for row in rows(data / "nmpa_class1.tsv")
    ] + [(row["product_name"], "", row["description"]) for row in rows(data / "nmpa_exemption.tsv")]
    for _ in range(count):
        name, examples, description = dice.choice(devices)
        parts = re.split("[、，。；]", examples) + re.split("[、，。；]", description)
        yield " ".join([name, *stretch(dice, parts, dice.randint(1, 6))]).replace("\t", " ")


def slip(dice, name):
    places = [at for at in range(1, len(name) - 1) if name[at] != name[at + 1] and (name[at] + name[at + 1]).isalpha()]
    if not places:
        return name
    at = dice.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def names(data):
    dice = random.Random(9)
    found = {
        "Chinese names": [row["name_zh"] for row in rows(data / "nmpa_catalogue.tsv") if row["name_zh"]],
        "English names": [row["name"] for row in rows(data / "fda_product_codes.tsv")],
    }
    return found | {f"{kind}, a slip each": [slip(dice, name) for name in known[:400]] for kind, known in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--program", required=True)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    half = options.lines // 2
    write(options.out / "lines.txt", (line for pair in zip(chinese(options.data, half), lines(options.data, half)) for line in pair))
    ours = Ours.building(options.program, options.out / "index", options.out / "lines.txt", "language", "facets")
    print(f"{ours.built['profiles']:,} lines, {ours.built['bytes'] / ours.built['profiles']:,.0f} bytes each, "
          f"{ours.built['cpu_s']:.1f} s of processor to build\n")
    print("| questions | | questions/s | p50 ms | p99 ms | with hits |\n| --- | --- | ---: | ---: | ---: | ---: |")
    for name, texts in names(options.data).items():
        file = options.out / "names.txt"
        write(file, texts)
        for verb, label in KINDS if "slip" not in name else KINDS[-1:]:
            rounds = [ours.ask(verb, file) for _ in range(options.rounds)]
            print(f"| {len(texts):,} {name} | {label} | {rate(rounds):,.0f} | {median(rounds, 'p50_ms'):.3f} "
                  f"| {median(rounds, 'p99_ms'):.3f} | {rounds[0]['answered'] / len(texts):.0%} |", flush=True)
    ours.close()


if __name__ == "__main__":
    main()
