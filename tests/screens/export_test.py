"""export_test.py: the export on the lead reviewer's table: its documents are those of `candour-hub export` byte for byte (ids of REFI-QDA
apart), locked or not; what was found has to be accepted; stopped in the middle, locked in the middle, a folder that takes nothing and a disk
that is full leave the old file, and can be tried again. --keep DIR keeps the pictures."""

import argparse
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from desk_memory_test import Desk as Searched
from review_test import FIRST, LOOKS, SECOND, at_the_table, closed, written
from screens import RoomError, in_words

from event_key import unlocked
from large_event import closed_with
from mounted_image import MountedImage
from room import ROWAN, SLOW, Workplace, good, hub

TEAM = ["csv", "jsonl", "qdpx", "qdc", "draft", "actions", "discussion"]  # beside those that are ticked: docx, xlsx
LEAVING = ["report", "briefing", "summary"]
MANY = 30000
OLD = b"an older export\n"
GUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")

OPEN = """unlock PASSPHRASE
type "e"
wait-see "{review.export_which}" 20s
"""
FINDING = """unlock PASSPHRASE
type "o"
wait 200ms
tap "{review.add_finding}"
type "Two practitioners told Mrs Eleanor Whitcombe (07700 900123) that records moved slowly"
wait 200ms
tap "{review.keep}"
wait-see "{review.finding_kept}" 20s
type "e"
wait-see "{review.export_which}" 20s
screenshot choosing.png
check-layout
not-see "{review.finding_kept}" 20s
"""


def ticked(formats):
    return "".join(f'tap "{{review.export_{each}}}"\nwait 100ms\n' for each in formats)


def same_names(project):
    """A project's text with its ids by the order in which they come: they are drawn anew for each."""
    names = {}
    with zipfile.ZipFile(project) as archive:
        text = archive.read("project.qde").decode()
        sources = sorted(archive.read(each) for each in archive.namelist() if each != "project.qde")
    return GUID.sub(lambda guid: names.setdefault(guid.group(), f"id {len(names)}"), text), sources


def bytes_of(file):
    if file.suffix == ".qdpx":
        return same_names(file)
    if file.suffix == ".qdc":
        names = {}
        return GUID.sub(lambda guid: names.setdefault(guid.group(), f"id {len(names)}"), file.read_text(encoding="utf-8"))
    if file.name == "manifest.json":  # of those two it has checksums
        return [each for each in json.loads(file.read_text())["files"] if not each["file"].endswith((".qdpx", ".qdc"))]
    return file.read_bytes()


def the_same(event, folder, formats, *words):
    """What lies in `folder` is what the verb writes."""
    other = folder.with_name(folder.name + "-by-the-verb")
    good(hub("export", event.folder, "--format", ",".join(formats), "--out", other, "--passphrase-file", event.passphrase, *words))
    names = sorted(each.name for each in other.iterdir())
    found = sorted(each.name for each in folder.iterdir() if each.name != "README.txt")
    assert found == names, f"{found} is not {names}"
    for name in names:
        assert bytes_of(folder / name) == bytes_of(other / name), f"{name} is another"
    return len(names)


def unlocked_files(place, archive, said):
    """The archive's files, opened with the words that the screen showed: a script that ends with `see` tells what it sees."""
    words = re.findall(r'"((?:[a-z-]+ ){5}[a-z-]+)"', said)
    assert len(words) == 1, f"no six words: {said}"
    folder = place.path("unlocked")
    opened = subprocess.run(["7z", "x", "-y", f"-o{folder}", f"-p{words[0]}", str(archive)], capture_output=True, text=True, timeout=60)
    assert opened.returncode == 0, opened.stdout
    wrong = subprocess.run(["7z", "t", "-psix other words", str(archive)], capture_output=True, text=True, timeout=60)
    assert wrong.returncode != 0, "it opens with any words"
    return folder


def ends_telling(screen):
    """Of a script whose last line does not hold: what stood on the screen."""
    try:
        screen.finish(180)
    except RoomError as why:
        assert "no such words" in str(why), why
        return str(why)
    raise AssertionError("the script did not end as it should")


def as_the_verb_has_them(place, event):
    out = place.path("plain")
    script = OPEN + ticked(TEAM) + 'tap "{review.export_lock}"\ntap "{review.export_begin}"\nwait-see "{review.export_end}" 60s\n'
    with at_the_table(place, event, "plain export", in_words(script, "en"), "--export-to", out) as screen:
        screen.finish()
    return the_same(event, out, ["docx", "xlsx", *TEAM])


