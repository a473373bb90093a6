#!/usr/bin/env python3
"""How well titles find their translations, through the program, both ways.

    Benchmarks/bilingual.py [PAIRS.tsv]            columns zh and en; [$LIANQIAO_DATA/bilingual_dev.tsv]
    Benchmarks/bilingual.py [PAIRS.tsv] --learn    what `vector` and `prior` should weigh (Resources/ranking.tsv)

Each side is searched in the other; the digits 0 to 9 are taken out of both, because numbers alone would find many.
"""

import csv
import re
import sys
from pathlib import Path

from retrieval import DATA, evaluate, rank, stages, table

FOLDS = 5
VECTOR = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5]
# Of the weight of the vector.
PRIOR = [0, 0.25, 0.5, 0.75, 1]


def load(file):
    with open(file, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = [tuple(re.sub("[0-9]", "", row[side]).strip() for side in ("zh", "en")) for row in rows]
    return [pair for pair in pairs if all(pair)]


def search(pairs, asking, asked):
    numbers = range(len(pairs))
    return evaluate(
        [(n, pairs[n][asked]) for n in numbers], [(n, pairs[n][asking]) for n in numbers], [(n, n, 1) for n in numbers]
    )


def ranks(values, queries, vector, prior):
    """The right document's rank for each query."""
    return [rank(values[q], lambda d: d[3] + vector * (d[4] - prior * d[5])) for q in queries]


def reciprocal(ranks):
    return sum(1 / r for r in ranks) / len(ranks)


def learn(both):
    """Chooses weights by the mean reciprocal rank over both directions; measures them where they were not chosen."""
    queries = sorted(set.intersection(*(set(values) for values in both)), key=int)
    # Both directions of a pair stand in one fold.
    fold = {q: n * 7919 % FOLDS for n, q in enumerate(queries)}
    choices = [(vector, prior) for vector in VECTOR for prior in PRIOR if vector or not prior]
    inverse = {
        c: [dict(zip(queries, (1 / r for r in ranks(values, queries, *c)))) for values in both] for c in choices
    }

    def best(kept):
        return max(choices, key=lambda c: sum(way[q] for way in inverse[c] for q in kept))

    found = [[], []]
    for number in range(FOLDS):
        chosen = best([q for q in queries if fold[q] != number])
        print(f"fold {number + 1}: vector {chosen[0]}, prior {chosen[0] * chosen[1]:g}")
        for way in (0, 1):
            found[way] += [1 / inverse[chosen][way][q] for q in queries if fold[q] == number]
    for way, name in enumerate(("zh → en", "en → zh")):
        hits = [sum(r <= depth for r in found[way]) / len(found[way]) for depth in (1, 5, 10)]
        print(f"out of fold, {name}: " + " ".join(f"hit@{d} {h:.3f}" for d, h in zip((1, 5, 10), hits)))
    vector, prior = best(queries)
    mean = sum(map(reciprocal, found)) / 2
    print(f"all: vector {vector}, prior {vector * prior:g}; mean reciprocal rank out of fold {mean:.3f}")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--learn"]
    pairs = load(Path(arguments[0]) if arguments else DATA / "bilingual_dev.tsv")
    print(f"{len(pairs)} pairs")
    both = []
    for name, asking, asked in (("zh → en", 0, 1), ("en → zh", 1, 0)):
        report, values = search(pairs, asking, asked)
        both.append(values)
        table(stages(report, ["hit@1", "hit@10"]), [name, "hit@1", "hit@10"])
    if "--learn" in sys.argv:
        learn(both)


main()
