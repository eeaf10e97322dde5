"""Stands between two programs that talk over TCP, and passes on what they say. What it does with it is for who inherits."""

import contextlib
import socket
import threading


class Link:
    """One connection through the relay: the side that called, and the side that answered."""

    def __init__(self, caller, answerer):
        self.caller, self.answerer = caller, answerer

    def other(self, end):
        return self.answerer if end is self.caller else self.caller

    def end(self):
        for each in (self.caller, self.answerer):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


class Relay:
    """`upstream`, a port of this machine, may change while it runs: a broker that comes back may listen elsewhere."""

    def __init__(self, upstream=None):
        self.upstream = upstream
        self.links = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f"mqtt://127.0.0.1:{self.port}"

    def close(self):
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for link in self.links:
            link.end()

    def opened(self, link):
        """A connection came about; what is returned goes with it to `carry`."""
        return None

    def carry(self, link, source, data, state):
        """Passes `data` on. False: the connection is over."""
        link.other(source).sendall(data)
        return True

    def _accept(self):
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            try:
                answerer = socket.create_connection(("127.0.0.1", self.upstream), timeout=5)
            except OSError:
                caller.close()
                continue
            answerer.settimeout(None)
            for end in (caller, answerer):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            link = Link(caller, answerer)
            self.links.append(link)
            state = self.opened(link)
            for source in (caller, answerer):
                threading.Thread(target=self._pass_on, args=(link, source, state), daemon=True).start()

    def _pass_on(self, link, source, state):
        with contextlib.suppress(OSError):
            while (data := source.recv(65536)) and self.carry(link, source, data, state):
                pass
        link.end()
