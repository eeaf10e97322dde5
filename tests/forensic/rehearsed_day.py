"""One rehearsed event by the real programs, watched: what they write, what they send, and every file at several moments of the day.

The hub is killed while a commit is under way, the kiosks' spools are full once, the event is closed and exported.
"""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from day_times import DayTimes, random_pieces_of
from needles import Needles, clear_names, words_of_pack
from recording_proxy import RecordingProxy
from spool_entries import spool_entries

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))
import awkward  # noqa: E402
import wire  # noqa: E402
from event_key import asked_by, unlocked  # noqa: E402
from room import HUB, KIOSK, SLOW, Event, RoomError, good, hub, wait_until  # noqa: E402

DEVICE = "windowtable"
KIOSKS = 6
RATE = 400
NEVER = ("--k", "50", "--beat", "0.2")
OFTEN = ("--k", "5", "--beat", "0.05")
SITTING = 30  # lines: one sitting a kiosk, so that some are left alone below k in the end
# One kiosk with a screen, which keeps the case; it leaves, and is back before the close with nobody at the desk.
SEES_THE_CASE = 'wait-see "Begin" 20s\nnot-see "The questions are not here yet" 20s\nscreenshot seen.png\n'
SEES_THE_CLOSE = SEES_THE_CASE + 'wait-see "We have finished" 100s\nwait 300ms\n'
KILLED_AT = 6  # the n-th time that a commit cuts its journal off
OPENED = re.compile(r'(?:openat?|creat)\((?:AT_FDCWD[^,]*, )?"([^"]*)"(.*)')
MADE = re.compile(r'(?:rename|link|symlink|mkdir|mknod)(?:at2?)?\(.*"([^"]*)"')
IN_MEMORY = re.compile(r'memfd_create\("([^"]*)"')


