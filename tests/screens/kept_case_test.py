"""kept_case_test.py: the power went, and nobody is at the desk: a kiosk has its questions all the same, and what is written
reaches the hub. After the close, in another event and without an enrolment it has none."""

import os
import shutil
import subprocess
import unittest

from screens import KIOSK, SLOW, Event, Screens, Workplace, hub, in_words, wait_until

SEES = 'wait-see "{welcome.begin}" 20s\nnot-see "{welcome.no_case}" 20s\n'
SEES_NONE = 'wait-see "{welcome.no_case}" 20s\n'
WRITES = SEES + """tap "{welcome.begin}"
tap "{common.write}"
type "Nobody was at the desk."
tap "{common.check}"
tap "{common.send}"
wait-see "{sent.safe}" 20s
pass 16s
wait-see "{sent.joined}" 20s
"""
SEES_THE_CLOSE = SEES + 'screenshot waiting.png\nwait-see "{room.closed_title}" 60s\nwait 300ms\n'


class KeptCase(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))
        self.data = self.place.path("data")

    def kiosk(self, script, *words, event=None, data=None, state=None):
        """`state`: where it keeps its things by itself, instead of in a folder that is named."""
        event = event or self.event
        file = self.place.write("walk.txt", in_words(script, "en"))
        words = words or ("--broker", event.broker, "--reference", event.ref)
        words += () if state else ("--data", data or self.data)
        return subprocess.Popen([str(KIOSK), "--role", "participant", "--headless", "--script", str(file), "--device", "table", *map(str, words)],
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                env={**os.environ, "XDG_STATE_HOME": str(state)} if state else None)

    def through(self, script, *words, **how):
        kiosk = self.kiosk(script, *words, **how)
        said, _ = kiosk.communicate(timeout=120 * SLOW)
        self.assertEqual(kiosk.returncode, 0, said)
        return said

    def show_and_cut_the_power(self):
        """A kiosk has seen the case; then it, its hub and the desk are gone."""
        with Screens(self.place, self.event) as screens:
            screens.at("lived_experience")
            kiosk = self.kiosk(SEES + "screenshot seen.png\nwait 60s\n")
            wait_until("the kiosk shows the case", self.place.path("seen.png").exists)
            wait_until("and keeps it", self.data.joinpath("case.bin").exists)
            kiosk.kill()
            kiosk.communicate(timeout=20)
            self.event.kill()

    def back_without_a_desk(self):
        self.event.run("--k", "1", "--beat", "0.2")
        self.event.do("resume")

    def key(self):
        return self.data.joinpath("case.key").read_bytes()[:15]

    def test_people_write_at_once_after_a_power_cut_with_nobody_at_the_desk(self):
        self.show_and_cut_the_power()
        self.back_without_a_desk()
        self.through(WRITES)
        self.through(SEES_NONE, data=self.place.path("data of a kiosk that kept nothing"))  # the control
        self.event.do("close", "--wait", "30")
        self.event.stop()
        self.assertEqual([line["text"] for line in self.event.exported()], ["Nobody was at the desk."])

    def test_nothing_of_it_can_be_opened_after_the_close(self):
        self.show_and_cut_the_power()
        self.assertEqual(self.key(), b"Candour case 1\n")
        self.back_without_a_desk()
        kiosk = self.kiosk(SEES_THE_CLOSE)
        wait_until("the kiosk waits", lambda: self.place.path("waiting.png").exists() or kiosk.poll() is not None)
        self.event.do("close", "--wait", "30")
        said, _ = kiosk.communicate(timeout=120 * SLOW)
        self.assertEqual(kiosk.returncode, 0, said)
        self.assertEqual((self.key(), self.data.joinpath("case.bin").exists()), (b"Candour case 0\n", False))

    def test_a_kiosk_that_is_moved_to_another_event_shows_nothing_of_the_old_one(self):
        self.show_and_cut_the_power()
        with Event(self.place, events="other") as other:
            other.run("--k", "1", "--beat", "0.2")
            other.do("open")
            self.through(SEES_NONE, event=other)
        self.assertEqual((self.key(), self.data.joinpath("case.bin").exists()), (b"Candour case 0\n", False))

    def test_a_kiosk_whose_enrolment_was_taken_away_keeps_no_case(self):
        self.show_and_cut_the_power()
        self.place.path("stick").mkdir()
        self.through('wait-see "a stick" 20s\n', "--enrolment", self.place.path("none.enrolment"), "--sticks", self.place.path("stick"))
        self.assertEqual((self.key(), self.data.joinpath("case.bin").exists()), (b"Candour case 0\n", False))

    def test_an_enrolled_kiosk_keeps_its_own_events_case_alone(self):
        self.show_and_cut_the_power()
        state = self.place.path("state", "candour")
        for name in (self.event.ref, "an-event-before"):
            shutil.copytree(self.data, state / name)
        self.assertEqual(hub("enrol", self.event.folder, "table", "--out", self.place.path("stick")).returncode, 0)
        self.through("wait 300ms\n", "--enrolment", self.place.path("stick", "table.enrolment"), state=state.parent)
        self.assertEqual((state / "an-event-before" / "case.key").read_bytes()[:15], b"Candour case 0\n")
        self.assertFalse((state / "an-event-before" / "case.bin").exists())
        self.assertTrue((state / self.event.ref / "case.bin").exists())

    def test_its_place_does_not_depend_on_where_the_kiosk_is_started_from(self):
        script = self.place.write("walk.txt", "wait 100ms\n")
        somewhere, home = self.place.path("somewhere"), self.place.path("home")
        somewhere.mkdir()
        for state in ("", "state"):  # the standard of these folders: an empty or relative one is as good as none
            done = subprocess.run([str(KIOSK), "--role", "participant", "--headless", "--script", str(script), "--broker", "mqtt://127.0.0.1:1",
                                   "--reference", "rowan"], cwd=somewhere, env={**os.environ, "XDG_STATE_HOME": state, "HOME": str(home)},
                                  capture_output=True, text=True, timeout=60 * SLOW)
            self.assertEqual((done.returncode, list(somewhere.iterdir())), (0, []), done.stderr)
            self.assertTrue(home.joinpath(".local/state/candour/rowan/spool.db").exists())
            shutil.rmtree(home)

    def test_a_damaged_one_is_removed_and_said_once(self):
        self.show_and_cut_the_power()
        self.data.joinpath("case.bin").write_bytes(b"noise")
        self.back_without_a_desk()
        said = self.through(SEES_NONE)
        self.assertEqual(said.count("The questions that this kiosk kept cannot be used"), 1, said)
        self.assertFalse(self.data.joinpath("case.bin").exists())
        self.assertEqual(self.through(SEES_NONE), "")


if __name__ == "__main__":
    unittest.main()
