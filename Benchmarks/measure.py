"""One run, one table: imports beside openpyxl, pages beside uvicorn + Jinja2, start and memory. See `Benchmarks/run`."""

import argparse
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import template

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "Benchmarks"
BINARY = Path(os.environ.get("LIANQIAO_BINARY", ROOT / ".build/release/lianqiao"))
DATA = Path(os.environ.get("LIANQIAO_DATA", ROOT.parent / "shared/data"))
CONNECTIONS, ROWS, COLUMNS = 32, 50_000, 10


def say(words):
    print(words, file=sys.stderr, flush=True)


# --- the machine -------------------------------------------------------------------------------------------------------


def first_line(*command):
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=20)
        return next((line for line in (result.stdout + result.stderr).splitlines() if line.strip()), "?")
    except OSError:
        return "?"


def machine():
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / (1 << 20)
    from importlib.metadata import version

    packages = ", ".join(f"{name} {version(name)}" for name in ("openpyxl", "uvicorn", "uvloop", "httptools", "jinja2"))
    system = next(
        (
            line.partition("=")[2].strip('"')
            for line in Path("/etc/os-release").read_text().splitlines()
            if line.startswith("PRETTY_NAME")
        ),
        platform.platform(),
    )
    commit = first_line("git", "-C", str(ROOT), "log", "-1", "--format=%h %cs")
    swift = re.search(r"Swift version [\d.]+", first_line("swift", "--version"))
    return [
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB; {system}, Linux {platform.release()}",
        f"lianqiao {first_line(str(BINARY), '--version')} ({commit}), {swift[0] if swift else 'Swift ?'}; "
        f"Python {platform.python_version()}, {packages}; {first_line('wrk', '--version').split(' [')[0]}",
        f"load when this began: {os.getloadavg()[0]:.2f}",
    ]


# --- imports -----------------------------------------------------------------------------------------------------------


def generate(file):
    """A product list such as a maker's association might send. Generated load: no row of it is a fact."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("generated")
    sheet.append(
        [
            "产品名称",
            "生产企业",
            "型号",
            "分类编码",
            "国产进口",
            "适用范围",
            "注册证号",
            "管理类别",
            "批准日期",
            "有效期至",
        ]
    )
    nouns = ["超声诊断仪", "心电图机", "输液泵", "骨科钢板", "电子内窥镜", "呼吸机", "监护仪", "血糖仪"]
    for number in range(ROWS):
        year = 2019 + number % 6
        sheet.append(
            [
                f"生成{nouns[number % len(nouns)]} {number:05}",
                f"生成医疗器械有限公司{number % 2000:04}",
                f"LQ-{number % 997}",
                f"nmpa:{1 + number % 22:02}-{1 + number % 9:02}",
                "国产" if number % 3 else "进口",
                f"用于第 {number} 号负载试验，不用于任何患者。",
                f"{'京津冀晋蒙辽吉黑沪苏'[number % 10]}械注准{year}2{1 + number % 22:02}{number // 10:04}",
                "II",
                f"{year}-{1 + number % 12:02}-{1 + number % 28:02}",
                f"{year + 5}-{1 + number % 12:02}-{1 + number % 28:02}",
            ]
        )
    book.save(file)


def import_seconds(file, kind, folder):
    """A whole `lianqiao import` into a new store: read, recognise, link, write, journal, commit."""
    store = folder / "import.db"
    for left in folder.glob("import.db*"):
        left.unlink()
    begin = time.monotonic()
    result = subprocess.run(
        [BINARY, "import", file, "--kind", kind, "--json", "--store", store], capture_output=True, cwd=folder
    )
    seconds = time.monotonic() - begin
    report = json.loads(result.stdout)
    if "error" in report:
        sys.exit(f"the import was refused: {report['error']}")
    return seconds, report


READ = """
import sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], read_only=True)
print(sum(1 for row in book.worksheets[0].iter_rows(values_only=True)) - 1)
"""


def openpyxl_seconds(file):
    """openpyxl reading every cell of the same file, and doing nothing with it."""
    begin = time.monotonic()
    rows = int(subprocess.run([sys.executable, "-c", READ, file], check=True, capture_output=True).stdout)
    return time.monotonic() - begin, rows


def measure_imports(folder, rounds):
    files = [("50,000 × 10 products (generated load)", folder / "generated.xlsx", "product")]
    say("generating 50,000 × 10 …")
    generate(files[0][1])
    fda = DATA / "fda_ai_devices_may2024.xlsx"
    if fda.exists():
        files.append(("FDA AI devices, 882 × 6", fda, "product"))
    else:
        say(f"{fda} is not there: left out")
    lines = []
    for name, file, kind in files:
        ours, theirs, refused = [], [], 0
        for number in range(rounds):
            say(f"import {name}: round {number + 1} of {rounds}")
            seconds, report = import_seconds(file, kind, folder)
            ours.append(report["read"] / seconds)
            refused = len(report["refused"])
            seconds, rows = openpyxl_seconds(file)
            theirs.append(rows / seconds)
            assert rows == report["read"], (rows, report["read"])
        note = f" ({refused} refused)" if refused else ""
        lines += [
            [
                f"{name}, {file.stat().st_size / 1e6:.1f} MB{note}",
                "lianqiao import, all of it",
                f"{statistics.median(ours):,.0f}",
            ],
            ["", "openpyxl read_only, reading alone", f"{statistics.median(theirs):,.0f}"],
        ]
    return lines


# --- servers -----------------------------------------------------------------------------------------------------------


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, command, port, **environment):
        self.address, self.port = f"http://127.0.0.1:{port}", port
        begin = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | environment,
            start_new_session=True,
        )
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - begin > 60:
                self.stop()
                sys.exit(f"did not start: {command}")
            time.sleep(0.001)
        self.start = time.monotonic() - begin

    def answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as link:
                link.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return link.recv(12).endswith(b"200")
        except OSError:
            return False

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def memory(self):
        """Proportional resident memory of the server and its workers, in MB."""
        family, total = {self.process.pid}, 0
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    # The group's number is the third field behind the name, which may hold spaces.
                    group = int((entry / "stat").read_text().rpartition(")")[2].split()[2])
                except OSError:
                    continue
                if group == self.process.pid:
                    family.add(int(entry.name))
        for pid in family:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])
        return total / 1024


def ours(folder):
    port = free_port()
    return Server([BINARY, "serve", "--port", str(port), "--store", folder / "demo.db"], port)


def peers(folder, workers):
    port = free_port()
    return Server(
        [
            sys.executable,
            "-m",
            "uvicorn",
            "peer:app",
            "--app-dir",
            HERE,
            "--port",
            str(port),
            "--workers",
            str(workers),
            "--loop",
            "uvloop",
            "--http",
            "httptools",
            "--no-access-log",
            "--log-level",
            "error",
        ],
        port,
        PEER_FOLDER=str(folder / "peer"),
    )


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def settle(address):
    """Until the server answers at once: what an earlier load left in its queue is none of the next one's business."""
    calm = 0
    while calm < 3:
        begin = time.monotonic()
        fetch(address)
        calm = calm + 1 if time.monotonic() - begin < 0.05 else 0


