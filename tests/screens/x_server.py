"""An X server without a screen of its own: where real windows open, are clicked and typed into, and are looked at."""

import mmap
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

KEYBOARD = """xkb_keymap {{
  xkb_keycodes {{ include "evdev+aliases(qwerty)" }};
  xkb_types {{ include "complete" }};
  xkb_compat {{ include "complete" }};
  xkb_symbols {{ include "pc+gb+inet(evdev)" {keys} }};
}};
"""
SPARE = [f"<FK{number}>" for number in range(13, 25)]  # F13 to F24: the layout names them, no keyboard has them


class XServer:
    """On a display number that it finds itself. Its picture lies at the end of a file as it is drawn: four bytes a pixel."""

    def __init__(self, width, height):
        self.width, self.height = width, height

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="candour-x-")
        # -noreset: it keeps its keyboard when the last who spoke to it is gone.
        self.process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.width}x{self.height}x24", "-nolisten", "tcp",
                                         "-noreset", "-fbdir", self.folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.display = f":{self.process.stdout.readline().strip()}"
        file = os.open(Path(self.folder) / "Xvfb_screen0", os.O_RDONLY)
        self.memory = mmap.mmap(file, 0, prot=mmap.PROT_READ)
        os.close(file)
        return self

    def __exit__(self, *_):
        self.memory.close()
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def picture(self):
        return self.memory[len(self.memory) - self.width * self.height * 4:]

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env={"DISPLAY": self.display, "LC_ALL": "C.UTF-8"}, check=True, timeout=120)

    def has_keys_for(self, text):
        """A British keyboard, and a key for every letter beyond Latin-1. xdotool gives a letter without a key one for a moment, and
        a window that looks later, on a busy machine, finds another letter there or none."""
        letters = sorted({letter for letter in text if ord(letter) > 0xFF})
        keys = " ".join(f"replace key {key} {{ [ U{ord(letter):04X} ] }};" for key, letter in zip(SPARE, letters, strict=False))
        if len(letters) > len(SPARE):
            raise ValueError(f"{len(letters)} letters and {len(SPARE)} keys for them: type fewer kinds")
        subprocess.run(["xkbcomp", "-w0", "-", self.display], input=KEYBOARD.format(keys=keys), text=True, check=True, timeout=60)

    def click(self, place):
        self.xdotool("mousemove", *place.split(), "sleep", "0.1", "click", "1")
