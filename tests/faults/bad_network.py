"""bad_network.py [--faults N] [--contributions M] [--seed S]: an event over a network that stalls, breaks and goes deaf.

What a kiosk has called safe is in the export, once. The control: a sender that only sends loses lines on the same network.
"""

import argparse
import collections
import random
import socket
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

import awkward
from fault_proxy import HALF_OPEN, RESET, STALL, FaultProxy
from room import SLOW, Event, Workplace, good, kiosk, what_was_sent

WRITES_FOR = 15  # seconds, or longer: 80 a second at most


def rehearse_over(proxy, event, lines, count):
    return kiosk("rehearse", "--broker", proxy.url, "--reference", event.ref, "--contributions", lines, "--kiosks", 6,
                 "--rate", min(80, max(1, count / WRITES_FOR)), "--timeout", 600, timeout=660)


def over_a_bad_network(chance, faults, count):
    """(lost, doubled, faults that happened)"""
    with Workplace() as place:
        entries = awkward.write_pack(place.path("pack"), entries=10)
        file = place.path("lines.jsonl")
        lines = awkward.write_contributions(file, count, entries, seed=chance.randrange(1 << 30))
        with Event(place, place.path("pack")) as event:
            event.run("--k", "1", "--beat", "0.2")
            event.do("open")
            proxy = FaultProxy(event.port, chance, faults)
            good(rehearse_over(proxy, event, file, count))
            proxy.close()
            event.do("close", "--wait", "60")
            event.stop()
            sent, there = what_was_sent(lines), what_was_sent(event.exported())
    return sum((sent - there).values()), sum((there - sent).values()), collections.Counter(proxy.journal)


class Sink:
    """Counts the lines that arrive."""

    def __init__(self):
        self.lines = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._read, args=(connection,), daemon=True).start()

    def _read(self, connection):
        seen = b""
        try:
            while data := connection.recv(65536):
                *whole, seen = (seen + data).split(b"\n")
                self.lines.update(whole)
        except OSError:
            pass


def lost_by_a_naive_sender(chance):
    """Lines of 3,200 bytes, sent once each over such a network by somebody who calls again when a call breaks, and no more."""
    sink = Sink()
    proxy = FaultProxy(sink.port, chance, 10, kinds=(RESET,))
    line = None
    for number in range(300):
        try:
            line = line or socket.create_connection(("127.0.0.1", proxy.port), timeout=5)
            line.sendall(b"%08d" % number + b"x" * 3192 + b"\n")
        except OSError:
            line = None
        time.sleep(0.002)
    time.sleep(0.5)
    proxy.close()
    return 300 - len(sink.lines)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--faults", type=int, default=40 // SLOW)
    words.add_argument("--contributions", type=int, default=1200 // SLOW)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    began = time.monotonic()
    lost, doubled, happened = over_a_bad_network(random.Random(asked.seed), asked.faults, asked.contributions)
    told = ", ".join(f"{happened[kind]} {kind}" for kind in (STALL, RESET, HALF_OPEN))
    print(f"bad network, seed {asked.seed}: {told}; {asked.contributions} contributions, {lost} lost, {doubled} doubled, "
          f"in {time.monotonic() - began:.0f} s")
    naive = lost_by_a_naive_sender(random.Random(asked.seed))
    print(f"control, who sends once and listens to nothing: {naive} of 300 lost")
    return 0 if lost == doubled == 0 and sum(happened.values()) == asked.faults and naive > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
