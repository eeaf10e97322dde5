"""Man pages and bash completion, made from what the programs say of themselves: a verb or an option that is added to a program is in both.

    manuals.py OUT PROGRAM...    writes OUT/NAME.1 and OUT/NAME.bash for each program

What a program cannot say in --help (what it is for, which files it keeps, what else to read) is in man/NAME.roff, in two parts: before
the options and after them.
"""

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENTRY = re.compile(r"^  (\S.*?)(?:\s{2,}(.*))?$")
CHOICES = re.compile(r"\{([^}]*)\}")
FOLDERS = {"EVENT", "PACK", "--events", "--data", "--resume", "--copies", "--export-to", "--pack", "--event"}
# Words that --help lists in a sentence, for completion.
WORDS = {
    ("candour-hub", "export", "--format"): "csv jsonl xlsx qdpx qdc docx draft report briefing actions summary discussion",
    ("candour-hub", "enrol", "--role"): "participant desk wall breakout",
    ("candour-hub", "follow-on", "--kind"): "managers-feasibility",
    ("candour-hub", "do", "COMMAND"): "open pause resume break reset next back skip reopen goto extend borrow close list",
}


@dataclass
class Entry:
    names: list  # "-h", "--help"; or the one name of a positional or a verb
    value: str = ""  # TEXT, or {a,b}; empty: a flag
    says: str = ""
    required: bool = False


@dataclass
class Help:
    name: str
    says: str = ""
    usage: str = ""
    positionals: list = field(default_factory=list)
    options: list = field(default_factory=list)
    verbs: list = field(default_factory=list)
    after: list = field(default_factory=list)  # lines


def entry_of(head, says):
    required = head.endswith(" REQUIRED")
    head = head.removesuffix(" REQUIRED").removesuffix(" ...")
    names, _, value = head.partition(" ")
    return Entry(names.split(","), value, says or "", required)


def parsed(name, text):
    """What CLI11 prints."""
    page = Help(name)
    into = None
    sections = {"Positionals:": page.positionals, "Options:": page.options, "Subcommands:": page.verbs}
    lines = text.rstrip("\n").split("\n")
    page.says = lines[0]
    for line in lines[1:]:
        if line.startswith("Usage: "):
            page.usage = line.removeprefix("Usage: ")
        elif line in sections:
            into = sections[line]
        elif into is not None and line.startswith(" " * 10) and into:
            into[-1].says = (into[-1].says + " " + line.strip()).strip()
        elif into is not None and (found := ENTRY.match(line)):
            into.append(entry_of(*found.groups()))
        elif line or page.after:
            into = None
            page.after.append(line)
    return page


def ask(program, *words):
    return subprocess.run([str(program), *words], capture_output=True, text=True, check=True, timeout=60).stdout


def pages_of(program):
    """The program's own page, then one a verb."""
    name = Path(program).name
    first = parsed(name, ask(program, "--help"))
    return [first] + [parsed(verb.names[0], ask(program, verb.names[0], "--help")) for verb in first.verbs]


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def roff_entry(each):
    names = ", ".join(f"\\fB{roff(name)}\\fR" for name in each.names)
    choices = CHOICES.search(each.value)
    if choices:
        value = " " + "\\fR|".join(f"\\fB{roff(one)}" for one in choices.group(1).split(",")) + "\\fR"
    else:
        value = f" \\fI{roff(each.value.split(':')[0].lower())}\\fR" if each.value and each.names[0].startswith("-") else ""
    bounds = re.search(r" in \[(.*?)\]", each.value)
    says = each.says + (f" ({bounds.group(1).replace(' - ', ' to ')})" if bounds else "")
    return f".TP\n{names}{value}\n{roff(says)}\n"


def roff_lists(page):
    entries = [one for one in page.positionals + page.options if one.names != ["-h", "--help"]]
    return "".join(map(roff_entry, entries))


def roff_after(lines):
    """Examples as they are typed. (What else stands there, exit codes, the page has for itself.)"""
    if "Examples:" not in lines:
        return ""
    return ".PP\n.nf\n" + "\n".join(roff(line) for line in lines if line and line != "Examples:") + "\n.fi\n"


