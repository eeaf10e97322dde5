"""Packs and contributions that nobody would type and somebody will: for the end-to-end tests."""

import json
import random
import unicodedata

STEPS = ["facts", "lived_experience", "key_issues", "reflective_analysis", "learning"]

PIECES = ["ŵ", "ŷ", "Ŵŷ", "e\u0301", unicodedata.normalize("NFD", "Llŷn"), "😀", "👩‍👩‍👧", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
          "%n%s%x", "##", "###id", "=cmd|' /C calc'!A0", "@SUM(1)", "+44 1632 960001", "-1", "\u202eevil\u202c", "\u200b", "\x00", "\x07",
          "\t", "\n", "\r\n", "\u2028", "\ufeff", '"', "'", ",", ";", "\\", "</script>", "&amp;", "\ufffd", "اردو", "বাংলা", "中文", "a" * 40,
          "\u0345", "\U0010ffff", "ﬁ", "İ", "ß", " ", "  "]


def awkward_text(chance):
    text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 24)))
    while len(json.dumps(text, ensure_ascii=False).encode()) > 2400:
        text = text[: len(text) // 2]
    return text[:1000] or "x"


def write_contributions(file, count, entries, seed=1, session="practitioners"):
    """`count` lines of every kind; returns them."""
    chance = random.Random(seed)
    lines = []
    for number in range(count):
        step = chance.choice(STEPS)
        line = {"id": f"L-{number}", "session": session, "step": step, "kind": "comment", "target": None, "response": None,
                "text": awkward_text(chance), "lang": chance.choice(["en", "cy"])}
        if step == "facts":
            line.update(kind="fact_response", target=chance.choice(entries), response=chance.choice(["agree", "amend", "query", "add"]))
            if line["response"] == "agree" and chance.random() < 0.5:
                line["text"] = ""
        if step == "learning":
            line["kind"] = chance.choice(["good_practice", "improvement", "recommendation", "pass"])
            if line["kind"] == "pass":
                line["text"] = ""
        lines.append(line)
    with open(file, "w", encoding="utf-8", newline="\n") as out:
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return lines


def write_pack(folder, agencies=12, entries=300, reference="AWK/WARD ŵ 1", k=5, rules=True, event_extra=""):
    """A pack with two sessions, BOM and CRLF in its chronology, quoted line breaks, uncertain and written-out dates."""
    folder.mkdir(parents=True)
    toml = [f'schema = 1\n[event]\ntitle = "Awkward: ŵ"\nreference = "{reference}"\ndate = 2026-03-04\nlanguages = ["en", "cy"]',
            'chronology = "chronology.csv"\nthemes = "themes.csv"', event_extra, '[subject]\nkind = "child"\npseudonym = "Seren"']
    if rules:
        toml.append(f"[rules]\nk = {k}\nbeat_seconds = 60")
    toml += [f'[[agency]]\nid = "AG{n}"\nname = "Agency number {n} ŷ"\ncolour = "#{n * 20 + 10:02x}4466"' for n in range(agencies)]
    toml.append('[[kpe]]\nid = "KPE1"\ntitle = "First"\nfrom = 2024-01-01\nto = 2024-12-31')
    for session in ("practitioners", "managers"):
        toml.append(f'[[session]]\nid = "{session}"\ntitle = "{session.title()}"')
        toml += [f'[[step]]\nid = "{step}"\nsession = "{session}"\nnumber = {n}\ntitle = "Step {n}"\nminutes = {10 * n}'
                 for n, step in enumerate(STEPS, 1)]
        toml += [f'[[prompt]]\nid = "{step}-1"\nsession = "{session}"\nstep = "{step}"\ninput = "free_text"\ntext = "What?"' for step in STEPS]
    (folder / "event.toml").write_text("\n\n".join(toml) + "\n", encoding="utf-8")
    (folder / "themes.csv").write_text("code,name,description,kind\nVOC,Voice,\"Heard, seen\",practice\n", encoding="utf-8")
    dates = ["2024-05-22", "22/05/2024", "22.05.24", "22-may-24", "?2024-05-22"]
    rows = [f'E{n:03},{dates[n % 5]},{"?" if n % 7 == 0 else ""}10:{n % 60:02},AG{n % agencies},Record,"Line one\r\nline ""two"" ŵ {n}",KPE1,'
            for n in range(entries)]
    (folder / "chronology.csv").write_bytes(b"\xef\xbb\xbf" + ("id,date,time,agency,source,event,kpe,comment\r\n" + "\r\n".join(rows) + "\r\n").encode())
    return [f"E{n:03}" for n in range(entries)]
