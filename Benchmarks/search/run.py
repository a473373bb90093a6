"""Lianqiao's search engine beside tantivy: same documents, same queries, one thread, rounds in turn.

    python Benchmarks/search/corpus.py DATA var/search          # once
    swift build -c release --product search-bench
    python Benchmarks/search/run.py var/search --program .build/release/search-bench [--rounds 5] [--language]

Needs tantivy 0.27 (PyPI). Without --language both read lower-case tokens that were made beforehand, and split them at
spaces: this compares the engines. With --language each reads the text: Lianqiao through its language engine (Chinese,
stems, parts of words, synonyms), tantivy through `en_stem`: this compares what a user waits for. Both give the best ten.

Times are the processor's, of the thread that searches, so that another load on the machine weighs on neither; the medians
of the rounds are shown. tantivy is called through its Python binding: making the query object and the list of hits is part of
its time, as it is of ours, some 15 µs.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import tantivy


class Peer:
    """tantivy, filled and asked in this process."""

    def __init__(self, folder, lines, analyser):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name=analyser)
        builder.add_unsigned_field("id", stored=True, fast=True)
        self.index = tantivy.Index(builder.build(), path=str(folder))
        began, processor = time.monotonic(), time.process_time()
        writer = self.index.writer(heap_size=1_000_000_000, num_threads=2)
        for number, line in enumerate(lines):
            document = tantivy.Document()
            document.add_text("text", line)
            document.add_unsigned("id", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.built = time.monotonic() - began
        self.processor = time.process_time() - processor
        self.index.reload()
        self.bytes = sum(file.stat().st_size for file in folder.iterdir())
        self.searcher = self.index.searcher()

    def round(self, queries):
        times, hits = [], 0
        wall = time.monotonic()
        for query in queries:
            start = time.thread_time()
            parsed, _ = self.index.parse_query_lenient(query, ["text"])
            hits += len(self.searcher.search(parsed, 10, count=False).hits)
            times.append(time.thread_time() - start)
        times.sort()
        return {
            "wall_s": time.monotonic() - wall,
            "cpu_s": sum(times),
            "p50_ms": times[len(times) // 2] * 1000,
            "p99_ms": times[len(times) * 99 // 100] * 1000,
            "hits": hits,
        }


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


def show(name, count, ours, peer):
    mine, theirs = count / median(ours, "cpu_s"), count / median(peer, "cpu_s")
    print(f"\n{name}: {count} queries, medians of {len(ours)} rounds\n")
    print("| engine | queries/s | p50 ms | p99 ms | analysing |\n| --- | ---: | ---: | ---: | ---: |")
    share = median(ours, "analysing_s") / median(ours, "cpu_s")
    print(f"| Lianqiao | {mine:,.0f} | {median(ours, 'p50_ms'):.4f} | {median(ours, 'p99_ms'):.3f} | {share:.0%} |")
    print(f"| tantivy {tantivy.__version__} | {theirs:,.0f} | {median(peer, 'p50_ms'):.4f} | {median(peer, 'p99_ms'):.3f} | |")
    print(f"\n{mine / theirs:.1f} times the queries; p99 {median(ours, 'p99_ms') / median(peer, 'p99_ms'):.2f} of tantivy's")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--language", action="store_true")
    parser.add_argument("--verify", action="store_true", help="compare 200 answers with scoring every profile")
    options = parser.parse_args()
    ending = ".txt" if options.language else ".tokens.txt"
    lines = options.corpus / f"lines{ending}"
    peer = Peer(
        options.corpus / "tantivy",
        lines.read_text(encoding="utf-8").splitlines(),
        "en_stem" if options.language else "whitespace",
    )
    analyser = "language" if options.language else "tokens"
    ours = Ours(options.program, options.corpus / "lianqiao", lines, analyser)
    print(f"{ours.built['profiles']:,} documents")
    print(f"built: Lianqiao {ours.built['load_s']:.1f} s and {ours.built['save_s']:.1f} s to save, "
          f"{ours.built['cpu_s']:.1f} s of processor, {ours.built['bytes'] / 1e6:.0f} MB; "
          f"tantivy {peer.built:.1f} s, {peer.processor:.1f} s of processor, {peer.bytes / 1e6:.0f} MB")
    print(f"opened, every byte checked: {ours.opened['open_s']:.3f} s; resident {ours.opened['resident'] / 1e6:.0f} MB")
    for name in ("names", "random"):
        file = options.corpus / f"{name}{ending}"
        queries = file.read_text(encoding="utf-8").splitlines()
        if options.verify:
            few = options.corpus / "few.txt"
            few.write_text("\n".join(queries[:: len(queries) // 200]), encoding="utf-8")
            print(ours.ask("verify", few))
        mine, theirs = [], []
        for _ in range(options.rounds):
            theirs.append(peer.round(queries))
            mine.append(ours.ask("round", file))
        show(name, len(queries), mine, theirs)
        print(f"hits: {mine[0]['hits']} and {theirs[0]['hits']}", file=sys.stderr)


if __name__ == "__main__":
    main()
