"""One screen of a room and the script that drives it, beside others: a desk, a wall, a kiosk."""

import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

from room import KIOSK, SLOW, RoomError


class Scripted:
    """Runs `script` (its text) to its end. `until` waits for one of its pictures, `finish` for the end."""

    def __init__(self, place, event, name, role, script, *words, size="1280x800", pictures=None):
        self.name = name
        self.pictures = Path(pictures or place.path("told", name))  # `told`: what tests write, and where words may stand
        self.pictures.mkdir(parents=True, exist_ok=True)
        file = self.pictures / f"{name}.script"
        file.write_text(script, encoding="utf-8")
        where = ["--event", event.folder] if role in ("desk", "review") else ["--broker", event.broker, "--reference", event.ref]
        command = [KIOSK, "--role", role, *where, "--headless", "--window", size, "--script", file, "--device", name]
        command += ["--data", place.path("data", name)] if role not in ("wall", "review") else []
        self.process = subprocess.Popen([*map(str, command), *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def until(self, picture, seconds=60):
        deadline = time.monotonic() + seconds * SLOW
        while not (self.pictures / picture).exists():
            if self.process.poll() is not None:
                raise RoomError(f"{self.name} ended before {picture}: {self.process.communicate()[0]}")
            if time.monotonic() > deadline:
                self.process.terminate()
                raise RoomError(f"{self.name} did not come to {picture}: {self.process.communicate(timeout=20)[0]}")
            time.sleep(0.02)

    def kill(self):
        self.process.kill()
        self.process.communicate(timeout=20)

    def finish(self, seconds=120):
        """What it said, having come to its end."""
        said, _ = self.process.communicate(timeout=seconds * SLOW)
        if self.process.returncode != 0:
            raise RoomError(f"{self.name}: {said}")
        return said

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()