def load(address, seconds, *args):
    """wrk with 32 connections; anything but 200 ends the run."""
    settle(address)
    result = subprocess.run(
        [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            "--timeout",
            "30s",
            "-s",
            HERE / "wrk.lua",
            address,
            "--",
            *args,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(re.search(r"JSON(\{.*\})", result.stdout)[1])
    if found["faults"] or not found["requests"]:
        sys.exit(f"{address}: {found['faults']} of {found['requests']} requests failed\n{result.stdout}")
    return found["requests"] / found["seconds"], found["p50"], found["p99"]


def prepare(folder):
    """The example cluster, its home page and its fullest ask, and the same two pages for the peer."""
    subprocess.run([BINARY, "demo", "--no-serve", "--store", folder / "demo.db"], check=True, capture_output=True)
    matches = subprocess.run(
        [BINARY, "match", "--all", "--market", "procurement", "--json", "--store", folder / "demo.db"],
        check=True,
        capture_output=True,
    ).stdout.splitlines()
    fullest = max((json.loads(line) for line in matches), key=lambda match: (len(match["answers"]), match["ask"]["id"]))
    paths = {"home": "/zh/", "ask": f"/zh/{fullest['ask']['kind']}/{fullest['ask']['id']}"}
    (folder / "peer").mkdir()
    sizes = {}
    with ours(folder) as server:
        for name, path in paths.items():
            html = fetch(server.address + path)
            source, values = template.template_of(html)
            (folder / "peer" / f"{name}.html").write_text(source, encoding="utf-8")
            (folder / "peer" / f"{name}.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
            sizes[name] = len(html.encode())
            with peers(folder, 1) as other:
                if template.parse(fetch(f"{other.address}/render/{name}")) != template.parse(html):
                    sys.exit(f"the peer's {name} is not the same page")
    return paths, sizes


def measure_pages(folder, rounds, seconds):
    paths, sizes = prepare(folder)
    results = {}
    for number in range(rounds):
        say(f"pages: round {number + 1} of {rounds}")
        # Alternating, so that a machine that slows down slows all of them.
        with ours(folder) as server:
            for name, path in paths.items():
                load(server.address + path, 1)
                results.setdefault((name, "lianqiao, as it serves (page kept until the data changes)"), []).append(
                    load(server.address + path, seconds)
                )
                # Only a page that prints the address it was asked under is made anew for another one.
                if name == "ask":
                    results.setdefault((name, "lianqiao, page made for every request"), []).append(
                        load(server.address + path, seconds, "fresh", str(number))
                    )
        for workers in (1, 2):
            with peers(folder, workers) as server:
                for name in paths:
                    load(f"{server.address}/render/{name}", 1)
                    results.setdefault((name, f"uvicorn × {workers} + Jinja2, rendered for every request"), []).append(
                        load(f"{server.address}/render/{name}", seconds)
                    )
                    if workers == 2:
                        results.setdefault((name, "uvicorn × 2, sending kept bytes"), []).append(
                            load(f"{server.address}/kept/{name}", seconds)
                        )
    labels = {"home": "home page", "ask": "an ask with its answers"}
    lines, last = [], None
    for name, who in sorted(results, key=lambda key: list(paths).index(key[0])):
        rate, p50, p99 = (statistics.median(column) for column in zip(*results[name, who]))
        lines.append(
            [
                f"{labels[name]}, {sizes[name] / 1000:.0f} kB" if name != last else "",
                who,
                f"{rate:,.0f}",
                f"{p50:.2f}",
                f"{p99:.2f}",
            ]
        )
        last = name
    return lines, paths


def measure_service(folder, rounds, paths):
    starts, other_starts = [], []
    for number in range(rounds * 2 - 1):
        say(f"start: {number + 1} of {rounds * 2 - 1}")
        with ours(folder) as server:
            starts.append(server.start)
        with peers(folder, 1) as server:
            other_starts.append(server.start)
    memory = []
    for make, targets in (
        (lambda: ours(folder), list(paths.values())),
        (lambda: peers(folder, 1), [f"/render/{n}" for n in paths]),
    ):
        with make() as server:
            fresh = server.memory()
            sent = 0
            while sent < 10_000:
                for target in targets:
                    rate, _, _ = load(server.address + target, 1)
                    sent += int(rate)
            memory.append((fresh, server.memory(), sent))
    return [
        [
            "start to first 200 on /healthz, ms",
            "lianqiao serve, example cluster",
            f"{statistics.median(starts) * 1000:,.0f}",
        ],
        ["", "uvicorn × 1 with the two templates", f"{statistics.median(other_starts) * 1000:,.0f}"],
        [
            "memory at the start → after 10k requests, MB (PSS)",
            "lianqiao serve",
            f"{memory[0][0]:.0f} → {memory[0][1]:.0f}",
        ],
        ["", "uvicorn × 1 + Jinja2", f"{memory[1][0]:.0f} → {memory[1][1]:.0f}"],
    ]


# --- the table ---------------------------------------------------------------------------------------------------------


def show(title, header, lines):
    widths = [max(len(str(line[column])) for line in [header, *lines]) for column in range(len(header))]
    print(f"\n{title}")
    for line in [header, *lines]:
        cells = [
            str(cell).ljust(width) if column < 2 else str(cell).rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        print("  " + "  ".join(cells).rstrip(), flush=True)


def main():
    options = argparse.ArgumentParser(prog="Benchmarks/run")
    options.add_argument("--quick", action="store_true", help="one round of a second each: does it run, not how fast")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--only", choices=["imports", "pages"], help="one part of it")
    given = options.parse_args()
    rounds, seconds = (1, 1) if given.quick else (given.rounds, given.seconds)
    folder = Path(tempfile.mkdtemp(prefix="lianqiao-bench-"))
    try:
        for line in machine():
            print(line)
        print(
            f"medians of {rounds} alternating rounds"
            + (f" of {seconds} s" if not given.quick else ": a quick look, no measurement")
        )
        if given.only != "pages":
            show("Imports, rows a second", ["file", "who", "rows/s"], measure_imports(folder, rounds))
        if given.only == "imports":
            return
        lines, paths = measure_pages(folder, rounds, seconds)
        show(f"Pages at c = {CONNECTIONS} (wrk, one thread)", ["page", "who", "requests/s", "p50 ms", "p99 ms"], lines)
        show("Service", ["what", "who", "value"], measure_service(folder, rounds, paths))
        print(
            "\nlianqiao makes an ask's page from the records: matching and reasons are part of it. The peer gets the finished data\n"
            "as its context and only renders; its template is made from our page (Benchmarks/template.py) and compared to it."
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
