"""kill -9 in the middle of an import: afterwards all of it is there or none, and the store is sound."""

import os
import random
import shutil
import sqlite3
import subprocess
import time

KILLS = int(os.environ.get("LIANQIAO_KILLS", "10"))
ROWS = 6000


def organisations(cluster):
    with sqlite3.connect(f"file:{cluster.store}?mode=ro", uri=True) as database:
        ((count,),) = database.execute("SELECT count(*) FROM organisation").fetchall()
    database.close()
    return count


def test_a_killed_import_leaves_all_or_nothing(example, tmp_path):
    file = tmp_path / "generated.csv"
    file.write_text(
        "名称,地区,地址\n" + "".join(f"生成医院{n:05},广东省,生成路 {n} 号\n" for n in range(ROWS)), encoding="utf-8"
    )
    seed = int(os.environ.get("LIANQIAO_SEED", "20261122"))
    chance = random.Random(seed)

    # One import that is left alone says how long the others have to be shot at.
    whole = example.copy(tmp_path / "whole")
    before = organisations(whole)
    begin = time.monotonic()
    report = whole.imports(file, "organisation")
    length = time.monotonic() - begin
    assert report["created"] == ROWS
    after = organisations(whole)
    assert after == before + ROWS

    outcomes = {"none": 0, "whole": 0, "too late": 0}
    while outcomes["none"] + outcomes["whole"] < KILLS:
        number = sum(outcomes.values())
        assert number < KILLS * 4 + 20, f"the import ends before it can be shot at: {outcomes}"
        cluster = example.copy(tmp_path / "shot")
        # Every other shot is aimed at the end, where the commit is.
        moment = chance.uniform(0 if number % 2 else length * 0.8, length)
        begin = time.monotonic()
        process = cluster.start("import", file, "--kind", "organisation", "--json")
        try:
            process.wait(timeout=moment)
            # It was faster than thought, and so are the next.
            length = min(length, time.monotonic() - begin)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        place = f"shot {number} after {moment:.3f} s of {length:.3f} (seed {seed})"
        # check is the first to open the store: what is left of the log is dealt with by it, not by this test.
        check = cluster.run("check", "--json", code=None)
        assert check.code == 0 and check.json["ok"] is True, f"{place}: {check.out}{check.err}"
        count = organisations(cluster)
        assert count in (before, after), f"{place}: {count - before} of {ROWS} rows"
        assert process.returncode != 0 or count == after, f"{place}: told done, and is not there"
        outcomes["too late" if process.returncode == 0 else "whole" if count == after else "none"] += 1
        if number % 10 == 0:
            # And it can be written to: the same file goes in, or is there already.
            again = cluster.imports(file, "organisation")
            assert again["created"] + again["unchanged"] == ROWS, place
        for left in cluster.folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    print(f"\nkill -9: {KILLS} times within {length:.2f} s: {outcomes}")
    assert KILLS < 10 or outcomes["none"] > 0, "no kill hit an import at work"
