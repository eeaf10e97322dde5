"""A mosquitto that runs as a unit of its own, on the configuration that `broker-config` wrote."""

import contextlib
import signal
import socket
import subprocess
from pathlib import Path

from room import RoomError, wait_until


def free_port(host="127.0.0.1"):
    with socket.create_server((host, 0)) as probe:
        return probe.getsockname()[1]


class UnitBroker:
    """Started in `folder`, `under` another program where one is named. It serves once local.sock answers; one without sockets, once it
    listens on `port`. Ended with the `with`."""

    def __init__(self, folder, port=None, under=()):
        self.folder, self.port, self.under = folder, port, [*map(str, under)]
        self.log = folder / "said"
        self.process = None

    def start(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen([*self.under, "mosquitto", "-c", str(self.folder / "mosquitto.conf")], stdout=out, stderr=out)
        wait_until("the broker serves", lambda: self.serves() or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise RoomError(f"mosquitto ended with {self.process.returncode}: {self.log.read_text()}")
        return self

    def serves(self):
        return self._listens() if self.port else self._answers()

    def _answers(self):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.folder / "local.sock"))
            return True
        return False

    def _listens(self):
        """Asked of the kernel: the broker may be in a network of its own, which nobody here reaches."""
        with contextlib.suppress(OSError):
            rows = [row.split() for row in Path(f"/proc/{self.process.pid}/net/tcp").read_text().splitlines()[1:]]
            return any(row[1].endswith(f":{self.port:04X}") and row[3] == "0A" for row in rows)
        return False

    def reread(self):
        self.process.send_signal(signal.SIGHUP)

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=20)

    __enter__ = start

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)
