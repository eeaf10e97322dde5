"""kill_loop N [--seed S] [--contributions M]: N times hub, broker or kiosks are killed while contributions are on their way.

Whatever a kiosk has called safe has to be in the export, once. Every kill is SIGKILL, of a process started here; who is killed when
comes from the seed. The controls: a contribution sent twice on purpose, and rows taken out of the store, have to be noticed.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

import awkward
from room import KIOSK, Event, RoomError, Workplace, broker_pid, wait_until, what_was_sent

KILLS_A_ROUND = 20
BEFORE_ALL_IS_SAFE = 4  # of those; the rest fall while the spools are emptied


class KillLoop:
    def __init__(self, place, chance, kills, contributions):
        self.place, self.chance, self.left = place, chance, kills
        self.rounds = max(1, -(-kills // KILLS_A_ROUND))
        self.each = max(20, -(-contributions // self.rounds))
        self.lines = []
        entries = awkward.write_pack(place.path("pack"), entries=10)
        self.entries = entries
        self.event = Event(place, place.path("pack"))
        self.killed = {"hub": 0, "broker": 0, "kiosks": 0}

    def serve(self, *rules):
        self.rules = rules
        self.event.run(*rules)
        self.open()

    def open(self):
        """Opens the event, or goes on where a restart has paused it."""
        phase = self.event.status()["phase"]
        if phase != "open":
            self.event.do("open" if phase == "waiting" else "resume")

    def kiosks(self, *words):
        return subprocess.Popen([str(KIOSK), "rehearse", "--broker", self.event.broker, "--reference", self.event.ref, "--timeout", "120",
                                 *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def kill_hub(self):
        listen = f"127.0.0.1:{self.event.port}"  # the kiosks know only this address
        self.event.kill()
        time.sleep(self.chance.uniform(0, 0.1))
        self.event.run(*self.rules, "--listen", listen)
        self.open()
        self.killed["hub"] += 1

    def kill_broker(self):
        os.kill(broker_pid(self.event), signal.SIGKILL)
        self.killed["broker"] += 1

    def kill_something_else(self):
        self.left -= 1
        if self.chance.random() < 0.5:
            return self.kill_hub()
        self.kill_broker()
        wait_until("the broker is started again", self.answers)

    def answers(self):
        try:
            return self.event.status()["phase"] != ""
        except (RoomError, KeyError, json.JSONDecodeError):
            return False

    def write_all(self, number):
        """A round's contributions, until every kiosk has called all of its own safe."""
        file = self.place.path(f"lines-{number}.jsonl")
        self.lines += awkward.write_contributions(file, self.each, self.entries, seed=self.chance.randrange(1 << 30))
        self.serve("--k", "5", "--beat", "30")
        data = self.place.path(f"spools-{number}")
        writing = self.kiosks("--contributions", file, "--kiosks", "4", "--data", data, "--until", "accepted")
        for _ in range(min(BEFORE_ALL_IS_SAFE, self.left)):
            time.sleep(self.chance.uniform(0.02, 0.3))
            self.kill_something_else()
        self.finish(writing)
        self.event.stop()
        return data

    def empty(self, data):
        """The kiosks come back with what they hold, and are killed too."""
        self.serve("--k", "1", "--beat", "0.1")
        sending = self.kiosks("--resume", data)
        for _ in range(min(KILLS_A_ROUND - BEFORE_ALL_IS_SAFE, self.left)):
            time.sleep(self.chance.uniform(0.02, 0.25))
            if self.chance.random() < 0.4:
                sending.kill()
                sending.communicate(timeout=20)
                sending = self.kiosks("--resume", data)
                self.killed["kiosks"] += 1
                self.left -= 1
            else:
                self.kill_something_else()
        self.finish(sending)
        self.event.stop()

    def finish(self, process):
        out, _ = process.communicate(timeout=150)
        if process.returncode != 0:
            raise RoomError(f"the kiosks ended with {process.returncode}: {out}")

    def run(self):
        for number in range(self.rounds):
            self.empty(self.write_all(number))
        self.send_one_again()

    def send_one_again(self):
        """The control: one more than was written, so that exactly one has to be found double. And the close."""
        again = self.place.path("again.jsonl")
        again.write_text(self.place.path("lines-0.jsonl").read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        self.serve("--k", "1", "--beat", "0.1")
        self.finish(self.kiosks("--contributions", again, "--kiosks", "1"))
        self.event.do("close", "--wait", "60")
        self.event.stop()

    def difference(self):
        """(lost, doubled): what was called safe against what is exported."""
        sent, there = what_was_sent(self.lines), what_was_sent(self.event.exported())
        return sum((sent - there).values()), sum((there - sent).values())

    def notices_a_robbed_store(self):
        with sqlite3.connect(self.event.folder / "event.db") as store:
            store.execute("DELETE FROM contribution WHERE record_id IN (SELECT record_id FROM contribution LIMIT 2)")
        return self.difference()[0] >= 1


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("kills", type=int, metavar="N")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--contributions", type=int, default=0, help="in all (16 for each kill)")
    asked = words.parse_args()
    began = time.monotonic()
    with Workplace() as place:
        loop = KillLoop(place, random.Random(asked.seed), asked.kills, asked.contributions or 16 * asked.kills)
        with loop.event:
            loop.run()
            lost, found_double = loop.difference()
            doubled = found_double - 1  # one was sent twice on purpose
            kills = ", ".join(f"{count} of {who}" for who, count in loop.killed.items())
            print(f"kill loop, seed {asked.seed}: {sum(loop.killed.values())} kills ({kills}), {len(loop.lines)} contributions, "
                  f"{lost} lost, {max(doubled, 0)} doubled, in {time.monotonic() - began:.0f} s")
            noticed = doubled >= 0 and loop.notices_a_robbed_store()
            print("control, one sent twice and two rows taken out:", "noticed" if noticed else "NOT noticed")
    return 0 if lost == doubled == 0 and noticed else 1


if __name__ == "__main__":
    sys.exit(main())
