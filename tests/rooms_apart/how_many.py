"""how_many.py [--quick]: how many kiosks, rooms and events one small machine carries. The figures of hub/broker/ROOMS.md; judges nothing.

A burst is what a room does at its worst: everybody presses Send at once, three contributions each. Everything runs on this machine, the
kiosks too, so figures are what two programs share with hundreds of simulated screens.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

import awkward
from room import KIOSK, Event, Workplace, broker_pid, good, hub, wait_until
from unit_broker import UnitBroker, free_port

EACH = 3


def memory(pid):
    """MiB in RAM, of a process's own."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith(("Private_Clean", "Private_Dirty"))) / 1024


def processor(pid):
    """Seconds of a core so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def made_event(place, name, lines):
    entries = awkward.write_pack(place.path(name), entries=5, reference=name)
    awkward.write_contributions(place.path(f"{name}.jsonl"), lines, entries)
    return Event(place, place.path(name))


def burst_of_kiosks(kiosks):
    with Workplace() as place, made_event(place, f"K{kiosks}", 1) as event:
        event.run("--k", "1", "--beat", "0")
        event.do("open")
        groups = [min(100, kiosks - first) for first in range(0, kiosks, 100)]  # a program has at most 120
        for number, size in enumerate(groups):
            awkward.write_contributions(place.path(f"{number}.jsonl"), EACH * size, ["E000"], seed=number)
        began = time.monotonic()
        running = [subprocess.Popen([str(KIOSK), "rehearse", "--broker", event.broker, "--reference", event.ref, "--contributions",
                                     str(place.path(f"{number}.jsonl")), "--kiosks", str(size), "--device-prefix", f"group-{number}", "--report",
                                     str(place.path(f"{number}.report")), "--timeout", "300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                   for number, size in enumerate(groups)]
        for process in running:
            assert process.wait(400) == 0
        took = time.monotonic() - began
        told = [json.loads(place.path(f"{number}.report").read_text()) for number in range(len(groups))]
        pids = event.server.pid, broker_pid(event)
        print(f"{kiosks:4} kiosks, no keys: {sum(each['receipted'] for each in told)} receipts {took:.2f} s after the programs started, half within "
              f"{max(each['p50_ms'] for each in told):.0f} ms, 99 of 100 within {max(each['p99_ms'] for each in told):.0f} ms; hub {memory(pids[0]):.1f} MiB "
              f"{processor(pids[0]):.1f} s, broker {memory(pids[1]):.1f} MiB {processor(pids[1]):.1f} s", flush=True)


class Devices:
    """Kiosks over TLS, a process each."""

    def __init__(self, place, event, names, port_of, words_of=lambda name: []):
        self.place, self.event, self.names, self.port_of = place, event, names, port_of
        for name in names:
            good(hub("enrol", event.folder, name, "--out", place.path("stick"), "--broker", f"mqtts+psk://127.0.0.1:{port_of(name)}", *words_of(name)))
            key = json.loads(place.path("stick", f"{name}.enrolment").read_text())["psk"]
            place.write(f"{name}.key", key + "\n")

    def burst(self, entries):
        for name in self.names:
            awkward.write_contributions(self.place.path(f"{name}.jsonl"), EACH, entries, seed=name)
        began = time.monotonic()
        running = [subprocess.Popen([str(KIOSK), "rehearse", "--broker", f"mqtts+psk://127.0.0.1:{self.port_of(name)}", "--psk-identity", name, "--psk-file",
                                     str(self.place.path(f"{name}.key")), "--reference", self.event.ref, "--contributions",
                                     str(self.place.path(f"{name}.jsonl")), "--report", str(self.place.path(f"{name}.report")), "--timeout", "300"],
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for name in self.names]
        for process in running:
            assert process.wait(400) == 0
        return time.monotonic() - began

    def slowest(self):
        return max(json.loads(self.place.path(f"{name}.report").read_text())["p99_ms"] for name in self.names)


def burst_over_tls(kiosks):
    with Workplace() as place, made_event(place, f"T{kiosks}", 1) as event:
        port = free_port()
        devices = Devices(place, event, [f"table-{n}" for n in range(kiosks)], lambda _: port)
        event.run("--k", "1", "--beat", "0", "--listen", f"0.0.0.0:{port}")
        event.do("open")
        took = devices.burst(["E000"])
        print(f"{kiosks:4} kiosks over TLS, a process each, from its start: all receipted in {took:.2f} s, the slowest {devices.slowest():.0f} ms after "
              f"it wrote; broker {memory(broker_pid(event)):.1f} MiB", flush=True)


def breakout_rooms(count, kiosks=3):
    with Workplace() as place, made_event(place, f"B{count}", 1) as event, contextlib.ExitStack() as stack:
        port, ports = free_port(), {}
        rooms = [f"room-{n}" for n in range(count)]
        for room in rooms:
            ports[room] = free_port()
            good(hub("enrol", event.folder, room, "--role", "breakout", "--out", place.path("sticks", room), "--broker", f"mqtts+psk://127.0.0.1:{port}"))
        names = [f"{room}-table-{n}" for room in rooms for n in range(kiosks)]
        devices = Devices(place, event, names, lambda name: ports[name.split("-table")[0]], lambda name: ["--room", name.split("-table")[0]])
        event.run("--k", "1", "--beat", "0", "--listen", f"0.0.0.0:{port}")
        event.do("open")
        brokers = []
        for room in rooms:
            for name in names:
                if name.startswith(room + "-table"):
                    place.path("sticks", room, f"{name}.enrolment").write_text(place.path("stick", f"{name}.enrolment").read_text())
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cb-")))
            good(hub("broker-config", "--breakout", place.path("sticks", room), "--out", folder, "--listen", f"127.0.0.1:{ports[room]}"))
            brokers.append(stack.enter_context(UnitBroker(folder, ports[room])))
        took = devices.burst(["E000"])
        step = change_of_step(place, event, names[::kiosks], devices)
        print(f"{count:4} breakout rooms of {kiosks} kiosks: all receipted in {took:.2f} s, the slowest {devices.slowest():.0f} ms after it wrote; a change of "
              f"step is in every room after {step * 1000:.0f} ms; a room's broker {max(memory(b.process.pid) for b in brokers):.1f} MiB, "
              f"the hub's {memory(broker_pid(event)):.1f} MiB", flush=True)


def change_of_step(place, event, names, devices):
    """Seconds from the start of the command, a program of its own, until one device of every room has heard it."""
    topic = f"candour/1/{event.ref}/room"
    listening = {}
    for name in names:
        out = open(place.path(f"{name}.heard"), "w")
        listening[name] = subprocess.Popen(["mosquitto_sub", "-V", "mqttv5", "-q", "1", "--tls-version", "tlsv1.3", "-h", "127.0.0.1", "-p",
                                            str(devices.port_of(name)), "--psk-identity", name, "--psk", place.path(f"{name}.key").read_text().strip(),
                                            "-t", topic], stdout=out)
    heard = lambda what: all(what in place.path(f"{name}.heard").read_text() for name in names)
    wait_until("every room hears the hub", lambda: heard('"at":0'), 60)
    began = time.monotonic()
    event.do("next")
    while not heard('"at":1'):
        time.sleep(0.002)
    took = time.monotonic() - began
    for process in listening.values():
        process.terminate()
        process.wait(20)
    return took


def many_events(count):
    with Workplace() as place, contextlib.ExitStack() as stack:
        events = [stack.enter_context(made_event(place, f"E{n}", 20)) for n in range(count)]
        for event in events:
            event.run("--k", "1", "--beat", "0")
            event.do("open")
        pids = [pid for event in events for pid in (event.server.pid, broker_pid(event))]
        before = sum(processor(pid) for pid in pids)
        time.sleep(20)
        idle = (sum(processor(pid) for pid in pids) - before) / 20
        for event in events:
            good(event.rehearse(place.path(f"{event.ref}.jsonl"), kiosks=4))
        print(f"{count:4} events at once: {sum(memory(pid) for pid in pids) / count:.1f} MiB each for hub and broker, {100 * idle / count:.2f} % of a core "
              "each when nothing happens", flush=True)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--quick", action="store_true")
    quick = words.parse_args().quick
    for kiosks in (10,) if quick else (10, 50, 100, 200, 500):
        burst_of_kiosks(kiosks)
    for kiosks in (5,) if quick else (10, 50, 100):
        burst_over_tls(kiosks)
    for count in (2,) if quick else (1, 5, 10, 20):
        breakout_rooms(count)
    for count in (2,) if quick else (5, 10):
        many_events(count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
