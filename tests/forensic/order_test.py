"""Whether disk or export tells in which order comments came: rank correlation over many events, with stores that do tell.

    order_test.py [--events 200] [--seed 7]
"""

import argparse
import random
import secrets
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from order_signal import Signal, offsets_in, rows_as_found, same_page_pairs
from spool_entries import spool_entries

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))
import written_event  # noqa: E402
from room import BUILD, SLOW, Workplace  # noqa: E402

BEFORE, AFTER = 0.06, 0.03
CHANCE_ALLOWED = 4.0  # standard errors: with few events chance alone goes beyond the bounds, which are meant for 200 and more
AT_A_TIME = 50  # events on the disk at once, twice: a long run must not fill it
ROWS_OF_A_PAGE = 5  # a spool's
REAL_EVENTS = 3
REAL_BOUND = 0.3  # 3 events of 90 rows: a standard error of 0.06
CONTROLS = 5  # events for each wrong store
PLAIN_TO_SEE = 0.8  # what a store that tells has to show


class Pairs:
    """Pairs of rows on one page, pooled."""

    def __init__(self, what):
        self.what, self.forward, self.backward = what, 0, 0

    def add(self, offsets):
        forward, backward = same_page_pairs(offsets)
        self.forward += forward
        self.backward += backward

    @property
    def mean(self):
        return (self.forward - self.backward) / max(1, self.forward + self.backward)

    def __str__(self):
        return f"{self.what} {self.mean:+.3f} ({self.forward + self.backward} pairs)"


class Measured:
    """One kind of store over many events: where rows lie, how they come without ORDER BY, pairs of one page."""

    def __init__(self, what):
        self.what = what
        self.bytes, self.rows, self.pairs = Signal("bytes on disk"), Signal("rows as found"), Pairs("pairs of one page")

    def add(self, file, arrivals):
        data = file.read_bytes()
        offsets = offsets_in(data, arrivals)
        self.bytes.add([offset for offset in offsets if offset is not None])
        self.pairs.add(offsets)
        place = {tail: number for number, tail in enumerate(arrivals)}
        self.rows.add([place[tail] for tail in rows_as_found(file) if tail in place])

    def __str__(self):
        return f"{self.what}: {self.bytes}, {self.rows}, {self.pairs}"


def wrong_stores(folder, arrivals, chance):
    """Stores that do tell: (what is wrong with it, whether rho must show it in the bytes, whether in the rows, file)."""
    sealed = [secrets.token_bytes(3104) + tail for tail in arrivals]
    kinds = [
        ("row numbers, a commit for each arrival", 16384, "contribution(id INTEGER PRIMARY KEY, sealed BLOB)", lambda n: n, 1),
        ("row numbers, batches that are not shuffled", 16384, "contribution(id INTEGER PRIMARY KEY, sealed BLOB)", lambda n: n, 6),
        ("random ids in pages that are too small", 4096, "contribution(id BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID",
         lambda n: chance.randbytes(16), 1),
        ("ids that count up", 16384, "contribution(id BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID", lambda n: n.to_bytes(16, "big"), 1),
    ]
    for number, (what, page, table, new_id, batch) in enumerate(kinds):
        file = folder / f"wrong-{number}.db"
        database = sqlite3.connect(file, isolation_level=None)
        database.executescript(f"PRAGMA page_size = {page}; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON; CREATE TABLE {table};")
        for first in range(0, len(sealed), batch):
            database.execute("BEGIN")
            for place in range(first, min(first + batch, len(sealed))):
                database.execute("INSERT INTO contribution VALUES(?, ?)", (new_id(place), sealed[place]))
            database.execute("COMMIT")
        database.close()
        yield what, "small" not in what, file


def tails(file):
    return [bytes.fromhex(line) for line in file.read_text().split()]