def leaves_when_accepted(place, event, keep):
    """In each look; the last one's archive is opened."""
    script = FINDING + ticked(LEAVING) + """wait 2s
screenshot found.png
check-layout
tap "{review.export_begin}"
see "{review.export_needs_reading}"
tap "{review.export_read_all}"
wait 200ms
tap "{review.export_begin}"
wait-see "{review.export_passphrase}" 60s
screenshot done.png
check-layout
see "no such words"
"""
    out = place.path("leaving")
    for size, language, text, theme in LOOKS:
        look = f"export {size}-{language}-{text}-{theme}"
        with at_the_table(place, event, look, in_words(script, language), "--language", language, "--text", text, "--theme", theme, "--export-to", out,
                          size=size, pictures=Path(keep) / look if keep else None) as screen:
            said = ends_telling(screen)
    refused = hub("export", event.folder, "--format", ",".join(LEAVING), "--out", place.path("refused"), "--passphrase-file", event.passphrase)
    assert refused.returncode == 3, "the control: there is something to be found"
    return the_same(event, unlocked_files(place, out / "export.zip", said), ["docx", "xlsx", *LEAVING], "--publish-anyway")


def only_the_old(out):
    return [each.name for each in out.iterdir()] == ["export.zip"] and (out / "export.zip").read_bytes() == OLD


def stopped(place, event, name, stop):
    """In the middle of a long document, by `stop`: the old file, and nothing beside it."""
    out = place.path(name)
    out.mkdir()
    (out / "export.zip").write_bytes(OLD)
    script = OPEN + ticked(["qdpx"]) + 'tap "{review.export_begin}"\nwait-see "of 30000 comments are in this one" 20s\n' + stop
    with at_the_table(place, event, name, in_words(script, "en"), "--export-to", out) as screen:
        screen.finish()
    assert only_the_old(out), f"{name}: {list(out.iterdir())}"


def refuses_and_tries_again(place, event):
    """A place that is no folder, until somebody makes it one."""
    out = place.path("no folder")
    out.write_bytes(b"")
    script = OPEN + """tap "{review.export_begin}"
wait-see "Nothing can be written to" 20s
screenshot refused.png
check-layout
wait 2s
tap "{review.export_begin}"
wait-see "{review.export_passphrase}" 60s
"""
    with at_the_table(place, event, "refused", in_words(script, "en"), "--export-to", out) as screen:
        screen.until("refused.png")
        out.unlink()
        screen.finish()
    assert (out / "export.zip").stat().st_size > 1000


def full_disk(place, event):
    """False where no disk of one's own can be had."""
    disk = MountedImage(place.folder, 8)
    if why := disk.mount():
        print(f"not tried: {why}")
        return False
    try:
        out = disk.path / "out"
        out.mkdir()
        (out / "export.zip").write_bytes(OLD)
        (disk.path / "filler").write_bytes(b"x" * (disk_room(disk.path) - 16384))
        script = OPEN + """tap "{review.export_begin}"
wait-see "There is not enough room" 60s
screenshot full.png
wait 2s
tap "{review.export_begin}"
wait-see "{review.export_passphrase}" 60s
"""
        with at_the_table(place, event, "full", in_words(script, "en"), "--export-to", out) as screen:
            screen.until("full.png")
            assert only_the_old(out), list(out.iterdir())
            (disk.path / "filler").unlink()
            screen.finish()
        assert (out / "export.zip").read_bytes() != OLD
    finally:
        disk.unmount()
    return True


def disk_room(path):
    room = os.statvfs(path)
    return room.f_bavail * room.f_frsize


def forgets_when_locked(place):
    """Of what went into documents, and of the passphrase that locked them, nothing is left in memory."""
    event = closed(place, written(place, "told/words.jsonl", [f"what we lived is {FIRST}", f"what we lived is {SECOND}"]), events="told")
    out = place.path("told", "out")
    script = OPEN + ticked(["csv", "jsonl", "qdpx", "report"]) + """tap "{review.export_lock}"
wait-see "Nothing was found" 20s
tap "{review.export_begin}"
wait-see "{review.export_end}" 60s
screenshot open.png
wait 4s
type "l"
wait-see "{review.unlock}" 20s
wait 2s
screenshot locked.png
wait 4s
"""
    with at_the_table(place, event, "exported and locked", in_words(script, "en"), "--export-to", out) as screen:
        searched = Searched(screen, [FIRST, SECOND], unlocked(event.folder / "event.key", event.passphrase.read_text().strip().encode()).secret)
        found = searched.holds("open.png")
        assert {FIRST, SECOND, "key"} <= found.keys(), f"the search is blind: {found}"
        found = searched.holds("locked.png")
        assert not found, f"still in memory: {found}"
        screen.finish()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", help="a folder for the pictures")
    keep = parser.parse_args().keep
    with Workplace() as place:
        with closed(place, ROWAN / "contributions.jsonl") as event:
            plain = as_the_verb_has_them(place, event)
            leaving = leaves_when_accepted(place, event, keep)
            refuses_and_tries_again(place, event)
            full_disk(place, event)
        if SLOW == 1:
            forgets_when_locked(place)
            large = closed_with(place, MANY, events="large")
            stopped(place, large, "cancelled", 'tap "{review.cancel}"\nwait-see "{review.export_stopped}" 20s\n')
            stopped(place, large, "locked", 'type "l"\nwait-see "{review.unlock}" 20s\nwait 3s\n')
    print(f"{plain} files as the verb writes them, {leaving} of what leaves in an archive; stopped, locked, refused: the old file")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (AssertionError, RoomError) as why:
        print(why)
        sys.exit(1)
