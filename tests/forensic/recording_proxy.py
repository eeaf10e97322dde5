"""Stands between kiosks and broker and keeps the payload of every MQTT PUBLISH that goes by (MQTT 5, plain TCP)."""

import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))
from relay import Relay  # noqa: E402

PUBLISH = 3


class RecordingProxy(Relay):
    def __init__(self):
        self.sent = []  # (topic, payload), in the order in which they went by
        self._lock = threading.Lock()
        super().__init__()

    def payloads(self, part):
        with self._lock:
            return [payload for topic, payload in self.sent if f"/{part}" in topic]

    def opened(self, link):
        return {link.caller: b"", link.answerer: b""}  # what of a packet was seen, in each direction

    def carry(self, link, source, data, state):
        link.other(source).sendall(data)
        state[source] = self._record(state[source] + data)
        return True

    def _record(self, seen):
        """Takes whole packets off the front."""
        while (size := packet_size(seen)) and len(seen) >= size[0] + size[1]:
            head, length = size
            if seen[0] >> 4 == PUBLISH:
                message = published(seen[0], seen[head:head + length])
                with self._lock:
                    self.sent.append(message)
            seen = seen[head + length:]
        return seen


def packet_size(data):
    """(bytes of the fixed header, bytes after it), or None while they are not all there."""
    length = varint(data[1:])
    return (1 + length[1], length[0]) if length else None


def varint(data):
    value = 0
    for place, byte in enumerate(data[:4]):
        value |= (byte & 127) << (7 * place)
        if byte < 128:
            return value, place + 1
    return None


def published(flags, body):
    topic_length = int.from_bytes(body[:2], "big")
    at = 2 + topic_length + (2 if flags & 6 else 0)
    properties, width = varint(body[at:])
    return body[2:2 + topic_length].decode(), body[at + width + properties:]
