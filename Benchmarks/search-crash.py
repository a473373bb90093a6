"""Kills a process that writes a search index, at random moments, and checks what is left each time.

    swift build -c release --product search-bench
    python Benchmarks/search-crash.py .build/release/search-bench [--kills 1000] [--seed 1]

After each kill -9 the index must open, hold at least every step that the writer had reported as saved, and answer
like one that is made anew from the same steps.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def churn(program, folder, seconds, begun):
    """Lets the writer write, kills it, and tells the last step that it reported.

    `begun`: the seconds count from its first report, so that on a slow machine too it is killed as it writes.
    """
    writer = subprocess.Popen([program, "churn", folder], stdout=subprocess.PIPE, text=True)
    first = writer.stdout.readline() if begun else ""
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    lines = (first + writer.communicate()[0]).split("\n")
    # The last line may have been cut off by the kill.
    whole = [int(line) for line in lines[:-1]]
    if writer.returncode != -signal.SIGKILL:
        sys.exit(f"the writer stopped by itself: {writer.returncode}")
    return max(whole, default=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    reported, survived = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for kill in range(1, options.kills + 1):
            # Every fifty kills another index, so that short and long histories both come up.
            folder = Path(scratch) / f"index-{kill // 50}"
            if kill % 50 == 0:
                reported = 0
            # One in five may be killed before it has opened the index.
            begun = dice.random() < 0.8
            reported = max(reported, churn(options.program, folder, dice.uniform(0, 0.3), begun))
            checked = subprocess.run([options.program, "check", folder], capture_output=True, text=True)
            if not checked.stdout.strip().isdigit() or int(checked.stdout) < reported:
                sys.exit(f"kill {kill}: {reported} were saved; {checked.stdout}{checked.stderr}")
            survived = int(checked.stdout)
            if kill % 50 == 49 or kill == options.kills:
                print(f"{kill} kills survived, {survived} steps in the last index", flush=True)


if __name__ == "__main__":
    main()
