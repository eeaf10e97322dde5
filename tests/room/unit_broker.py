"""A mosquitto that runs as a unit of its own, on the configuration that `broker-config` wrote."""

import contextlib
import signal
import socket
import subprocess

from room import RoomError, wait_until


def free_port(host="127.0.0.1"):
    with socket.create_server((host, 0)) as probe:
        return probe.getsockname()[1]


class UnitBroker:
    """Started in `folder`; `under` another program where one is named. Ended with the `with`."""

    def __init__(self, folder, probe="local.sock", under=()):
        self.folder, self.under = folder, [*map(str, under)]
        self.probe = probe
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
        """Somebody answers on its socket, or on its port where it has no socket."""
        with contextlib.suppress(OSError):
            if isinstance(self.probe, int):
                socket.create_connection(("127.0.0.1", self.probe), timeout=1).close()
            else:
                with socket.socket(socket.AF_UNIX) as line:
                    line.connect(str(self.folder / self.probe))
            return True
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
