"""Lianqiao's search engine beside others: same documents, same queries, one thread, rounds in turn.

    python Benchmarks/search/corpus.py DATA var/search          # once
    swift build -c release --product search-bench
    python Benchmarks/search/run.py var/search --program .build/release/search-bench [--rounds 5] [--language]
                                    [--peers tantivy xapian fts5 postgres] [--verify]

Needs Benchmarks/requirements.txt; for Xapian Debian's python3-xapian, for PostgreSQL `scripts/postgres run`. Without
--language all read lower-case tokens that were made beforehand, and split them at spaces: this compares the engines. With
--language each reads the text: Lianqiao through its language engine (Chinese, stems, parts of words, synonyms), the
others with their own English stems: this compares what a user waits for. All give the best ten. An index is built by as
many threads as the machine of the figures has processors, two: ours reads and seals on two; tantivy's writer has two,
beside the one that hands it lines. Of building, wall and processor time are both shown.

Times are the processor's, of the thread that searches, so that another load on the machine weighs on neither (of
PostgreSQL, what its client waits); the medians of the rounds are shown. How much longer the same takes on a processor
without AVX2 is measured in the same rounds. Engines that would take hours are asked every
n-th query, in one round. tantivy and Xapian are called through their Python bindings: making the query object and the
list of hits is part of their time, as it is of ours, some 15 µs.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from peers import PEERS


def asked(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


class Ours:
    """search-bench, told what to do line by line; `kernels` chooses no more than these (CKernels.h)."""

    def __init__(self, program, folder, analyser, kernels=""):
        self.process = subprocess.Popen(
            [program, "serve", folder, analyser], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "LIANQIAO_KERNELS": kernels},
        )
        self.opened = json.loads(self.process.stdout.readline())

    @classmethod
    def building(cls, program, folder, lines, analyser, *more):
        shutil.rmtree(folder, ignore_errors=True)
        built = asked(program, "build", lines, folder, analyser, *more)
        ours = cls(program, folder, analyser)
        ours.built = built
        return ours

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def ask(self, verb, queries):
        print(verb, queries, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


def median(rounds, key):
    return statistics.median(one[key] for one in rounds)


def rate(rounds):
    return median(rounds, "queries") / median(rounds, "cpu_s")


def show(name, ours, peers):
    print(f"\n{name}\n")
    print("| engine | queries | queries/s | p50 ms | p99 ms | Lianqiao's queries/s × | p99 ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for engine, rounds in [("Lianqiao", ours), *peers]:
        print(
            f"| {engine} | {len(rounds)} × {rounds[0]['queries']:,} | {rate(rounds):,.0f} | {median(rounds, 'p50_ms'):.3f} "
            f"| {median(rounds, 'p99_ms'):.3f} | {rate(ours) / rate(rounds):,.1f} "
            f"| {median(ours, 'p99_ms') / median(rounds, 'p99_ms'):.3f} |", flush=True)
    print(f"\nOf Lianqiao's time {median(ours, 'analysing_s') / median(ours, 'cpu_s'):.0%} is reading the query.")


def vectors(program):
    """Exact search among 100,000 vectors with each kind of kernels that the processor has, in turn."""
    print("\n| kernels | one question among 100,000 vectors, ms | times as long | of eight at once, ms | times as long |")
    print("| --- | ---: | ---: | ---: | ---: |")
    found = {}
    for kernels in ("", "avx2", "plain"):
        os.environ["LIANQIAO_KERNELS"] = kernels
        one = asked(program, "vectors", "100000")
        found.setdefault(one["kernels"], one)
    best = next(iter(found.values()))
    for kernels, one in found.items():
        print(f"| {kernels} | {one['alone_ms']:.2f} | {one['alone_ms'] / best['alone_ms']:.1f} | {one['eight_ms']:.2f} "
              f"| {one['eight_ms'] / best['eight_ms']:.1f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--language", action="store_true")
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=["tantivy"])
    parser.add_argument("--verify", action="store_true", help="compare 200 answers with scoring every profile")
    options = parser.parse_args()
    ending = ".txt" if options.language else ".tokens.txt"
    lines = options.corpus / f"lines{ending}"
    analyser = "language" if options.language else "tokens"
    ours = Ours.building(options.program, options.corpus / "lianqiao", lines, analyser)
    plain = Ours(options.program, options.corpus / "lianqiao", analyser, "plain")
    documents = lines.read_text(encoding="utf-8").splitlines()
    peers = [PEERS[name](options.corpus / name, documents, not options.language) for name in options.peers]
    print(f"{ours.built['profiles']:,} documents; opened with every byte checked in {ours.opened['open_s']:.3f} s, "
          f"{ours.opened['resident'] / 1e6:.0f} MB resident\n")
    print("| engine | built, s | processor, s | documents/s | bytes a document |\n| --- | ---: | ---: | ---: | ---: |")
    mine = ("Lianqiao", ours.built["load_s"] + ours.built["save_s"], ours.built["cpu_s"], ours.built["bytes"])
    for engine, built, cpu, size in [mine, *((peer.name, peer.built, peer.building, peer.bytes) for peer in peers)]:
        processor = "–" if cpu is None else f"{cpu:.1f}"
        print(f"| {engine} | {built:.1f} | {processor} | {len(documents) / built:,.0f} | {size / len(documents):,.0f} |",
              flush=True)
    for name in ("names", "random"):
        file = options.corpus / f"{name}{ending}"
        queries = file.read_text(encoding="utf-8").splitlines()
        if options.verify:
            few = options.corpus / "few.txt"
            few.write_text("\n".join(queries[:: max(1, len(queries) // 200)]), encoding="utf-8")
            print(ours.ask("verify", few))
        mine, plainly, theirs = [], [], [[] for _ in peers]
        for number in range(options.rounds):
            mine.append(ours.ask("round", file))
            plainly.append(plain.ask("round", file))
            for rounds, peer in zip(theirs, peers):
                if number == 0 or peer.share == 1:
                    rounds.append(peer.round(queries))
        show(name, mine, [(peer.name, rounds) for peer, rounds in zip(peers, theirs)])
        print(f"With plain kernels ({plain.opened['kernels']} instead of {ours.opened['kernels']}) the same queries take "
              f"{rate(mine) / rate(plainly):.2f} times as long, p99 {median(plainly, 'p99_ms') / median(mine, 'p99_ms'):.2f}.")
    vectors(options.program)
    for peer in peers:
        if hasattr(peer, "close"):
            peer.close()
    plain.close()
    ours.close()


if __name__ == "__main__":
    main()
