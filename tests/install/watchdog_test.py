"""watchdog_test.py: screen and hub tell systemd that they are ready and that their loop turns; a loop that stands still says nothing.
In systemd's place stands a socket."""

import os
import signal
import socket
import subprocess
import sys
import time
import unittest

import installed  # noqa: F401 (where the room lies)

from room import HUB, KIOSK, Event, Workplace

PERIOD = 0.9  # seconds


class Systemd:
    """Hears what a service of its says."""

    def __init__(self, place):
        self.name = f"/tmp/candour-notify-{os.getpid()}"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.name)

    def close(self):
        self.socket.close()
        os.unlink(self.name)

    def env(self):
        # WATCHDOG_PID is another's, as under cage.
        return {**os.environ, "NOTIFY_SOCKET": self.name, "WATCHDOG_USEC": str(int(PERIOD * 1e6)), "WATCHDOG_PID": "1",
                "SDL_VIDEODRIVER": "offscreen"}

    def hear(self, seconds):
        """Every word said until `seconds` are over."""
        words, until = [], time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                words += self.socket.recv(4096).decode().splitlines()
            except TimeoutError:
                break
        return words

    def wait_for(self, word, seconds=20):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if word in self.hear(0.1):
                return
        raise AssertionError(f"no {word} in {seconds} s")


class Watchdog(unittest.TestCase):
    def setUp(self):
        self.place = Workplace().__enter__()
        self.addCleanup(self.place.__exit__)
        self.systemd = Systemd(self.place)
        self.addCleanup(self.systemd.close)

    def start(self, *command):
        process = subprocess.Popen([*map(str, command)], env=self.systemd.env(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

        def end():
            process.kill()
            process.communicate(timeout=20)
        self.addCleanup(end)
        return process

    def hold(self, process, least):
        """Told while the loop turns; silent while it stands; told again."""
        self.systemd.wait_for("READY=1")
        self.assertGreaterEqual(self.systemd.hear(2 * PERIOD).count("WATCHDOG=1"), least)
        process.send_signal(signal.SIGSTOP)
        self.systemd.hear(0.1)  # what was on its way
        self.assertEqual(self.systemd.hear(2 * PERIOD), [], "a loop that stands still feeds no watchdog")
        process.send_signal(signal.SIGCONT)
        self.systemd.wait_for("WATCHDOG=1")

    def test_a_screen_at_which_nothing_happens_feeds_its_watchdog_from_the_loop_that_draws(self):
        # The loop that people have, without a script that would turn it: a window, in a display that is memory.
        kiosk = self.start(KIOSK, "--role", "participant", "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE", "--window", "800x480",
                           "--data", self.place.path("data"))
        self.hold(kiosk, least=2)  # of six: a busy machine may be late

    def test_the_hub_feeds_its_own(self):
        event = Event(self.place)
        hub = self.start(HUB, "run", event.folder, "--allow-volatile")
        self.systemd.wait_for("READY=1")
        self.systemd.wait_for("WATCHDOG=1")
        hub.send_signal(signal.SIGTERM)
        self.systemd.wait_for("STOPPING=1")


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
