"""A house for an event: the hub, kiosks and a wall on hosts of their own, and breakout rooms with brokers of their own."""

import contextlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from hosts import Hosts
from room import HUB, KIOSK, SLOW, Event, RoomError, good, hub, wait_until
from unit_broker import UnitBroker

import awkward

PORT = 8883
TLS = ["-V", "mqttv5", "-q", "1", "--tls-version", "tlsv1.3"]


class Kiosk:
    """A device with its enrolment on its own host; `address` is where it finds its broker."""

    def __init__(self, house, name, address, room=None):
        self.house, self.name = house, name
        self.host = house.hosts[name]
        house.enrol(name, address, *(["--room", room] if room else []))
        self.key = house.key(name)
        self.url = f"mqtts+psk://{address}:{PORT}"
        self.lines = []
        self.round = 0
        self.process = None

    def writes(self, count, rate, drain=2000):
        """Begins to write; every line is another. After `drain` beats without a receipt it gives up."""
        self.round += 1
        file = self.house.place.path(f"{self.name}-{self.round}.jsonl")
        seed = f"{self.house.seed}/{self.name}/{self.round}"
        self.lines += awkward.write_contributions(file, count, self.house.entries, seed=seed)
        self._start("--contributions", file, "--kiosks", "1", "--rate", rate, "--data", self._spools(), "--drain", drain)

    def sends_the_rest(self):
        """What its spool still holds, through the close."""
        self._start("--resume", self._spools())

    def _spools(self):
        return self.house.place.path("spools", f"{self.name}-{self.round}")

    def _start(self, *words):
        report = self.house.place.path(f"{self.name}.report")
        report.unlink(missing_ok=True)
        self.process = self.host.start(KIOSK, "rehearse", "--broker", self.url, "--psk-identity", self.name, "--psk-file",
                                       self.house.place.path("stick", f"{self.name}.key"), "--reference", self.house.event.ref,
                                       "--timeout", "900", "--report", report, *words,
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def finish(self, seconds):
        """How many of what it wrote have no receipt."""
        try:
            said, _ = self.process.communicate(timeout=seconds * SLOW)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            said, _ = self.process.communicate(timeout=20)
            raise RoomError(f"{self.name} has not drained within {seconds:.0f} s: {said}") from None
        if self.process.returncode != 0:
            raise RoomError(f"{self.name} ended with {self.process.returncode}: {said}")
        return json.loads(self.house.place.path(f"{self.name}.report").read_text())["waiting"]


class BreakoutRoom:
    """A room with its own broker, made from a stick that holds the enrolments of the room and of its devices."""

    def __init__(self, house, name, devices):
        self.house, self.name = house, name
        self.host = house.hosts[name]
        house.enrol(name, house.hosts["hub"].address, "--role", "breakout", sticks=name)
        self.kiosks = [Kiosk(house, device, self.host.address, name) for device in devices]
        self.folder = Path(tempfile.mkdtemp(prefix="cb-"))
        self.stick = house.place.path("sticks", name)
        for device in devices:
            self.add(device)
        self.broker = UnitBroker(self.folder, PORT, self.host.under)

    def configure(self):
        good(hub("broker-config", "--breakout", self.stick, "--out", self.folder))

    def add(self, device):
        """One more enrolment on the stick, and what follows from it. Its broker has to be told."""
        shutil.copy(self.house.place.path("stick", f"{device}.enrolment"), self.stick)
        self.configure()

    def left_behind(self):
        """What lies in its folder besides the configuration and the last words of its broker; and devices that those name."""
        files = {file.name for file in self.folder.iterdir()} - {"mosquitto.conf", "devices.acl", "devices.psk", "said"}
        said = self.broker.log.read_text(errors="replace")
        return sorted(files | {kiosk.name for kiosk in self.kiosks if kiosk.name in said})

    def kill_broker(self):
        self.broker.kill()

    def __enter__(self):
        self.broker.start()
        return self

    def __exit__(self, *_):
        self.broker.__exit__()
        shutil.rmtree(self.folder, ignore_errors=True)


class House:
    def __init__(self, place, names, seed=1):
        self.place, self.seed = place, seed
        self.hosts = Hosts(*names)
        self.entries = awkward.write_pack(place.path("pack"), entries=5)
        self.event = Event(place, place.path("pack"))
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        self._stack.enter_context(self.hosts)
        self._stack.enter_context(self.event)
        return self

    def __exit__(self, *what):
        return self._stack.__exit__(*what)

    def enter(self, context):
        return self._stack.enter_context(context)

    def enrol(self, name, address, *words, sticks=None):
        stick = self.place.path("sticks", sticks) if sticks else self.place.path("stick")
        good(hub("enrol", self.event.folder, name, "--out", stick, "--broker", f"mqtts+psk://{address}:{PORT}", *words))
        self.place.write(f"stick/{name}.key", json.loads((stick / f"{name}.enrolment").read_text())["psk"] + "\n")

    def key(self, name):
        return self.place.path("stick", f"{name}.key").read_text().strip()

    def serve(self, *words):
        self.event.run("--listen", f"{self.hosts['hub'].address}:{PORT}", *words, under=self.hosts["hub"].under)

    def hub_socket(self):
        return self.event.broker.removeprefix("unix://").replace("local.sock", "hub.sock")

    def screen(self, name, role, script, picture_folder):
        """A headless screen on its own host, driven by a script."""
        picture_folder.mkdir(parents=True, exist_ok=True)
        file = picture_folder / f"{name}.script"
        file.write_text(script)
        process = self.hosts[name].start(KIOSK, "--role", role, "--enrolment", self.place.path("stick", f"{name}.enrolment"), "--headless",
                                         "--window", "1280x720", "--script", file, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._stack.callback(lambda: (process.kill(), process.wait(20)) if process.poll() is None else None)
        return process

    def presents(self):
        process = subprocess.Popen([str(HUB), "present", str(self.event.folder), "--passphrase-file", str(self.event.passphrase)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._stack.callback(lambda: (process.terminate(), process.wait(20)))

    def says(self, kiosk, topic, payload):
        """Sent by an ordinary client with that kiosk's key. True: its broker confirmed it."""
        return kiosk.host.call("mosquitto_pub", *TLS, "-h", kiosk.url.split("/")[2].split(":")[0], "-p", PORT, "--psk-identity", kiosk.name, "--psk",
                               kiosk.key, "-t", topic, "-m", payload).returncode == 0

    def bridge_says(self, room, said):
        """Whether a breakout room's broker says that it has the hub's."""
        kiosk = room.kiosks[0]
        heard = kiosk.host.call("mosquitto_sub", *TLS, "-h", room.host.address, "-p", PORT,
                                "--psk-identity", kiosk.name, "--psk", kiosk.key, "-t", f"candour/1/{self.event.ref}/bridge", "-C", "1", "-W", "2")
        return heard.stdout.strip() == said

    def ready(self):
        """The devices that say they are."""
        heard = subprocess.run(["mosquitto_sub", "-V", "mqttv5", "-q", "1", "--unix", self.hub_socket(), "-t", f"candour/1/{self.event.ref}/device/+",
                                "-F", "%t %p", "-W", "1"], capture_output=True, text=True, timeout=20).stdout
        return {line.split(" ", 1)[0].rsplit("/", 1)[1] for line in heard.splitlines() if '"state":"ready"' in line}

    def wait_for_bridge(self, room):
        wait_until(f"{room.name} has the hub's broker", lambda: self.bridge_says(room, "1"))
