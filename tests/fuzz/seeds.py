#!/usr/bin/env python3
"""Writes the corpora's seeds into FOLDER (default: corpus/ beside this file), from the sample event, the broken packs and the
wire's vectors. What a fuzzer found since stands beside them under names of its own and is left alone.

    seeds.py [FOLDER]
"""
import io
import json
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "packs"))
import broken_packs  # noqa: E402

ROWAN = ROOT / "assets" / "rowan"
VECTORS = json.loads((ROOT / "common" / "wire" / "vectors.json").read_text(encoding="utf-8"))
MOST = 8000  # bytes: a fuzzer is quick with little
EPOCH, KEY, RECORD = "0123456789abcdef", VECTORS["event"]["public"], "7d9666b04015c5e36d4b2b96f990053d"


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def room(**change):
    steps = [{"id": "facts", "minutes": 50}, {"id": "learning", "minutes": 40}]
    return line({"v": 1, "rev": 7, "hub_epoch": EPOCH, "reference": "ESK-LLR-2025-02", "session": "practitioners", "rehearsal": False,
                 "event_key": KEY, "hub_key": VECTORS["hub"]["public"], "steps": steps, "at": 0, "phase": "open", "remaining_ms": 2999000,
                 "starts_in_ms": None, "back_in_ms": None, "k": 5, "beat_s": 60, "trouble": None, "behind_ms": 0, "late": "0", **change})


def rooms():
    yield "waiting", room(phase="waiting", starts_in_ms=600000)
    yield "open_then_the_next_step", room() + b"\n" + room(rev=8, at=1, hub_key="11" * 32)
    yield "a_break_then_closing", room(phase="break", back_in_ms=0) + b"\n" + room(rev=9, phase="closing", late="few")
    yield "disk_trouble_over_time", room(trouble="disk", remaining_ms=-61000, behind_ms=-5, beat_s=0.25)
    yield "new_epoch_and_a_stranger", b"\n".join([room(), room(hub_epoch="f" * 16, rev=1), room(rev=9, event_key="22" * 32)])
    yield "old_and_alive", b"\n".join([room(), room(rev=6), room(), room(rev=8, phase="closed")])
    odd = {"at_past_the_end": {"at": 2}, "no_steps": {"steps": []}, "rev_below_zero": {"rev": -1}, "beat_a_word": {"beat_s": "60"},
           "far_times": {"remaining_ms": -2**63, "starts_in_ms": 2**63 - 1}, "k_too_large": {"k": 2**33},
           "minutes_too_many": {"steps": [{"id": "x", "minutes": 2**40}]}}
    for name, change in odd.items():
        yield name, room(**change)


def contributions():
    for each in VECTORS["contributions"] + VECTORS["accepted_json"]:
        if len(each["json"]) < 1500:
            yield each["name"], each["json"].encode()
    for each in VECTORS["refused_json"][::3]:
        yield "refused " + each["name"], each["json"].encode()[:1200]
    if_asked = {"side": "system", "factors": ["workload"], "known": "unsure", "choices": ["a", "b"], "tags": ["VOC"], "rating": -3,
                "when": "2024"}
    yield "all that can be asked", line({"v": 1, "nonce": "9" * 32, "step": "s", "prompt": None, "kind": "fact_response", "target": "E1",
                                         "response": "amend", "text": "\u0000 \u202e ŵ 👩🏽‍🏫", "lang": "cy", **if_asked, "redacted": True})


def asked(do, **more):
    return line({"id": "d1", "do": do, **more})


