"""desk_walk_test.py: every page and dialog of the desk and every page of the wall, at the sizes and in the colours that they are made
for. On each, `check-layout` holds what design.md asks, as on a participant's screen (walk_test.py); --keep DIR keeps the pictures."""

import argparse
import json
import re
import secrets
import sys
import time
from itertools import product
from pathlib import Path

from scripted import Scripted
from screens import RoomError, strings

import wire
from desk_test import Desk
from event_key import unlocked
from room import Event, Workplace, good, hub

THEMES, LANGUAGES = ("light", "contrast"), ("en", "cy")
EVERY_DESK = tuple(product(("1024x600", "1280x800", "1920x1080"), THEMES, LANGUAGES))
EVERY_WALL = tuple(product(("1280x800", "1920x1080", "3840x2160"), THEMES, LANGUAGES))
LARGE = (("1280x800", "light", "cy", "largest"), ("1920x1080", "light", "en", "largest"))
# Where there is no room for larger letters there are none, and on a wall never.
DESKS = (("1280x800", "light", "cy"), ("1920x1080", "contrast", "en"), ("1024x600", "light", "cy", "largest"), *LARGE)
WALLS = (("1280x800", "contrast", "cy"), ("1920x1080", "light", "en", "largest"))
SMALL = (("800x480", "light", "cy", "largest"), ("720x1280", "contrast", "en"))

LONG = ("We had three referral forms for the same family, each with its own boxes, and none of them asked who else was already there. "
        "Somebody always thought that somebody else would ring. When the hospital wrote to us the letter went to the old surgery, and by the "
        "time that it came back the appointment had gone. Nobody did anything that they would not have done the week before, and that is why "
        "I think it is about the way that we are set up.")
LINES = [("key_issues", "comment", LONG), ("key_issues", "comment", "Nobody rang back."), ("key_issues", "comment", "Ask Dr Priya Shah on 07700 900123, she was there."),
         ("key_issues", "comment", "Three forms."), ("facts", "fact_response", "The visit was on the 24th."), ("facts", "fact_response", ""),
         ("facts", "fact_response", "Who was in the room?"), ("learning", "good_practice", "She listened."),
         ("key_issues", "escalation", "A child is not safe tonight.")]
RESPONSES = iter(["amend", "agree", "query"] * 3)


def heads(language):
    """The words of the screen by their ids, up to the first value in them. The forms for one thing or two are left out: a language has
    those that it needs."""
    return {(part, name): words.split("{")[0].rstrip() for part, table in strings(language).items() for name, words in table.items()
            if name[-4:] not in ("_one", "_two") or name[:-4] not in table}


def in_language(script, language):
    """A script of English words in the words of another language; what nobody has translated (the pack's, people's) stays."""
    others = heads(language)
    known = sorted(((english, others[key]) for key, english in heads("en").items() if len(english) > 2), key=lambda pair: -len(pair[0]))

    def other(match):
        words = match.group(1)
        exact = next((welsh for english, welsh in known if english == words), None)
        begins = next((welsh for english, welsh in known if words.startswith(english + " ") or english.startswith(words)), None)
        return f'"{exact or begins or words}"'

    return "\n".join(line if line.startswith(("type", "clock")) else re.sub(r'"([^"]+)"', other, line) for line in script.split("\n"))


def dialog(name, *touch, leave="Leave it"):
    """Opened by what is touched, looked at, and left."""
    return "\n".join(f'tap "{each}"' for each in touch) + f'\nwait 200ms\nscreenshot ask-{name}.png\ncheck-layout\ntap "{leave}"\n'


def page(name, *before):
    return "\n".join(before) + f"\nwait 300ms\nscreenshot {name}.png\ncheck-layout\n"


LOCKED = page("locked", 'wait-see "Passphrase" 20s') + page("locked-shown", 'tap "Show"', 'type "six words of some length"') + page(
    "locked-wrong", 'tap "Unlock the desk"', 'wait-see "That passphrase did not match" 20s')
