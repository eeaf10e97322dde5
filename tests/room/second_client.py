"""A second kiosk, written from common/wire/WIRE.md alone: it sends contributions and waits until they are receipted.

Keeps nothing on disk: it is for tests, and what it holds dies with it. Every wait has a deadline.

    second_client.py --broker mqtt://127.0.0.1:PORT --reference REF --text "..." [--step facts]
"""

import argparse
import json
import random
import re
import secrets
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt
from paho.mqtt.properties import Properties
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.subscribeoptions import SubscribeOptions

import wire

VERSION = "second-client 1"
LISTENS_TO = ("room", "receipt", "refused", "case", "board", "case/+")
PUBACK_WITHIN_S = 10.0
SEALS_REMEMBERED = 8
KEEPALIVE_S = 20
MAX_PACKET = 131072
TAKES_CELLS = ("open", "closing", "closed")  # a late Cell is still stored in the last two


class TimedOut(Exception):
    """A deadline passed. The text says what was waited for."""


class CannotBeSent(Exception):
    """The hub refused for a reason that sending again does not cure."""


@dataclass
class Entry:
    """One line of a kiosk's spool, and what is known about its way."""

    secret: bytes
    sitting: bytes
    lane: int
    step_index: int
    sealed: bytes
    names: list = field(default_factory=list)  # of the Cells sent, newest last: each sending has another name
    message_id: int = None
    sent_at: float = 0.0
    sent_on_connection: int = 0
    sent_in_epoch: str = ""
    sent_while_closing: bool = False
    acknowledged: bool = False
    refusal: str = None
    refusals: int = 0
    sealed_to: str = None  # the hub key of the newest Cell
    not_before: float = 0.0
    receipted: bool = False