def desks():
    day = [asked("open"), b"+1500000", asked("extend", minutes=5), asked("next"), b"+60000", asked("break", minutes=10), b"+700000",
           asked("resume"), asked("borrow", minutes=3), asked("goto", step="learning"), asked("close"), b"+25000", asked("close")]
    yield "a whole day", b"\n".join(day)
    yield "back skip reopen reset pause", b"\n".join(asked(do) for do in ("open", "skip", "back", "reopen", "reset", "pause"))
    yield "closing called off", b"\n".join([*(asked(do) for do in ("open", "close", "reopen", "resume", "close")), b"+500"])
    kiosk = {"role": "participant", "state": "ready", "boot": 4, "version": "0.1.0"}
    says = [b"d" + line({**kiosk, **more}) for more in ({}, {"spool": "sent"}, {"spool": "empty"})]
    yield "kiosks say they sent all", b"\n".join([asked("open"), says[0], asked("close"), says[1], b"+1100", says[2], b"+500", b"d"])
    yield "the disk fails and is well again", b"\n".join([asked("open"), b"c10a", b"!", b"+60000", b"c20b", asked("next"), b".", b"+5000",
                                                          b"c10a"])
    yield "late comers", b"\n".join([asked("open"), asked("close"), b"+30000", asked("close"), b"c11a", b"+60000", b"c12b", b"+5000"])
    yield "urgent", b"\n".join([asked("open"), b"c11a", b"!", b"c21b", b"+1000", b".", b"+1000"])
    yield "killed in a break, broker lost", b"\n".join([asked("open"), asked("break", minutes=5), b"+1000", b"s", b"b", b"B",
                                                        asked("resume"), b"s"])
    yield "redactions", b"\n".join([b"r" + b"A" * 16, b"x" + b"A" * 40, asked("redact", record=RECORD, sealed="00"), asked("purge_board")])
    yield "a redaction by request", asked("redact", record=RECORD, sealed="ab" * 3120)
    yield "sync", b"\n".join([asked("sync", notes_from=3), asked("open"), asked("sync"), asked("close"), asked("sync", notes_from=-1)])
    yield "unreadable", b"\n".join([asked("opne"), line({"id": "", "do": "open"}), b"{", asked("extend", minutes=9999),
                                    asked("goto", step="no")])


def head(version=1, lane=0, step=0, reserved=0, secret=1, sitting=1):
    return bytes([version, lane, step, reserved]) + bytes(8) + bytes([secret]) + bytes(15) + bytes([sitting]) + bytes(7)


