"""A generated corpus for benchmarks: a million short lines put together at random, with a fixed seed, from real texts.

    python Benchmarks/search/corpus.py DATA OUT [--lines 1000000]

Each line is the name, brand and company of a dental device (AccessGUDID), a stretch of its description, and a term of
the EMDN or a name of the FDA's product codes: real words with their real frequencies, but no real product. Written:

    OUT/lines.txt      a line a document
    OUT/names.txt      the 6,617 names of the FDA's product codes, as queries
    OUT/random.txt     five different words of one document, 3,000 times
    OUT/*.tokens.txt   the same three as lower-case tokens, for measuring engines with one analyser
"""

import argparse
import gzip
import random
import re
from pathlib import Path

TOKEN = re.compile(r"[^\W_]+")


def rows(file):
    opened = gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else open(file, encoding="utf-8")
    with opened as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t")))


def stretch(dice, words, most):
    start = dice.randrange(max(1, len(words) - most + 1))
    return words[start : start + most]


def lines(data, count):
    dice = random.Random(20240501)
    devices = list(rows(data / "gudid_dental_unique.tsv.gz"))
    terms = [row["term"].capitalize() for row in rows(data / "emdn.tsv")]
    terms += [row["name"] for row in rows(data / "fda_product_codes.tsv")]
    for _ in range(count):
        device = dice.choice(devices)
        parts = [device["product_code_name"], device["brand"], device["company"]]
        parts += stretch(dice, device["description"].split(), dice.randint(2, 14))
        yield " ".join([*parts, dice.choice(terms)]).replace("\t", " ")


def tokens(text):
    return TOKEN.findall(text.lower())


def write(file, texts):
    texts = list(texts)
    file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    spelled = (" ".join(tokens(text)) + "\n" for text in texts)
    file.with_suffix(".tokens.txt").write_text("".join(spelled), encoding="utf-8")
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lines", type=int, default=1_000_000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    corpus = write(options.out / "lines.txt", lines(options.data, options.lines))
    write(options.out / "names.txt", (row["name"] for row in rows(options.data / "fda_product_codes.tsv")))
    dice = random.Random(7)
    picked = []
    while len(picked) < 3000:
        words = sorted(set(tokens(dice.choice(corpus))))
        if len(words) >= 5:
            picked.append(" ".join(dice.sample(words, 5)))
    write(options.out / "random.txt", picked)


if __name__ == "__main__":
    main()
