"""What `present` shows the room of what was released: nothing before the release, every issue once and in no order of writing
afterwards, "resonates" only under the small-number rule, and nothing any more once it is redacted, closed or left."""

import json
import subprocess
import sys
import unittest

import wire
from desk_test import Desk
from event_key import unlocked
from room import HUB, ROOT, Event, RoomError, Workplace, good, wait_until
from second_client import SecondClient

sys.path.insert(0, str(ROOT / "tests" / "screens"))
from screens import Screens  # noqa: E402

K = 3
ISSUES = [f"Issue {n}: the handover was by phone, ŵ <b>{n}</b>" for n in range(8)]


def line(number, kind="comment", step="key_issues", text="", **more):
    return {"id": f"L{number:03}", "session": "practitioners", "step": step, "kind": kind, "target": None, "response": None, "text": text,
            "lang": "en", **more}


class TheBoard(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))
        self.event.run("--k", K, "--beat", "0.2")
        self.event.do("open")
        self.screen = SecondClient("127.0.0.1", self.event.port, self.event.ref, "screen")
        self.addCleanup(self.screen.stop)
        self.screen.start()
        self.written = 0
        self.present()

    def present(self):
        self.presenting = subprocess.Popen([str(HUB), "present", str(self.event.folder), "--passphrase-file", str(self.event.passphrase)],
                                           stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.presenting.stdout.close)
        self.addCleanup(self.presenting.wait, 20)
        self.addCleanup(self.presenting.kill)
        self.assertIn("presenting", self.presenting.stdout.readline())

    def board(self):
        """The entries of the retained board; None when there is no board."""
        payload = self.screen.retained("board")
        return json.loads(payload)["entries"] if payload else None

    def texts(self):
        return [each["text"] for each in self.board() or []]

    def entry(self, text):
        return next(each for each in self.board() if each["text"] == text)

    def write(self, lines, *words):
        """Each line is a sitting of its own, at a kiosk of its own."""
        self.written += 1
        file = self.place.write("lines.jsonl", "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines))
        return good(self.event.rehearse(file, "--sittings", "1", "--timeout", "60", "--data", self.place.path(f"spools-{self.written}"), *words,
                                        kiosks=len(lines)))

    def until(self, what, wanted):
        """A beat may fall among the arrivals, and fewer than k then wait for more: others come, with what is not shown."""
        for _ in range(10):
            try:
                return wait_until(what, wanted, seconds=2)
            except RoomError:
                self.write([line(n, text="not for the board", step="lived_experience") for n in range(K)] +
                           [line(100 + n, "fact_response", "facts", target="E001", response="agree") for n in range(K)])
        return wait_until(what, wanted)

    def write_issues(self):
        self.write([line(n, text=text, side="practice" if n % 2 else "system") for n, text in enumerate(ISSUES)])
        self.until("every issue is on the board", lambda: sorted(self.texts()) == sorted(ISSUES))

    def vote(self, text, count):
        target = self.entry(text)["record"]
        self.write([line(n, "vote", target=target) for n in range(count)])

    def test_nothing_is_on_it_before_enough_people_have_written(self):
        done = self.write([line(n, text=ISSUES[n]) for n in range(K - 1)], "--drain", "10")
        self.assertIn("waiting: 2", done.stdout + done.stderr)
        self.assertEqual(self.board(), [], "it is there, and empty")
        self.until("the control: with others it is released", lambda: sorted(self.texts()) == ISSUES[:K - 1])

    def test_it_shows_every_issue_once_by_record_and_nothing_else(self):
        self.write_issues()
        self.write([line(0, text="of another step", step="lived_experience"), line(1, "pass"), line(2, "escalation", text="for the lead reviewer"),
                         line(3, text="the last issue", side="system"), line(4, text="somebody else's"), line(5, text="and another's")])
        shown = sorted([*ISSUES, "the last issue", "somebody else's", "and another's"])
        self.until("the last of them is there", lambda: sorted(self.texts()) == shown)
        records = [each["record"] for each in self.board()]
        self.assertEqual(records, sorted(set(records)))
        last = self.entry("the last issue")
        self.assertEqual((last["step"], last["kind"], last["side"], last["few"], last["resonates"]), ("key_issues", "comment", "system", False, None))

    def test_how_many_it_resonates_with_is_a_number_from_k_on(self):
        self.write_issues()
        self.vote(ISSUES[2], K - 1)
        self.until("a few", lambda: self.entry(ISSUES[2])["few"])
        self.assertIsNone(self.entry(ISSUES[2])["resonates"])
        self.vote(ISSUES[2], 2)
        self.until("a number", lambda: self.entry(ISSUES[2])["resonates"] == K + 1)
        self.assertFalse(self.entry(ISSUES[2])["few"])
        others = [each for each in self.board() if each["text"] != ISSUES[2]]
        self.assertTrue(all(not each["few"] and each["resonates"] is None for each in others))

    def redact(self, text):
        keys = unlocked(self.event.folder / "event.key", self.event.passphrase.read_text().strip().encode())
        desk = Desk(self.event)
        self.addCleanup(desk.stop)
        record = self.entry(text)["record"]
        _, before = desk.ask("sync", notes_from=0)
        sealed = next(p[16:] for t, p in before if t == "desk/released" and p[:16].hex() == record)
        redacted = dict(json.loads(wire.open_sealed(keys, sealed)), text="[taken out]", redacted=True)
        replacement = wire.seal_event(keys.public, json.dumps(redacted, ensure_ascii=False).encode())
        answer, _ = desk.ask("redact", record=record, sealed=replacement.hex())
        self.assertTrue(answer["ok"])

    def test_a_redacted_issue_leaves_it_and_does_not_come_back(self):
        self.write_issues()
        self.redact(ISSUES[4])
        rest = sorted(set(ISSUES) - {ISSUES[4]})
        wait_until("it is off", lambda: sorted(self.texts()) == rest)
        self.assertNotIn(b"taken out", self.screen.retained("board"))
        self.presenting.terminate()
        self.assertEqual(self.presenting.wait(timeout=20), 0)
        self.present()
        wait_until("a new start shows the same", lambda: sorted(self.texts()) == rest)

    def test_it_is_taken_away_when_nobody_presents_any_more(self):
        self.write_issues()
        self.presenting.terminate()
        self.assertEqual(self.presenting.wait(timeout=20), 0)
        wait_until("the board is gone", lambda: self.board() is None)

    def test_it_is_taken_away_when_the_program_is_killed(self):
        self.write_issues()
        self.presenting.kill()
        wait_until("the board is gone", lambda: self.board() is None)

    def test_it_is_taken_away_when_the_event_closes(self):
        self.write_issues()
        self.screen.say_state("lost")  # nobody has to wait for a screen
        self.event.do("close", "--wait", "60")
        wait_until("the board is gone", lambda: self.board() is None)
        self.assertIsNone(self.presenting.poll(), "the case stays, until it is left")

    def test_it_stands_again_after_the_hub_was_killed(self):
        self.write_issues()
        shown = self.board()
        self.event.kill()
        self.event.run("--k", K, "--beat", "0.2")
        screen = SecondClient("127.0.0.1", self.event.port, self.event.ref, "another")
        self.addCleanup(screen.stop)
        screen.start()
        self.screen = screen
        wait_until("the same board", lambda: self.board() == shown)


class AtAKiosk(unittest.TestCase):
    def test_somebody_reads_an_issue_and_says_that_it_resonates(self):
        place = self.enterContext(Workplace())
        event = self.enterContext(Event(place))
        screens = self.enterContext(Screens(place, event)).at("key_issues")
        self.addCleanup(screens.show.stdout.close)
        wall = SecondClient("127.0.0.1", event.port, event.ref, "wall")
        self.addCleanup(wall.stop)
        wall.start()
        issue = place.write("issue.jsonl", json.dumps(line(1, text="Nobody rang back.", side="system")) + "\n")
        good(event.rehearse(issue, "--data", place.path("spools"), kiosks=1))

        def entry():
            payload = wall.retained("board")
            return next(iter(json.loads(payload)["entries"]), None) if payload else None

        wait_until("the issue is on the board", entry)
        self.assertFalse(entry()["few"])
        screens.walk("resonates")
        wait_until("a few", lambda: entry()["few"])


if __name__ == "__main__":
    unittest.main()
