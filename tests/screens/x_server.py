"""An X server without a screen of its own: where real windows open, are clicked and typed into, and are looked at."""

import mmap
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


class XServer:
    """On a display number that it finds itself. Its picture lies at the end of a file as it is drawn: four bytes a pixel."""

    def __init__(self, width, height):
        self.width, self.height = width, height

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="candour-x-")
        self.process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.width}x{self.height}x24", "-nolisten", "tcp",
                                         "-fbdir", self.folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
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

    def click(self, place):
        self.xdotool("mousemove", *place.split(), "sleep", "0.1", "click", "1")
