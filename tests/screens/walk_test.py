"""walk_test.py: scripts walk every screen of a participant, in the looks that differ most; --all takes every look there is.

On each screen `check-layout` holds what design.md asks: nothing clipped, covered, off the screen, too small for a finger or
too pale to read; and the main ones look as they are meant to (golden.py).
"""

import argparse
import shutil
import sys
import time
from itertools import product
from pathlib import Path

import golden
from screens import ROWAN, SLOW, Event, RoomError, Screens, Workplace, hub

SIZES = ("1280x800", "800x480", "720x1280", "1024x600")
LANGUAGES = ("en", "cy")
TEXTS = ("normal", "large", "largest")
THEMES = ("light", "contrast")
EVERY_LOOK = tuple(product(SIZES, LANGUAGES, TEXTS, THEMES))
# Every size, language, letter and theme; with sanitizers the one where room is shortest.
SHORTEST = ("800x480", "cy", "largest", "contrast")
LOOKS = (SHORTEST,) if SLOW > 1 else (("1280x800", "en", "normal", "light"), SHORTEST, ("720x1280", "cy", "large", "light"))

# In the order of the day: the step that the room is at, and the scripts that are walked there.
DAY = {"facts": ("welcome", "support", "facts"), "lived_experience": ("lived", "long", "unbroken", "nothing", "finish", "interrupted"),
       "key_issues": ("issues", "issues_hint"), "reflective_analysis": ("reflect",), "learning": ("learning",)}

# Where there was too little room once: for the question and the labels of the keys, for a hint below a button, for a finger on a key, and for
# an agency's name.
ONCE_TOO_NARROW = {"lived": ("720x1280", "cy", "largest", "light"), "issues_hint": ("800x480", "en", "normal", "light"),
                   "support": ("1024x600", "cy", "largest", "light"), "facts": ("720x1280", "cy", "largest", "light")}


# Questions that the Rowan event does not ask: instead of a step's own.
PICKS = {"lived_experience": ("rating", """[[prompt]]
id = "rating"
step = "lived_experience"
session = "practitioners"
input = "rating"
text = "How well did we hear Rowan?"
"""), "learning": ("choice", """[[prompt]]
id = "choice"
step = "learning"
session = "practitioners"
input = "choice"
text = "What got in the way most?"
options = ["Not enough time between visits", "We did not know who else was there", "The way that referrals are passed on between services and areas",
           "Something else"]
""")}


def pack_with_picks(place):
    """The Rowan event with a rating and a choice."""
    pack = place.path("picks")
    shutil.copytree(ROWAN, pack)
    head, *prompts = (pack / "event.toml").read_text(encoding="utf-8").split("[[prompt]]\n")
    kept = ["[[prompt]]\n" + each for each in prompts if not any(f'step = "{step}"' in each for step in PICKS)]
    (pack / "event.toml").write_text(head + "".join(kept) + "".join(prompt for _, prompt in PICKS.values()), encoding="utf-8")
    return pack


class Walks:
    def __init__(self, looks, only, keep):
        self.screens, self.looks, self.only, self.keep = None, looks, only, keep
        self.faults, self.walked = 0, 0

    def walk(self, name, **how):
        if self.only and name not in self.only:
            return
        for size, language, text, theme in how.get("looks", self.looks):
            more = how.get("more", ())
            folder = self.keep / "-".join((size, language, text, theme, *more[1:]))
            try:
                self.screens.walk(name, "--window", size, "--text", text, "--theme", theme, *more, language=language, pictures=folder,
                                  **({"meanwhile": how["meanwhile"](), "data": f"cut-off-{size}"} if "meanwhile" in how else {}))
            except RoomError as fault:
                self.faults += 1
                print(str(fault).strip(), flush=True)
            self.walked += 1

    def interrupted(self, step, next_step):
        """What happens while somebody writes (interrupted.txt)."""
        event = self.screens.at(step).event

        def then(*words):
            event.do("resume")
            event.do(*words)
            self.screens.step = None

        return {"begun.png": lambda: event.do("pause"), "paused.png": lambda: then("break", "5"), "on_break.png": lambda: then("reset"),
                "at_reset.png": lambda: then("goto", next_step), "moved.png": event.kill}

    def day(self):
        event, steps = self.screens.event, list(DAY)
        self.walk("waiting")
        self.breathing()
        for step, names in DAY.items():
            for name in names:
                self.screens.at(step)
                then = steps[(steps.index(step) + 1) % len(steps)]
                if name in ("facts", "lived"):  # a screen so dense that everything is drawn larger
                    self.walk(name, looks=(("1280x800", "en", "normal", "light"),), more=("--screen-width-mm", "150"))
                if name in ONCE_TOO_NARROW:
                    self.walk(name, looks=(ONCE_TOO_NARROW[name],))
                self.walk(name, **({"meanwhile": lambda: self.interrupted(step, then)} if name == "interrupted" else {}))
        self.screens.at(step)
        for name, *words in (("break", "5"), ("reset",)):
            event.do(name, *words)
            self.walk(name)
            event.do("resume")
        hub("do", event.folder, "close", "--wait", "30")
        self.walk("closed")

    def breathing(self):
        """Half a breath changes what is seen; nothing does for whoever wants no movement."""
        self.walk("breathing", looks=(SHORTEST,))
        for folder in {path.parent for path in self.keep.glob("*/breath-1.png")}:
            seen = {name: {(folder / f"{name}-{i}.png").read_bytes() for i in (1, 2, 3)} for name in ("breath", "still")}
            if len(seen["breath"]) < 2 or len(seen["still"]) != 1:
                self.faults += 1
                print(f"{folder}: {len(seen['breath'])} pictures of a circle that breathes, {len(seen['still'])} of one that is still", flush=True)

    def picks(self):
        for step, (name, _) in PICKS.items():
            self.screens.at(step)
            self.walk(name)


def main():
    options = argparse.ArgumentParser(description="scripts walk the participant's screens")
    options.add_argument("--all", action="store_true", help=f"every one of {len(EVERY_LOOK)} looks, not the {len(LOOKS)} that differ most")
    options.add_argument("--look", action="append", help="only this: SIZE,LANGUAGE,TEXT,THEME; an empty one means each")
    options.add_argument("--only", nargs="*", help="scripts to walk")
    options.add_argument("--keep", type=Path, help="keep the pictures in this folder")
    asked = options.parse_args()
    looks = EVERY_LOOK if asked.all else LOOKS
    if asked.look:
        wanted = [tuple(each.split(",")) for each in asked.look]
        looks = [look for look in EVERY_LOOK if any(all(w in ("", l) for w, l in zip(each, look)) for each in wanted)]
    began = time.monotonic()
    with Workplace() as place:
        walks = Walks(looks, asked.only, asked.keep or place.path("pictures"))
        with Event(place) as event, Screens(place, event) as walks.screens:
            walks.day()
        with Event(place, pack_with_picks(place), events="picks-events") as event, Screens(place, event) as walks.screens:
            walks.picks()
        for fault in [] if asked.only else golden.faults(walks.keep):
            walks.faults += 1
            print(fault, flush=True)
    print(f"{walks.walked} walks in {len(looks)} looks, {walks.faults} faults, {time.monotonic() - began:.0f} s")
    return 1 if walks.faults or not walks.walked else 0


if __name__ == "__main__":
    sys.exit(main())