class SecondClient:
    """One device. Its callbacks run in paho's thread and only note what came; all deciding is in the caller's.

    1. `_changed` guards every member below it.
    2. paho is never called with `_changed` held: its callbacks take `_changed` while they hold paho's own locks.
    """

    def __init__(self, broker_host, port, reference, device, *, session=None, event_key=None, role="participant"):
        """`reference` is a pack's, or a `<ref>` as in room.json. `event_key` is what an enrolment would hold."""
        self.ref = as_ref(reference, session)
        self.device = wire.bounded_ref(device)
        self._address = (broker_host, port)
        self._role = role
        self._boot = secrets.token_hex(8)
        self._changed = threading.Condition()
        self._connected = False
        self._connections = 0
        self._room = None
        self._event_key = event_key
        self._retained = {}
        self._entries = []
        self._acknowledged = set()  # message ids that nobody has asked for yet
        self._told = ("ready", None)
        self.faults = []  # messages that break the page, with the reason: a test asks that there are none
        self._mqtt = self._new_mqtt()

    # --- connection -----------------------------------------------------------------------------------------------

    def start(self, seconds=10.0):
        """Connect, subscribe and say `ready`."""
        properties = Properties(PacketTypes.CONNECT)
        properties.MaximumPacketSize = MAX_PACKET
        self._mqtt.connect(*self._address, keepalive=KEEPALIVE_S, clean_start=True, properties=properties)
        self._mqtt.loop_start()
        self._wait("the broker", lambda: self._connected, seconds)

    def stop(self):
        """Say `lost` before leaving: a clean goodbye keeps the broker from publishing the will."""
        try:
            self.say_state("lost", seconds=2.0)
        except TimedOut:
            pass
        self._mqtt.disconnect()
        self._mqtt.loop_stop()

    def drop_connection(self):
        """For tests: lose the connection without a goodbye. paho connects again by itself."""
        with self._changed:
            self._connected = False
        sock = self._mqtt.socket()
        if sock is not None:
            sock.shutdown(2)

    def _new_mqtt(self):
        client = mqtt.Client(client_id=self.device, protocol=mqtt.MQTTv5)
        client.will_set(self._topic(f"device/{self.device}"), self._state_payload("lost", None), qos=1, retain=True)
        client.reconnect_delay_set(min_delay=1, max_delay=2)
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_publish = self._on_publish
        client.on_message = self._on_message
        return client

    def _topic(self, name):
        return wire.topic(self.ref, name)

    def _on_connect(self, client, _userdata, _flags, reason, _properties):
        if reason != 0:
            self._fault("connect", f"refused: {reason}")
            return
        options = SubscribeOptions(qos=1)
        client.subscribe([(self._topic(name), options) for name in LISTENS_TO])
        client.publish(self._topic(f"device/{self.device}"), self._state_payload(*self._told), qos=1, retain=True)
        with self._changed:
            self._connected = True
            self._connections += 1
            self._changed.notify_all()

    def _on_disconnect(self, _client, _userdata, _reason, _properties=None):
        with self._changed:
            self._connected = False
            self._changed.notify_all()

    def _on_publish(self, _client, _userdata, message_id):
        with self._changed:
            self._acknowledged.add(message_id)
            self._settle_acknowledged()
            self._changed.notify_all()

    def _settle_acknowledged(self):
        """Called after a PUBACK and after a publish, because the PUBACK may come before publish returns the id."""
        for entry in self._entries:
            if entry.message_id in self._acknowledged:
                self._acknowledged.discard(entry.message_id)
                entry.acknowledged, entry.message_id = True, None

    # --- what comes in --------------------------------------------------------------------------------------------

    def _on_message(self, _client, _userdata, message):
        name = message.topic[len(self._topic("")) :]
        take = {"room": self._take_room, "receipt": self._take_receipts, "refused": self._take_refusal}.get(name)
        try:
            with self._changed:
                if take:
                    take(message.payload)
                else:
                    self._take_retained(name, message.payload)
                self._changed.notify_all()
        except wire.Refused as fault:
            self._fault(name, str(fault))

    def _take_room(self, payload):
        if payload == b"":
            self._room = None  # the hub clears what it retained when it stops
            return
        room = wire.parse_room(payload)
        if self._event_key is not None and room["event_key"] != self._event_key.hex():
            raise wire.Refused("the room has another event key")
        if self._room and room["hub_epoch"] == self._room["hub_epoch"] and room["rev"] < self._room["rev"]:
            return
        self._event_key = bytes.fromhex(room["event_key"])  # without an enrolment, the first room seen decides
        self._room = room

    def _take_receipts(self, payload):
        arrived = set(wire.receipts_in(payload))
        for entry in self._entries:
            entry.receipted = entry.receipted or wire.receipt_of(entry.secret) in arrived

    def _take_refusal(self, payload):
        refusal = wire.parse_object(payload)
        if refusal.get("why") not in wire.WHYS or not isinstance(refusal.get("cell"), str):
            raise wire.Refused("`cell` or `why` is not what the page says")
        for entry in self._entries:
            # Only the newest Cell counts: an answer to an older one says nothing about what is on its way now.
            if entry.names and entry.names[-1] == refusal["cell"] and not entry.receipted:
                entry.refusal = refusal["why"]
                entry.refusals += 1
                entry.not_before = time.monotonic() + jitter(entry.refusals)

    def _take_retained(self, name, payload):
        if payload == b"":
            self._retained.pop(name, None)
        else:
            self._retained[name] = payload

    def _fault(self, name, why):
        with self._changed:
            self.faults.append((name, why))
            self._changed.notify_all()

    # --- what a test may ask --------------------------------------------------------------------------------------

    @property
    def room(self):
        """The last room, or None."""
        with self._changed:
            return self._room

    def retained(self, name):
        """The last payload of `case`, `case/<n>` or `board`, or None."""
        with self._changed:
            return self._retained.get(name)

    def wait_room(self, wanted=lambda room: True, seconds=10.0):
        """Wait for a room of which `wanted(room)` holds, and return it."""
        self._wait("a room", lambda: self._room is not None and wanted(self._room), seconds)
        return self.room

    def wait_acknowledged(self, entry, seconds=10.0):
        """Wait for the broker's PUBACK of the newest Cell."""
        self._wait("a PUBACK", lambda: entry.acknowledged, seconds)

    def wait_receipt(self, entry, seconds=30.0):
        """Wait until the hub has stored the entry."""
        self._wait("a receipt", lambda: entry.receipted, seconds)

    def wait_refused(self, entry, seconds=10.0):
        """Wait until the newest Cell is refused, and return why."""
        self._wait("a refusal", lambda: entry.refusal is not None, seconds)
        return entry.refusal

    def _wait(self, what, done, seconds):
        with self._changed:
            if not self._changed.wait_for(done, timeout=seconds):
                raise TimedOut(f"waited {seconds:.1f} s for {what}")

    # --- sending --------------------------------------------------------------------------------------------------

    def compose(self, contribution, step_index=None, sitting=None):
        """Seal contribution JSON into an entry. Each needs a sitting; several of one person share it."""
        room = self.wait_room()
        members = wire.parse_contribution(contribution)
        entry = Entry(
            secret=secrets.token_bytes(wire.SECRET_LENGTH),
            sitting=sitting or secrets.token_bytes(wire.SITTING_LENGTH),
            lane=wire.lane_of(members),
            step_index=index_of(room, members["step"]) if step_index is None else step_index,
            sealed=wire.seal_event(bytes.fromhex(room["event_key"]), contribution),
        )
        with self._changed:
            self._entries.append(entry)
        return entry

    def send(self, entry):
        """Publish the entry once, as a new Cell under the key that the hub has now."""
        room = self.wait_room()
        cell = wire.make_cell(
            bytes.fromhex(room["hub_key"]),
            bytes.fromhex(room["event_key"]),
            entry.lane,
            entry.step_index,
            entry.secret,
            entry.sitting,
            entry.sealed,
        )
        self._publish_entry(entry, room, cell)

    def send_raw(self, entry, cell):
        """For tests: publish any bytes in an entry's name."""
        self._publish_entry(entry, self.wait_room(), cell)

    def deliver(self, entry, seconds=90.0):
        """Send, and send again when the page says so, until the receipt is in."""
        deadline = time.monotonic() + seconds
        while not entry.receipted:
            if time.monotonic() >= deadline:
                raise TimedOut(f"waited {seconds:.1f} s for a receipt; last refusal: {entry.refusal or 'none'}")
            with self._changed:
                due = reason_to_send(entry, self._room, self._connected, self._connections, time.monotonic())
                if due is None:
                    self._changed.wait(timeout=min(0.2, max(0.0, deadline - time.monotonic())))
            if due is not None:
                self.send(entry)

    def _publish_entry(self, entry, room, cell):
        with self._changed:  # before publish: a refusal may come before it returns
            entry.names = [*entry.names[1 - SEALS_REMEMBERED :], wire.cell_name(cell).hex()]
            entry.sent_at = time.monotonic()
            entry.sent_on_connection = self._connections
            entry.sent_in_epoch = room["hub_epoch"]
            entry.sent_while_closing = entry.sent_while_closing or room["phase"] == "closing"
            entry.acknowledged, entry.refusal, entry.sealed_to = False, None, room["hub_key"]
            entry.message_id = None
        message_id = self._mqtt.publish(self._topic(f"cell/{self.device}"), cell, qos=1, retain=False).mid
        with self._changed:
            entry.message_id = message_id
            self._settle_acknowledged()

    # --- the device's own state -----------------------------------------------------------------------------------

    def say_state(self, state, spool=None, seconds=5.0):
        """Publish the device's state; `spool` only from `closing` on, because it would tell who has written."""
        self._told = (state, spool)
        payload = self._state_payload(state, spool)
        message_id = self._mqtt.publish(self._topic(f"device/{self.device}"), payload, qos=1, retain=True).mid
        self._wait("the PUBACK of the device state", lambda: message_id in self._acknowledged, seconds)
        with self._changed:
            self._acknowledged.discard(message_id)

    def say_spool(self):
        """Publish what `closing` asks of every device."""
        with self._changed:
            waiting = [entry for entry in self._entries if not entry.receipted]
            on_its_way = all(entry.acknowledged and entry.sent_while_closing for entry in waiting)
        self.say_state("ready", "empty" if not waiting else "sent" if on_its_way else "sending")

    def _state_payload(self, state, spool):
        members = {"role": self._role, "state": state, "boot": self._boot, "version": VERSION}
        return json.dumps(members if spool is None else {**members, "spool": spool})


