"""memory_test.py: what somebody wrote is in the kiosk's memory while it is on the screen, and not two seconds after it was
sent for good, handed over, cleared or left; and in no file, ever (A6)."""

import os
import signal
import sys
from pathlib import Path

from screens import Event, RoomError, Screens, Workplace

WORD = "quibzelfrond"  # no word of any language, script or file
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def memory_of(pid):
    """What the process may write to: the name of each map, and its bytes."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            where, rights, *_, = line.split()
            if "w" not in rights or "r" not in rights:
                continue
            begin, end = (int(part, 16) for part in where.split("-"))
            try:
                memory.seek(begin)
                yield line.split(maxsplit=5)[-1].strip(), memory.read(end - begin)
            except OSError:
                continue  # a device's


def found_in_memory(pid, word):
    """In which encodings the word stands in what the process may write to, and where: its maps' names."""
    needles = {encoding: word.encode(encoding) for encoding in ENCODINGS}
    return {(encoding, name) for name, held in memory_of(pid) for encoding, needle in needles.items() if needle in held}


def found_in_files(folder, word):
    needles = [word.encode(encoding) for encoding in ENCODINGS]
    return [file for file in folder.rglob("*") if file.is_file() and any(needle in file.read_bytes() for needle in needles)]


def main():
    faults, seen = [], []
    with Workplace() as place, Event(place) as event, Screens(place, event) as screens:
        screens.at("lived_experience")

        def look(picture, there):
            def search():
                pid = screens.kiosk.pid
                os.kill(pid, signal.SIGSTOP)
                try:
                    places = found_in_memory(pid, WORD)
                finally:
                    os.kill(pid, signal.SIGCONT)
                seen.append(picture)
                if there and not any(encoding == "utf-8" for encoding, _ in places):
                    faults.append(f"{picture}: the word is on the screen and was not found: the search is blind")
                if not there and places:
                    faults.append(f"{picture}: the word is still in memory: {sorted(places)}")
                if files := found_in_files(place.folder, WORD):
                    faults.append(f"{picture}: the word is in {', '.join(map(str, files))}")
            return search

        there = {"typed.png": True, "checked.png": True, "sent-undo.png": True, "forgot-sent.png": False,
                 "forgot-handed-over.png": False, "forgot-cleared.png": False, "forgot-left.png": False}
        screens.walk("forgets", meanwhile={name: look(name, wanted) for name, wanted in there.items()},
                     replace={"LETTERS": "\n".join(f'tap "{letter}"' for letter in "A" + WORD)})
        (place.folder / "control").write_text(f"… {WORD} …", encoding="utf-16-le")
        if not found_in_files(place.folder, WORD):
            faults.append("a file that holds the word was not found: the search is blind")
    print("\n".join(faults) if faults else f"{len(seen)} searches: the word was there on the screen and nowhere after it")
    return 1 if faults or len(seen) != len(there) else 0


if __name__ == "__main__":
    sys.exit(main())
