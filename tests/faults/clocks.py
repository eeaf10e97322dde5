"""clocks.py [--seconds S] [--all]: hub, broker, kiosks and export whose clocks are set from 1970 to 2040, or by a day, while people write.

A Pi has no clock of its own, and somebody may set it in the middle of the day. Everything is collected, the agenda keeps its time, and the
export is, byte for byte, what it is under the machine's own clock. The controls: the programs did see that time, and the room says so.
"""

import argparse
import glob
import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

import awkward
from room import HUB, KIOSK, SLOW, Event, RoomError, Workplace, good, hub, wait_until, what_was_sent
from unit_broker import free_port

SKIPPED = 77
FORMATS = "jsonl,csv,xlsx,docx"
ROOM_EVERY = 5  # seconds: what `status` shows may be as old
A_DAY = 86400


def fake_time():
    """The library that lies about the time; nothing where it is not installed."""
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    return found[0] if found else None


class Clock:
    """A clock for programs: the words to put before theirs. `says` may be changed while they run."""

    def __init__(self, place, says):
        self.file = place.write("clock", says + "\n")
        self.under = ["env", f"LD_PRELOAD={fake_time()}", "FAKETIME_DONT_FAKE_MONOTONIC=1", f"FAKETIME_TIMESTAMP_FILE={self.file}",
                      "FAKETIME_CACHE_DURATION=1", "FAKETIME_DONT_RESET=1"]

    def says(self, words):
        self.file.write_text(words + "\n")

    def watch(self):
        """A program that lives by it all along, and tells the day when it is asked."""
        tell = "import sys, time\nfor _ in sys.stdin: print(time.strftime('%Y-%j'), flush=True)"
        return subprocess.Popen([*self.under, "/usr/bin/python3", "-c", tell], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def day_told(watch):
    watch.stdin.write("?\n")
    watch.stdin.flush()
    return watch.stdout.readline().strip()


def enrol_and_key(place, event, port):
    good(hub("enrol", event.folder, "table-1", "--out", place.path("stick"), "--broker", f"mqtts+psk://127.0.0.1:{port}"))
    return place.write("key", json.loads(place.path("stick", "table-1.enrolment").read_text())["psk"] + "\n")


class ClockedRoom:
    """An event of which every program lives by `clock`. Its kiosk comes in over TLS."""

    def __init__(self, place, clock):
        self.place, self.clock = place, clock
        entries = awkward.write_pack(place.path("pack"), entries=5)
        self.lines = awkward.write_contributions(place.path("lines.jsonl"), 40, entries)
        self.event = Event(place, place.path("pack"))
        self.port = free_port()
        self.key = enrol_and_key(place, self.event, self.port)

    def serve(self):
        # Not loopback by its name, so that even a rehearsal asks for keys; and no other machine can come in.
        self.event.run("--k", "1", "--beat", "0.2", "--listen", f"0.0.0.0:{self.port}", under=self.clock.under)
        self.event.do("open")

    def write(self, seconds):
        return subprocess.Popen([*self.clock.under, str(KIOSK), "rehearse", "--broker", f"mqtts+psk://127.0.0.1:{self.port}", "--psk-identity",
                                 "table-1", "--psk-file", str(self.key), "--reference", self.event.ref, "--contributions",
                                 str(self.place.path("lines.jsonl")), "--kiosks", "1", "--rate", str(len(self.lines) / seconds), "--timeout", "60",
                                 "--data", str(self.place.path("spool"))], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def export(self, name, under):
        out = self.place.path(name)
        good(subprocess.run([*under, str(HUB), "export", str(self.event.folder), "--format", FORMATS, "--out", str(out), "--passphrase-file",
                             str(self.event.passphrase)], capture_output=True, text=True, timeout=60 * SLOW))
        return {file.name: file.read_bytes() for file in out.iterdir()}


def hold(what, good_so):
    if not good_so:
        raise RoomError(what)


def day_with(says, seconds):
    """One short event by a clock that says first the one and then the other, as many as there are. Gives the days that a program saw by it,
    and the room's trouble at the beginning and at the end."""
    with Workplace() as place:
        clock = Clock(place, says[0])
        room = ClockedRoom(place, clock)
        with room.event as event, clock.watch() as watch:
            room.serve()
            days, before, left = [day_told(watch)], time.monotonic(), event.status()["remaining_ms"]
            trouble = [event.status()["trouble"]]
            writing = room.write(seconds)
            for then in says[1:]:
                time.sleep(seconds / len(says))
                clock.says(then)
                wait_until("a running program sees another day", lambda: day_told(watch) != days[-1])
                days.append(day_told(watch))
            out, _ = writing.communicate(timeout=90 * SLOW)
            hold(f"the kiosk ended with {writing.returncode}: {out}", writing.returncode == 0)
            gone = (left - event.status()["remaining_ms"]) / 1000
            passed = time.monotonic() - before
            hold(f"the agenda's clock went {gone:.1f} s in {passed:.1f} s", abs(gone - passed) < (ROOM_EVERY + 2) * SLOW)
            if trouble[0] and len(says) > 1:
                wait_until("the hub notices that its clock was set", lambda: event.status()["trouble"] is None)
            trouble.append(event.status()["trouble"])
            watch.stdin.close()
            event.do("close", "--wait", "60")
            event.stop()
        faked, own = room.export("by-its-clock", clock.under), room.export("by-ours", [])
        hold("the export depends on the clock", faked == own)
        sent = what_was_sent(room.lines)
        exported = next(bytes_ for name, bytes_ in own.items() if name.endswith(".jsonl"))
        there = what_was_sent(json.loads(line) for line in exported.split(b"\n") if line)
        hold(f"{sum((sent - there).values())} lost, {sum((there - sent).values())} doubled", sent == there)
    return days, trouble


def day_from_now(days):
    return time.strftime("%Y-%j", time.localtime(time.time() + days * A_DAY))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seconds", type=float, default=3 * SLOW, help="for which people write in each")
    words.add_argument("--all", action="store_true", help="more clocks")
    asked = words.parse_args()
    if not fake_time():
        print("SKIPPED LOUDLY: clocks: libfaketime is not installed (apt install faketime)")
        return SKIPPED
    began = time.monotonic()
    faults = 0
    in_1970, in_2040 = "@1970-01-02 00:00:00", "@2040-02-29 12:00:00"
    cases = [("at 1970, set to 2040, set back by a day", [in_1970, in_2040, "@2040-02-28 12:00:00"], ["1970-002", "2040-060", "2040-059"], ["clock", None])]
    if asked.all:
        cases += [("a day forwards", ["+0", f"+{A_DAY}"], [day_from_now(0), day_from_now(1)], [None, None]),
                  ("a day back", ["+0", f"-{A_DAY}"], [day_from_now(0), day_from_now(-1)], [None, None]),
                  ("at 1970", [in_1970], ["1970-002"], ["clock", "clock"]), ("at 2040", [in_2040], ["2040-060"], [None, None])]
    for name, says, *meant in cases:
        days, trouble = seen = day_with(says, asked.seconds)
        faults += list(seen) != meant
        print(f"clock {name}: the programs saw {', '.join(days)}, the room's trouble was {trouble[0]}, then {trouble[1]}"
              f"{'' if list(seen) == meant else ': NOT as meant'}; everything was collected once, the agenda kept its time, the export is the same")
    print(f"in {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
