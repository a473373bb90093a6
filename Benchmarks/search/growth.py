"""How the search engine grows: the same questions of ever larger indexes of generated lines.

    python Benchmarks/search/growth.py DATA var/growth --program .build/release/search-bench
                                       [--sizes 10000 30000 …] [--rounds 3] [--plot docs/images/search-growth.svg]

Lines are those of corpus.py (generated, seeded): a smaller index has the first lines of the larger ones. Questions are
the names of the FDA's product codes and five random words of one of the first lines, both through the language engine, the best
ten. Times are the processor's: building's on two threads, a question's on its own, so that another load on the machine
weighs little. Memory is what is resident after all questions, the dictionaries (some 80 MB) and mapped pages among it.

The exponent of a row says how it grows with documents: 1 is linear, 0 not at all; it is the slope of the least squares
through the logarithms.
"""

import argparse
import itertools
import math
import os
import random
import shutil
from pathlib import Path

from corpus import lines, rows, tokens
from run import Ours, median, rate

SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000, 4_000_000]


def write(file, texts):
    with open(file, "w", encoding="utf-8") as out:
        for text in texts:
            print(text, file=out)


def questions(data, out, first):
    dice = random.Random(7)
    candidates = [words for words in (sorted(set(tokens(line))) for line in first) if len(words) >= 5]
    write(out / "names.txt", (row["name"] for row in rows(data / "fda_product_codes.tsv")))
    write(out / "random.txt", (" ".join(dice.sample(dice.choice(candidates), 5)) for _ in range(3000)))


def corpora(data, out, sizes):
    """One file a size, each written once."""
    if all((out / f"{size}.txt").exists() for size in sizes):
        return
    out.mkdir(parents=True, exist_ok=True)
    source = lines(data, max(sizes))
    first = list(itertools.islice(source, min(sizes)))
    questions(data, out, first)
    files = [(size, open(out / f"{size}.txt", "w", encoding="utf-8")) for size in sizes]
    for number, line in enumerate(itertools.chain(first, source)):
        for size, file in files:
            if number < size:
                print(line, file=file)
    for _, file in files:
        file.close()


def measure(options, size):
    folder = options.out / "index"
    ours = Ours.building(options.program, folder, options.out / f"{size}.txt", "language")
    found = {
        "documents": ours.built["profiles"], "build": ours.built["cpu_s"], "bytes": ours.built["bytes"],
        "open": ours.opened["open_s"] * 1000,
    }
    for name in ("names", "random"):
        rounds = [ours.ask("round", options.out / f"{name}.txt") for _ in range(options.rounds)]
        found |= {name: 1000 / rate(rounds), f"{name} p50": median(rounds, "p50_ms"), f"{name} p99": median(rounds, "p99_ms")}
        found["resident"] = rounds[-1]["resident"] / 1e6
    ours.close()
    shutil.rmtree(folder)
    return found


def slope(found, key):
    points = [(math.log(one["documents"]), math.log(one[key])) for one in found]
    x, y = (sum(axis) / len(points) for axis in zip(*points))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


COLUMNS = [
    ("build", "built, s", ",.2f"), ("bytes", "MB", ",.1f"), ("open", "opened, ms", ",.0f"), ("names", "names, ms", ",.3f"),
    ("names p99", "p99", ",.3f"), ("random", "five words, ms", ",.3f"), ("random p99", "p99", ",.3f"), ("resident", "MB resident", ",.0f"),
]


def table(found):
    print("| documents | " + " | ".join(f"{label}{', bytes each' if key == 'bytes' else ''}" for key, label, _ in COLUMNS) + " |")
    print("| ---: |" + " ---: |" * len(COLUMNS))
    for one in found:
        shown = []
        for key, _, form in COLUMNS:
            value = one[key] / 1e6 if key == "bytes" else one[key]
            shown.append(f"{value:{form}}" + (f", {one[key] / one['documents']:,.0f}" if key == "bytes" else ""))
        print(f"| {one['documents']:,} | " + " | ".join(shown) + " |")
    print("| exponent | " + " | ".join(f"{slope(found, key):.2f}" for key, *_ in COLUMNS) + " |", flush=True)


def plot(found, file):
    """Logarithmic in both: a straight line is a power, and the dashed ones are linear."""
    drawn = [("build", "build, s", "#1f5fa8"), ("bytes", "index, MB", "#2e7d4f"), ("random", "five words, ms", "#b3432b"),
             ("names", "names, ms", "#8a5fa8")]
    width, height, left, top, right, bottom = 790, 470, 64, 20, 180, 46
    values = {key: [one[key] / (1e6 if key == "bytes" else 1) for one in found] for key, *_ in drawn}
    low = math.floor(math.log10(min(min(line) for line in values.values())))
    high = math.ceil(math.log10(max(max(line) for line in values.values())))
    sizes = [one["documents"] for one in found]
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size):
        return left + (math.log10(size) - first) / (last - first) * (width - left - right)

    def y(value):
        return top + (high - math.log10(value)) / (high - low) * (height - top - bottom)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
           f'<rect width="{width}" height="{height}" fill="white"/>']
    for power in range(low, high + 1):
        at = y(10**power)
        out.append(f'<path d="M{left} {at:.1f}H{width - right}" stroke="#ddd"/>'
                   f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">{10**power:g}</text>')
    for size in sizes:
        out.append(f'<text x="{x(size):.1f}" y="{height - bottom + 20}" text-anchor="middle">{size:,}</text>'.replace(",000,000<", " M<").replace(",000<", " k<"))
    out.append(f'<text x="{(left + width - right) / 2}" y="{height - 6}" text-anchor="middle">documents</text>')
    for key, label, colour in drawn:
        line = values[key]
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in zip(sizes, line))
        linear = line[0] * sizes[-1] / sizes[0]
        if math.log10(linear) <= high:
            out.append(f'<path d="M{x(sizes[0]):.1f} {y(line[0]):.1f}L{x(sizes[-1]):.1f} {y(linear):.1f}" stroke="{colour}" '
                       'stroke-dasharray="3 5" fill="none"/>')
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="3.5" fill="{colour}"/>' for size, value in zip(sizes, line)]
        out.append(f'<text x="{width - right + 10}" y="{y(line[-1]) + 4:.1f}" fill="{colour}">{label}, n^{slope(found, key):.2f}</text>')
    out.append("</svg>")
    file.write_text("\n".join(out) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    corpora(options.data, options.out, options.sizes)
    found = []
    for size in options.sizes:
        found.append(measure(options, size))
        print(f"{size:,}: load {os.getloadavg()[0]:.1f}, " + ", ".join(f"{key} {value:,.3f}" for key, value in found[-1].items()), flush=True)
    print()
    table(found)
    if options.plot:
        plot(found, options.plot)


if __name__ == "__main__":
    main()