def man_page(program):
    first, *verbs = pages_of(program)
    version = ask(program, "--version").split()[-1]
    before, after = (HERE / "man" / f"{first.name}.roff").read_text(encoding="utf-8").split(".\\\" OPTIONS\n")
    what = first.says.split(": ", 1)[-1].rstrip(".") if first.says.startswith(first.name + ":") else first.says.rstrip(".")
    text = f".TH {first.name.upper()} 1 \"\" \"candour {version}\" \"Candour\"\n.SH NAME\n{roff(first.name)} \\- {roff(what)}\n{before}"
    text += ".SH OPTIONS\n" + roff_lists(first)
    if verbs:
        text += ".SH VERBS\n"
    for page in verbs:
        text += f".SS \"{roff(page.usage.replace(first.name + ' ', '', 1))}\"\n{roff(page.says)}\n{roff_lists(page)}{roff_after(page.after)}"
    if "Examples:" in first.after:
        text += ".SH EXAMPLES\n" + roff_after(first.after).removeprefix(".PP\n")
    return text + after


def values_of(program, verb, each):
    """Words to offer, or - for a folder, = for a file, nothing for what only people know."""
    name = each.names[-1]
    if known := WORDS.get((program, verb, name)):
        return known
    if choices := CHOICES.search(each.value):
        return choices.group(1).replace(",", " ")
    if name in FOLDERS:
        return "-"
    return "=" if re.search(r"file|folder|FILE|pictures|script", each.says + name) else ""


def completion(program):
    first, *verbs = pages_of(program)
    function = "_" + first.name.replace("-", "_")
    rows = []
    for page in [first, *verbs]:
        verb = "" if page is first else page.name
        names = [name for each in page.options for name in each.names if name.startswith("--")]
        rows.append(f"    options:{verb}) words='{' '.join(names)}' ;;")
        for each in page.options + page.positionals:
            if each.value or not each.names[0].startswith("-"):
                rows.append(f"    value:{verb}:{each.names[-1]}) words='{values_of(first.name, verb, each)}' ;;")
        rows.append(f"    takes:{verb}) words='{' '.join(each.names[-1] for each in page.positionals)}' ;;")
    listed = " ".join(each.names[0] for each in first.verbs)
    table = "\n".join(rows)
    return f"""# bash completion for {first.name}; made from its own --help.

{function}_row() {{
  local words=
  case $1 in
{table}
  esac
  printf '%s' "$words"
}}

{function}() {{
  local here=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} verbs=' {listed} ' verb= place=0 i word offer=
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${{COMP_WORDS[i]}}
    if [[ -z $verb && $verbs == *" $word "* ]]; then
      verb=$word place=0
    elif [[ $word != -* && (${{COMP_WORDS[i - 1]}} != --* || -z $({function}_row "value:$verb:${{COMP_WORDS[i - 1]}}")) ]]; then
      place=$((place + 1))
    fi
  done
  COMPREPLY=()
  if [[ $here == -* ]]; then
    offer=$({function}_row "options:$verb")
  elif [[ $before == --* && -n $({function}_row "value:$verb:$before") ]]; then
    offer=$({function}_row "value:$verb:$before")
  elif [[ -z $verb && $place == 0 && -n ${{verbs// /}} ]]; then
    offer=$verbs
  else
    local takes
    read -r -a takes <<<"$({function}_row "takes:$verb")"
    ((place < ${{#takes[@]}})) && offer=$({function}_row "value:$verb:${{takes[place]}}")
  fi
  case $offer in
    -) mapfile -t COMPREPLY < <(compgen -d -- "$here") && compopt -o filenames 2>/dev/null ;;
    =) mapfile -t COMPREPLY < <(compgen -f -- "$here") && compopt -o filenames 2>/dev/null ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$offer" -- "$here") ;;
  esac
}}

complete -F {function} {first.name}
"""


def main(out, *programs):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for program in programs:
        name = Path(program).name
        (out / f"{name}.1").write_text(man_page(program), encoding="utf-8")
        (out / f"{name}.bash").write_text(completion(program), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
