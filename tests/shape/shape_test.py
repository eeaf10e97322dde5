"""The shape of the house, held by reading the sources: who may include whom, which folder opens which library, and that no
two types have one name.

The build holds most of it already, since a target that does not link a library does not see it; headers that every system
has (SQLite's, sodium's) would slip through, and so would an include of a neighbour's header. The rules are rows. Run with
--selftest they are tried on lines that break each of them.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]')

# library header -> the places (a file's beginning is enough) where it may be opened
DOORS = {
    r"sqlite3\.h": ["common/database/"],
    r"mosquitto\.h|mqtt_protocol\.h": ["common/mqtt/"],
    r"sodium(\.h|/.*)": ["common/sealed/"],
    r"nlohmann/.*": ["common/wire/"],
    r"toml\+\+/.*|toml\.hpp": ["common/pack/"],
    r"csv\.h": ["common/pack/"],
    r"utf8proc\.h": ["common/text/"],
    r"systemd/.*": ["common/process/"],
    r"qrcodegen/.*": ["hub/cli/"],
    r"CLI/.*": ["hub/main.cpp", "kiosk/main.cpp", "kiosk/cli/"],
    r"SDL.*|imgui.*|backends/imgui.*": ["kiosk/platform/", "kiosk/ui/"],
    r"re2/.*": ["common/guard/"],
    r"alsa/.*": ["kiosk/platform/"],
    r"libstemmer\.h": ["common/suggestions/"],
    r"zip\.h|xlsxwriter.*|pugixml.*|pango/.*|cairo.*": ["common/export/"],
}

# folder -> what it must not include, and why
FORBIDDEN = [
    ("hub/", r"kiosk/.*", "the two programs meet on the wire only"),
    ("kiosk/", r"hub/.*", "the two programs meet on the wire only"),
    ("common/", r"(hub|kiosk)/.*", "what both mean cannot depend on either"),
    ("hub/core/", r"common/(mqtt|disk|database|process)/.*|hub/(store|broker|room|cli)/.*", "a core is pure"),
    ("kiosk/core/", r"common/(mqtt|disk|database|process)/.*|kiosk/(link|platform|cli)/.*", "a core is pure"),
    ("common/agenda/", r"common/(mqtt|disk|database|process|wire|sealed)/.*", "the agenda is pure"),
    ("common/record/", r"common/(mqtt|disk|database|process|wire)/.*", "the record is pure"),
    ("common/calendar/", r"common/(mqtt|database|process|wire|sealed|record)/.*", "days are reckoned from a pack alone"),
    ("common/follow_on/", r"common/(mqtt|disk|database|process)/.*", "what goes to managers is made and judged in memory"),
    ("common/suggestions/", r"common/(mqtt|database|process|wire)/.*", "suggestions are worked out from words at hand"),
    ("kiosk/screens/", r"common/(wire|mqtt|sealed|disk|database)/.*|kiosk/link/.*", "a screen draws"),
    ("hub/core/", r"(unistd|fcntl|poll|time|sys/.*)\.h|chrono_io|thread|mutex|iostream|fstream|filesystem", "a core is pure"),
]

DRAWERS = re.compile(r"(^|/|_)(utils?|helpers?|misc|manager|common)[^/]*\.(cpp|hpp)$")


def faults_in(path, text):
    """Every broken rule of one file, as sentences with file and line."""
    found = []
    if DRAWERS.search(path):
        found.append(f"{path}:1: a file is named after the one noun in it, not after a drawer")
    for number, line in enumerate(text.splitlines(), 1):
        if "print(stderr" in line and not path.startswith("tests/"):
            found.append(f"{path}:{number}: a log that is full makes fmt::print throw; what is wrong is said with complain()")
        match = INCLUDE.match(line)
        if not match:
            continue
        header = match.group(1)
        for pattern, doors in DOORS.items():
            if re.fullmatch(pattern, header) and not path.startswith("tests/") and not any(path.startswith(d) for d in doors):
                found.append(f"{path}:{number}: {header} is opened in {' or '.join(doors)} only")
        for folder, pattern, why in FORBIDDEN:
            if path.startswith(folder) and re.fullmatch(pattern, header):
                found.append(f"{path}:{number}: {folder} must not include {header}: {why}")
    return found


TYPE = re.compile(r"^(?:struct|class|enum class) ([A-Za-z]\w*)(?: final)?(?:\s*(?::(?!:)|\{).*)?$")
NAMESPACE = re.compile(r"^(}  // )?namespace ?([\w:]*)")


def types_in(text):
    """(namespace, name) of every type that others could mean too, and its line: those of unnamed namespaces are one file's own."""
    inside = []
    for number, line in enumerate(text.splitlines(), 1):
        if space := NAMESPACE.match(line):
            if space.group(1):
                inside = inside[:-1]
            elif line.rstrip().endswith("{"):
                inside.append(space.group(2))
        elif (found := TYPE.match(line)) and inside and "" not in inside and not line.rstrip().endswith(";"):
            yield ("::".join(inside), found.group(1)), number