def strace_works():
    """None, or why the programs cannot be watched."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(["strace", "-D", "-f", "-o", "/dev/null", "true"], capture_output=True, text=True, timeout=20)
    return None if tried.returncode == 0 else f"strace cannot watch a program here ({tried.stderr.strip()})"


class Watch:
    """strace around programs: which paths they open for writing, and a death at a chosen system call."""

    CALLS = ("trace=open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,memfd_create,"
             "ftruncate")

    def __init__(self, folder):
        self.folder, self.count = folder, 0
        self.blind = strace_works()
        folder.mkdir()

    def around(self, *command, die_at=None):
        if self.blind:
            return [*map(str, command)]
        self.count += 1
        dying = ["-e", f"inject=ftruncate:signal=KILL:when={die_at}"] if die_at else []
        return ["strace", "-D", "-f", "-qq", "-o", str(self.folder / f"{self.count}.trace"), "-e", self.CALLS, *dying, *map(str, command)]

    def written(self):
        """Absolute paths that were opened for writing, made or renamed to."""
        paths = set()
        for trace in sorted(self.folder.glob("*.trace")):
            for line in trace.read_text(errors="replace").splitlines():
                paths.update(written_by(line))
        return paths


def written_by(line):
    """The path that a line of strace says was opened for writing or made, if any."""
    if " = -1 " in line:
        return []
    opened = OPENED.search(line)
    if opened:
        return [opened[1]] if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", opened[2]) or "creat(" in line else []
    made = MADE.search(line)
    memory = IN_MEMORY.search(line)
    return [made[1]] if made else [f"memory:{memory[1]}"] if memory else []


class WatchedEvent(Event):
    """An event whose programs run under the watch, with what they say kept."""

    def __init__(self, place, pack, watch, proxy, data):
        self.watch, self.proxy, self.data = watch, proxy, data
        self.all_logs = []
        session = None if pack.name == "rowan" and False else "practitioners"
        super().__init__(place, pack, session=session, events=data)

    def run(self, *words, die_at=None):
        self.log = self.place.path("logs", f"run-{len(self.all_logs)}.log")
        self.all_logs.append(self.log)
        with open(self.log, "ab") as out:
            command = self.watch.around(HUB, "run", self.folder, "--allow-volatile", *words, die_at=die_at)
            self.server = subprocess.Popen(command, stdout=out, stderr=out)
        wait_until("the hub says ready", lambda: "ready\n" in self.log.read_text() or self.server.poll() is not None)
        if self.server.poll() is not None:
            raise RoomError(f"run ended with {self.server.returncode}: {self.log.read_text()}")
        self.proxy.upstream = self.port
        return self

    def start(self, name, *command):
        with open(self.place.path("logs", f"{name}.log"), "ab") as out:
            return subprocess.Popen(self.watch.around(*command), stdout=out, stderr=out)

    def do(self, *words):
        done = good(hub("do", self.folder, *words))
        with open(self.place.path("logs", "do.log"), "a", encoding="utf-8") as out:
            out.write(done.stdout + done.stderr)
        return done


def below(folder, name):
    """{name/path: bytes} of every file below a folder; what goes while it is looked at is left out."""
    files = {}
    for path in sorted(folder.rglob("*")):
        try:
            if path.is_file():
                files[f"{name}/{path.relative_to(folder)}"] = path.read_bytes()
        except FileNotFoundError:
            continue
    return files


class Day:
    """`hold()` goes through the day; then `moments` are {moment: {file: bytes}}, and `needles` what must be in none of them."""

    def __init__(self, place, pack, lines, contributions):
        self.place, self.pack, self.lines, self.contributions = place, pack, lines, contributions
        self.moments = {}
        self.entries = {}  # what the spools held, by secret
        self.passphrase = self.event_keys = self.asked_of_a_guess = None
        self.nonces = []
        self.began = time.time()
        for name in ("logs", "home", "tmp", "stick"):
            place.path(name).mkdir()
        # Not below the build: the paths of sockets have to stay short.
        self.runtime = Path(tempfile.mkdtemp(prefix="cf"))
        self._environment = {"HOME": str(place.path("home")), "TMPDIR": str(place.path("tmp")), "XDG_RUNTIME_DIR": str(self.runtime),
                             "ASAN_OPTIONS": "detect_leaks=0"}  # the leak sanitizer cannot be watched
        self.watch = Watch(place.path("traces"))
        self.proxy = RecordingProxy()
        self.event = None
        self._children = []

    def __enter__(self):
        self._was = {name: os.environ.get(name) for name in self._environment}
        os.environ.update(self._environment)
        return self

    def __exit__(self, *_):
        for child in [*self._children, *([self.event.server] if self.event and self.event.server else [])]:
            if child.poll() is None:
                child.kill()
                child.wait(timeout=20)
        self.proxy.close()
        for name, value in self._was.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
        shutil.rmtree(self.runtime, ignore_errors=True)

    def kiosks(self, name, *words):
        child = self.event.start(name, KIOSK, "rehearse", "--broker", self.proxy.url, "--reference", self.event.ref,
                                 "--device-prefix", DEVICE, "--timeout", "100", *words)
        self._children.append(child)
        return child

    def screen(self, name, script):
        """A kiosk that somebody looks at, where it keeps its things unless told otherwise: below HOME."""
        pictures = self.place.path("told", name)
        pictures.mkdir(parents=True)
        file = pictures / "script.txt"
        file.write_text(script, encoding="utf-8")
        child = self.event.start(name, KIOSK, "--role", "participant", "--broker", self.proxy.url, "--reference", self.event.ref,
                                 "--device", f"{DEVICE}-seen", "--headless", "--script", file)
        self._children.append(child)
        wait_until("the kiosk shows the case", lambda: (pictures / "seen.png").exists() or child.poll() is not None)
        return child

    @property
    def kept(self):
        """Where that kiosk keeps the case, as `moments` name its folder."""
        return f"home/.local/state/candour/{self.event.ref}"

    def look(self, moment):
        """Everything the programs may have left, as it is now. Left out: what the test itself put there."""
        files = below(self.event.folder, "event")
        for name in ("kiosks", "logs", "home", "tmp"):
            files |= below(self.place.path(name), name)
        self.moments[moment] = files | below(self.runtime, "broker")

    def ended_well(self, child, what):
        if child.wait(timeout=120 * SLOW) != 0:
            raise RoomError(f"{what} ended with {child.returncode}: {self.place.path('logs', what + '.log').read_text()}")

    def hold(self):
        self.event = event = WatchedEvent(self.place, self.pack, self.watch, self.proxy, "events")
        self.passphrase = event.passphrase.read_text().strip()
        good(hub("enrol", event.folder, f"{DEVICE}-01", "--out", self.place.path("stick")))
        self._fill_the_spools()
        self._die_in_a_commit()
        self._go_on_until_closed()
        event.stop()
        self.look("after the hub stopped")
        self.exported = event.export()
        self.look("after the export")
        self._learn_what_was_sealed()
        return self

    def _fill_the_spools(self):
        event = self.event
        event.run(*NEVER)
        presenting = event.start("present", HUB, "present", event.folder, "--passphrase-file", event.passphrase)
        self._children.append(presenting)
        wait_until("the case is presented", lambda: b"presenting" in self.place.path("logs", "present.log").read_bytes())
        event.do("open")
        self.ended_well(self.screen("shown", SEES_THE_CASE), "shown")
        self.ended_well(self.kiosks("rehearse", "--contributions", self.lines, "--kiosks", KIOSKS, "--data", self.place.path("kiosks"),
                                    "--rate", RATE, "--sittings", SITTING), "rehearse")
        self.look("while the spools are full")
        for folder in self.place.path("kiosks").iterdir():
            self.entries |= {entry.secret: entry for entry in spool_entries(folder)}
        presenting.send_signal(signal.SIGTERM)
        presenting.wait(timeout=20 * SLOW)
        event.stop()

    def _die_in_a_commit(self):
        """The hub dies as a commit ends: its journal stands there, and its broker's folder too."""
        event = self.event
        event.run(*OFTEN, die_at=KILLED_AT)
        self.resuming = self.kiosks("resume", "--resume", self.place.path("kiosks"))
        hub("do", event.folder, "resume")  # may find the hub dead already
        if self.watch.blind:
            time.sleep(0.3)
            event.server.kill()
        event.server.wait(timeout=60 * SLOW)
        event.server = None
        self.look("after the hub was killed")

    def _go_on_until_closed(self):
        event = self.event
        event.run(*OFTEN)
        event.do("resume")
        alone = self.screen("alone", SEES_THE_CLOSE)
        seen, since = -1, time.monotonic()
        while time.monotonic() - since < 1.0 * SLOW:  # until nothing is released any more
            now = len(self.proxy.payloads("receipt"))
            if now != seen:
                seen, since = now, time.monotonic()
            time.sleep(0.05)
        self.waited = self.resuming.poll() is None  # for receipts of what is below k
        self.look("while the mix holds what is below k")
        event.do("close", "--wait", "60")
        self.ended_well(self.resuming, "resume")
        self.ended_well(alone, "alone")
        self.look("after the close")

    def _learn_what_was_sealed(self):
        """With the passphrase: the nonces."""
        folder = self.event.folder
        self.asked_of_a_guess = asked_by(folder / "event.key")
        self.event_keys = unlocked(folder / "event.key", self.passphrase.encode())
        database = sqlite3.connect(f"file:{folder / 'event.db'}?mode=ro&immutable=1", uri=True)
        self.sealed = [bytes(sealed) for (sealed,) in database.execute("SELECT sealed FROM contribution")]
        database.close()
        self.nonces = [bytes.fromhex(json.loads(wire.open_sealed(self.event_keys, sealed))["nonce"]) for sealed in self.sealed]

    def needles(self, usual_words=()):
        """What must be in no file at any moment. `usual_words`: files of a room in which nobody wrote."""
        sought = Needles()
        for line in self.contributions:
            sought.add_text("a contribution's text", line["text"])
        for nonce in self.nonces:
            sought.add_bytes("a nonce", nonce)
        for word in words_of_pack(self.pack):
            sought.add_text("the case", word)
        for name in [*clear_names(self.pack), *usual_words]:
            sought.leave_out(name)
        sought.add_text("the passphrase", self.passphrase)
        sought.add_bytes("the event's secret key", self.event_keys.secret)
        for cell in self.proxy.payloads("cell/"):
            sought.add_cell("a Cell", cell)
        for entry in self.entries.values():
            sought.add_bytes("a secret", entry.secret)
            sought.add_bytes("a sitting", entry.sitting)
            sought.add_bytes("a receipt", wire.receipt_of(entry.secret))
        return sought

    def times(self):
        return DayTimes(self.began, time.time())

    def random_pieces(self):
        return random_pieces_of(self.event.folder / "event.db")

    def written_elsewhere(self):
        """Paths that the watched programs wrote to outside of all that is searched."""
        searched = [str(self.place.folder) + "/", str(self.runtime) + "/"]
        harmless = re.compile(r"/dev/(null|tty|urandom)|/proc/self/.*|/proc/\d+/.*")
        return sorted(path for path in self.watch.written() if not any(path.startswith(folder) for folder in searched)
                      and not harmless.fullmatch(path))


def usual_words(place):
    """What broker and hub write down in a room in which nobody wrote anything, of another pack: a comment may use the same words."""
    runtime = Path(tempfile.mkdtemp(prefix="cf"))
    was = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        awkward.write_pack(place.path("idle-pack"), agencies=1, entries=1)
        with Event(place, place.path("idle-pack"), session="practitioners", events="idle-events") as event:
            event.run("--k", "3", "--beat", "60")
            event.do("open")
            words = [data.decode("utf-8", "replace") for data in below(runtime, "broker").values()] + [event.log.read_text()]
            event.stop()
    finally:
        os.environ.pop("XDG_RUNTIME_DIR") if was is None else os.environ.update(XDG_RUNTIME_DIR=was)
        shutil.rmtree(runtime, ignore_errors=True)
    return words