# --- rules without a connection -----------------------------------------------------------------------------------


def reason_to_send(entry, room, connected, connections, now):
    """Why the entry has to go out (again), or None.

    A new `hub_key` alone is never a reason: the network would see which kiosks still have something waiting.
    """
    if entry.receipted or not connected or room is None or room["phase"] not in TAKES_CELLS or now < entry.not_before:
        return None
    if not entry.names:
        return "new"
    if entry.refusal is not None:
        return refusal_remedied(entry, room)
    if entry.sent_on_connection != connections:
        return "the connection was lost"
    if entry.sent_in_epoch != room["hub_epoch"]:
        return "the hub has a new epoch"
    if room["phase"] == "closing" and not entry.sent_while_closing:
        return "the event is closing"
    if not entry.acknowledged and now - entry.sent_at > PUBACK_WITHIN_S:
        return "no PUBACK"
    return None


def jitter(refusals):
    """Seconds before an entry that was refused this often goes again: longer each time, never at a regular beat."""
    return random.uniform(0.2, min(10.0, 0.5 * 2**refusals))


def refusal_remedied(entry, room):
    """Whether what was refused may go again, in a room that already takes Cells; CannotBeSent if it never may."""
    if entry.refusal in ("malformed", "wrong_event"):
        raise CannotBeSent(f"refused: {entry.refusal}")
    if entry.refusal == "stale_key" and room["hub_key"] == entry.sealed_to:
        return None  # the room with the new key is still to come
    if entry.refusal == "not_collecting" and room["trouble"] == "disk":
        return None
    return f"refused: {entry.refusal}"


