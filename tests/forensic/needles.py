"""What must not be on a disk, and the search for it, byte by byte."""

import base64
import csv
import json
import sys
import tomllib

LENGTHS = (16, 12, 8)
TEXT_PIECE = 12
CELL_PIECE = 15  # of a Cell; every eighth piece of eight bytes is looked for, and what stands around it compared


class Needles:
    """Byte strings, each with what it is. Finds a text of which 12 bytes stand somewhere, and random bytes of which 16 do."""

    def __init__(self):
        self._pieces = {length: {} for length in LENGTHS}
        self._cells = {}
        self._begins = set()  # the first eight bytes of all of them, as a number
        self._looked_at = {}

    def add(self, what, data, length):
        for at in range(len(data) - length + 1):
            self._pieces[length].setdefault(data[at:at + length], what)
            self._begins.add(number(data[at:at + 8]))

    def add_text(self, what, text):
        """Every piece of twelve bytes, in every spelling."""
        for spelling in spellings(text):
            self.add(what, spelling, TEXT_PIECE)

    def add_bytes(self, what, data):
        """A key, an id: as it is, as hex, as base64."""
        for spelling in {data, data.hex().encode(), data.hex().upper().encode(), *in_base64(data)}:
            fitting = [length for length in LENGTHS if length <= len(spelling)]
            if fitting:
                self.add(what, spelling, fitting[0])

    def add_cell(self, what, cell):
        for at in range(0, len(cell) - 7, 8):
            self._cells[cell[at:at + 8]] = (what, cell, at)
            self._begins.add(number(cell[at:at + 8]))

    def leave_out(self, text):
        """Words that may stand in clear, such as the id of a step that other words begin with."""
        for spelling in spellings(text):
            for at in range(len(spelling) - TEXT_PIECE + 1):
                self._pieces[TEXT_PIECE].pop(spelling[at:at + TEXT_PIECE], None)

    def __len__(self):
        return sum(map(len, self._pieces.values())) + len(self._cells)

    def hits(self, data):
        """{what: offset}, the first of each."""
        if data not in self._looked_at:
            self._looked_at[data] = self._search(data)
        return self._looked_at[data]

    def _search(self, data):
        found = {}
        for at in self._worth_a_look(data):
            for length, pieces in self._pieces.items():
                if (what := pieces.get(data[at:at + length])) is not None:
                    found[what] = min(at, found.get(what, at))
            if (known := self._cells.get(data[at:at + 8])) is not None:
                what, cell, place = known
                if shared_around(data, at, cell, place) >= CELL_PIECE:
                    found[what] = min(at, found.get(what, at))
        return found

    def _worth_a_look(self, data):
        """Where eight bytes stand that something begins with. A view as numbers is compared ten times as quickly as slices are."""
        for begin, end in not_empty(data):
            beyond = min(end, len(data) - 7)
            for first in range(max(0, begin - max(LENGTHS)), beyond)[:8]:
                view = memoryview(data)[first:first + (beyond - first + 7) // 8 * 8].cast("Q")
                if not self._begins.isdisjoint(view):
                    yield from (first + 8 * i for i, each in enumerate(view) if each in self._begins)


def number(eight):
    return int.from_bytes(eight, sys.byteorder)


def shared_around(data, at, cell, place):
    """How many bytes in a row data and cell have in common around these places. Eight could be chance in a large image."""
    back = 0
    while back < min(at, place) and data[at - back - 1] == cell[place - back - 1] and back < 16:
        back += 1
    on = 8
    while at + on < len(data) and place + on < len(cell) and data[at + on] == cell[place + on] and on < 24:
        on += 1
    return back + on


def not_empty(data, block=4096):
    """(begin, end) of the stretches that are not zeros: an image of a disk is mostly zeros."""
    zeros = bytes(block)
    begin = None
    for at in range(0, len(data), block):
        if data[at:at + block] == zeros[:len(data) - at]:
            if begin is not None:
                yield begin, at
            begin = None
        elif begin is None:
            begin = at
    if begin is not None:
        yield begin, len(data)


def in_base64(data):
    """As it stands inside of a longer base64 text, at each of the three places it can start."""
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data)
        inside = whole[4 if shift else 0:len(whole) - 4 if (shift + len(data)) % 3 else len(whole)]
        yield inside
        yield inside.translate(bytes.maketrans(b"+/", b"-_"))


def spellings(text):
    """The ways in which a program could have put down a text."""
    utf8 = text.encode("utf-8")
    return {utf8, text.encode("utf-16-le"), text.encode("utf-16-be"), utf8.hex().encode(), utf8.hex().upper().encode(),
            json.dumps(text)[1:-1].encode(), json.dumps(text, ensure_ascii=False)[1:-1].encode("utf-8"), *in_base64(utf8)}


def names_in(data, name):
    """A short word as a whole, in any spelling: its first place, or None."""
    places = [data.find(spelling) for spelling in spellings(name)]
    return min((place for place in places if place >= 0), default=None)


def words_of_pack(folder):
    """Everything in words that a pack says of the case and of those who came."""
    words = set()

    def gather(value):
        if isinstance(value, str):
            words.add(value)
        elif isinstance(value, (dict, list)):
            for each in value.values() if isinstance(value, dict) else value:
                gather(each)

    with open(folder / "event.toml", "rb") as file:
        gather(tomllib.load(file))
    for name in ("chronology.csv", "themes.csv"):
        with open(folder / name, encoding="utf-8-sig", newline="") as file:
            gather(list(csv.reader(file)))
    return {word for word in words if len(word.encode()) >= TEXT_PIECE}


def glossary_names(folder):
    """The real names that a pack lists for the guard, which no kiosk is told."""
    with open(folder / "event.toml", "rb") as file:
        return tomllib.load(file).get("glossary", {}).get("names", [])


def clear_names(folder):
    """What STORE.md lets stand in clear: the reference, and the ids of sessions and steps."""
    with open(folder / "event.toml", "rb") as file:
        pack = tomllib.load(file)
    return [pack["event"]["reference"], *(each["id"] for kind in ("session", "step") for each in pack.get(kind, []))]
