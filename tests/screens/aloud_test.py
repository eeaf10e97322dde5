"""aloud_test.py: questions and own words are read aloud by the real espeak-ng into a sound card that keeps what it hears; stopped
at once, and with the turn. The words are in no argument of any process and in no file. Without headphones nothing is said."""

import os
import subprocess
import sys
import time
from pathlib import Path

from screens import Event, RoomError, Screens, Workplace, wait_until

WORDS = "Nobody had told the quibzelfrond about it."


def readers(kiosk):
    """The voices that this kiosk has started: their process ids and command lines."""
    children = Path(f"/proc/{kiosk.pid}/task/{kiosk.pid}/children").read_text().split()
    return {child: Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode() for child in children}


class Aloud:
    def __init__(self, place, screens):
        self.place, self.screens, self.faults, self.lines = place, screens, [], []
        self.heard = place.path("heard.raw")
        # A card that takes sound as fast as ears do, and keeps it: two bytes a sample, 22,050 a second.
        self.card = place.write("asound.conf", f'pcm.!default {{ type plug slave.pcm {{ type file format raw slave.pcm {{ type null }}\n'
                                f'  file "|{sys.executable} -B {Path(__file__).resolve().with_name("slow_card.py")} {self.heard}" }} }}\n')

    def expect(self, holds, sentence):
        if not holds:
            self.faults.append(sentence)

    def bytes(self):
        return self.heard.stat().st_size if self.heard.exists() else 0

    def all_bytes(self):
        """When the card has taken what it was sent before the kiosk ended."""
        before = -1
        while before != self.bytes():
            before = self.bytes()
            time.sleep(1)
        return before

    def reading(self):
        found = readers(self.screens.kiosk)
        self.lines += found.values()
        self.expect(len(found) == 1 and all("espeak-ng" in line for line in found.values()), f"reading, and the voices are {found}")

    def silent(self):
        self.expect(not readers(self.screens.kiosk), "not reading any more, and a voice is still there")

    def walk(self):
        self.screens.walk("aloud", "--headphones", replace={"WORDS": WORDS}, meanwhile={
            "reading.png": self.reading, "read.png": lambda: self.expect(self.bytes() > 22050, "the question was not heard"),
            "reading-own.png": self.reading, "stopped.png": self.silent, "over.png": self.silent})
        self.expect(any("espeak-ng" in line for line in self.lines), "no voice was seen")
        self.expect(not any("quibzelfrond" in line or "Rowan" in line for line in self.lines), f"words in arguments: {self.lines}")
        self.expect(not any(b"quibzelfrond" in file.read_bytes() for file in self.place.folder.rglob("*")
                            if file.is_file() and file.suffix != ".script"), "words in a file")


def main():
    with Workplace() as place, Event(place) as event, Screens(place, event) as screens:
        screens.at("lived_experience")
        aloud = Aloud(place, screens)
        os.environ["ALSA_CONFIG_PATH"] = str(aloud.card)
        aloud.walk()
        heard = aloud.all_bytes()
        # Without headphones, on the same card.
        try:
            screens.walk("aloud", replace={"WORDS": WORDS})
            aloud.faults.append("without headphones something was read aloud")
        except RoomError as refused:
            aloud.expect("stop_reading" in str(refused) or "Stop reading" in str(refused), f"without headphones: {refused}")
        aloud.expect(aloud.all_bytes() == heard, "without headphones something was heard")
    print("\n".join(aloud.faults) if aloud.faults else f"{heard / 44100:.1f} s were heard; no word in an argument or a file")
    return 1 if aloud.faults else 0


if __name__ == "__main__":
    sys.exit(main())
