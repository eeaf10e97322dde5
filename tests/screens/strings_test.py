"""strings_test.py: every word of the screens is there in both languages, with the same values, and none is there for nothing."""

import re
import sys
from pathlib import Path

from screens import ROOT, strings

VALUE = re.compile(r"\{(\w+)\}")
SEVERAL = re.compile(r"\{n\} (?:more )?\w+s\b|\{n\} people\b")
NEVER_ONE = {"enrol.several", "toast.too_long", "review.export_box_long"}  # a stick's second file, a limit, a text too long


def ids(words):
    return {f"{part}.{name}": text for part, each in words.items() for name, text in each.items()}


def code():
    files = [*(ROOT / "kiosk").rglob("*.cpp"), *(ROOT / "kiosk").rglob("*.hpp"), *(ROOT / "assets" / "guard").glob("*")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())


def with_bodies(text):
    """Ids that a banner puts together: what it says further is under the same name."""
    return {f"{each}_body" for each in re.findall(r'both\(Icon::\w+, "([a-z_]+\.[a-z0-9_]+)"', text)}


def put_together(each, text, named):
    """Ids that the code puts together where it uses them: with the name of a thing, or as several of one name."""
    part, name = each.split(".")
    counted = re.fullmatch(r"(.+)_\d", each)
    return (part in {"guard", "date", "month", "day"} or each.endswith("_body") or (part == "end" and f'"{name}"' in text)
            or (counted is not None and counted.group(1) in named))


def forms_taken_out(words):
    """What says the same of one thing, or of two, as `id_one` and `id_two`: a language has those that it needs."""
    base_of = {each: each[:-4] for each in words if each[-4:] in ("_one", "_two") and each[:-4] in words}
    wrong = [f"{each}: has a value that {base} has not" for each, base in base_of.items()
             if not set(VALUE.findall(words[each])) <= set(VALUE.findall(words[base])) | {"n"}]
    return {each: text for each, text in words.items() if each not in base_of}, wrong


def main():
    english, wrong_forms = forms_taken_out(ids(strings("en")))
    welsh, wrong_in_welsh = forms_taken_out(ids(strings("cy")))
    with_forms = ids(strings("en"))
    parts = {each.split(".")[0] for each in english}
    text_of_code = code()
    named = set(re.findall(r'"([a-z_]+\.[a-z0-9_]+)"', text_of_code))
    named = {each for each in named if each.split(".")[0] in parts and not each.endswith(".json")}
    named |= with_bodies(text_of_code)
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
    wrong += wrong_forms + wrong_in_welsh
    wrong += [f"{each}: has no words for 1 ({each}_one)" for each, text in english.items()
              if SEVERAL.search(text) and f"{each}_one" not in with_forms and each not in NEVER_ONE]
    if not named or not with_bodies(text_of_code) or "no.such" in named:
        wrong.append("the code was not read")
    print("\n".join(sorted(wrong)) or f"{len(english)} pieces of text in two languages")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
