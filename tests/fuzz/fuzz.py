#!/usr/bin/env python3
"""Runs the fuzz targets of a build of the `dev` preset, or of `fuzz`, which is quicker, each on a copy of its corpus, and says what came of it.

    fuzz.py BUILD [--seconds 30 | --runs 10000000] [--targets cell,desk] [--at-once 2] [--seed N] [--keep]

Many runs are several searches, each from the tree's corpus and with a seed of its own: what a search has found makes it slower (after ten million runs
at a third of its first pace), and ten find other ways than one. The first of them also counts how often each edge was taken; the others look at edges
alone, which is half as quick again and reached as many.

First the control: a target with a planted fault has to break, or nothing else counts. Ends with 0 when the control broke and
nothing else did. What breaks a target is kept in BUILD/fuzz-crashes. --keep adds to the tree's corpora what found new ways.
Whoever ends it early (SIGINT, SIGTERM) is told what was done until then: those runs count.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
TARGETS = ["cell", "room", "note", "pack_toml", "pack_csv", "contribution", "note_json", "desk", "small_messages", "shown_case", "board", "guard", "review_files",
           "coded_file"]
# A lawful message may have 131,072 bytes (max_packet_size), but little is quicker, and what grows with length shows at this size.
MOST_BYTES = {"pack_toml": 8192, "pack_csv": 8192, "small_messages": 12288, "desk": 12288, "room": 8192, "note": 4200, "note_json": 4200, "guard": 3100, "shown_case": 8192, "board": 8192, "review_files": 8192,
              "coded_file": 8192}
MOST_KEPT, MOST_KEPT_BYTES = 150, 90000  # of one target's corpus in the tree
CONTROL_SECONDS = 30
# A stack for every allocation costs a third of the time; a replay by hand shows whole ones.
QUICK = {**os.environ, "ASAN_OPTIONS": "malloc_context_size=2"}
MOST_RUNS = 1_000_000  # of one search
SLOWEST_INPUT = 5  # seconds for one input; the slowest lawful ones take milliseconds
ENDED_WHEN_ASKED = 72  # libFuzzer's own code for it
SLOWEST_IN_SOAK = 60  # which runs for hours beside other work, and is made to wait
RUNNING = set()
STOPPED = threading.Event()
KEEPING = threading.Lock()  # of two searches of one target


def stop(*_):
    """Whoever ends this ends what it started. A fuzzer that is asked to end says how many runs it has done, and they count; asked twice, nothing is waited for."""
    for process in list(RUNNING):
        process.kill() if STOPPED.is_set() else process.terminate()
    if STOPPED.is_set():
        os._exit(1)
    STOPPED.set()


class Ran:
    """One search, or several of one target taken together."""

    def __init__(self, code, said, seconds, found):
        number = re.search(r"stat::number_of_executed_units:\s*(\d+)", said)
        reached = re.findall(r"cov: (\d+) ft: (\d+)", said)
        # A target that broke prints no statistics: its last line with a number is the nearest to it.
        lines = re.findall(r"^#(\d+)", said, re.M)
        self.code, self.said, self.seconds, self.found = code, said, seconds, found
        self.runs = int(number[1]) if number else int(lines[-1]) if lines else 0
        self.edges, self.features = map(int, reached[-1]) if reached else (0, 0)

    @staticmethod
    def together(searches):
        worst = next((each for each in searches if each.code != 0 or each.found), searches[0])
        whole = Ran(worst.code, worst.said, sum(each.seconds for each in searches), [path for each in searches for path in each.found])
        whole.runs = sum(each.runs for each in searches)
        whole.edges, whole.features = (max(getattr(each, reached) for each in searches) for reached in ("edges", "features"))
        return whole

    def why(self):
        wanted = r"(does not hold: .*|SUMMARY: .*|ERROR: .*|runtime error: .*)"
        return "; ".join(dict.fromkeys(re.findall(wanted, self.said)))[:400] or f"ended with {self.code}, said nothing"


def run(build, target, limits, seed, crashes, corpus):
    """One program to its end, on a folder of its own that takes what it finds."""
    program = build / "tests" / "fuzz" / f"fuzz_{target}"
    crashes.mkdir(parents=True, exist_ok=True)
    command = [str(program), str(corpus), f"-artifact_prefix={crashes}/{target}-", f"-timeout={limits['slowest']}",
               f"-report_slow_units={limits['slowest']}", "-rss_limit_mb=1024", "-print_final_stats=1", f"-max_len={most_bytes(target)}",
               f"-seed={seed}", *limits["fuzzer"]]
    words = HERE / "dict" / f"{target}.dict"
    if words.exists():
        command.append(f"-dict={words}")
    started = time.monotonic()
    # libFuzzer watches single inputs itself; this watches libFuzzer.
    with tempfile.TemporaryFile() as said, subprocess.Popen(command, stdout=said, stderr=said, env=QUICK) as process:
        RUNNING.add(process)
        try:
            code = process.wait(timeout=limits["longest"])
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        RUNNING.discard(process)
        size = said.seek(0, os.SEEK_END)
        said.seek(max(0, size - (1 << 20)))
        text = said.read().decode(errors="replace")
    code = 0 if STOPPED.is_set() and code == ENDED_WHEN_ASKED else code
    return Ran(code, text, time.monotonic() - started, re.findall(r"Test unit written to (.+)", text))


def most_bytes(target):
    return MOST_BYTES.get(target, 4096)


def copied(target, folder, search=0):
    corpus = folder / f"{target}-{search}"
    shutil.copytree(HERE / "corpus" / target, corpus)
    return corpus


def control_breaks(build, seed, folder):
    limits = {"fuzzer": [f"-max_total_time={CONTROL_SECONDS}"], "longest": CONTROL_SECONDS + 30, "slowest": SLOWEST_INPUT}
    ran = run(build, "control", limits, seed, folder / "planted", copied("control", folder))
    if ran.code != 0 and ran.found and "heap-buffer-overflow" in ran.said:
        print(f"control: the planted fault was found in {ran.seconds:.1f} s, after {ran.runs:,} runs", flush=True)
        return True
    print(f"control: the planted fault was NOT found in {CONTROL_SECONDS} s ({ran.why()}); nothing below counts", flush=True)
    return False


def keep(build, target, found):
    """libFuzzer's own merge, by edges alone: what reaches one that none of the tree's does, the smallest first, while there is room."""
    mine = HERE / "corpus" / target
    with tempfile.TemporaryDirectory(prefix="candour-fuzz-") as name:
        merged = copied(target, pathlib.Path(name))
        subprocess.run([str(build / "tests" / "fuzz" / f"fuzz_{target}"), "-merge=1", "-use_counters=0", f"-max_len={most_bytes(target)}",
                        str(merged), str(found)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=1800)
        there = [path.stat().st_size for path in mine.iterdir()]
        count, size, kept = len(there), sum(there), 0
        for path in sorted(merged.iterdir(), key=lambda path: path.stat().st_size):
            new = not (mine / path.name).exists()
            if new and count + kept < MOST_KEPT and size + path.stat().st_size <= MOST_KEPT_BYTES:
                shutil.copy(path, mine)
                kept, size = kept + 1, size + path.stat().st_size
    return kept


def judged(build, target, ran):
    """One line, and one more for each input that breaks it. True when all is well."""
    speed = ran.runs / max(ran.seconds, 0.001)
    well = ran.code == 0 and not ran.found
    result = "nothing broke" if well else f"BROKE: {ran.why()}"
    print(f"{target}: {ran.runs:,} runs in {ran.seconds:.0f} s ({speed:,.0f} a second), {ran.edges:,} edges, {ran.features:,} features, "
          f"{result}", flush=True)
    for path in ran.found:
        print(f"  replay: {build / 'tests' / 'fuzz' / f'fuzz_{target}'} {path}", flush=True)
    if not well and not ran.found:
        print("  " + "\n  ".join(ran.said.splitlines()[-12:]), flush=True)
    return well


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=lambda given: pathlib.Path(given).resolve())
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--seconds", type=int, default=30)
    amount.add_argument("--runs", type=int)
    parser.add_argument("--targets", type=lambda given: given.split(","), default=TARGETS)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(1, 2**31))
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    return options


def main():
    options = parsed()
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if options.runs:
        searches = -(-options.runs // MOST_RUNS)
        runs = -(-options.runs // searches)
        limits = {"fuzzer": [f"-runs={runs}"], "longest": 600 + runs / 100, "slowest": SLOWEST_IN_SOAK}
    else:
        searches = 1
        limits = {"fuzzer": [f"-max_total_time={options.seconds}"], "longest": options.seconds + 120, "slowest": SLOWEST_INPUT}
    with tempfile.TemporaryDirectory(prefix="candour-fuzz-") as name:
        folder = pathlib.Path(name)
        well = control_breaks(options.build, options.seed, folder)

        done = {target: [] for target in options.targets}

        def search(job):
            if STOPPED.is_set():
                return True
            target, number = job
            corpus = copied(target, folder, number)
            searching = limits if number == 0 else {**limits, "fuzzer": [*limits["fuzzer"], "-use_counters=0"]}
            ran = run(options.build, target, searching, options.seed + number, options.build / "fuzz-crashes", corpus)
            if options.keep and ran.code == 0 and not ran.found:
                with KEEPING:
                    print(f"  {target}: {keep(options.build, target, corpus)} inputs kept", flush=True)
            shutil.rmtree(corpus)
            done[target].append(ran)
            if searches > 1:
                print(f"  {target}: search {len(done[target])} of {searches}, {ran.runs:,} runs in {ran.seconds:,.0f} s", flush=True)
            return len(done[target]) < searches or judged(options.build, target, Ran.together(done[target]))

        with concurrent.futures.ThreadPoolExecutor(options.at_once) as threads:
            results = list(threads.map(search, [(target, number) for target in options.targets for number in range(searches)]))
    begun = {target: ran for target, ran in done.items() if 0 < len(ran) < searches}
    well = all([judged(options.build, target, Ran.together(ran)) for target, ran in begun.items()]) and all(results) and well
    print(f"fuzz, seed {options.seed}: {'stopped before its end, ' if STOPPED.is_set() else ''}{'all well' if well else 'FAILED'}")
    return 0 if well and not STOPPED.is_set() else 1


if __name__ == "__main__":
    sys.exit(main())
