#!/usr/bin/env python3
"""Writes the broken packs of broken_packs.tsv into a folder, one folder each, and prints for every fault to expect:
name, file:line, words of the fault (tabs between).

    broken_packs.py FOLDER
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROWAN = HERE.parent.parent / "assets" / "rowan"


def unescaped(field: str) -> bytes:
    one = {b"n": b"\n", b"t": b"\t", b"\\": b"\\"}
    return re.sub(rb"\\(x[0-9a-f]{2}|.)",
                  lambda found: one.get(found[1]) or bytes([int(found[1][1:], 16)]), field.encode())


def repeated(text: bytes) -> bytes:
    def times(found):
        if b"#" not in found[2]:
            return found[2] * int(found[1])  # megabytes
        return b"".join(found[2].replace(b"#", str(i + 1).encode()) for i in range(int(found[1])))
    return re.sub(rb"<<(\d+)\*(.*?)>>", times, text, flags=re.S)


def read_table():
    for line in (HERE / "broken_packs.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    for name, file, find, put, place, words in read_table():
        folder = pathlib.Path(sys.argv[1]) / name
        folder.mkdir(parents=True, exist_ok=True)
        for part in ("event.toml", "chronology.csv", "themes.csv"):
            if not (folder / part).exists():
                (folder / part).write_bytes((ROWAN / part).read_bytes())
        before = (folder / file).read_bytes()
        if before.count(unescaped(find)) != 1:
            print(f"{name}: {find!r} is not there exactly once; write into an empty folder", file=sys.stderr)
            return 1
        (folder / file).write_bytes(before.replace(unescaped(find), repeated(unescaped(put))))
        print(name, place, words, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
