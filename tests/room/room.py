"""A room for tests: the real programs, a real broker, real files, and nothing that outlives the test.

Every wait has a deadline; only processes started here are ended, by their own handle.
"""

import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("CANDOUR_BUILD", ROOT / "build" / "release"))
HUB = BUILD / "candour-hub"
KIOSK = BUILD / "candour-kiosk"
ROWAN = ROOT / "assets" / "rowan"
SLOW = 4 if os.environ.get("CANDOUR_SLOW") else 1  # sanitizer builds wait longer


class RoomError(AssertionError):
    """Something a test expected of a program did not happen."""


def call(program, *words, timeout=120, stdin=None):
    """Runs one verb to its end; gives the finished process with its text output."""
    return subprocess.run([str(program), *map(str, words)], capture_output=True, text=True, timeout=timeout * SLOW, input=stdin)


def hub(*words, **options):
    return call(HUB, *words, **options)


def kiosk(*words, **options):
    return call(KIOSK, *words, **options)


def good(done):
    """The same process, having ended with 0."""
    if done.returncode != 0:
        raise RoomError(f"{' '.join(map(str, done.args))}\nended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def wait_until(what, wanted, seconds=60.0):
    deadline = time.monotonic() + seconds * SLOW
    while not wanted():
        if time.monotonic() > deadline:
            raise RoomError(f"waited {seconds:.0f} s in vain: {what}")
        time.sleep(0.05)


def volatile():
    """True where the build lies on a file system that forgets: there a real event is refused, as it has to be."""
    BUILD.mkdir(parents=True, exist_ok=True)
    kind = subprocess.run(["stat", "-f", "-c", "%T", str(BUILD)], capture_output=True, text=True, timeout=10).stdout.strip()
    return kind in ("tmpfs", "ramfs", "overlayfs")


class Workplace:
    """A folder of its own for one test, gone afterwards. Beside the build, which lies on a real disk: a real event refuses
    a folder that forgets."""

    def __enter__(self):
        BUILD.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="room-", dir=BUILD))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *parts):
        return self.folder.joinpath(*parts)

    def write(self, name, text):
        file = self.path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return file


class Event:
    """One event: made from a pack, served, commanded, exported."""

    def __init__(self, place, pack=ROWAN, rehearsal=True, session=None, events="events"):
        self.place = place
        self.events = place.path(events)
        words = ["new", pack, "--events", self.events, "--json"]
        words += ["--rehearsal", "--allow-volatile"] if rehearsal else []
        words += ["--session", session] if session else []
        made = json.loads(good(hub(*words)).stdout)
        self.folder = Path(made["event"])
        self.ref = made["reference"]
        self.passphrase = place.write(f"pass-{self.ref}", made["passphrase"] + "\n")
        self.server = None
        self.log = None

    def run(self, *words, under=()):
        """Starts serving, `under` another program where one is named; returns when it says `ready`."""
        self.log = self.place.path(f"{self.ref}.log")
        with open(self.log, "ab") as out:
            out.truncate(0)
            self.server = subprocess.Popen([*map(str, under), str(HUB), "run", str(self.folder), "--allow-volatile", *map(str, words)],
                                           stdout=out, stderr=out)
        wait_until("the hub says ready", lambda: "ready\n" in self.log.read_text() or self.server.poll() is not None)
        if self.server.poll() is not None:
            raise RoomError(f"run ended with {self.server.returncode}: {self.log.read_text()}")
        return self

    def held(self):
        """The same event, opened for nobody and closed."""
        self.run()
        self.do("close")
        self.stop()
        return self

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(timeout=20 * SLOW)
        if self.server and self.server.returncode not in (0, None, -9):
            raise RoomError(f"run ended with {self.server.returncode}: {self.log.read_text()}")
        self.server = None

    def kill(self):
        self.server.kill()
        self.server.wait(timeout=20)
        self.server = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.server and self.server.poll() is None:
            self.server.kill()
            self.server.wait(timeout=20)

    @property
    def address(self):
        return json.loads((self.folder / "run" / "room.json").read_text())

    @property
    def broker(self):
        return self.address["broker"]

    @property
    def port(self):
        return int(re.search(r":(\d+)$", self.address["listen"]).group(1))

    def do(self, *words):
        return good(hub("do", self.folder, *words))

    def status(self):
        return json.loads(good(hub("status", self.folder, "--json")).stdout)

    def rehearse(self, contributions, *words, kiosks=6, **options):
        return kiosk("rehearse", "--broker", self.broker, "--reference", self.ref, "--contributions", contributions,
                     "--kiosks", kiosks, *words, **options)

    def export(self, *words, formats="jsonl"):
        out = self.place.path(f"export-{self.ref}.{formats}")
        good(hub("export", self.folder, "--format", formats, "--out", out, "--passphrase-file", self.passphrase, *words))
        return out

    def rehearse_again(self, data, *words):
        """Kiosks whose spools lie in `data` send what they hold."""
        return kiosk("rehearse", "--broker", self.broker, "--reference", self.ref, "--resume", data, "--timeout", "100", *words)

    def say_export(self):
        """What export tells the person who runs it."""
        return good(hub("export", self.folder, "--out", self.place.path("said.csv"), "--passphrase-file", self.passphrase)).stdout

    def exported(self):
        with open(self.export(), encoding="utf-8", newline="\n") as lines:
            return [json.loads(line) for line in lines]


def sent_lines(file, session="practitioners"):
    with open(file, encoding="utf-8", newline="\n") as lines:
        return [each for each in map(json.loads, lines) if each["session"] == session]


def what_was_sent(lines):
    """The multiset of (step, kind, target, response, text); votes by their number only, since their target becomes a record id."""
    return collections.Counter(
        (each["step"], each["kind"], None if each["kind"] == "vote" else each["target"], each["response"], each["text"]) for each in lines)


def alive(pid):
    """True while the process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def broker_pid(event):
    """The mosquitto that is the hub's child."""
    children = Path(f"/proc/{event.server.pid}/task/{event.server.pid}/children").read_text().split()
    if not children:
        raise RoomError("the hub has no broker")
    return int(children[0])


if __name__ == "__main__":
    sys.exit("this is a part of the tests; run them with ./run tests")