PREPARE = page("prepare", 'tap "Prepare"') + dialog("open", "Open the event", leave="Stay here")
RUN = "\n".join([
    'wait-see "Comment" 20s', 'see "Hub"', page("run"), page("run-all-steps", 'tap "All steps"'), 'tap "This step only"',
    page("run-to-look-at", 'tap "To look at"'), page("run-on-the-wall", 'tap "On the wall"'), page("run-hidden", 'tap "Hidden"'), 'tap "All"',
    dialog("pause", "Pause input", leave="Stay here"), dialog("reset", "A moment", leave="Stay here"), dialog("break", "Break", leave="Stay here"),
    dialog("next", "Next:", leave="Stay here"), dialog("go-back", "Go to The facts", leave="Stay here"),
    dialog("guide", "Guide for this step", leave="Close"), dialog("urgent", "To look at", "Urgent"), dialog("redact", "Redact words"), 'tap "All"',
    dialog("card", "Type in a card"), dialog("kiosks", "All kiosks", leave="Close"), 'type "?"', page("ask-keys"), 'tap "Close"',
    page("run-announcement", 'tap "Tea and coffee are by the windows."', 'type "Lunch is at noon."'), "key escape",
    'reach "The family is here"', page("run-family")])
GUARDED = 'tap "To look at"\nwait-see "Priya" 20s\n' + dialog("before-the-wall", "Approve for wall")
FACTS = "\n".join([page("facts", 'tap "Facts"'), dialog("amended", "Amended"), dialog("queried", "To find out"), dialog("differ", "Two views"),
                   dialog("add", "Add a missing event")])
FOLLOW_UP = "\n".join([page("follow-up", 'tap "Follow up"'), page("follow-up-read", 'tap "Read it"'), dialog("own", "Say who acts"),
                       dialog("fix", "Add to the list"), dialog("two-views", "Add two views")])
AT_REST = {"pause": "Input paused", "break": "On a break", "reset": "Every screen shows the reminder"}
FINISH = page("finish", 'wait-see "Close the event with care" 20s')
BEFORE_THE_DATE = ("thank", "mix", "urgent", "copy", "clear")