class Orders:
    def __init__(self):
        self.before, self.after = Measured("before the close"), Measured("after the close")
        self.exported = Signal("order of the export")
        self.wrong = {}
        self.spools, self.one_page = Signal("bytes of a spool"), Signal("of a spool of one page")
        self.spool_pairs = Pairs("its pairs of one page")
        self.contributions = 0

    def add_event(self, folder):
        arrivals = tails(folder / "arrivals")
        exported = tails(folder / "export")
        if sorted(arrivals) != sorted(exported):
            raise AssertionError(f"{folder.name}: {len(exported)} exported of {len(arrivals)}: nothing was measured")
        self.contributions += len(arrivals)
        self.before.add(folder / "before.db", arrivals)
        self.after.add(folder / "event.db", arrivals)
        place = {tail: number for number, tail in enumerate(arrivals)}
        self.exported.add([place[tail] for tail in exported])

    def add_wrong(self, folder, arrivals, chance):
        for what, in_rows, file in wrong_stores(folder, arrivals, chance):
            self.wrong.setdefault(what, (Measured(what), in_rows))[0].add(file, arrivals)

    def add_spool(self, folder):
        entries = sorted(spool_entries(folder), key=lambda entry: entry.secret[0])
        offsets = offsets_in((folder / "spool.db").read_bytes(), [entry.wrapped[-16:] for entry in entries])
        (self.one_page if len(offsets) <= ROWS_OF_A_PAGE else self.spools).add(offsets)
        self.spool_pairs.add(offsets)


def measure(events, seed):
    orders = Orders()
    chance, measuring = random.Random(seed), Lock()
    program = BUILD / "tests" / "forensic" / "order_on_disk"

    def some(first):
        """The events from `first` on, made in a folder of their own; the disk's syncs are waited for side by side."""
        count = min(AT_A_TIME, events - first)
        with Workplace() as place:
            subprocess.run([program, place.folder, str(count), str(seed + first)], check=True, timeout=(60 + 4 * count) * SLOW)  # a second each on a slow disk
            with measuring:
                for number in range(count):
                    orders.add_event(place.path(f"event-{number}"))
                    orders.add_spool(place.path(f"spool-{number}"))
                    if number < CONTROLS and first == 0:
                        orders.add_wrong(place.path(f"event-{number}"), tails(place.path(f"event-{number}", "arrivals")), chance)

    with ThreadPoolExecutor(2) as two:
        list(two.map(some, range(0, events, AT_A_TIME)))
    return orders


def real_programs(seed):
    """A few events by hub, broker and kiosks themselves: that the many above are not of another kind."""
    orders = Orders()
    with Workplace() as place:
        for number in range(REAL_EVENTS):
            written = written_event.hold(place, seed + number)
            orders.contributions += len(written.arrivals)
            orders.before.add(written.before, [tail for tail in written.arrivals if tail in written.before.read_bytes()])
            orders.after.add(written.store, written.arrivals)
            place_of = {tail: at for at, tail in enumerate(written.arrivals)}
            orders.exported.add([place_of[tail] for tail in written.exported])
    return orders


def judged_real(orders):
    """Few events: only an order as plain as that of a wrong store would be seen."""
    signals = (orders.before.bytes, orders.before.rows, orders.after.bytes, orders.after.rows, orders.exported)
    return [f"by the real programs an order can be read: {signal}" for signal in signals if abs(signal.mean) > REAL_BOUND]


def judged(orders):
    """What is wrong, in sentences."""
    wrong = []
    for bound, when, signals in ((BEFORE, "before", (orders.before.bytes, orders.before.rows)),
                                 (AFTER, "after", (orders.after.bytes, orders.after.rows, orders.exported))):
        for signal in signals:
            if abs(signal.mean) >= max(bound, CHANCE_ALLOWED * signal.error if len(signal.rhos) < 200 else 0):
                wrong.append(f"{when} the close an order can be read: {signal}")
    if abs(orders.after.pairs.mean) >= AFTER:
        wrong.append(f"after the close an order can be read: {orders.after.pairs}")
    for what, (measured, in_rows) in orders.wrong.items():
        seen = [abs(measured.bytes.mean)] + ([abs(measured.rows.mean)] if in_rows else [])
        if min(seen) < PLAIN_TO_SEE:
            wrong.append(f"control: {measured} was not noticed")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    orders = measure(given.events, given.seed)
    print(f"order, seed {given.seed}: {given.events} events, {orders.contributions:,} contributions; rho against the order of arrival")
    print(f"  {orders.before}")
    print(f"  {orders.after}, {orders.exported}")
    print(f"  limit, reported: {orders.spools}, {orders.one_page}, {orders.spool_pairs}")
    for what, (measured, _) in orders.wrong.items():
        print(f"  control, {measured.what}: {measured.bytes}, {measured.rows}")
    real = real_programs(given.seed)
    print(f"  the real programs, {REAL_EVENTS} events, {real.contributions} contributions: {real.before}")
    print(f"    {real.after}, {real.exported}")
    wrong = judged(orders) + judged_real(real)
    for sentence in wrong:
        print(f"FAILED: {sentence}; replay: order_test.py --events {given.events} --seed {given.seed}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
