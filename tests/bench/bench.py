"""bench.py [--quick]: what the hub costs, beside the broker alone and a plain script, on the same machine at the same time.

Every figure is a ratio of things measured by turns in one run, or an amount; BENCH.md says what limits each. A figure that misses its
goal is said to; nothing fails for being slow.
"""

import argparse
import contextlib
import json
import math
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

from room import BUILD, RoomError, Event, Workplace, good, wait_until

LOAD = BUILD / "tests" / "bench" / "room_load"
PARTS = [BUILD / "tests" / "bench" / name for name in ("parts_bench", "words_bench", "desk_bench")]
TICKS = os.sysconf("SC_CLK_TCK")


class Row:
    def __init__(self, what, goal, met, values, show):
        self.what, self.goal, self.met, self.values, self.show = what, goal, met, values, show

    def line(self):
        middle = statistics.median(self.values)
        if not math.isfinite(middle) or middle < 0:
            raise RoomError(f"{self.what}: {self.values} is no measurement")
        spread = f"{self.show(min(self.values))} to {self.show(max(self.values))}" if len(self.values) > 1 else ""
        return f"{self.what:58} {self.goal:>10} {self.show(middle):>11}  {'met' if self.met(middle) else 'MISSED':7} {spread}"


def load(*words, timeout=180):
    return json.loads(good(subprocess.run([str(LOAD), *map(str, words)], capture_output=True, text=True, timeout=timeout)).stdout)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextlib.contextmanager
def ended(process):
    try:
        yield process
    finally:
        process.kill()
        process.wait(timeout=10)


