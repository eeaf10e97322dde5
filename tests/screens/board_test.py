"""board_test.py: what a desk tells the kiosks by the board, as they show it: an announcement, what the room said about the
facts, the family in the room. Scripts walk each with `check-layout`."""

import argparse
import json
import shutil
import sys
from pathlib import Path

import paho.mqtt.client as mqtt
from screens import ROWAN, SLOW, Event, RoomError, Screens, Workplace

EVERY_LOOK = [(size, language, "normal", "light") for size in ("1280x800", "800x480", "720x1280") for language in ("en", "cy")]
EVERY_LOOK += [("800x480", "cy", "largest", "contrast"), ("1280x800", "en", "large", "light"), ("1024x600", "cy", "largest", "light")]
LOOKS = [("1280x800", "en", "normal", "light"), ("720x1280", "cy", "normal", "light"), ("800x480", "cy", "largest", "contrast"),
         ("1024x600", "cy", "largest", "light")]
LOOKS = LOOKS[1:2] if SLOW > 1 else LOOKS

LONG = ("Lunch is in the room next door until 13:15. Please take your coats: we cannot lock this room. "
        "If you would rather not be with people just now, the quiet room on the second floor is yours, and Sam from staff support is there "
        "all day. The car park closes at 18:00. ") * 2
FAMILY_PROMPT = """
[[prompt]]
id = "family-1"
step = "lived_experience"
session = "practitioners"
input = "free_text"
family = true
text = "What do you want to say back to Rowan’s family?"
text_cy = "Beth hoffech ei ddweud yn ôl wrth deulu Rowan?"
"""
QUESTION = {"en": "What do you want to say back", "cy": "Beth hoffech ei ddweud yn ôl"}
COUNTS = ((7, "few", 0), (5, "few", "few"), (0, 0, 0), ("few", 0, 0), (3, 4, 5), (12, 0, "few"), (6, 3, 0))


def family(professionals_write):
    return {"family": True, "professionals_write": professionals_write}


def overview():
    entries = [{"entry": f"E{n:03}", "agree": agree, "amend": amend, "query": query, "add": 0}
               for n, (agree, amend, query) in enumerate(COUNTS, 1)]
    return {"facts": {"page": 0, "first": 0, "all": 24, "entries": entries}}


class Desk:
    """What of a desk a kiosk hears: its board."""

    def __init__(self, event):
        self.topic = f"candour/1/{event.ref}/board"
        self.mqtt = mqtt.Client(client_id="board-test", protocol=mqtt.MQTTv5)
        self.mqtt.connect("127.0.0.1", event.port)
        self.mqtt.loop_start()

    def says(self, **members):
        board = json.dumps({"v": 1, "entries": [], **members})
        self.mqtt.publish(self.topic, board, qos=1, retain=True).wait_for_publish(20)

    def leave(self):
        self.mqtt.disconnect()
        self.mqtt.loop_stop()


class Walks:
    def __init__(self, keep, only):
        self.keep, self.only, self.faults, self.walked = keep, only, 0, 0
        self.screens = self.desk = None

    def walk(self, name, sizes=("1280x800", "1024x600", "800x480", "720x1280"), texts=("normal", "large", "largest"), before=None, meanwhile=None):
        if self.only and name not in self.only:
            return
        for size, language, text, theme in LOOKS:
            if size not in sizes or text not in texts:
                continue
            self.desk.says(**(before or {}))
            look = "-".join((size, language, text, theme))
            try:
                self.screens.walk(name, "--window", size, "--text", text, "--theme", theme, language=language, pictures=self.keep / look,
                                  data=f"{name}-{look}", meanwhile=meanwhile, replace={"QUESTION": QUESTION[language]})
            except RoomError as fault:
                self.faults += 1
                print(str(fault).strip(), flush=True)
            self.walked += 1

    def day(self):
        self.screens.at("facts")
        self.walk("overview", sizes=("1280x800",), texts=("normal",), before=overview())
        self.walk("overview_page", sizes=("800x480", "720x1280"), before=overview())
        self.walk("family_facts", before=family(True))
        self.screens.at("lived_experience")
        self.walk("announcement", before={"announcement": {"text": LONG, "everywhere": True}})
        self.walk("only_on_the_wall", before={"announcement": {"text": LONG, "everywhere": False}})
        self.walk("family_waiting", before=family(False))
        self.walk("family_writing", meanwhile={"begun.png": lambda: self.desk.says(**family(False)), "kept.png": self.desk.says})
        self.walk("family_prompt", before=family(True))
        self.screens.at("key_issues")
        self.walk("family_issues", meanwhile={"issues-begun.png": lambda: self.desk.says(**family(False))})
        self.screens.at("reflective_analysis")
        self.walk("family_moments", before=family(True))


def pack_with_a_family_prompt(place):
    pack = place.path("family")
    shutil.copytree(ROWAN, pack)
    with open(pack / "event.toml", "a", encoding="utf-8") as file:
        file.write(FAMILY_PROMPT)
    return pack


def main():
    options = argparse.ArgumentParser(description="what a desk tells the kiosks by the board")
    options.add_argument("--only", nargs="*", help="scripts to walk")
    options.add_argument("--keep", type=Path, help="keep the pictures in this folder")
    options.add_argument("--all", action="store_true", help="in every look; else in four")
    asked = options.parse_args()
    if asked.all:
        LOOKS[:] = EVERY_LOOK
    with Workplace() as place:
        walks = Walks(asked.keep or place.path("pictures"), asked.only)
        with Event(place, pack_with_a_family_prompt(place)) as event, Screens(place, event) as walks.screens:
            walks.desk = Desk(event)
            walks.day()
            walks.desk.leave()
    print(f"{walks.walked} walks, {walks.faults} faults")
    return 1 if walks.faults or not walks.walked else 0


if __name__ == "__main__":
    sys.exit(main())