def types_twice(texts):
    """Two types of one name in one namespace build and link, and the program then takes the one's functions for the other's."""
    first, found = {}, []
    for path, text in texts:
        for name, number in types_in(text):
            other = first.setdefault(name, path)
            if other != path:
                found.append(f"{path}:{number}: {name[1]} is a type of {other} too, in the same namespace")
    return found


def selftest():
    """The control: each rule fails on a line that breaks it."""
    broken = [
        ("hub/core/mix.cpp", "#include <sqlite3.h>"), ("hub/core/mix.cpp", '#include "kiosk/link/spool.hpp"'),
        ("kiosk/link/link.cpp", '#include "hub/core/mix.hpp"'), ("common/text/hex.cpp", '#include "hub/core/mix.hpp"'),
        ("hub/cli/status.cpp", "#include <nlohmann/json.hpp>"), ("hub/core/hub.cpp", '#include "common/mqtt/inbox.hpp"'),
        ("hub/core/hub.cpp", "#include <thread>"), ("common/agenda/position.cpp", '#include "common/wire/room_state.hpp"'),
        ("common/record/record.cpp", '#include "common/disk/file.hpp"'), ("kiosk/screens/wall.cpp", '#include "common/sealed/seal.hpp"'),
        ("common/wire/topics.cpp", "#include <sodium.h>"), ("hub/room/serve.cpp", "#include <mosquitto.h>"),
        ("hub/room/serve.cpp", 'fmt::print(stderr, "x");'), ("hub/core/string_utils.cpp", ""), ("common/pack/helpers.hpp", ""),
    ]
    for path, text in broken:
        assert faults_in(path, text), f"not noticed: {path}: {text}"
    assert not faults_in("common/database/database.cpp", "#include <sqlite3.h>")
    span = "namespace candour {\n%sstruct Span {\n};\n%s}  // namespace candour\n"
    assert types_twice([("a.hpp", span % ("", "")), ("b.hpp", span % ("", ""))])
    assert not types_twice([("a.hpp", span % ("", "")), ("b.cpp", span % ("namespace {\n", "}  // namespace\n"))])
    assert not types_twice([("a.hpp", span % ("", "")), ("b.hpp", span % ("namespace act {\n", "}  // namespace act\n"))])


def main():
    selftest()
    files = [p for folder in ("common", "hub", "kiosk", "tests") for p in sorted((ROOT / folder).rglob("*"))
             if p.suffix in (".cpp", ".hpp")]
    assert len(files) > 50, "the sources were not found"
    texts = [(str(p.relative_to(ROOT)), p.read_text(encoding="utf-8")) for p in files]
    found = [fault for path, text in texts for fault in faults_in(path, text)]
    found += types_twice((path, text) for path, text in texts if not path.startswith("tests/"))
    print("\n".join(found) if found else f"shape: {len(files)} files, every include through its door, every type of one name")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
