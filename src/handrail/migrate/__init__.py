"""``handrail migrate``: turns calls of govuk-frontend-jinja into ours, where the table of both can.

What it cannot do it leaves as a comment above the call. Nothing else in a template is touched.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from handrail.calling import UsageError
from handrail.library import Library
from handrail.lint import template_files

from . import converting, reading
from .table import MACROS

PREFIX = "govuk"
_IMPORT = re.compile(r"""\{%-?\s*from\s+["']govuk_frontend_jinja/[^"']+["']\s+import\s+(?P<name>govuk\w+)\s*-?%\}""")
_EXTENSIONS = ("jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols")


@dataclass
class Migration:
    """A template, migrated: its new source, how many calls were turned, and what is left for a person, line by line."""

    source: str
    turned: int = 0
    left: list[tuple[int, str]] = field(default_factory=list)


def migrate(source: str, library: Library | None = None) -> Migration:
    """Turn the calls in a template's source. Raises TemplateSyntaxError where it is none."""
    line_end = "\r\n" if "\r\n" in source else "\n"
    done = _Migrator(library or Library()).migrate(source.replace("\r\n", "\n"))
    done.source = done.source.replace("\n", line_end)
    return done


class _Migrator:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.environment = Environment(autoescape=True, keep_trailing_newline=True, extensions=_EXTENSIONS)

    def migrate(self, source: str) -> Migration:
        done = Migration(source)
        notes: dict[int, list[str]] = {}
        edits: list[tuple[int, int, str]] = []
        for call in reading.calls(source, self.environment, PREFIX):
            new, left, count = self.turn(call, source)
            done.turned += count
            if new is not None:
                edits.append((call.start, call.end, new))
            notes.setdefault(call.statement, []).extend(left)
            done.left += [(source.count("\n", 0, call.start) + 1, note) for note in left]
        edits += [(at, at, comment(list(dict.fromkeys(left)), source, at)) for at, left in notes.items() if left]
        text = source
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        done.source = self.without_imports(text)
        return done

    def turn(self, call: reading.Call, source: str) -> tuple[str | None, list[str], int]:
        """The call of ours in its place, what is left to do, and how many calls were turned."""
        macro = MACROS.get(call.name)
        if macro is None:
            return None, [f"{call.name} has no component of ours that takes its place"], 0
        argument = call.argument or reading.Mapping({})
        if not isinstance(argument, reading.Mapping):
            given = source[call.start : call.end]
            return (
                None,
                [f"{given}: its options are made elsewhere; write the call of handrail.{macro.component} here"],
                0,
            )
        inner, notes = 0, list[str]()

        def expression(text: str) -> str:
            nonlocal inner
            new, left, count = self.in_expression(text)
            inner += count
            notes.extend(left)
            return new

        found, own_notes = converting.converted(macro, argument, expression)
        component = self.library.describe(macro.component)
        has_block = source[call.statement :].lstrip("{%-+ ").startswith("call")
        for parameter in component.parameters:
            if parameter.required and parameter.name not in found and not (has_block and parameter.name == "content"):
                own_notes.append(f"{macro.component} needs {parameter.name}: {parameter.doc}")
        line = source[source.rfind("\n", 0, call.start) + 1 : call.start]
        indent = line[: len(line) - len(line.lstrip())]
        return converting.call(macro.component, found, indent), own_notes + notes, 1 + inner

    def in_expression(self, text: str) -> tuple[str, list[str], int]:
        """An expression, with the calls in it turned."""
        if PREFIX not in text:
            return text, [], 0
        done = self.migrate("{{" + text + "}}")
        start = done.source.rfind("{{" + done.source.rpartition("{{")[2])
        return done.source[start + 2 : -2], [note for _, note in done.left], done.turned

    def without_imports(self, source: str) -> str:
        """The source with the imports that nothing needs any more turned into comments."""

        def replaced(found: re.Match[str]) -> str:
            name = found["name"]
            if name not in MACROS or re.search(rf"\b{name}\s*\(", source):
                return found[0]
            return f"{{# {name} is handrail.{MACROS[name].component} now, which needs no import. #}}"

        return _IMPORT.sub(replaced, source)


def comment(notes: list[str], source: str, at: int) -> str:
    """The comment that stands before the statement at ``at``: on lines of its own, if the statement begins its line."""
    before = source[source.rfind("\n", 0, at) + 1 : at]
    text = "; ".join(note.replace("#}", "# }") for note in notes)
    own_line = not before.strip()
    return f"{{# handrail migrate: {text} #}}" + (f"\n{before}" if own_line else "")


def main(arguments: Sequence[str]) -> int:
    """``handrail migrate``: 0 if everything was turned, 1 if something is left for a person, 2 for wrong use."""
    parser = argparse.ArgumentParser(
        prog="handrail migrate",
        description="Turn calls of govuk-frontend-jinja into calls of Handrail. What cannot be turned is left as it "
        "is, with a comment above it.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a template, or a folder of templates")
    parser.add_argument("--diff", action="store_true", help="show what would change, and change nothing")
    options = parser.parse_args(list(arguments))
    library = Library()
    turned = left = files = 0
    for file in template_files(options.paths):
        try:
            with file.open(encoding="utf-8", newline="") as stream:
                source = stream.read()
            done = migrate(source, library) if PREFIX in source else Migration(source)
        except UnicodeDecodeError:
            raise UsageError(f"{file}: the file is not UTF-8 text") from None
        except TemplateSyntaxError as error:
            raise UsageError(f"{file}, line {error.lineno}: {error.message}") from None
        turned, left = turned + done.turned, left + len(done.left)
        for line, note in done.left:
            print(f"{file}:{line}: {note}")
        if done.source == source:
            continue
        files += 1
        if options.diff:
            change = difflib.unified_diff(
                source.splitlines(), done.source.splitlines(), str(file), str(file), lineterm=""
            )
            print("\n".join(change))
        else:
            _replace(file, done.source)
    verb = "Would turn" if options.diff else "Turned"
    calls, places = _count(turned, "call"), _count(files, "file")
    rest = f"{_count(left, 'thing')} {'is' if left == 1 else 'are'} left for you." if left else "Nothing is left."
    print(f"{verb} {calls} in {places}. {rest}", file=sys.stderr)
    return 1 if left else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _replace(file: Path, text: str) -> None:
    """Write the file beside itself and move it, so that it is never half-written."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    beside.chmod(file.stat().st_mode)
    os.replace(beside, file)