@contextlib.contextmanager
def broker_alone(place):
    """mosquitto with the hub's own general settings, and nobody behind it."""
    port = free_port()
    settings = place.write("alone.conf", f"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_dest none\n"
                           "set_tcp_nodelay true\nmax_inflight_messages 1000\nmax_queued_messages 100000\n")
    program = shutil.which("mosquitto", path=os.environ["PATH"] + ":/usr/sbin")
    with ended(subprocess.Popen([program, "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)):
        wait_until("the broker answers", lambda: answers(port))
        yield port


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@contextlib.contextmanager
def script(port, file):
    words = ["/usr/bin/python3", "-B", str(Path(__file__).parent / "commit_and_answer.py"), str(port), "plain", str(file)]
    with ended(subprocess.Popen(words, stdout=subprocess.PIPE, text=True)) as process:
        process.stdout.readline()
        yield


def fresh_room(place, number, *rules):
    event = Event(place, events=f"events-{number}")
    event.run("--k", "1", "--beat", "0", *rules)
    event.do("open")
    return event


def throughput(place, rounds, count):
    """(hub / broker alone, hub / script), a round each, in turn on fresh events."""
    to_broker, to_script = [], []
    for number in range(rounds):
        with broker_alone(place) as port:
            alone = load("relay", f"mqtt://127.0.0.1:{port}", "raw", count)["per_second"]
            with script(port, place.path(f"plain-{number}.db")):
                plain = load("answers", f"mqtt://127.0.0.1:{port}", "plain", min(count, 1000))["per_second"]
        with fresh_room(place, f"t{number}") as event:
            hub = load("cells", event.broker, event.ref, count)["per_second"]
            event.stop()
        print(f"  round {number + 1}: broker alone {alone:.0f}/s, hub {hub:.0f}/s, script {plain:.0f}/s", flush=True)
        to_broker.append(hub / alone)
        to_script.append(hub / plain)
    return to_broker, to_script


def one_sync(place, count):
    """Milliseconds of one fdatasync after a page was written, on the disk where the events are."""
    took = []
    with open(place.path("sync"), "wb") as file:
        for _ in range(count):
            began = time.perf_counter()
            file.write(os.urandom(8192))
            file.flush()
            os.fdatasync(file.fileno())
            took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


def latency(place, rounds, count):
    ratios = []
    for number in range(rounds):
        sync = one_sync(place, count)
        with broker_alone(place) as port:
            trip = load("echo", f"mqtt://127.0.0.1:{port}", "raw", count)["p50_ms"]
        with fresh_room(place, f"l{number}") as event:
            hub = load("alone", event.broker, event.ref, count)["p50_ms"]
            event.stop()
        print(f"  round {number + 1}: receipt {hub:.2f} ms, one sync {sync:.2f} ms, round trip {trip:.2f} ms", flush=True)
        ratios.append(hub / (sync + trip))
    return ratios


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mib(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RoomError("no VmRSS")


def idle(place, seconds):
    with fresh_room(place, "idle") as event:
        time.sleep(1)
        before = cpu_seconds(event.server.pid)
        time.sleep(seconds)
        used = cpu_seconds(event.server.pid) - before
        event.stop()
    return [100 * used / seconds]


def full_store(place, number, records):
    event = Event(place, events=f"events-f{number}")
    load("fill", event.folder / "event.db", records)
    return event


def memory(place, records):
    with full_store(place, "m", records) as event:
        event.run("--k", "1", "--beat", "0")
        event.do("open")
        load("cells", event.broker, event.ref, 200)
        amount = resident_mib(event.server.pid)
        event.stop()
    return [amount]


def ready(place, rounds, records):
    took = []
    with full_store(place, "r", records) as event:
        for _ in range(rounds):
            began = time.perf_counter()
            event.run("--k", "1", "--beat", "0")  # returns within 50 ms of "ready"
            took.append(time.perf_counter() - began)
            event.stop()
    return took


def fan_out(place, rounds, screens, count):
    ratios = []
    with fresh_room(place, "fan") as event:
        for number in range(rounds):
            told = load("fan", event.broker, event.ref, screens, count)
            print(f"  round {number + 1}: by the hub {told['hub_ms']:.1f} ms, by the broker alone {told['broker_ms']:.1f} ms", flush=True)
            ratios.append(told["hub_ms"] / told["broker_ms"])
        event.stop()
    return ratios


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--quick", action="store_true", help="a tenth of it: whether it still measures")
    quick = words.parse_args().quick
    rounds = 1 if quick else 5
    times = "{:.2f} x".format
    with Workplace() as place:
        rows = []
        print("cells committed and receipted", flush=True)
        to_broker, to_script = throughput(place, rounds, 500 if quick else 5000)
        rows.append(Row("cells a second, of the broker alone relaying them", ">= 0.35", lambda x: x >= 0.35, to_broker, times))
        rows.append(Row("cells a second, of a script that commits and answers each", ">= 3", lambda x: x >= 3, to_script, times))
        print("one cell alone", flush=True)
        rows.append(Row("its receipt, in syncs + round trips", "<= 3", lambda x: x <= 3, latency(place, rounds, 20 if quick else 200), times))
        print("a change of step to 200 screens", flush=True)
        fan = fan_out(place, 1 if quick else 3, 20 if quick else 200, 5 if quick else 15)
        rows.append(Row("all told, of the broker alone telling them", "<= 2", lambda x: x <= 2, fan, times))
        print("at rest", flush=True)
        rows.append(Row("the hub's share of one core when nothing happens", "< 0.3 %", lambda x: x < 0.3, idle(place, 2 if quick else 60),
                        "{:.2f} %".format))
        records = 2000 if quick else 100000
        rows.append(Row(f"resident with {records:,} records", "<= 24 MiB", lambda x: x <= 24, memory(place, records), "{:.1f} MiB".format))
        rows.append(Row("ready on 10,000 records", "<= 0.5 s", lambda x: x <= 0.5, ready(place, rounds, 1000 if quick else 10000),
                        "{:.2f} s".format))
    print(f"\n{'':58} {'goal':>10} {'median':>11}  {'':7} spread")
    for row in rows:
        print(row.line())
    if not quick:
        print("\nparts, each alone")
        for program in PARTS:
            subprocess.run([str(program), "--benchmark_min_time=0.2"], check=True, timeout=300)


if __name__ == "__main__":
    main()
