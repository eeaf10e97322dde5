"""A bad network from one seed: connections that stall, break off in the middle of a packet, or swallow everything and stay open."""

import socket
import struct
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))
from relay import Relay  # noqa: E402

STALL, RESET, HALF_OPEN = "stall", "reset", "half-open"


class Fate:
    """How many bytes of a connection there are until its next fault."""

    def __init__(self, after):
        self.after = after
        self.lock = threading.Lock()
        self.swallows = False


class FaultProxy(Relay):
    """`chance` decides everything. After `most` faults the network is well. `journal` says which there were."""

    def __init__(self, upstream, chance, most, kinds=(STALL, STALL, RESET, RESET, HALF_OPEN)):
        self.chance, self.left, self.kinds = chance, most, kinds
        self.journal = []
        self._lock = threading.Lock()
        super().__init__(upstream)

    def opened(self, link):
        return Fate(self._a_while())

    def carry(self, link, source, data, state):
        with state.lock:
            if state.swallows:
                return True
            state.after -= len(data)
            fault = self._fault() if state.after < 0 else None
            if fault:
                state.after = self._a_while()
                state.swallows = fault == HALF_OPEN
        if fault == STALL:
            time.sleep(self.chance.uniform(0.2, 3))
        if fault in (None, STALL):
            link.other(source).sendall(data)
            return True
        link.other(source).sendall(data[:len(data) // 2])  # the other half is lost: in the middle of a packet
        if fault == RESET:
            self._break(link)
        return fault == HALF_OPEN

    def _break(self, link):
        for end in (link.caller, link.answerer):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # RST, not FIN
            end.close()

    def _a_while(self):
        with self._lock:
            return int(self.chance.expovariate(1 / 30000)) + 200

    def _fault(self):
        with self._lock:
            if self.left == 0:
                return None
            self.left -= 1
            self.journal.append(self.chance.choice(self.kinds))
            return self.journal[-1]
