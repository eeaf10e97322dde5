"""A room whose kiosks are driven by scripts: scripts/*.txt with the words of the screen by their ids ({welcome.begin}), so
that one script walks the same screens in every language."""

import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

from room import HUB, KIOSK, ROOT, ROWAN, SLOW, Event, RoomError, Workplace, broker_pid, hub, wait_until

SCRIPTS = Path(__file__).resolve().parent / "scripts"


def strings(language):
    with open(ROOT / "assets" / "strings" / f"{language}.toml", "rb") as file:
        return tomllib.load(file)


def in_words(script, language):
    """The script with each {id} as the screen says it, up to its first value; {"} and the like stay as they are."""
    words = strings(language)

    def said(match):
        part, name = match.group(1).split(".")
        return words[part][name].split("{")[0].rstrip()

    return re.sub(r"\{([a-z_]+\.[a-z_]+)\}", said, script)


class Screens:
    """An event with its case shown, and the kiosks that scripts drive in it. It is served if it is not yet, and opened by the
    first `at`."""

    def __init__(self, place, event, k=1):
        self.place, self.event, self.k, self.port = place, event, k, None
        self.kiosk = None  # the one that walks
        if event.server is None:
            self.serve()
        self.show = subprocess.Popen([str(HUB), "present", str(event.folder), "--passphrase-file", str(event.passphrase)],
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if "presenting" not in self.show.stdout.readline():
            raise RoomError("present does not present")
        self.step = "facts"  # the event's first

    def serve(self):
        """Again at the same place, if it was served before."""
        self.event.run("--k", self.k, "--beat", "0.2", *(["--listen", f"127.0.0.1:{self.port}"] if self.port else []))
        self.port = self.event.port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.show.terminate()
        self.show.wait(timeout=20 * SLOW)
        self.show.stdout.close()

    def at(self, step):
        """The room is open and at this step, whatever it was before."""
        if self.event.server is None:
            self.serve()
        phase = self.event.status()["phase"]
        if phase != "open":
            self.event.do("open" if phase == "waiting" else "resume")
        if self.step != step:
            self.event.do("goto", step)
        self.step = step
        return self

    def command(self, name, *words, language="en", pictures=None, data="kiosk", replace=None):
        """The kiosk that runs scripts/NAME.txt, and the folder that its pictures land in. `replace`: words of the script that
        stand for others."""
        folder = Path(pictures) if pictures else self.place.path("pictures")
        folder.mkdir(parents=True, exist_ok=True)
        script = folder / f"{name}.script"
        text = in_words((SCRIPTS / f"{name}.txt").read_text(encoding="utf-8"), language)
        for each, other in (replace or {}).items():
            text = text.replace(each, other)
        script.write_text(text, encoding="utf-8")
        return folder, [str(KIOSK), *map(str, ["--role", "participant", "--broker", self.event.broker, "--reference", self.event.ref,
                        "--headless", "--script", script, "--data", self.place.path(data), "--device", data,
                        "--language", language, *words])]

    def walk(self, name, *words, meanwhile=None, timeout=180, **how):
        """Runs a script to its end; raises with the kiosk's own sentence where a line does not hold. `meanwhile`: what the
        room does, each as soon as the picture of its name is there."""
        folder, command = self.command(name, *words, **how)
        for picture in meanwhile or {}:
            (folder / picture).unlink(missing_ok=True)
        kiosk = self.kiosk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            for picture, happens in (meanwhile or {}).items():
                while not (folder / picture).exists() and kiosk.poll() is None:
                    time.sleep(0.02)
                if kiosk.poll() is None:
                    happens()
            said, _ = kiosk.communicate(timeout=timeout * SLOW)
        finally:
            if kiosk.poll() is None:
                kiosk.kill()
                kiosk.wait(timeout=20)
        if kiosk.returncode != 0:
            raise RoomError(f"{name} ({how.get('language', 'en')} {' '.join(map(str, words))}): {said}")
        return folder
