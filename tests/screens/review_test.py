"""review_test.py: the lead reviewer's table on a real event: every page and dialog looked at by check-layout; 240 comments coded with the
keyboard alone, undone to the start, and killed half way; the words that are gone when it is locked. --keep DIR keeps the pictures."""

import argparse
import json
import sqlite3
import sys
import time
from pathlib import Path

from desk_memory_test import Desk as Searched
from screens import RoomError, in_words
from scripted import Scripted

from event_key import unlocked
from room import ROWAN, SLOW, Event, Workplace, good, hub

LOOKS = [("1920x1080", "en", "normal", "light"), ("1280x800", "cy", "normal", "contrast"), ("1280x800", "en", "large", "light"),
         ("1280x800", "en", "largest", "contrast"), ("1024x600", "cy", "normal", "light")]
LOOKS = LOOKS[1:2] if SLOW > 1 else LOOKS
MANY = 240
FIRST, SECOND = "quibzelfrond", "morvantelisk"  # no words of any language, script or file
WALK = (Path(__file__).resolve().parent / "scripts" / "review.txt").read_text(encoding="utf-8")


def closed(place, lines, **how):
    """An event that is over, with these lines in it."""
    event = Event(place, **how)
    event.run("--k", "1", "--beat", "0.2")
    event.do("open")
    good(event.rehearse(lines, "--timeout", "100", kiosks=4))
    event.do("close")
    event.stop()
    return event


def written(place, name, texts):
    lines = [{"id": f"L{n}", "session": "practitioners", "step": "key_issues", "kind": "comment", "target": None, "response": None, "text": text,
              "lang": "en"} for n, text in enumerate(texts)]
    return place.write(name, "".join(json.dumps(line) + "\n" for line in lines))


def at_the_table(place, event, name, script, *words, size="1280x800", pictures=None):
    return Scripted(place, event, name, "review", script.replace("PASSPHRASE", str(event.passphrase)), *words, size=size, pictures=pictures)


def walk(place, event, keep):
    """Every page and dialog, in each look."""
    for size, language, text, theme in LOOKS:
        look = f"{size}-{language}-{text}-{theme}"
        with at_the_table(place, event, f"walk {look}", in_words(WALK, language), "--language", language, "--text", text, "--theme", theme,
                          size=size, pictures=Path(keep) / look if keep else None) as screen:
            screen.finish(180)


def themes_of(event):
    return sorted(tuple(line["themes"]) for line in event.exported() if line["step"] == "key_issues")


def coded_by_keys(place):
    """240 comments, a number and N each, as fast as somebody who has done it for years."""
    event = closed(place, written(place, "many.jsonl", [f"Comment {n}: the letter went to the old surgery." for n in range(MANY)]), events="many")
    coding = "".join(f'type "{n % 9 + 1}"\ntype "n"\n' for n in range(MANY))
    began = time.monotonic()
    with at_the_table(place, event, "coding", "unlock PASSPHRASE\n" + coding + "screenshot coded.png\n") as screen:
        screen.finish(300)
    took = time.monotonic() - began
    themes = themes_of(event)
    assert len(themes) == MANY and all(len(each) == 1 for each in themes), "every comment has the one theme it was given"
    assert len(set(themes)) == 9, "of nine themes"
    with at_the_table(place, event, "undoing", "unlock PASSPHRASE\n" + 'type "u"\n' * MANY + "screenshot undone.png\n") as screen:
        screen.finish(300)
    assert themes_of(event) == [()] * MANY, "undone to the start is the start"
    return took


def killed_half_way(place):
    """What the screen says is saved is on the disk, whatever happens to the machine."""
    event = closed(place, written(place, "killed.jsonl", [f"Comment {n}." for n in range(30)]), events="killed")
    script = "unlock PASSPHRASE\n" + 'type "1"\ntype "n"\n' * 10 + "screenshot ten.png\n" + 'type "2"\ntype "n"\n' * 10 + "wait 20s\n"
    with at_the_table(place, event, "killed", script) as screen:
        screen.until("ten.png")
        screen.kill()
    coded = [each for each in themes_of(event) if each]
    assert len(coded) >= 10, f"ten were saved, {len(coded)} are there"
    with at_the_table(place, event, "after", 'unlock PASSPHRASE\ntype "n"\ntype "1"\nscreenshot after.png\n') as screen:
        screen.finish()
    assert len([each for each in themes_of(event) if each]) == len(coded) + 1


def forgets_when_locked(place):
    event = closed(place, written(place, "told/words.jsonl", [f"what we lived is {FIRST}", f"what we lived is {SECOND}"]), events="locked")
    passphrase = event.passphrase.read_text(encoding="utf-8").strip()
    key = unlocked(event.folder / "event.key", passphrase.encode()).secret
    script = """unlock PASSPHRASE
wait-see "lived is" 20s
type "m"
type "memo of this"
key escape
screenshot open.png
wait 4s
type "l"
wait-see "Open the review" 20s
wait 2s
screenshot locked.png
wait 4s
"""
    with at_the_table(place, event, "locking", script) as screen:
        searched = Searched(screen, [FIRST, SECOND], key)
        found = searched.holds("open.png")
        assert {FIRST, SECOND, "key"} <= found.keys(), f"the search is blind: {found}"
        found = searched.holds("locked.png")
        assert not found, f"still in memory: {found}"
        screen.finish()


def words_taken_out(place):
    """Of a redaction at the table nothing is left in the folder, freed pages included, and no note repeats a comment."""
    event = closed(place, written(place, "told/out.jsonl", [f"It was {FIRST} who rang."]), events="out")
    script = f'unlock PASSPHRASE\ntype "r"\ntap "{FIRST}"\ntap "Redact"\npass 11s\nscreenshot out.png\n'
    with at_the_table(place, event, "taking out", script) as screen:
        screen.finish()
    lines = event.exported()
    assert [line["text"] for line in lines] == ["It was […] who rang."] and lines[0]["redacted"], lines
    rows = sqlite3.connect(f"file:{event.folder / 'event.db'}?mode=ro", uri=True).execute("SELECT count(*) FROM contribution").fetchone()
    assert rows == (1,)


def refused(place):
    """Who has the folder, what has not been closed, and a passphrase that is another's: one sentence each."""
    event = Event(place, events="open")
    script = place.write("nothing.txt", "wait 1s\n")
    command = ["--role", "review", "--headless", "--script", script]
    from room import kiosk
    not_closed = kiosk(*command, "--event", event.folder)
    assert not_closed.returncode == 3 and "not closed" in not_closed.stderr, not_closed
    nowhere = kiosk(*command, "--event", place.path("no such folder"))
    assert nowhere.returncode == 4 and "There is no folder" in nowhere.stderr, nowhere
    unsaid = kiosk(*command)
    assert unsaid.returncode == 2 and "--event" in unsaid.stderr, unsaid


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", help="a folder for the pictures")
    keep = parser.parse_args().keep
    with Workplace() as place:
        refused(place)
        with closed(place, ROWAN / "contributions.jsonl") as event:
            walk(place, event, keep)
        if SLOW == 1:
            took = coded_by_keys(place)
            print(f"{MANY} comments coded by keys in {took:.1f} s of script, and undone to the start")
            forgets_when_locked(place)
        killed_half_way(place)
        words_taken_out(place)
    print(f"{len(LOOKS)} looks walked; killed half way nothing lost; locked, nothing left in memory")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (AssertionError, RoomError) as why:
        print(why)
        sys.exit(1)
