"""What leaves the room, opened by programs that others wrote: every comment there once and unharmed, nobody and no time in it."""

import collections
import io
import json
import os
import re
import signal
import subprocess
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl

from room import HUB, ROWAN, Workplace, call, good, hub, sent_lines
from reviewed_event import held

AWKWARD = ["=cmd|' /C calc'!A0", "<w:p>&amp; \"quoted\" ]]> 'so'", "Tŷ Ŵyn, ŷ ŵ, W\u0302yn", "👩‍👩‍👧 and 🏴\U000E0067\U0010FFFD",
           "nothing\x00here\x01\x0b\x1b[2J", "two\r\nlines\rand\nmore\ttab", "_x0041_ is no A", "\u202eright to left\u202c \ufeff\ufffe",
           "  blanks before and behind  ", "=== 00000000000000000000000000000000", "x" * 900]
XML_HAS_NO = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
QDE = "{urn:QDA-XML:project:1.0}"


def as_xml_has_it(text):
    return XML_HAS_NO.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def awkward_line(number, text):
    return {"id": f"A-{number}", "session": "practitioners", "step": "learning", "kind": "good_practice", "target": None, "response": None,
            "text": text, "lang": "cy"}


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place, other, another = (cls.enterClassContext(Workplace()) for _ in range(3))
        cls.lines = sent_lines(ROWAN / "contributions.jsonl") + [awkward_line(n, text) for n, text in enumerate(AWKWARD)]
        cls.event = held(cls.place, cls.lines, cls.review)
        one = cls.lines[-1:]
        cls.risky = held(other, one, lambda reviewer: reviewer.note(
            None, "finding", text="Mrs Jane Harper told two practitioners.", kind="practice", known_then="", known_now="", still="yes", themes=[],
            entries=[]))
        cls.long = held(another, one, lambda reviewer: [reviewer.note(
            None, "finding", text="Information moved slower than the family did. " * 12, kind="practice", known_then="", known_now="", still="yes",
            themes=[], entries=[]) for _ in range(14)])
        cls.records = [json.loads(line) for line in cls.event.export().read_text(encoding="utf-8").splitlines()]
        cls.texts = collections.Counter(each["text"] for each in cls.records if each["text"])

    @classmethod
    def review(cls, reviewer):
        texts = sorted(text for text in reviewer.records if text)
        cls.plain = [text for text in texts if text not in AWKWARD]
        for number, text in enumerate(cls.plain):
            reviewer.code(text, ["VOC", "INF", "CUR", "SUP"][number % 4])
            if number % 3 == 0:
                reviewer.code(text, "WKL", [(0, 5), (7, 12)])
        reviewer.code(AWKWARD[3], "REC", [(0, 5)])
        reviewer.note(reviewer.records[cls.plain[0]], "memo", text="Only for the team: memo ŵ.")
        reviewer.note(reviewer.records[cls.plain[1]], "set_aside", on=True, text="another case")
        good = [each["text"] for each in cls.lines if each["kind"] == "good_practice" and each["text"] in cls.plain][:2]
        for text in cls.plain[4:20] + good:
            reviewer.note(reviewer.records[text], "key_quote", on=True)
        cls.reviewed(reviewer)

    @classmethod
    def reviewed(cls, reviewer):
        finding = reviewer.note(None, "finding", text="Information moved slower than the family did.", kind="system",
                                known_then="Each service knew a part.", known_now="Together it was a pattern.", still="yes",
                                themes=["INF"], entries=["E012"])
        reviewer.note(None, "finding", text="Rowan’s own view was not always asked for.", kind="practice", known_then="",
                      known_now="", still="unsure", themes=["VOC"], entries=[])
        reviewer.note(reviewer.records[cls.plain[0]], "evidence", finding=finding, on=True)
        advice = reviewer.note(None, "recommendation", text="Hold a joint call within five days of a move.", findings=[finding])
        reviewer.note(None, "action", text="Agree a joint call for families who move into the area", owner="Head of Early Help",
                      when="2025-07-30", done="The steps are agreed by all partners", worked="8 in 10 families have a call", recommendations=[advice])
        reviewer.note(None, "action", text="Ask each child whom they trust", owner="Team managers", when="", done="", worked="", recommendations=[])
        reviewer.note(None, "outcome", entry="E012", outcome="amended", text="Health visitor sees Mum alone")

    def exported(self, file, formats, *words):
        out = self.place.path(file)
        good(hub("export", self.event.folder, "--format", formats, "--out", out, "--passphrase-file", self.event.passphrase, *words))
        return out

    def test_excel_has_every_comment_once_as_text(self):
        book = openpyxl.load_workbook(self.exported("all.xlsx", "xlsx"))
        self.assertEqual(book.sheetnames, ["comments", "themes", "facts", "findings", "recommendations", "actions", "disagreements", "follow_up", "about"])
        rows = list(book["comments"].iter_rows(values_only=True))
        column = rows[0].index("text")
        found = collections.Counter(row[column].replace("_x005F_", "_") for row in rows[1:] if row[column])
        self.assertEqual(found, collections.Counter({as_xml_has_it(text): n for text, n in self.texts.items()}))
        self.assertEqual(len(rows) - 1, len(self.records))
        self.assertEqual([row[0] for row in rows[1:]], [each["record"] for each in self.records])
        for sheet in book:
            self.assertIsNotNone(sheet.freeze_panes)
            self.assertTrue(sheet.auto_filter.ref)
            self.assertIn("This was a rehearsal", sheet.oddHeader.center.text)
            for row in sheet.iter_rows():
                self.assertTrue(all(cell.data_type in ("s", "inlineStr", "n") and not (cell.data_type == "n" and cell.value is not None)
                                    for cell in row), sheet.title)

    def test_excel_tells_of_nobody_and_no_time(self):
        with zipfile.ZipFile(self.exported("names.xlsx", "xlsx")) as archive:
            self.assertEqual({each.date_time for each in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})
            core = archive.read("docProps/core.xml").decode()
            self.assertEqual(re.findall(r"\d\d\d\d-\d\d-\d\dT[^<]*", core), ["2025-05-14T00:00:00Z"] * 2)
            self.assertEqual(re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", core), [])

    def test_refi_has_every_comment_once_where_its_codings_say(self):
        with zipfile.ZipFile(self.exported("all.qdpx", "qdpx")) as archive:
            self.assertEqual({each.date_time for each in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})
            project = ElementTree.fromstring(archive.read("project.qde"))
            sources = {each.attrib["plainTextPath"]: each for each in project.iter(QDE + "TextSource")}
            texts = {path: archive.read("sources/" + path.removeprefix("internal://")).decode() for path in sources}
        found, by_record = [], {}
        for text in texts.values():
            marks = re.match("=+", text).group()
            pieces = re.split(f"^{marks} ([0-9a-f]{{32}})[^\n]*\n", text, flags=re.M)
            self.assertEqual(pieces[0], "")
            for record, words in zip(pieces[1::2], pieces[2::2]):
                by_record[record] = words.removesuffix("\n\n")
        self.assertEqual(by_record, {each["record"]: as_xml_has_it(each["text"]) for each in self.records if each["text"]})
        for path, source in sources.items():
            for selection in source.iter(QDE + "PlainTextSelection"):
                piece = texts[path][int(selection.attrib["startPosition"]):int(selection.attrib["endPosition"])]
                words = by_record[selection.attrib["name"]]
                self.assertTrue(piece == words or piece in (words[0:5], words[7:12]), piece)
                found.append(piece)
        self.assertIn("👩‍👩‍👧", found)
        self.assertIn("Only for the team: memo ŵ.", [each.text for each in project.iter(QDE + "PlainTextContent")])
        self.assertNotIn("User", ElementTree.tostring(project).decode())

    def test_word_has_every_comment_once_under_real_headings(self):
        word = docx.Document(self.exported("all.docx", "docx"))
        words = collections.Counter(paragraph.text for paragraph in word.paragraphs)
        set_aside = self.plain[1]
        for text, times in self.texts.items():
            self.assertEqual(words[as_xml_has_it(text)], 0 if text == set_aside else times, text)
        styles = collections.Counter(paragraph.style.name for paragraph in word.paragraphs)
        self.assertGreaterEqual(styles["Heading 1"], 6)
        self.assertGreater(styles["Quote"], 10)
        contents = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name in ("toc 1", "toc 2")]
        headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name in ("Heading 1", "Heading 2")]
        self.assertEqual(len(contents), len(headings))
        self.assertNotIn("memo ŵ", "\n".join(words))
        self.assertEqual(word.core_properties.author, "")
        self.assertEqual(word.core_properties.created.isoformat(), "2025-05-14T00:00:00")
        self.assertEqual(word.sections[0].header.paragraphs[0].text, "This was a rehearsal")

    def test_the_learning_report_is_one_page_that_others_can_read(self):
        page = self.exported("report.pdf", "report")
        about = good(call("pdfinfo", page)).stdout
        self.assertRegex(about, r"Pages: +1\n")
        self.assertRegex(about, r"CreationDate: +Wed May 14 00:00:00 2025")
        self.assertNotRegex(about, r"Author|Creator")
        self.assertRegex(about, r"Tagged: +yes\n")
        self.assert_is_told_to_who_has_it_read_aloud(good(call("pdfinfo", "-struct-text", page)).stdout)
        words = " ".join(good(call("pdftotext", page, "-")).stdout.split())
        for wanted in ("This was a rehearsal", "Information moved slower than the family did.", "Head of Early Help", "30 July 2025"):
            self.assertIn(wanted, words)
        word = docx.Document(self.exported("report.docx", "report"))
        self.assertIn("Information moved slower than the family did.", [paragraph.text for paragraph in word.paragraphs])
        self.assertEqual(word.tables[0].cell(1, 1).text, "Head of Early Help")

    def assert_is_told_to_who_has_it_read_aloud(self, structure):
        """A line for each part, and its words on the next."""
        lines = [line.strip() for line in structure.splitlines()]
        told = {(kind.split()[0], words.strip('"')) for kind, words in zip(lines, lines[1:]) if words.startswith('"')}
        self.assertEqual([words for kind, words in told if kind == "H1"], ["Practitioner learning event: Rowan"])
        for wanted in (("H2", "What we learned"), ("LBody", "Information moved slower than the family did."), ("TH", "By when"), ("TD", "30 July 2025")):
            self.assertIn(wanted, told)
        for part in ("Document", "L (block)", "LI (block)", "Table (block)", "TR"):
            self.assertIn(part, lines)

    @unittest.skipUnless(os.environ.get("CANDOUR_REFI"), "CANDOUR_REFI names no folder with the published schemas")
    def test_refi_is_valid(self):
        schemas = Path(os.environ["CANDOUR_REFI"])
        qde = self.place.path("project.qde")
        with zipfile.ZipFile(self.exported("valid.qdpx", "qdpx")) as archive:
            qde.write_bytes(archive.read("project.qde"))
        for schema, file in (("Project-mrt2019.xsd", qde), ("Codebook-from-spec.xsd", self.exported("valid.qdc", "qdc"))):
            done = subprocess.run(["xmllint", "--noout", "--schema", schemas / schema, file], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_folder_has_a_manifest_with_the_checksums_of_other_programs(self):
        folder = self.exported("bundle", "csv,jsonl,xlsx,docx,report,qdpx", "--publish-anyway")
        manifest = json.loads((folder / "manifest.json").read_text())
        self.assertEqual({each["file"] for each in manifest["files"]} | {"manifest.json"}, {each.name for each in folder.iterdir()})
        self.assertTrue(manifest["rehearsal"])
        for each in manifest["files"]:
            file = folder / each["file"]
            self.assertEqual(each["bytes"], file.stat().st_size)
            self.assertEqual(each["sha256"], good(call("sha256sum", file)).stdout.split()[0])
            self.assertEqual(each["blake2b_256"], good(call("b2sum", "-l", 256, file)).stdout.split()[0])

    def test_a_format_typed_twice_is_one_file_and_an_earlier_export_is_named(self):
        self.assertTrue(self.exported("twice.csv", "csv,csv").is_file())
        folder = self.exported("again", "csv,jsonl")
        done = hub("export", self.event.folder, "--format", "jsonl,xlsx", "--out", folder, "--passphrase-file", self.event.passphrase)
        self.assertIn("from an earlier export: contributions.csv.", good(done).stderr)
        self.assertTrue((folder / "contributions.csv").exists())
        done = hub("export", self.event.folder, "--format", "csv,jsonl,xlsx", "--out", folder, "--passphrase-file", self.event.passphrase)
        self.assertNotIn("earlier", good(done).stderr)  # the control

    def test_a_locked_bundle_opens_with_its_passphrase_alone(self):
        out = self.place.path("locked.zip")
        done = good(hub("export", self.event.folder, "--format", "jsonl,xlsx", "--zip", "--out", out, "--passphrase-file", self.event.passphrase))
        words = re.search(r"^passphrase, shown once: ((?:\S+ ){5}\S+)$", done.stdout, re.M).group(1)
        self.assertNotIn("Not locked", done.stderr)
        opened = self.place.path("opened")
        self.assertNotEqual(call("7z", "x", "-y", f"-o{opened}", "-pwrong", out).returncode, 0)
        good(call("7z", "x", "-y", f"-o{opened}", f"-p{words}", out))
        self.assertEqual((opened / "contributions.jsonl").read_bytes(), self.event.export().read_bytes())
        self.assertEqual({each.name for each in opened.iterdir()}, {"README.txt", "manifest.json", "contributions.jsonl", "contributions.xlsx"})
        with zipfile.ZipFile(out) as archive:
            self.assertIn("7-Zip", archive.read("README.txt").decode())
            self.assertIn("Keka", archive.read("README.txt").decode())
            with self.assertRaises((RuntimeError, NotImplementedError)):
                archive.read("contributions.jsonl")
        self.assertIn("AES-256", good(call("7z", "l", "-slt", out)).stdout)

    def test_nothing_leaves_for_everybody_while_it_could_point_at_somebody(self):
        for formats in ("report", "briefing", "summary"):
            out = self.place.path(f"published-{formats}")
            done = hub("export", self.risky.folder, "--format", formats, "--out", out, "--passphrase-file", self.risky.passphrase)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn('"Mrs Jane Harper" looks like a person’s name: write a role instead.', done.stderr)
            self.assertIn('"two practitioners" counts fewer than 5', done.stderr)
            self.assertFalse(out.exists())
            good(hub("export", self.risky.folder, "--format", formats, "--out", out, "--publish-anyway", "--passphrase-file", self.risky.passphrase))
            self.assertTrue(out.exists())
        done = good(hub("export", self.risky.folder, "--format", "actions", "--out", self.place.path("a.docx"), "--passphrase-file", self.risky.passphrase))
        self.assertIn("Mrs Jane Harper", done.stderr)
        self.assertIn("Not locked", done.stderr)

    def test_a_report_over_a_page_is_refused_with_what_to_shorten(self):
        out = self.place.path("long.pdf")
        done = hub("export", self.long.folder, "--format", "report", "--publish-anyway", "--out", out, "--passphrase-file", self.long.passphrase)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertRegex(done.stderr, r"The report is \d+ mm too long for one page: its longest section is \"What we learned\" with \d+ mm\. ")
        self.assertFalse(out.exists())

    def test_whoever_asks_to_stop_keeps_the_old_file(self):
        old, pipe = self.place.path("kept.xlsx"), self.place.path("pipe")
        old.write_text("the old one")
        os.mkfifo(pipe)
        export = subprocess.Popen([str(HUB), "export", str(self.event.folder), "--format", "xlsx", "--out", str(old), "--passphrase-file", str(pipe)],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with open(pipe, "w") as passphrase:  # it waits for its passphrase until here
            export.send_signal(signal.SIGINT)
            passphrase.write(self.event.passphrase.read_text())
        said = export.communicate(timeout=60)[1]
        self.assertEqual(export.returncode, 1, said)
        self.assertIn("Stopped", said)
        self.assertEqual(old.read_text(), "the old one")

    def test_a_file_that_cannot_be_written_leaves_the_old_one(self):
        old = self.place.path("old.xlsx")
        old.write_text("the old one")
        # A limit on the size of a file: as a full disk has it.
        done = subprocess.run(["prlimit", "--fsize=4096", str(HUB), "export", str(self.event.folder), "--format",
                               "xlsx", "--out", str(old), "--passphrase-file", str(self.event.passphrase)], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(old.read_text(), "the old one")
        self.assertEqual([each.name for each in self.place.folder.iterdir() if each.name.startswith("old.xlsx")], ["old.xlsx"])

    def test_a_folder_that_cannot_be_written_to_the_end_keeps_what_was_there(self):
        old = self.place.path("folder")
        old.mkdir()
        for name in ("contributions.csv", "contributions.jsonl", "manifest.json"):
            (old / name).write_text("the old one")
        size = self.exported("size.csv", "csv").stat().st_size  # the lines are longer, and come after it
        for folder in (old, self.place.path("new-folder")):
            done = subprocess.run(["prlimit", f"--fsize={size}", str(HUB), "export", str(self.event.folder), "--format", "csv,jsonl",
                                   "--out", str(folder), "--passphrase-file", str(self.event.passphrase)], capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("no room", done.stderr)
        self.assertEqual({each.name: each.read_text() for each in old.iterdir()},
                         dict.fromkeys(("contributions.csv", "contributions.jsonl", "manifest.json"), "the old one"))
        self.assertFalse(self.place.path("new-folder").exists())


if __name__ == "__main__":
    unittest.main()
