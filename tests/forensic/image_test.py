"""A raw ext4 image on which a hub and its kiosks had an event: no plaintext anywhere, and what old blocks still tell.

    image_test.py [--seed 7]

Copies and order are reported, not judged: what a disk keeps of old blocks is outside of a program's reach (README, FORENSIC.md).
Needs root and loop devices; says so where there are none.
"""

import argparse
import sys
from pathlib import Path

import written_event
from needles import not_empty
from order_signal import Signal
from rehearsed_day import Day, usual_words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))
from mounted_image import MountedImage  # noqa: E402
from room import ROWAN, Workplace, sent_lines  # noqa: E402

WRITTEN_EVENTS = 3
ON_THE_IMAGE = ("events", "kiosks", "home")


class PlaceOnImage(Workplace):
    """What hub and kiosks write lies on the image, what the test itself writes beside it."""

    def __enter__(self):
        super().__enter__()
        self.image = MountedImage(self.folder, mib=96)
        return self

    def __exit__(self, *_):
        self.image.unmount()
        super().__exit__()

    def path(self, *parts):
        return self.image.path.joinpath(*parts) if parts and parts[0] in ON_THE_IMAGE else super().path(*parts)


def places_of(tail, data, stretches):
    found = []
    for begin, end in stretches:
        at = data.find(tail, begin, end)
        while at >= 0:
            found.append(at)
            at = data.find(tail, at + 1, end)
    return found


class OldBlocks:
    """The copies of sealed rows on a raw disk, and the order in them, over several events."""

    def __init__(self):
        self.rows = self.found = self.copies = 0
        self.first, self.last, self.many = Signal("first copy"), Signal("last copy"), Signal("how many copies")

    def add(self, data, arrivals):
        stretches = list(not_empty(data))  # no tail of random bytes reaches into a block of zeros
        places = [places_of(tail, data, stretches) for tail in arrivals]
        there = [each for each in places if each]
        self.rows += len(arrivals)
        self.found += len(there)
        self.copies += sum(map(len, there))
        self.first.add([each[0] for each in there])
        self.last.add([each[-1] for each in there])
        self.many.add([len(each) for each in there])

    def __str__(self):
        return f"{self.copies} copies of {self.found} sealed rows; rho against the order of writing: {self.first}, {self.last}, {self.many}"


def hold(place, seed):
    """(faults, figures)"""
    usual = usual_words(place)
    with Day(place, ROWAN, ROWAN / "contributions.jsonl", sent_lines(ROWAN / "contributions.jsonl")) as day:
        day.hold()
        needles = day.needles(usual)
        sealed = day.sealed
    written = [written_event.hold(place, seed + number) for number in range(WRITTEN_EVENTS)]
    place.image.unmount()
    data = place.image.bytes()
    wrong = [f"{what} on the raw disk at {at}" for what, at in needles.hits(data).items()]
    told = OldBlocks()
    for each in written:
        told.add(data, each.arrivals)
    if told.found != told.rows or sealed[0][-16:] not in data:
        wrong.append("control: the sealed rows themselves were not found on the disk: nothing was looked at")
    entry = next(iter(day.entries.values()))
    cell = day.proxy.payloads("cell/")[0]
    text = max((line["text"] for line in day.contributions), key=len).encode()
    planted = {"a contribution's text": text[:14], "the passphrase": day.passphrase.encode()[3:20], "a Cell": cell[900:920],
               "a secret": entry.secret, "a sitting": entry.sitting}
    end = bytearray(data[-(1 << 20):])
    for place_of_it, piece in enumerate(planted.values()):
        end[place_of_it * 5000:place_of_it * 5000 + len(piece)] = piece
    seen = needles.hits(bytes(end))
    wrong += [f"control: {what} was planted in the raw disk and not found" for what in planted if what not in seen]
    return wrong, told, len(data), len(planted)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with PlaceOnImage() as place:
        why_not = place.image.mount()
        if why_not:
            print(f"raw disk: SKIPPED, nothing was looked at: {why_not}")
            return 0
        wrong, told, size, controls = hold(place, given.seed)
    print(f"raw disk, seed {given.seed}: {size >> 20} MiB of ext4 after {1 + WRITTEN_EVENTS} events: plaintext, keys, Cells, secrets and sittings found: "
          f"{sum('on the raw disk' in sentence for sentence in wrong)}; planted and found: {controls}")
    print(f"  limit, reported: {told}")
    for sentence in wrong:
        print(f"FAILED: {sentence}; replay: image_test.py --seed {given.seed}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
