#!/usr/bin/env python3
"""Assignment beside OR-Tools: 100 generated problems of up to 2,000 tasks and 500 assignees, solved by both.

    Benchmarks/assignment/run.py [--instances 100] [--rounds 3] [--seed 7]

Every problem is generated, its scores too: an assignee's own level, what they have in common with the task, and chance; in a
third of the problems rounded to twentieths, so that many assignments are equally good. Some have minimum loads, conflicts,
locked pairs, a price of unevenness; a fifth cannot be solved. OR-Tools' SimpleMinCostFlow gets the tightest form
of each (minima as supplies, no large costs) and only its `solve` is timed; ours is timed from the lists to the plan,
with every check. Both in processor seconds, the quickest of the rounds, in turn.

Compared: the optimum, exactly; each plan against quotas, conflicts and locks; of each problem that has no solution, the
units of the relaxation against a model with slack, and that OR-Tools solves what is relaxed, to the same worth as ours. Needs
`pip install -r Benchmarks/requirements.txt` and

    swift build -c release --product assignment-bench
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from ortools.graph.python import min_cost_flow

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("LIANQIAO_BUILD", ROOT / ".build/release"))
SIZES = [(100, 40), (500, 150), (1000, 300), (2000, 500)]
PAIRS = [20, 0]  # a task; 0: all
SLACK = 1  # of a unit, in the model with slack


@dataclass
class Problem:
    size: tuple
    pairs_a_task: int
    tasks: np.ndarray  # least, most
    assignees: np.ndarray
    pairs: np.ndarray  # task, assignee, score
    conflicts: set = field(default_factory=set)
    locked: set = field(default_factory=set)
    price: int = 0

    def line(self):
        head = [len(self.tasks), len(self.assignees), len(self.pairs), len(self.conflicts), len(self.locked), self.price]
        parts = [
            np.array(part, dtype=np.int64).ravel()
            for part in (head, self.tasks, self.assignees, self.pairs, sorted(self.conflicts), sorted(self.locked))
        ]
        return " ".join(map(str, np.concatenate(parts).tolist())) + "\n"


# --- generating --------------------------------------------------------------------------------------------------------


def generate(number, random):
    """The numberth problem: sizes, densities and what is asked for in turn."""
    size = SIZES[number % 4]
    a_task = PAIRS[number // 4 % 2]
    tasks, assignees = size
    look = number // 8
    chosen = [
        np.sort(random.choice(assignees, a_task, replace=False)) if a_task else np.arange(assignees)
        for _ in range(tasks)
    ]
    task = np.repeat(np.arange(tasks), [len(row) for row in chosen])
    assignee = np.concatenate(chosen)
    tastes, topics = random.random((assignees, 4)), random.random((tasks, 4))
    common = (tastes[assignee] * topics[task]).sum(axis=1) / 4
    score = 0.3 * random.random(assignees)[assignee] + 0.5 * common + 0.2 * random.random(len(task))
    score = (np.clip(score, 0, 1) * 1_000_000).astype(np.int64)
    if look % 3 == 2:
        score = score // 50_000 * 50_000
    need = 3 if look % 2 == 0 else random.integers(1, 5, tasks)
    least = np.broadcast_to(need, tasks).astype(np.int64)
    most = least if look % 4 < 2 else least + random.integers(0, 3, tasks)
    mean = least.sum() / assignees
    room = np.maximum(1, np.round(mean * random.uniform(0.9, 1.7, assignees))).astype(np.int64)
    floor = np.round(mean * random.uniform(0, 0.6, assignees)).astype(np.int64) if look % 2 else np.zeros_like(room)
    if look % 4 == 3:  # too few people, or too many who want too much
        if look % 8 == 3:
            room = np.round(room * random.uniform(0.4, 0.8)).astype(np.int64)
        else:
            floor = np.round(mean * random.uniform(0.8, 1.6, assignees)).astype(np.int64)
            most = least
    problem = Problem(
        size,
        a_task,
        np.stack([least, most], axis=1),
        np.stack([np.minimum(floor, room), room], axis=1),
        np.stack([task, assignee, score], axis=1),
        price=0 if look % 3 else int(random.choice([10_000, 50_000])),
    )
    if look % 5 in (1, 3):
        some = random.choice(len(task), len(task) // 20, replace=False)
        problem.conflicts = {(int(task[at]), int(assignee[at])) for at in some}
    if look % 5 in (2, 3):
        some = random.choice(len(task), tasks // 10, replace=False)
        free = {(int(task[at]), int(assignee[at])) for at in some} - problem.conflicts
        # All of them stay in the problems without a solution, where some are too many for one assignee.
        problem.locked = free if look % 4 == 3 else within(free, room, least)
    return problem


def within(pairs, room, least):
    """As many of the pairs as quotas allow."""
    kept, tasks, loads = set(), Counter(), Counter()
    for task, assignee in sorted(pairs):
        if tasks[task] < least[task] and loads[assignee] < room[assignee]:
            kept.add((task, assignee))
            tasks[task] += 1
            loads[assignee] += 1
    return kept


# --- OR-Tools ----------------------------------------------------------------------------------------------------------


class Flow:
    """A network of OR-Tools: tasks, assignees, then the root; pairs first."""

    def __init__(self, problem):
        self.problem = problem
        self.tasks, self.assignees = len(problem.tasks), len(problem.assignees)
        self.root = self.tasks + self.assignees
        self.parts = []
        self.supply = np.zeros(self.root + 1, dtype=np.int64)

    def add(self, source, target, room, cost):
        """Arcs: numbers, or lists of one length."""
        width = max(np.size(part) for part in (source, target, room, cost))
        self.parts.append([np.broadcast_to(np.asarray(part, np.int64), width) for part in (source, target, room, cost)])

    def give(self, nodes, amount):
        """What lies at nodes to begin with; the root takes the rest."""
        np.add.at(self.supply, nodes, amount)

    def solve(self):
        flow = min_cost_flow.SimpleMinCostFlow()
        source, target, room, cost = (np.concatenate(part) for part in zip(*self.parts))
        flow.add_arcs_with_capacity_and_unit_cost(source, target, room, cost)
        self.supply[self.root] = -self.supply[: self.root].sum()
        flow.set_nodes_supplies(np.arange(self.root + 1), self.supply)
        begin = time.process_time()
        status = flow.solve()
        return time.process_time() - begin, flow.optimal_cost() if status == flow.OPTIMAL else None


def split(problem):
    """Pairs that may be made and are not locked, and the scores of those that are locked."""
    score = {}
    if problem.locked:
        score = {(int(t), int(a)): int(s) for t, a, s in problem.pairs if (int(t), int(a)) in problem.locked}
    shut = problem.conflicts | problem.locked
    if not shut:
        return problem.pairs, score
    width = len(problem.assignees)
    codes = problem.pairs[:, 0] * width + problem.pairs[:, 1]
    return problem.pairs[~np.isin(codes, [task * width + assignee for task, assignee in shut])], score


def optimum(problem):
    """Seconds and the largest worth, or None."""
    pairs, locked = split(problem)
    tasks, assignees = problem.tasks.copy(), problem.assignees.copy()
    had = np.zeros(len(assignees), dtype=np.int64)
    for task, assignee in problem.locked:
        tasks[task] -= 1
        had[assignee] += 1
    assignees -= had[:, None]
    tasks[:, 0], assignees[:, 0] = np.maximum(tasks[:, 0], 0), np.maximum(assignees[:, 0], 0)
    if (tasks[:, 1] < 0).any() or (assignees[:, 1] < 0).any():
        return 0.0, None
    flow = Flow(problem)
    first = flow.tasks
    flow.add(pairs[:, 0], first + pairs[:, 1], 1, -pairs[:, 2])
    flow.give(np.arange(first), tasks[:, 1])
    flow.add(np.arange(first), flow.root, tasks[:, 1] - tasks[:, 0], 0)
    flow.give(np.arange(first, flow.root), -assignees[:, 0])
    ends = np.arange(first, flow.root)
    paid = had * (had - 1) // 2
    if problem.price:
        # Each more costs more, from the number on that one has anyway.
        certain = had + assignees[:, 0]
        paid = certain * (certain - 1) // 2
        extra = assignees[:, 1] - assignees[:, 0]
        step = np.concatenate([np.arange(count) for count in extra])
        flow.add(np.repeat(ends, extra), flow.root, 1, (np.repeat(certain, extra) + step) * problem.price)
    else:
        flow.add(ends, flow.root, assignees[:, 1] - assignees[:, 0], 0)
    seconds, cost = flow.solve()
    if cost is None:
        return seconds, None
    return seconds, sum(locked.values()) - cost - int(paid.sum()) * problem.price


def fewest_units(problem):
    """Seconds and the fewest units by which quotas and locks are missed: a model with slack."""
    pairs, _ = split(problem)
    flow = Flow(problem)
    first, large = flow.tasks, len(problem.pairs) + len(problem.locked)
    tasks, ends = np.arange(first), np.arange(first, flow.root)
    flow.add(pairs[:, 0], first + pairs[:, 1], 1, 0)
    # A locked pair is made to begin with; a unit takes it back.
    for task, assignee in problem.locked:
        flow.give([task, first + assignee], [-1, 1])
        flow.add(first + assignee, task, 1, SLACK)
    # A task begins with its least and may give of it back, or get more; what an assignee lacks is lent.
    flow.give(tasks, problem.tasks[:, 0])
    flow.add(tasks, flow.root, large, SLACK)
    flow.add(flow.root, tasks, problem.tasks[:, 1] - problem.tasks[:, 0], 0)
    flow.add(flow.root, tasks, large, SLACK)
    flow.give(ends, -problem.assignees[:, 0])
    flow.add(flow.root, ends, large, SLACK)
    flow.add(ends, flow.root, problem.assignees[:, 1] - problem.assignees[:, 0], 0)
    flow.add(ends, flow.root, large, SLACK)
    return flow.solve()


# --- comparing ---------------------------------------------------------------------------------------------------------


class Ours:
    """`assignment-bench`, a problem at a time."""

    def __init__(self):
        self.process = subprocess.Popen(
            [BUILD / "assignment-bench"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def solve(self, line):
        self.process.stdin.write(line)
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        return json.loads(answer) if answer else sys.exit("assignment-bench ended")


def check_plan(problem, answer, what):
    """The plan by its pairs alone."""
    made = [tuple(pair) for pair in answer["pairs"]]
    scores = {(int(t), int(a)): int(s) for t, a, s in problem.pairs}
    tasks, loads = Counter(task for task, _ in made), Counter(assignee for _, assignee in made)
    within_quotas = all(
        least <= counts[at] <= most
        for quotas, counts in ((problem.tasks, tasks), (problem.assignees, loads))
        for at, (least, most) in enumerate(quotas.tolist())
    )
    worth = sum(scores[pair] for pair in made) - problem.price * sum(n * (n - 1) // 2 for n in loads.values())
    held = within_quotas and len(set(made)) == len(made) and problem.locked <= set(made)
    if not held or problem.conflicts & set(made) or worth != answer["worth"]:
        sys.exit(f"{what}: the plan is not what it says")


def relaxed(problem, changes):
    """The problem with what has given, by no code of ours."""
    other = replace(
        problem, tasks=problem.tasks.copy(), assignees=problem.assignees.copy(), locked=set(problem.locked)
    )
    for kind, *place, count in changes:
        if kind == "unlock":
            other.locked.discard(tuple(place))
        else:
            party, at = place
            quotas = other.tasks if party == "task" else other.assignees
            quotas[at, 0 if kind == "least" else 1] += -count if kind == "least" else count
    return other


def quickest(rounds, one, two):
    """The answers of both, and the least seconds of each, in turn."""
    times, answers = ([], []), (None, None)
    for _ in range(rounds):
        answers = (one(), two())
        times[0].append(answers[0][0])
        times[1].append(answers[1][0])
    return answers[0][1], answers[1][1], min(times[0]), min(times[1])


def compare(number, problem, ours, rounds):
    """Both answers of a problem: seconds of ours and theirs, and whether it has a solution. Ends at a difference."""
    what, line = f"problem {number}, {problem.size}, {problem.pairs_a_task or 'all'} pairs a task", problem.line()

    def us(text=line):
        answer = ours.solve(text)
        return answer["seconds"], answer

    answer, worth, our_time, their_time = quickest(rounds, us, lambda: optimum(problem))
    if ("worth" in answer) != (worth is not None) or answer.get("worth") != worth:
        sys.exit(f"{what}: ours {answer.get('worth')}, OR-Tools {worth}")
    if worth is not None:
        check_plan(problem, answer, what)
        return True, our_time, their_time
    slack_time, units = fewest_units(problem)
    if units != answer["units"] or units > sum(cause["short"] for cause in answer["causes"]):
        sys.exit(f"{what}: {answer['units']} units are not the fewest, {units} are, or are not explained")
    other = relaxed(problem, answer["changes"])
    after, (_, worth) = ours.solve(other.line()), optimum(other)
    if worth is None or after.get("worth") != worth:
        sys.exit(f"{what}: relaxed, ours {after.get('worth')}, OR-Tools {worth}")
    check_plan(other, after, what)
    return False, our_time, their_time + slack_time


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--instances", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    random, ours, found = np.random.default_rng(options.seed), Ours(), {}
    for number in range(options.instances):
        problem = generate(number, random)
        solved, our_time, their_time = compare(number, problem, ours, options.rounds)
        print(f"{number} {problem.size} {len(problem.pairs)} {solved} {our_time:.4f} {their_time:.4f}", file=sys.stderr)
        key = (not solved, problem.pairs_a_task == 0, problem.size)
        found.setdefault(key, []).append((our_time, their_time, len(problem.pairs)))
    print("| tasks × assignees | pairs | problems | ours, ms | OR-Tools, ms | OR-Tools / ours | least | most |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (unsolved, _, size), rows in sorted(found.items()):
        ratios = [theirs / us for us, theirs, _ in rows]
        print(
            f"| {size[0]:,} × {size[1]}{', no solution' if unsolved else ''} | {rows[0][2]:,} | {len(rows)} "
            f"| {statistics.median(row[0] for row in rows) * 1000:,.1f} | {statistics.median(row[1] for row in rows) * 1000:,.1f} "
            f"| {statistics.median(ratios):.1f} | {min(ratios):.1f} | {max(ratios):.1f} |"
        )
    everything = [row for rows in found.values() for row in rows]
    total = sum(row[1] for row in everything) / sum(row[0] for row in everything)
    print(f"\n{len(everything)} problems, every answer the same; OR-Tools takes {total:.1f} times as long in all.")


if __name__ == "__main__":
    main()
