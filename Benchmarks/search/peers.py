"""Engines that a user would otherwise pick, each filled with lines and asked for the best ten of a query's words.

Each reads a text in its own way (English stems where it has them) unless `plain`, where words are what stands between
spaces. A query is any of its words, as in Lianqiao: all engines score by BM25 or what they have in its place.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time

WORD = re.compile(r"\w+")


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


class Peer:
    """`share`: of how many queries one is asked, for engines that would take hours."""

    share = 1
    # PostgreSQL works in a process of its own: its times are those that its client waits.
    works_elsewhere = False
    clock = staticmethod(time.thread_time)

    def __init__(self, folder, lines, plain):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        began, processor = time.monotonic(), time.process_time()
        self.fill(folder, lines, plain)
        self.built = time.monotonic() - began
        self.building = None if self.works_elsewhere else time.process_time() - processor

    def round(self, queries):
        times, hits = [], 0
        for query in queries[:: self.share]:
            start = self.clock()
            hits += self.search(query)
            times.append(self.clock() - start)
        times.sort()
        return {
            "queries": len(times),
            "cpu_s": sum(times),
            "p50_ms": times[len(times) // 2] * 1000,
            "p99_ms": times[len(times) * 99 // 100] * 1000,
            "hits": hits,
        }


class Tantivy(Peer):
    def fill(self, folder, lines, plain):
        import tantivy

        self.name = tantivy.__version__.split(",")[0]
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="whitespace" if plain else "en_stem")
        builder.add_unsigned_field("id", stored=True, fast=True)
        self.index = tantivy.Index(builder.build(), path=str(folder))
        writer = self.index.writer(heap_size=1_000_000_000, num_threads=2)
        for number, line in enumerate(lines):
            document = tantivy.Document()
            document.add_text("text", line)
            document.add_unsigned("id", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.bytes = size(folder)

    def search(self, query):
        parsed, _ = self.index.parse_query_lenient(query, ["text"])
        return len(self.searcher.search(parsed, 10, count=False).hits)


class Xapian(Peer):
    share = 5

    def fill(self, folder, lines, plain):
        # Debian's package python3-xapian is not seen from a virtual environment.
        sys.path.append("/usr/lib/python3/dist-packages")
        import xapian

        self.name = f"Xapian {xapian.version_string()}"
        self.xapian = xapian
        self.stem = None if plain else xapian.Stem("en")
        database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE)
        generator = xapian.TermGenerator()
        if self.stem:
            generator.set_stemmer(self.stem)
        for line in lines:
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text_without_positions(line)
            database.add_document(document)
        database.commit()
        database.close()
        self.database = xapian.Database(str(folder))
        self.parser = xapian.QueryParser()
        self.parser.set_default_op(xapian.Query.OP_OR)
        if self.stem:
            self.parser.set_stemmer(self.stem)
            self.parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self.bytes = size(folder)

    def search(self, query):
        enquire = self.xapian.Enquire(self.database)
        enquire.set_query(self.parser.parse_query(query, 0))
        return len([match.docid for match in enquire.get_mset(0, 10)])


class FTS5(Peer):
    share = 50

    def fill(self, folder, lines, plain):
        self.name = f"SQLite FTS5 {sqlite3.sqlite_version}"
        self.database = sqlite3.connect(folder / "fts.db")
        tokenizer = "unicode61" if plain else "porter unicode61"
        self.database.execute(
            f"CREATE VIRTUAL TABLE t USING fts5(text, content='', columnsize=1, detail=none, tokenize='{tokenizer}')")
        self.database.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(lines))
        self.database.execute("INSERT INTO t (t) VALUES ('optimize')")
        self.database.commit()
        self.bytes = size(folder)

    def search(self, query):
        words = " OR ".join(f'"{word}"' for word in WORD.findall(query))
        return len(self.database.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", [words]).fetchall())


class PostgreSQL(Peer):
    """The server that LIANQIAO_TEST_POSTGRES names, in a schema that is dropped: `scripts/postgres run …`."""

    share = 100
    works_elsewhere = True
    clock = staticmethod(time.monotonic)

    def fill(self, folder, lines, plain):
        address = os.environ["LIANQIAO_TEST_POSTGRES"]
        self.language = "simple" if plain else "english"
        self.client = subprocess.Popen(
            ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", address],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.name = "PostgreSQL " + self.ask("SHOW server_version")[0].split()[0]
        file = folder / "lines.txt"
        file.write_text("".join(line.replace("\\", " ").replace("\t", " ") + "\n" for line in lines), encoding="utf-8")
        self.ask("DROP SCHEMA IF EXISTS search_bench CASCADE", "CREATE SCHEMA search_bench",
                 "CREATE TABLE search_bench.t (id bigserial, text text)")
        subprocess.run(["psql", "--no-psqlrc", "--quiet", "--dbname", address, "-c",
                        f"\\copy search_bench.t (text) FROM '{file}'"], check=True)
        vector = f"to_tsvector('{self.language}', text)"
        self.ask(f"ALTER TABLE search_bench.t ADD v tsvector GENERATED ALWAYS AS ({vector}) STORED",
                 "CREATE INDEX ON search_bench.t USING gin (v)", "ANALYZE search_bench.t")
        file.unlink()
        self.bytes = int(self.ask("SELECT pg_total_relation_size('search_bench.t')")[0])

    def ask(self, *statements):
        for statement in statements:
            print(statement + ";", file=self.client.stdin)
        print("\\echo .", file=self.client.stdin, flush=True)
        return list(iter(lambda: self.client.stdout.readline().rstrip("\n"), "."))

    def search(self, query):
        words = " | ".join(f"''{word}''" for word in WORD.findall(query))
        question = f"to_tsquery('{self.language}', '{words}')"
        return len(self.ask(
            f"SELECT id FROM search_bench.t WHERE v @@ {question} ORDER BY ts_rank(v, {question}) DESC LIMIT 10"))

    def close(self):
        self.ask("DROP SCHEMA search_bench CASCADE")


PEERS = {"tantivy": Tantivy, "xapian": Xapian, "fts5": FTS5, "postgres": PostgreSQL}
