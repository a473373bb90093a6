#!/usr/bin/env python3
"""Matching at a million: every one of N generated needs among M generated offers, and one need while somebody writes.

    Benchmarks/match/run.py --offers 1000000 --needs 10000 [--seconds 20] [--reference FOLDER] [--store PATH]

Makes the world (labelled as generated, seed fixed) unless PATH has one, the index of it, then asks `lianqiao match --all
--json` for the ten best answers of each need with reasons: all gates and criteria, and the audience of the office. Then
`match-bench` matches one need after another while another thread adds offers. Prints a table. Build both first:

    swift build -c release --product lianqiao && swift build -c release --product match-bench
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("LIANQIAO_BUILD", ROOT / ".build/release"))
SETS = ["nmpa-catalogue", "fda-product-codes", "regions-cn"]


def run(*args, out=subprocess.DEVNULL):
    """Runs the program. Returns seconds by the clock and of the processor, and the most memory that it held, in MiB."""
    begin = time.monotonic()
    process = subprocess.Popen([BUILD / "lianqiao", *map(str, args)], stdout=out)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"lianqiao {' '.join(map(str, args))} failed")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def line(what, seconds, processor, memory):
    print(f"| {what} | {seconds:.1f} | {processor:.1f} | {memory:,.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offers", type=int, default=1_000_000)
    parser.add_argument("--needs", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--reference", type=Path, default=ROOT.parent / "shared/data", help="where the code tables lie")
    parser.add_argument("--store", type=Path, help="kept, and used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = options.store or Path(scratch) / "match.db"
        print("| what | s | s of processor | peak MiB |\n| --- | ---: | ---: | ---: |")
        if not store.exists():
            for name in SETS:
                run("reference", "add", name, "--from", options.reference, "--store", store)
            made = run("generate", "--offers", options.offers, "--needs", options.needs, "--mix", "--store", store)
            line(f"{options.offers:,} offers and {options.needs:,} needs generated", *made)
            line("the index made", *run("search", "pump", "--store", store))
        line("opened, one search", *run("search", "pump", "--store", store))
        answers = Path(scratch) / "answers.jsonl"
        with answers.open("wb") as out:
            line("match --all, ten answers each", *run("match", "--all", "--json", "--store", store, out=out))
        told = Counter()
        with answers.open() as lines:
            for text in lines:
                match = json.loads(text)
                told["needs"] += 1
                told["answered"] += bool(match["answers"])
                told["answers"] += len(match["answers"])
                told["reasons"] += sum(len(answer["reasons"]) for answer in match["answers"])
        print("\n" + ", ".join(f"{count:,} {what}" for what, count in told.items()) + ".")
        bench = subprocess.run(
            [BUILD / "match-bench", store, str(options.seconds)], check=True, capture_output=True, text=True
        )
        times = json.loads(bench.stdout)
        print(f"\nOne need beside {times['written']:,} writes, {times['matched']:,} matched:\n")
        print("| ms | p50 | p90 | p99 | most |\n| --- | ---: | ---: | ---: | ---: |")
        rows = [("wall", times["wall"]), ("processor", times["processor"]), *sorted(times["markets"].items())]
        for name, shares in rows:
            print(f"| {name} | " + " | ".join(f"{time:.1f}" for time in shares) + " |")


if __name__ == "__main__":
    main()