class Walk:
    def __init__(self, place, event, keep, desks, walls):
        self.place, self.event, self.keep, self.desks, self.walls = place, event, keep, desks, walls
        self.faults, self.walked = 0, 0
        self.words = strings("en")
        self.keys = unlocked(event.folder / "event.key", event.passphrase.read_text(encoding="utf-8").strip().encode())

    def screen(self, role, name, script, look):
        folder = self.keep / "-".join((role, *look))
        try:
            words = ("--theme", look[1], "--language", look[2], "--text", *(look[3:] or ("normal",)))
            with Scripted(self.place, self.event, name, role, in_language(script, look[2]), *words, size=look[0], pictures=folder) as screen:
                screen.finish()
        except RoomError as fault:
            self.faults += 1
            print(f"{' '.join(look)}: {str(fault).strip()[:1500]}", flush=True)
        self.walked += 1

    def desk(self, name, script):
        for look in self.desks:
            self.screen("desk", name, f"clock 10:56\nunlock {self.event.passphrase}\n{script}", look)

    def locked_desk(self):
        for look in self.desks:
            self.screen("desk", "locked", LOCKED, look)

    def small_desk(self):
        words = self.words["app"]
        script = f'wait-see "{words["small"]}" 20s\nscreenshot small.png\ncheck-layout\ntap "{words["small_anyway"]}"\nsee "{self.words["lock"]["title"]}"\n'
        for look in SMALL:
            self.screen("desk", "small", script, look)

    def wall(self, name, words):
        for look in self.walls:
            self.screen("wall", f"wall-{name}", f'clock 10:56\nwait-see "{words}" 20s\nwait 300ms\nscreenshot {name}.png\ncheck-layout\n', look)

    def note(self, what, about=None, **members):
        desk = Desk(self.event)
        desk.say("desk/note", wire.seal_note(self.keys.public, wire.note_json(secrets.token_bytes(16), about, what, **members)))
        desk.stop()

    def released(self):
        """Id by text."""
        desk = Desk(self.event)
        _, before = desk.ask("sync", notes_from=0)
        desk.stop()
        opened = [(p[:16].hex(), json.loads(wire.open_sealed(self.keys, p[16:]))["text"]) for t, p in before if t == "desk/released"]
        return {text: record for record, text in opened}

    def people_write(self):
        entries = (entry for entry in ("E001", "E002", "E003") * 3)
        lines = [{"id": f"L{n}", "session": "practitioners", "step": step, "kind": kind, "text": text, "lang": "en",
                  "target": next(entries) if kind == "fact_response" else None,
                  "response": next(RESPONSES) if kind == "fact_response" else None} for n, (step, kind, text) in enumerate(LINES)]
        file = self.place.write("told/lines.jsonl", "".join(json.dumps(each) + "\n" for each in lines))
        good(self.event.rehearse(file, "--sittings", "1", "--timeout", "60", kiosks=len(lines)))

    def day(self):
        event, wall = self.event, self.words["wall"]
        self.small_desk()
        self.locked_desk()
        self.desk("prepare", PREPARE)
        self.wall("waiting", self.words["waiting"]["title"])
        event.do("open")
        self.people_write()
        event.do("goto", "key_issues")
        self.wall("prompt", wall["left"])
        records = self.released()
        for text in (LONG, "Nobody rang back."):
            self.note("approve", records[text])
        self.note("hide", records["Three forms."])
        self.desk("guarded", GUARDED)  # what is left to look at
        self.wall("comments", self.words["common"]["room"])
        self.desk("run", RUN)
        self.desk("facts", FACTS)
        self.desk("follow-up", FOLLOW_UP)
        self.note("overview", shown=True, page=0)
        self.wall("facts", wall["facts"])
        self.note("overview", shown=False, page=0)
        self.note("segment", family=True, professionals_write=False)
        self.wall("family", wall["family"].split("{")[0].rstrip())
        self.note("segment", family=False, professionals_write=True)
        self.note("announce", text="Tea and coffee are by the windows; we go on at a quarter past.", everywhere=True)
        self.wall("announcement", wall["announcement"])
        self.note("announce", text="", everywhere=False)
        for command, words in AT_REST.items():
            event.do(command, *(["10"] if command == "break" else []))
            self.desk(command, page(command, f'wait-see "{words}" 20s'))
            self.wall(command, {"pause": wall["paused"], "break": wall["break"], "reset": self.words["room"]["reset_title"]}[command])
            event.do("resume")
        hub("do", event.folder, "close", "--wait", "20")
        self.desk("finish", FINISH)
        for item in BEFORE_THE_DATE:
            self.note("tick", item=item, done=True, text="")
        self.desk("finish-date", dialog("date", "Go on without waiting", "Add date"))
        self.wall("ended", wall["ended"])


def main():
    options = argparse.ArgumentParser(description="scripts walk the desk's and the wall's screens")
    options.add_argument("--all", action="store_true", help="every size in both colours and languages")
    options.add_argument("--keep", type=Path, help="keep the pictures in this folder")
    asked = options.parse_args()
    began = time.monotonic()
    with Workplace() as place, Event(place) as event:
        event.run("--k", "3", "--beat", "0.2")
        walk = Walk(place, event, asked.keep or place.path("pictures"), *((EVERY_DESK + LARGE, EVERY_WALL) if asked.all else (DESKS, WALLS)))
        with Scripted(place, event, "resident", "desk", f"unlock {event.passphrase}\n" + 'wait 100s\nkey tab\n' * 30):  # makes the boards
            walk.day()
    print(f"{walk.walked} walks, {walk.faults} faults, {time.monotonic() - began:.0f} s")
    return 1 if walk.faults or not walk.walked else 0


if __name__ == "__main__":
    sys.exit(main())
