"""Moments of a day as a program could have put them down: in columns, in digits, in integers, in dates."""

import datetime
import re
import sqlite3
import struct

SECONDS, *FINER = (10 ** power for power in (0, 3, 6, 9))
JULIAN_1970 = 2440587.5


class DayTimes:
    def __init__(self, begin, end):
        self.begin, self.end = int(begin) - 2, int(end) + 2
        self._julian = tuple(JULIAN_1970 + moment / 86400 for moment in (self.begin, self.end))
        days = {datetime.datetime.fromtimestamp(moment, zone) for moment in (begin, end) for zone in (datetime.timezone.utc, None)}
        forms = ("%Y.?%m.?%d", "%d.?%m.?%Y", "%b %e", "%e %b", "%d %b")
        self._dates = re.compile("|".join(day.strftime(form) for day in days for form in forms).encode())

    def is_near(self, number):
        return any(self.begin * unit <= number <= self.end * unit for unit in (SECONDS, *FINER)) or \
            self._julian[0] <= number <= self._julian[1]

    def in_text(self, data):
        """Digits since 1970 or a date: the first place, or None."""
        for digits in re.finditer(rb"\d{10,19}", data):
            if self.is_near(int(digits.group())):
                return digits.start()
        date = self._dates.search(data)
        return date.start() if date else None

    def in_columns(self, file):
        """"table.column = value" of everything in a database that is near."""
        database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
        found = []
        try:
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            for table in tables:
                rows = database.execute(f'SELECT * FROM "{table}"')
                names = [column[0] for column in rows.description]
                found += [f"{table}.{name} = {value!r}" for row in rows for name, value in zip(names, row) if self._in_value(value)]
        finally:
            database.close()
        return found

    def _in_value(self, value):
        if isinstance(value, (int, float)):
            return self.is_near(value)
        data = value.encode() if isinstance(value, str) else value or b""
        return self.in_text(data) is not None or (len(data) < 64 and self.in_bytes(data, ()) is not None)

    def in_bytes(self, data, random_pieces):
        """Integers of 4, 6 and 8 bytes either way round, and Julian days. Four bytes are chance among sealed bytes: a place that
        touches one of `random_pieces` (of eight bytes) is stepped over."""
        for unit in (SECONDS, *FINER):
            for width in (4, 6, 8):
                if self.end * unit >> (8 * width) or (width > 4) == (unit == SECONDS):
                    continue
                for at in places_between(data, (self.begin * unit).to_bytes(width, "big"), (self.end * unit).to_bytes(width, "big")):
                    sealed = width == 4 and any(data[i:i + 8] in random_pieces for i in range(max(0, at - 7), at + width))
                    if not sealed:
                        return at
        return next(places_between(data, *(struct.pack(">d", day) for day in self._julian)), None)


def places_between(data, low, high):
    """Where a big-endian number from `low` to `high` stands, or a little-endian one."""
    width = len(low)
    length = next((i for i in range(width) if low[i] != high[i]), width)
    for shared, turn in ((low[:length], 1), (low[:length][::-1], -1)):
        at = data.find(shared)
        while at >= 0:
            start = at if turn == 1 else at - (width - length)
            piece = data[max(0, start):max(0, start) + width][::turn]
            if start >= 0 and len(piece) == width and low <= piece <= high:
                yield start
            at = data.find(shared, at + 1)


def random_pieces_of(file):
    """All pieces of eight bytes of what is sealed in an event's store."""
    database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    try:
        rows = database.execute("SELECT sealed FROM contribution UNION ALL SELECT record_id FROM contribution UNION ALL SELECT sealed FROM "
                                "pack UNION ALL SELECT sealed FROM note UNION ALL SELECT value FROM setting WHERE typeof(value) = 'blob'")
        return {bytes(blob)[at:at + 8] for (blob,) in rows for at in range(len(blob) - 7)}
    finally:
        database.close()
