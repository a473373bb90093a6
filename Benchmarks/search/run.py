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
PostgreSQL, what its client waits); the medians of the rounds are shown. Engines that would take hours are asked every
n-th query, in one round. tantivy and Xapian are called through their Python bindings: making the query object and the
list of hits is part of their time, as it is of ours, some 15 µs.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from peers import PEERS


class Ours:
    """search-bench, told what to do line by line."""

    def __init__(self, program, folder, lines, analyser):
        shutil.rmtree(folder, ignore_errors=True)
        built = subprocess.run(
            [program, "build", lines, folder, analyser], check=True, capture_output=True, text=True
        ).stdout
        self.built = json.loads(built)
        self.process = subprocess.Popen(
            [program, "serve", folder, analyser], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.opened = json.loads(self.process.stdout.readline())

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
    ours = Ours(options.program, options.corpus / "lianqiao", lines, analyser)
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
        mine, theirs = [], [[] for _ in peers]
        for number in range(options.rounds):
            mine.append(ours.ask("round", file))
            for rounds, peer in zip(theirs, peers):
                if number == 0 or peer.share == 1:
                    rounds.append(peer.round(queries))
        show(name, mine, [(peer.name, rounds) for peer, rounds in zip(peers, theirs)])
    for peer in peers:
        if hasattr(peer, "close"):
            peer.close()


if __name__ == "__main__":
    main()
