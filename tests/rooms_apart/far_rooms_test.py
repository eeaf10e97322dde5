"""Who may hear and say what, from a host of one's own: a laptop without a key, a curious kiosk, one that writes as another, one that was
revoked; where the hub is, and in a breakout room. Each with somebody beside it who may. And the close, seen from a breakout room."""

import sys
import time
import unittest

import hosts

if __name__ == "__main__" and (why := hosts.missing()):
    print(f"SKIPPED LOUDLY: far rooms: {why}")
    sys.exit(hosts.SKIPPED)

import subprocess

from house import PORT, BreakoutRoom, House, Kiosk
from room import Workplace, good, hub, wait_until, what_was_sent

TLS = ["-V", "mqttv5", "-q", "1", "--tls-version", "tlsv1.3"]
KIOSK_HEARS = {"room", "receipt", "refused", "board"}


class FarRooms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = cls.enterClassContext(Workplace())
        cls.house = cls.enterClassContext(House(cls.place, ["hub", "table-1", "table-2", "gone", "library", "table-4", "laptop"]))
        hub_address = cls.house.hosts["hub"].address
        for name in ("table-1", "table-2", "gone"):
            Kiosk(cls.house, name, hub_address)
        cls.library = BreakoutRoom(cls.house, "library", ["table-4"])
        cls.house.serve("--k", "5", "--beat", "0.2")
        cls.house.enter(cls.library)
        good(hub("revoke", cls.house.event.folder, "gone"))
        cls.base = f"candour/1/{cls.house.event.ref}/"
        cls.house.wait_for_bridge(cls.library)

    def way(self, at, name, key=None):
        keyed = ["--psk-identity", name, "--psk", key or self.house.key(name)] if name else []
        return ["-h", self.house.hosts[at].address, "-p", str(PORT), *(TLS if name else TLS[:4]), *keyed]

    def listen(self, host, *way, seconds=2):
        return self.house.hosts[host].start("mosquitto_sub", *way, "-t", "#", "-F", "%t", "-W", seconds, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL, text=True)

    def heard(self, listener):
        out, _ = listener.communicate(timeout=60)
        return {topic.removeprefix(self.base) for topic in out.split()}

    def witness(self):
        """Everything on the hub's broker, seen where only the hub can look."""
        out = open(self.place.path("witness"), "wb")
        self.addCleanup(out.close)
        process = subprocess.Popen(["mosquitto_sub", "-V", "mqttv5", "--unix", self.house.hub_socket(), "-t", "candour/1/#", "-F", "%t %p"], stdout=out)
        self.addCleanup(process.wait, 20)
        self.addCleanup(process.kill)
        wait_until("the witness hears the room", lambda: "/room" in self.place.path("witness").read_text())

    def test_nobody_without_a_key_of_that_room_hears_anything(self):
        wrong = "22" * 32
        strangers = {
            "without a key": self.listen("laptop", *self.way("hub", None)),
            "with a wrong key": self.listen("laptop", *self.way("hub", "table-1", wrong)),
            "with an unknown name": self.listen("laptop", *self.way("hub", "table-9", wrong)),
            "revoked": self.listen("gone", *self.way("hub", "gone")),
            "a breakout room's kiosk at the hub's broker": self.listen("table-4", *self.way("hub", "table-4")),
            "without a key, in the library": self.listen("laptop", *self.way("library", None)),
            "the hub's kiosk, in the library": self.listen("table-1", *self.way("library", "table-1")),
            "with a wrong key, in the library": self.listen("laptop", *self.way("library", "table-4", wrong)),
        }
        kiosk, bridged = self.listen("table-2", *self.way("hub", "table-2")), self.listen("table-4", *self.way("library", "table-4"))
        for topic in ("desk/released", "desk/note", "cell/table-1"):  # something to overhear
            good(subprocess.run(["mosquitto_pub", "-V", "mqttv5", "-q", "1", "--unix", self.house.hub_socket(), "-t", self.base + topic, "-m", "private"],
                                capture_output=True, text=True, timeout=20))
        for who, listener in strangers.items():
            self.assertEqual(self.heard(listener), set(), who)
        for heard, more in ((self.heard(kiosk), set()), (self.heard(bridged), {"bridge"})):  # the controls
            self.assertIn("room", heard)
            self.assertLessEqual({topic for topic in heard if not topic.startswith("case")}, KIOSK_HEARS | more)

    def test_a_kiosk_and_a_bridge_write_as_their_own_and_never_as_another(self):
        self.witness()
        tries = []
        for host, at, name, own, foreign in (
                ("table-1", "hub", "table-1", ["cell/table-1", "device/table-1"], ["cell/table-2", "device/table-2", "cell/table-4"]),
                ("table-4", "library", "table-4", ["cell/table-4", "device/table-4"], ["cell/table-1", "device/library", "bridge"]),
                # Whoever has the machine of a breakout room has its bridge's key: that room's kiosks, and nobody else.
                ("library", "hub", "library", ["cell/table-4"], ["cell/table-1", "device/table-1", "cell/library", "bridge"])):
            for word, topics in (("mine", own), ("forged", [*foreign, "room", "receipt", "refused", "board", "case", "desk/do", "desk/note", "desk/released"])):
                for topic in topics:
                    tries.append((host, at, name, topic, f"{word}-{name}"))
        for host, at, name, topic, said in tries:
            self.house.hosts[host].call("mosquitto_pub", *self.way(at, name), "-t", self.base + topic, "-m", said)
        wanted = {f"{self.base}{topic} {said}" for *_, topic, said in tries if said.startswith("mine")}
        wait_until("what they may say has come", lambda: wanted <= self.seen(), 15)
        time.sleep(0.5)
        self.assertNotIn("forged", "".join(self.seen()))

    def test_a_kiosk_that_is_enrolled_later_comes_in_by_a_hangup_and_a_room_that_is_revoked_is_shut_out(self):
        self.house.enrol("late", self.library.host.address, "--room", "library")
        self.library.add("late")
        self.library.broker.reread()
        wait_until("it is let in", lambda: "room" in self.heard(self.listen("laptop", *self.way("library", "late"), seconds=1)))
        self.house.wait_for_bridge(self.library)  # a hangup leaves it standing
        self.witness()
        said = f"{self.base}cell/late mine-at-last"
        wait_until("the hub has taken it up", lambda: said in self.seen() or self.speaks("laptop", "library", "late", "cell/late", "mine-at-last"))
        wait_until("it is heard", lambda: said in self.seen())
        good(hub("revoke", self.house.event.folder, "library"))
        self.addCleanup(self.let_in_again)
        wait_until("the hub shuts the room out", lambda: self.heard(self.listen("library", *self.way("hub", "library"), seconds=1)) == set())
        self.speaks("laptop", "library", "late", "cell/late", "too-late")
        time.sleep(1)
        self.assertNotIn("too-late", "".join(self.seen()))

    def speaks(self, host, at, name, topic, payload):
        self.house.hosts[host].call("mosquitto_pub", *self.way(at, name), "-t", self.base + topic, "-m", payload)
        time.sleep(0.3)
        return False

    def let_in_again(self):
        """With a new key, as a stolen box's room would be."""
        self.house.enrol("library", self.house.hosts["hub"].address, "--role", "breakout", sticks="library")
        self.library.configure()
        self.library.kill_broker()
        self.library.broker.start()
        self.house.wait_for_bridge(self.library)

    def test_what_waits_below_k_in_a_breakout_room_comes_with_the_close(self):
        kiosk, event = self.library.kiosks[0], self.house.event
        event.do("open")
        kiosk.writes(9, 100, drain=5)  # three sittings
        self.assertEqual(kiosk.finish(60), 9)
        kiosk.sends_the_rest()
        wait_until("it has met the hub again", lambda: "table-4" in self.house.ready())
        event.do("close", "--wait", "60")
        self.assertEqual(kiosk.finish(60), 0)
        event.stop()
        self.assertEqual(what_was_sent(event.exported()), what_was_sent(kiosk.lines))

    def seen(self):
        return set(self.place.path("witness").read_text(errors="replace").splitlines())


if __name__ == "__main__":
    unittest.main()
