"""strings_test.py: every word of the screens is there in both languages, with the same values, and none is there for nothing."""

import re
import sys
from pathlib import Path

from screens import ROOT, strings

VALUE = re.compile(r"\{(\w+)\}")


def ids(words):
    return {f"{part}.{name}": text for part, each in words.items() for name, text in each.items()}


def code():
    files = [*(ROOT / "kiosk").rglob("*.cpp"), *(ROOT / "kiosk").rglob("*.hpp"), *(ROOT / "assets" / "guard").glob("*")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())


def put_together(each, text, named):
    """Ids that the code puts together where it uses them: with the name of a thing, or as several of one name."""
    part, name = each.split(".")
    counted = re.fullmatch(r"(.+)_\d", each)
    return (part in {"guard", "date", "month", "day"} or each.endswith("_body") or (part == "end" and f'"{name}"' in text)
            or (counted is not None and counted.group(1) in named))


def main():
    english, welsh = ids(strings("en")), ids(strings("cy"))
    parts = {each.split(".")[0] for each in english}
    text_of_code = code()
    named = set(re.findall(r'"([a-z_]+\.[a-z0-9_]+)"', text_of_code))
    named = {each for each in named if each.split(".")[0] in parts and not each.endswith(".json")}
    several = {each for each in named if f"{each}_1" in english}
    wrong = [f"{each}: is in one language only" for each in english.keys() ^ welsh.keys()]
    wrong += [f"{each}: is used and has no words" for each in named - several - english.keys()]
    for each in english.keys() & welsh.keys():
        if sorted(VALUE.findall(english[each])) != sorted(VALUE.findall(welsh[each])):
            wrong.append(f"{each}: other values in Welsh")
        for text in (english[each], welsh[each]):
            if "!" in text or not text.strip():
                wrong.append(f"{each}: {text!r}")
    wrong += [f"{each}: no screen says it" for each in english.keys() - named if not put_together(each, text_of_code, named)]
    if not named or "no.such" in named:
        wrong.append("the code was not read")
    print("\n".join(sorted(wrong)) or f"{len(english)} pieces of text in two languages")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
