"""A closed event with as many comments as asked for, for tests and measures of what leaves it: its rows are sealed here and put into its store
at once, since a room would take an hour to write a hundred thousand. With a folder to make it in, it is a program of its own."""

import secrets
import sqlite3
import sys
from pathlib import Path

import wire
from room import Event, Workplace

WORDS = ("The letter went to the old surgery and nobody noticed until June; the school rang twice, and each time another service said that it was "
         "waiting for somebody else. What would have helped is one page that all of us could see, and one person to ring.").split()


def text_of(number):
    """As long as people write: 20 to 220 characters, each another."""
    return f"Comment {number}: " + " ".join(WORDS[number % 7:number % 7 + 3 + number % 37])


def closed_with(place, many, **how):
    """The event, with `many` comments in it."""
    event = Event(place, **how)
    with event:
        event.run("--k", "1", "--beat", "0")
        event.do("open")
        event.do("close")
        event.stop()
    store = sqlite3.connect(event.folder / "event.db")
    public = store.execute("SELECT value FROM setting WHERE name = 'event_key'").fetchone()[0]
    place_of = {step: at for at, step in store.execute("SELECT place, step FROM agenda")}
    steps = [step for step in ("lived", "key_issues", "reflect", "learning") if step in place_of] or list(place_of)
    with store:
        store.executemany("INSERT INTO contribution VALUES (?, ?, ?)", (
            (secrets.token_bytes(16), place_of[step], wire.seal_event(public, wire.contribution_json(step, "comment", text_of(n))))
            for n, step in ((n, steps[n % len(steps)]) for n in range(many))))
    store.close()
    return event


def main():
    folder, many = Path(sys.argv[1]), int(sys.argv[2])

    class Here(Workplace):
        def __enter__(self):
            folder.mkdir(parents=True)
            self.folder = folder
            return self

        def __exit__(self, *_):
            pass

    with Here() as place:
        event = closed_with(place, many)
        print(event.folder, event.passphrase)
    return 0


if __name__ == "__main__":
    sys.exit(main())
