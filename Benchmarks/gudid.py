#!/usr/bin/env python3
"""Which FDA product code a device's description belongs to, through the program, in English.

    Benchmarks/gudid.py [HOW MANY]    descriptions of GUDID's dental devices, chosen by a fixed seed; [5000]

Once by the codes' names and definitions: by words, by meaning, by both; among all codes, and among those that these
devices have. Once by the devices of other companies, whose codes are known: no company is on both sides.
"""

import collections
import csv
import gzip
import random
import sys

from retrieval import DATA, clean, evaluate, rank, table

# So many devices of other companies are learned from, as often of each code as there are.
LEARNED = 20_000
# Votes of so many devices, each by its score.
NEIGHBOURS = 10
# What Resources/ranking.tsv gives the vector.
VECTOR = 0.1


def codes():
    with open(DATA / "fda_product_codes.tsv", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["code"], clean(f"{row['name']} {row['definition'] or ''}")) for row in rows]


def devices():
    with gzip.open(DATA / "gudid_dental_unique.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [(row["product_code"], clean(row["description"] or ""), row["company"]) for row in rows]
    return [device for device in found if device[1]]


def share(ranks, depth):
    return f"{sum(r is not None and r <= depth for r in ranks) / len(ranks):.3f}"


def by_name(asked, documents):
    known = {code for code, _ in documents}
    asked = [d for d in asked if d[0] in known]
    report, values = evaluate(
        documents, [(n, d[1]) for n, d in enumerate(asked)], [(n, d[0], 1) for n, d in enumerate(asked)]
    )
    rows = []
    for name, score in (
        ("words", lambda d: d[2]), ("meaning", lambda d: d[4]), ("both", lambda d: d[3] + VECTOR * d[4])
    ):  # fmt: skip
        ranks = [rank(values[str(n)], score) for n in range(len(asked))]
        rows.append([name, share(ranks, 1), share(ranks, 5)])
    whole = [f"{report[m][0]:.3f} [{report[m][1]:.3f}, {report[m][2]:.3f}]" for m in ("hit@1", "hit@5")]
    title = f"{len(asked)} descriptions, {len(documents)} codes"
    table([*rows, ["the program's ranking", *whole]], [title, "hit@1", "hit@5"])


def by_devices(asked, learned):
    documents = [(f"{code}/{n}", text) for n, (code, text, _) in enumerate(learned)]
    # One judgement a query is enough to have it measured: what counts are the votes.
    of_code = {document[:3]: document for document, _ in documents}
    judged = [(n, of_code[d[0]], 1) for n, d in enumerate(asked) if d[0] in of_code]
    _, values = evaluate(documents, [(n, d[1]) for n, d in enumerate(asked)], judged)
    rows = []
    for name, score in (
        ("words", lambda d: d[2]), ("meaning", lambda d: d[4]), ("both", lambda d: d[3] + VECTOR * d[4])
    ):  # fmt: skip
        ranks = []
        for n, d in enumerate(asked):
            votes = collections.Counter()
            for near in sorted(values.get(str(n), []), key=score, reverse=True)[:NEIGHBOURS]:
                votes[near[0][:3]] += score(near) ** 2
            order = [code for code, _ in votes.most_common()]
            ranks.append(order.index(d[0]) + 1 if d[0] in order else None)
        rows.append([name, share(ranks, 1), share(ranks, 5)])
    strange = len(asked) - len(judged)
    title = f"{len(asked)} descriptions, {len(documents)} devices of others; {strange} whose code none of them has"
    table(rows, [title, "hit@1", "hit@5"])


def main():
    dice = random.Random(1)
    everything = devices()
    asked = dice.sample(everything, int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
    used = {d[0] for d in everything}
    by_name(asked, codes())
    by_name(asked, [code for code in codes() if code[0] in used])
    # One company in five is asked about, the others are learned from.
    companies = sorted({d[2] for d in everything})
    dice.shuffle(companies)
    held = set(companies[: len(companies) // 5])
    learned = dice.sample([d for d in everything if d[2] not in held], LEARNED)
    others = [d for d in everything if d[2] in held]
    by_devices(dice.sample(others, min(len(asked), len(others))), learned)


main()
