#!/usr/bin/env python3
"""How importing grows: a generated world of N products as XLSX parts and as JSON Lines, into SQLite and PostgreSQL.

    Benchmarks/scale.py --products 100000 [--seed 7] [--formats xlsx jsonl] [--databases sqlite postgres]

Prints a table: rows a second of the first and the last part, peak memory of each part's process (it must not grow with
the store), bytes on disk and of the journal for each record. PostgreSQL is the server that LIANQIAO_TEST_POSTGRES
names, in a schema of its own that is dropped: `scripts/postgres run Benchmarks/scale.py …`.
"""

import argparse
import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = Path(os.environ.get("LIANQIAO_BINARY", ROOT / ".build/release/lianqiao"))


def say(words):
    print(words, file=sys.stderr, flush=True)


def run(*args):
    """Runs the program. Returns what it printed, its seconds and the most memory that it held, in MiB."""
    begin = time.monotonic()
    process = subprocess.Popen([BINARY, *map(str, args)], stdout=subprocess.PIPE)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"lianqiao {' '.join(map(str, args))}: {process.returncode}\n{out.decode()}")
    return out.decode(), time.monotonic() - begin, usage.ru_maxrss / 1024


# --- Databases ---------------------------------------------------------------------------------------------------------


class SQLite:
    def __init__(self, folder):
        self.store = folder / "scale.db"

    def sizes(self):
        """Bytes of the store, and of its journal with the indexes upon it."""
        with contextlib.closing(sqlite3.connect(self.store)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            tables = "SELECT name FROM sqlite_master WHERE tbl_name = 'journal'"
            journal = database.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({tables})").fetchone()[0]
        return self.store.stat().st_size, journal

    def close(self):
        pass


class PostgreSQL:
    def __init__(self, _):
        self.server = os.environ.get("LIANQIAO_TEST_POSTGRES") or sys.exit(
            "LIANQIAO_TEST_POSTGRES names no server: scripts/postgres run Benchmarks/scale.py …"
        )
        self.schema = "scale_" + uuid.uuid4().hex
        self.ask(f"CREATE SCHEMA {self.schema}")
        sign = "&" if "?" in self.server else "?"
        self.store = f"{self.server}{sign}options=-csearch_path%3D{self.schema}"

    def ask(self, statement):
        command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", self.server]
        return subprocess.run([*command, "-c", statement], check=True, capture_output=True, text=True).stdout.strip()

    def sizes(self):
        size = f"FROM pg_tables WHERE schemaname = '{self.schema}'"
        bytes_of = "coalesce(sum(pg_total_relation_size(format('%I.%I', schemaname, tablename))), 0)"
        return int(self.ask(f"SELECT {bytes_of} {size}")), int(
            self.ask(f"SELECT {bytes_of} {size} AND tablename = 'journal'")
        )

    def close(self):
        self.ask(f"SET client_min_messages = error; DROP SCHEMA {self.schema} CASCADE")


DATABASES = {"sqlite": SQLite, "postgres": PostgreSQL}


# --- Measuring ---------------------------------------------------------------------------------------------------------


def measure(name, parts, folder):
    database = DATABASES[name](folder)
    try:
        done = []
        for part in parts:
            out, seconds, memory = run(
                "import", part["file"], "--kind", part["kind"], "--json", "--store", database.store
            )
            report = json.loads(out)
            assert not report["refused"] and report["created"] == part["rows"], report
            done.append((part["rows"], seconds, memory))
            say(f"  {name} {Path(part['file']).name}: {part['rows'] / seconds:,.0f} rows/s, {memory:,.0f} MiB")
        whole, journal = database.sizes()
        return done, whole, journal
    finally:
        database.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--formats", nargs="+", choices=["xlsx", "csv", "jsonl"], default=["xlsx", "jsonl"])
    parser.add_argument("--databases", nargs="+", choices=list(DATABASES), default=list(DATABASES))
    options = parser.parse_args()
    print("| files | database | rows | s | rows/s, first large part | last | peak MiB, first | last | MiB on disk "
          "| bytes a record | of them journal |")
    print("| --- | --- " + "| ---: " * 9 + "|")
    for form in options.formats:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            world = ["generate", "--products", options.products, "--seed", options.seed]
            made, seconds, _ = run(*world, "--out", folder / form, "--format", form, "--json")
            made = json.loads(made)
            say(f"{form}: {made['records']:,} records written in {seconds:.1f} s")
            # Products carry their registrations along in a table: the world is the same, its rows are fewer.
            records = 1 + max(1, options.products // 50) + 2 * options.products + max(1, options.products // 1000)
            for name in options.databases:
                here = folder / name
                here.mkdir()
                done, whole, journal = measure(name, made["files"], here)
                large = [part for part in done if part[0] == max(rows for rows, _, _ in done)]
                rows, total = sum(part[0] for part in done), sum(part[1] for part in done)
                print(
                    f"| {form} | {name} | {rows:,} | {total:.1f} | {large[0][0] / large[0][1]:,.0f} "
                    f"| {large[-1][0] / large[-1][1]:,.0f} | {large[0][2]:,.0f} | {large[-1][2]:,.0f} "
                    f"| {whole / (1 << 20):,.0f} | {whole / records:,.0f} | {journal / records:,.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
