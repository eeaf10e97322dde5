"""What an event leaves on this machine, searched byte by byte: no comment, no device's name, no Cell. With a control: what is
planted is found."""

import json
import unittest

import wire
from room import Event, Workplace, good
from second_client import SecondClient

CANARY = "the canary sings of gwŷdd"


def everything_below(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def holders(files, needle):
    """The files that hold `needle` in UTF-8 or UTF-16."""
    return [name for name, data in files.items() if needle.encode() in data or needle.encode("utf-16-le") in data]


class Leaks(unittest.TestCase):
    def test_no_file_of_hub_or_kiosk_holds_a_comment_a_device_or_a_cell(self):
        with Workplace() as place, Event(place) as event:
            event.run("--k", "1", "--beat", "0")
            event.do("open")
            client = SecondClient("127.0.0.1", event.port, event.ref, "nameofthedevice")
            self.addCleanup(client.stop)
            client.start()
            room = client.wait_room()
            entry = client.compose(wire.contribution_json("facts", "comment", CANARY))
            cell = wire.make_cell(bytes.fromhex(room["hub_key"]), bytes.fromhex(room["event_key"]), 0, 0, entry.secret, entry.sitting, entry.sealed)
            client.send_raw(entry, cell)
            client.wait_receipt(entry)
            line = {"id": "a", "session": "practitioners", "step": "facts", "kind": "comment", "target": None, "response": None, "text": CANARY, "lang": "en"}
            good(event.rehearse(place.write("elsewhere/lines.jsonl", json.dumps(line) + "\n"), "--data", place.path("kiosks"),
                                "--device-prefix", "nameofthedevice", kiosks=1))
            files = everything_below(event.folder) | {f"kiosk/{name}": data for name, data in everything_below(place.path("kiosks")).items()}
            files["log"] = event.log.read_bytes()
            self.assertEqual(holders(files, CANARY), [])
            self.assertEqual(holders(files, "nameofthedevice"), [])
            self.assertFalse([name for name, data in files.items() if cell[100:164] in data or entry.secret in data or entry.sitting in data])
            # Controls: the pack's own words are sealed as well, what is sealed is there, and a plain copy would be found.
            self.assertEqual(holders(files, "Rowan"), [])
            self.assertTrue([name for name, data in files.items() if entry.sealed[40:104] in data])
            self.assertEqual(holders(files | {"planted": b"..." + CANARY.encode("utf-16-le")}, CANARY), ["planted"])
            client.stop()
            event.do("close", "--wait", "60")
            event.stop()


if __name__ == "__main__":
    unittest.main()
