"""Where reports go: several formats at once, each to a file or one of them to the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handrail.calling import UsageError, nearest

from .reports import ENDINGS, FORMATS, Report


@dataclass(frozen=True, slots=True)
class Output:
    """One report: its format, and the file; None is the terminal."""

    format: str
    file: Path | None


def outputs(formats: Sequence[str], files: Sequence[Path]) -> list[Output]:
    """Give each file its format: the one that its name ends with if it was asked for, else the next one given.

    One format that is left over goes to the terminal. Raises UsageError where formats and files do not fit.
    """
    names = [name.strip().lower() for text in formats for name in text.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"there is no format {name!r}{nearest(name, FORMATS)}; formats are {', '.join(FORMATS)}")
    free = list(dict.fromkeys(names))
    by_ending = {file: ENDINGS.get(file.suffix.lower(), "") for file in files}
    if len(by_ending) < len(files) or len({file.resolve() for file in files}) < len(files):
        raise UsageError("one file would be written over another: give each --output a name of its own")
    made = {}
    for file in files:
        if by_ending[file] in free:
            made[file] = by_ending[file]
            free.remove(made[file])
    for file in files:
        if file in made:
            continue
        if not free and not (by_ending[file] and not names):
            raise UsageError(f"say which format {str(file)!r} shall have, with --format")
        made[file] = free.pop(0) if free else by_ending[file]
    if len(free) > 1:
        raise UsageError(f"{' and '.join(free)} cannot both go to the terminal: give each an --output")
    terminal = [Output(name, None) for name in free or ([] if files else ["text"])]
    return [*terminal, *(Output(name, file) for file, name in made.items())]


def check(wanted: Sequence[Output]) -> None:
    """Raise UsageError for a file that cannot be written, before an hour is spent on what goes into it."""
    for output in wanted:
        if output.file is not None:
            try:
                output.file.parent.mkdir(parents=True, exist_ok=True)
                output.file.open("a").close()
            except OSError as error:
                raise UsageError(f"cannot write {output.file}: {error.strerror or error}") from None


def write(wanted: Sequence[Output], report: Report) -> None:
    """Write all reports."""
    for output in wanted:
        text = FORMATS[output.format](report)
        if output.file is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            output.file.write_text(text, encoding="utf-8")