def as_ref(reference, session=None):
    """A `<ref>` from room.json stays as it is; a pack's reference is bounded.

    "name.session" could be either; it is taken for a `<ref>`, which is what the command line is given most.
    """
    half = r"[A-Za-z0-9_-]{1,%d}" % wire.NAME_AT_MOST
    if session is None and re.fullmatch(rf"{half}(\.{half})?", reference):
        return reference
    return wire.event_ref(reference, session)


def index_of(room, step):
    """The step index of a step id."""
    for index, candidate in enumerate(room["steps"]):
        if candidate["id"] == step:
            return index
    raise wire.Refused(f"the room has no step `{step}`")


# --- command line -------------------------------------------------------------------------------------------------


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description="Sends one contribution and waits until it is receipted.")
    parser.add_argument("--broker", required=True, help="mqtt://HOST:PORT")
    parser.add_argument("--reference", required=True, help="the reference in EVENT/run/room.json")
    parser.add_argument("--session", help="session id, when --reference is the pack's own")
    parser.add_argument("--text", required=True)
    parser.add_argument("--step", help="step id; default the step the room is at")
    parser.add_argument("--kind", default="comment", choices=wire.KINDS)
    parser.add_argument("--prompt", help="prompt id")
    parser.add_argument("--target", help="what a fact response or a vote is about")
    parser.add_argument("--response", help="a fact response's answer")
    parser.add_argument("--device", default="second-client")
    parser.add_argument("--timeout", type=float, default=90.0, help="seconds for the whole way")
    return parser


def run(given):
    """Send the one contribution that the command line asks for."""
    broker = urlsplit(given.broker)
    if broker.scheme != "mqtt" or not broker.hostname or not broker.port:
        raise wire.Refused("--broker is mqtt://HOST:PORT")
    deadline = time.monotonic() + given.timeout
    client = SecondClient(broker.hostname, broker.port, given.reference, given.device, session=given.session)
    try:
        client.start(given.timeout)
        room = client.wait_room(lambda room: room["phase"] == "open", max(0.0, deadline - time.monotonic()))
        step = given.step or room["steps"][room["at"]]["id"]
        contribution = wire.contribution_json(
            step, given.kind, given.text, prompt=given.prompt, target=given.target, response=given.response
        )
        client.deliver(client.compose(contribution), max(0.0, deadline - time.monotonic()))
    finally:
        client.stop()


def main():
    """0 receipted, 1 not, 4 the contribution or the address is wrong."""
    given = arguments().parse_args()
    try:
        run(given)
    except wire.Refused as fault:
        print(fault, file=sys.stderr)
        return 4
    except (TimedOut, CannotBeSent, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    print("receipted")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
