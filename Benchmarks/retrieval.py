"""What the benchmarks of retrieval share: the program's files, its report, and rankings made of its ingredients."""

import csv
import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = os.environ.get("LIANQIAO_BINARY", ROOT / ".build/release/lianqiao")
DATA = Path(os.environ.get("LIANQIAO_DATA", ROOT.parent / "shared/data"))


def clean(text):
    """A cell of a table with tabs."""
    return " ".join(text.split())


def evaluate(documents, queries, judgements):
    """Runs `lianqiao eval retrieval` on lists of (id, text) and (query, document, grade); its report and its values."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = []
        for name, header, rows in (
            ("documents", ("id", "text"), documents),
            ("queries", ("id", "text"), queries),
            ("judgements", ("query", "document", "grade"), judgements),
        ):
            file = Path(folder) / f"{name}.tsv"
            lines = ["\t".join(header), *("\t".join(clean(str(cell)) for cell in row) for row in rows)]
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            arguments += [f"--{name}", file]
        values = Path(folder) / "values.tsv"
        command = [BINARY, "eval", "retrieval", *arguments, "--ingredients", "--values", values, "--json"]
        report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        return report, read_values(values)


def read_values(file):
    """Query → its documents: (document, grade, share of words, share with bridged words, cosine, commonness)."""
    found = {}
    with open(file, encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            numbers = (float(row[name]) for name in ("grade", "text", "bridge", "vector", "prior"))
            found.setdefault(row["query"], []).append((row["document"], *numbers))
    return found


def rank(documents, score):
    """From the first right document on: its rank, 1 being the best; a tie counts as lost. None where there is none."""
    right = max((score(d) for d in documents if d[1] > 0), default=None)
    return None if right is None else 1 + sum(d[1] == 0 and score(d) >= right for d in documents)


def table(rows, header):
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    for row in [header, *rows]:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)))


def stages(report, measures):
    """A row for each ingredient that is added: the measures with their intervals, and what it adds."""
    names = ["words", "+ bridge terms", "+ static vectors", "+ document prior"]
    rows = []
    for name, stage in zip(names, report["ingredients"]):
        row = [name]
        for measure in measures:
            value, low, high = stage["measures"][measure]
            row.append(f"{value:.3f} [{low:.3f}, {high:.3f}]")
            if "gains" in stage:
                value, low, high = stage["gains"][measure]
                row[-1] += f"  {value:+.3f} [{low:+.3f}, {high:+.3f}]"
        rows.append(row)
    return rows