def cells():
    yield "three sittings are drawn", b"".join(b"a" + head(secret=i, sitting=i) for i in (1, 2, 3, 4)) + b"dbdD"
    yield "two of one sitting", b"".join(b"a" + head(secret=i, sitting=i // 2) for i in range(7)) + b"ddd"
    yield "marks", b"".join(b"a" + head(secret=i, sitting=i % 4, lane=2) for i in range(9)) + b"dbd"
    yield "the same twice", (b"a" + head()) * 2 + b"dD"
    yield "a malformed head each", b"".join(b"a" + head(**odd) for odd in ({"version": 2}, {"lane": 3}, {"step": 3}, {"reserved": 1}))
    yield "sealed into the hub", b"q" + b"".join(b"h" + head(secret=i, sitting=i) for i in (1, 2, 3)) + b"+h" + head() + b"+"
    yield "urgent, the disk fails", b"q!h" + head(lane=1) + b"+.+h" + head(lane=1, secret=2)
    yield "after the close", b"qqh" + head() + b"++h" + head(secret=2) + b"+"
    opened = head()[:4] + bytes.fromhex(VECTORS["event"]["tag"]) + head()[12:] + bytes(3120)
    yield "another event, whole", b"o" + opened
    yield "one byte short", b"o" + opened[:-1]
    for each in VECTORS["refused_cells"]:
        if len(each["cell"]) in (0, 2, 3204 * 2):
            yield "payload " + each["name"], b"qp" + bytes.fromhex(each["cell"])


def notes():
    yield "approve", VECTORS["note"]["json"].encode()
    yield "too long", b"{" + b"x" * 4095
    yield "longest", b"{" + b"x" * 4094
    yield "any bytes of the right length", b"=noise"
    yield "the disk fails", b"!"
    yield "sealed", bytes.fromhex(VECTORS["note"]["sealed"])
    yield "one byte short", bytes.fromhex(VECTORS["note"]["sealed"])[:-1]


def noted(about, what, **members):
    return line({"v": 1, "note": "9" * 32, "about": about, "what": what, **members})


def note_jsons():
    for what in ("approve", "take_off", "hide", "unhide", "look", "seen", "fixed", "undo"):
        yield what, noted(RECORD, what)
    yield "ask redaction", noted(RECORD, "ask_redaction", spans=[[0, 4], [9, 1000]])
    yield "urgent", noted(RECORD, "urgent", text="at home \u202e today ŵ")
    yield "owned", noted(RECORD, "owned", owner="the school")
    for outcome in ("agreed", "amended", "queried"):
        yield "outcome " + outcome, noted(None, "outcome", entry="E1", outcome=outcome, text="on the 9th")
    yield "added", noted(None, "added", when="May 2024", text="moved school")
    yield "fix now", noted(None, "fix_now", text="the locks", owner="housing")
    yield "difference", noted(None, "difference", entry="", text="what help means")
    yield "announce", noted(None, "announce", text="Te am dri 👩🏽‍🏫", everywhere=True)
    yield "overview", noted(None, "overview", shown=True, page=2)
    yield "segment", noted(None, "segment", family=True, professionals_write=False)
    yield "tick", noted(None, "tick", item="papers", done=False, text="")
    yield "two texts too long for a seal", noted(None, "fix_now", text="👍" * 600, owner="👍" * 420)
    yield "a text too long", noted(None, "tick", item="x" * 601, done=True, text="")
    yield "an empty span", noted(RECORD, "ask_redaction", spans=[[4, 4]])
    yield "spans that are none", noted(RECORD, "ask_redaction", spans=[[0], [2**63, -1], None])
    yield "sixty one spans", noted(RECORD, "ask_redaction", spans=[[0, 1]] * 61)
    yield "about nothing", noted(None, "approve")
    yield "of a kind to come", noted(None, "shout", text="!")
    yield "stored", bytes(7) + b"\x01" + bytes.fromhex(VECTORS["note"]["sealed"])


def small_messages():
    yield "receipts", b"r" + b"".join(bytes.fromhex(r) for r in VECTORS["receipts"]["receipts"][:4])
    yield "receipts cut", b"r" + bytes(17)
    yield "released", b"l" + bytes(16 + 3120)
    for why in ("malformed", "stale_key", "wrong_event", "not_open", "slow_down", "not_collecting", "because"):
        yield "refused " + why, b"f" + line({"cell": RECORD, "why": why})
    yield "device", b"d" + line({"role": "participant", "state": "ready", "boot": 4, "version": "0.1.0", "spool": "sending"})
    yield "device gone", b"d" + line({"role": "wall", "state": "lost", "boot": "b", "version": ""})
    yield "answer", b"a" + line({"id": "d1", "ok": False, "why": "This is the last step."})
    yield "request", b"q" + asked("extend", minutes=-5)
    yield "request redact", b"q" + asked("redact", record=RECORD, sealed="ab" * 3120)
    yield "request sync", b"q" + asked("sync", notes_from=12)
    url = "mqtt://127.0.0.1:1883"
    yield "room address", b"o" + line({"broker": url, "reference": "rowan", "pid": 12, "listen": url})
    yield "enrolment", b"e" + line({"device": "k1", "role": "desk", "broker": "mqtts+psk://h:8883", "reference": "r", "psk": "0" * 64,
                                    "event_key": KEY})
    yield "manifest", b"m" + line({"rev": 3, "parts": 2, "hash": KEY})
    yield "bundle", b"b" + line({"v": 1, "session": "staff", "files": {"event.toml": "schema = 1\n", "themes.csv": "code,name\n"}})
    yield "chunks", b"c" + b"\x0a\x00\x00\x00\x01\x00\x00\x00\x02ke" + b"\x0b\x00\x00\x00\x00\x00\x00\x00\x02abc"
    lines = (ROWAN / "contributions.jsonl").read_bytes().splitlines()
    yield "rehearsal", b"j" + b"\n".join(lines[:3])
    vote = next(each for each in lines if b'"vote"' in each)
    yield "rehearsal vote for nothing", b"j" + vote + b"\n\n{}\n" + lines[5][:80]


def toml_packs():
    yield "rowan", (ROWAN / "event.toml").read_bytes()[:2500]
    small = (ROOT / "tests" / "common" / "pack" / "small_pack.cpp").read_text(encoding="utf-8")
    good = small.split('R"(', 1)[1].split(')"', 1)[0].encode()
    yield "small", good
    yield "cut short", good[:300]
    yield "no utf-8", good.replace(b"Fern", b"F\xe9rn")
    yield "byte order mark and carriage returns", b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n")
    yield "dotted", good + b"[deadlines]\na.b.c.d = 1\n" + b"x" + b".x" * 200 + b" = 1\n"
    yield "nested", good + b"x = " + b"[" * 200 + b"]" * 200 + b"\n"
    yield "files elsewhere", good.replace(b'"chronology.csv"', b'"../chronology.csv"').replace(b'"themes.csv"', b'"/themes.csv"')
    yield "broken in many places", (b'= 1\nschema = 1\n[event\ntitle = "a\n[[step]]\nminutes = 99999999999999999999\nx = """\n'
                                    + good[60:400])
    yield "rules", good + (b"[rules]\nk = 2\nbeat_seconds = 0.5\nannounce_behind = 1\n[retention]\nkeep_days = 90\n"
                           b'[support]\n[glossary]\n"term" = "meaning"\n[terms]\n[subject]\n')
    # the places of Rowan's broken packs, each as the small stretch that is wrong
    for name, file, _find, put, _place, _words in broken_packs.read_table():
        if file == "event.toml" and len(put) < 200:
            yield "broken " + name, good + broken_packs.repeated(broken_packs.unescaped(put)) + b"\n"


def csv_packs():
    yield "rowan chronology", b"c" + b"\n".join((ROWAN / "chronology.csv").read_bytes().splitlines()[:8]) + b"\n"
    yield "rowan themes", b"t" + (ROWAN / "themes.csv").read_bytes()[:700]
    heading = b"id,date,time,agency,source,event,kpe,comment\n"
    yield "uncertain", b"c" + heading + b'E1,?2024-02-30,?25:99,GP,S,"a ""quoted""\nline",KPE1;KPE2,\n'
    yield "semicolons", b"c" + heading.replace(b",", b";") + b"E1;2024-01-09;08:50;SCH;Record;Came in.;KPE1;\n"
    yield "utf-16", "\ufeffid,date\n".encode("utf-16-le").join([b"c", b""])
    yield "open quote", b"c" + heading + b'E1,2024-01-09,08:50,SCH,"never closed\nE2,2024\n'
    yield "too many cells", b"c" + heading + b"," * 300 + b"\n"
    yield "headings twice", b"cid,id,Date,EVENT\nE1,E1,2024-1-1,x\n"
    yield "controls", b"c" + heading + b"E1,2024-01-09,08:50,SCH,\x00\x07,\xe2\x80\xae=cmd,KPE1,\n"
    yield "themes twice", b"tcode,name,description,kind\nA,x,y,practice\nA,x,y,other\n,,,\n"
    for name, file, _find, put, _place, _words in broken_packs.read_table():
        if file != "event.toml" and len(put) < 200:
            first = b"tcode,name,description,kind\n" if file == "themes.csv" else b"c" + heading
            yield "broken " + name, first + broken_packs.repeated(broken_packs.unescaped(put)) + b"\n"


def small_case():
    prompts = [{"id": "p1", "input": "free_text", "kind": "comment", "title": {"en": "Short"}, "text": {"en": "What?", "cy": "Beth?"},
                "options": [], "max_chars": 900}, {"id": "p2", "input": "vote", "text": {"en": "Touch."}, "options": ["a"], "max_chars": 1}]
    return {"v": 1, "title": "Rowan", "partnership": "Eskdale", "pseudonym": "Rowan", "other_pseudonyms": ["Ash"], "languages": ["en", "cy"],
            "session": {"id": "s", "title": {"en": "Morning"}, "start": "09:30", "end": ""},
            "steps": [{"id": "key_issues", "title": {"en": "Issues"}, "minutes": 40, "display": "prompt", "prompts": prompts}],
            "agencies": [{"id": "SCH", "name": "School", "colour": "#102030"}], "kloes": [{"id": "L1", "text": "Who?"}],
            "kpes": [{"id": "K1", "title": "A winter", "from": "2024-01-09", "to": "2024-02-29"}],
            "themes": [{"code": "VOC", "name": "Voice", "description": "", "kind": "practice"}],
            "chronology": [{"id": "E1", "date": "2024-01-09", "date_uncertain": True, "time": "08:50", "time_uncertain": False, "agency": "SCH",
                            "source": "Record", "event": "Came in.", "kpes": ["K1"]}],
            "support": [{"en": "Help", "cy": "Cymorth"}],
            "names": {"salt": VECTORS["names"]["salt"], "hashes": [each["hash"] for each in VECTORS["names"]["hashes"]]}}


def shown_cases():
    whole = small_case()
    yield "whole", b"\x05" + line(whole)
    yield "cut at its end", b"\xfe" + line(whole)
    for name in ("names", "support", "chronology"):
        yield f"without {name}", b"\x02" + line({key: value for key, value in whole.items() if key != name})
    odd = {"of another version": {"v": 2}, "no steps": {"steps": []}, "steps of nothing": {"steps": [None, 7]}, "languages mixed": {"languages": ["en", 5]},
           "a salt too short": {"names": {"salt": "00", "hashes": []}}, "hashes that are none": {"names": {"salt": "0" * 32, "hashes": ["x", "0" * 31]}},
           "a day that was not": {"kpes": [{"id": "K", "title": "", "from": "2024-02-30", "to": "?"}]}}
    for name, change in odd.items():
        yield name, b"\x01" + line({**whole, **change})
    yield "nested", b"\x00" + b'{"v":1,"names":' + b"[" * 300
    yield "nothing", b"\x00"


def boards():
    entry = {"record": RECORD, "step": "key_issues", "kind": "comment", "text": "Calls were \u202e answered ŵ", "side": "system", "few": False,
             "resonates": 7}
    yield "two entries", line({"v": 1, "entries": [entry, {**entry, "record": "0" * 32, "side": None, "few": True, "resonates": None}]})
    yield "empty", line({"v": 1, "entries": []})
    yield "all of the longest", line({"v": 1, "entries": [{**entry, "text": "ŵ" * 1000}]})
    odd = {"few and a number": {"few": True}, "a record in capitals": {"record": "A" * 32}, "a number below one": {"resonates": 0}, "a number of two": {"resonates": 2}, "far too many": {"resonates": 2**63},
           "a kind of nothing": {"kind": "shout"}, "a text too long": {"text": "x" * 1001}, "no text": {"text": None}}
    for name, change in odd.items():
        yield name, line({"v": 1, "entries": [{**entry, **change}]})
    small = {**entry, "step": "", "text": "", "side": None, "resonates": None}
    yield "many", line({"v": 1, "entries": [{**small, "record": f"{n:032x}"} for n in range(60)]})
    yield "of another version", line({"v": 2, "entries": []})
    tally = {"entry": "E8", "agree": 12, "amend": "few", "query": 0, "add": 3}
    facts = {"page": 1, "first": 7, "all": 9, "entries": [tally, {**tally, "entry": "E9", "agree": 0}]}
    shown = {"v": 1, "entries": [], "facts": facts, "announcement": {"text": "Te am dri", "everywhere": True}, "family": True,
             "professionals_write": False}
    yield "all that a desk shows", line(shown)
    odd = {"a count of two": {"facts": {**facts, "entries": [{**tally, "amend": 2}]}}, "a count in words": {"facts": {**facts, "entries": [{**tally, "add": "7"}]}},
           "eight on a page": {"facts": {**facts, "entries": [tally] * 8}}, "no facts": {"facts": None}, "an announcement of nothing": {"announcement": {}}}
    for name, change in odd.items():
        yield name, line({**shown, **change})


def zipped(files):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return into.getvalue()


def coded_tables():
    """First byte: 0 a project, 1 a workbook, 2 a project's XML and its text, 3 a sheet's XML and the shared strings."""
    guid = "11111111-1111-4111-8111-111111111111"
    text = f"=== {RECORD} amend E8\nT\u0177 \U0001f469 is\n\n"

    def project(space="urn:QDA-XML:project:1.0", begin=0, end=9, path="internal://s.txt"):
        return (f"<Project name='x' xmlns='{space}'><CodeBook><Codes><Code guid='{{{guid}}}' name='VOC - Voice'><Code guid='2' name='x'/></Code>"
                f"</Codes></CodeBook><Sources><TextSource plainTextPath='{path}'><PlainTextSelection startPosition='{begin}' endPosition='{end}'>"
                f"<Coding><CodeRef targetGUID='{guid}'/></Coding></PlainTextSelection></TextSource></Sources></Project>")

    def sheet(row):
        return f"<worksheet><sheetData><row><c t='inlineStr'><is><t>record</t></is></c><c t='s'><v>0</v></c></row>{row}</sheetData></worksheet>"

    row = f"<row r='2'><c r='A2' t='inlineStr'><is><r><t>{RECORD}</t></r></is></c><c r='B2' t='str'><v>VOC; INF</v></c></row>"
    strings = "<sst><si><t>themes</t></si></sst>"
    yield "a project", b"\x00" + zipped({"project.qde": project(), "sources/s.txt": text})
    yield "a workbook", b"\x01" + zipped({"xl/workbook.xml": "<workbook><sheets><sheet r:id='a'/></sheets></workbook>",
                                          "xl/_rels/workbook.xml.rels": "<R><Relationship Id='a' Target='s.xml'/></R>", "xl/s.xml": sheet(row),
                                          "xl/sharedStrings.xml": strings})
    yield "a way out", b"\x00" + zipped({"../project.qde": project()})
    for name, xml in {"inside": project(), "older": project(space="urn:QDA-XML:project:1:0"), "past the end": project(end=4711),
                      "backwards": project(begin=7, end=3), "outside": project(path="absolute:///x")}.items():
        yield "project " + name, b"\x02" + (xml + "\0" + text).encode()
    for name, rows in {"inside": row, "twice": row * 2, "a formula": row.replace("<v>", "<f>1+1</f><v>"), "far right": row.replace("B2", "ZZZ2"),
                       "not closed": row[:-6], "no record": row.replace(RECORD, "x")}.items():
        yield "sheet " + name, b"\x03" + (sheet(rows) + "\0" + strings).encode()


def guarded_texts():
    yield "details", "Mrs Tolliver, 07700 900417, a@b.example, 999 412 3076, LS31 4QD, born 12/04/2018, 17 Larkmoor Terrace, YD38 KLP".encode()
    yield "a role and blame", "As the only health visitor there, I chaired the conference. It is social care's fault.".encode()
    yield "welsh", "Fel yr unig nyrs yno, Bai'r heddlu yw hyn. Mrs Siân Prydderch, 12 Heol y Bryn, ganwyd ar 3 Mai 2016".encode()
    yield "unseen", "07700\u200b900\u200d417 Sia\u0302n ０７７００ ９００４１７ 👩🏽‍🏫 \u202e".encode()
    yield "bytes", b"\x00\xff\xc3 07700 900417 \xe2\x82"
    for each in (ROWAN / "contributions.jsonl").read_text(encoding="utf-8").splitlines()[::15]:
        value = json.loads(each)
        if value["text"]:
            yield value["id"], value["text"].encode()


def review_files():
    record = lambda number: f"{number:04x}" + "0" * 28
    lines = lambda *values: "".join(json.dumps(each) + "\n" for each in values).encode()
    code = {"about": record(1), "what": "code", "theme": "voice", "on": True, "spans": [[0, 4]]}
    theme = {"about": None, "what": "theme", "theme": "new", "name": "New", "text": "", "kind": "system", "parent": "info", "retired": False}
    finding = {"about": None, "what": "finding", "text": "Slow", "kind": "system", "known_then": "", "known_now": "", "still": "yes", "themes": ["new"],
               "entries": ["E1"]}
    action = {"about": None, "what": "action", "text": "Agree", "owner": "Named nurse", "when": "2026-01-31", "done": "", "worked": "",
              "recommendations": [record(1)]}
    yield "notes that are good", lines(code, code | {"v": 1, "note": "ab" * 16}, theme, finding, action, {"about": None, "what": "sign_off"})
    yield "a circle", lines(theme | {"theme": "info", "parent": "voice"}, theme | {"theme": "voice", "parent": "info"})
    yield "a person for an owner", lines({"about": None, "what": "fix_now", "text": "Heater", "owner": "Dr. Jane O\u2019Neill-Smith"})
    yield "undo of an undo", lines({"note": "01" * 16, "about": record(1), "what": "undo"}, {"note": "02" * 16, "about": "01" * 16, "what": "undo"})
    yield "a table", f"record,themes\r\n{record(1)},voice; info\r\n{record(2)},\r\n".encode()
    yield "a table as exported", f"\ufeffrecord,text,themes\r\n{record(1)},\"a, \"\"b\"\"\nc\",voice\r\n{record(3)},x,'=x\r\n".encode()
    yield "a foreign table", f"record,themes\n{'0' * 32},voice\n".encode()
    yield "answers", lines({"record": record(11), "prompt": "feasible_00010000", "kind": "comment", "text": "", "choices": ["Not now"]},
                           {"record": record(12), "prompt": "work_00010000", "kind": "comment", "text": "A pilot", "choices": None},
                           {"record": record(13), "prompt": None, "kind": "pass", "text": ""})


CORPORA = {"room": rooms, "contribution": contributions, "desk": desks, "cell": cells, "note": notes, "note_json": note_jsons, "small_messages": small_messages,
           "pack_toml": toml_packs, "pack_csv": csv_packs, "guard": guarded_texts, "shown_case": shown_cases, "board": boards, "review_files": review_files, "coded_file": coded_tables,
           "control": lambda: [("near the fault", b"CANC\x01\x01"), ("short", b"CAN")]}


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus"
    for target, seeds in CORPORA.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for name, data in seeds():
            if len(data) <= MOST:
                (folder / target / re.sub("[^a-z0-9]+", "_", name.lower())).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
