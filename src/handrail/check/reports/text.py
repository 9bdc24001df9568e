"""The report for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from .report import Report, few

MOST = 5
"""Places that are shown of one rule; the other formats have them all."""
HEADS = {"error": "To mend", "review": "For a person to look at", "advice": "To improve"}
_WIDTH = 100


def write(report: Report) -> str:
    """Each rule once, with the first places where it found something."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    level = None
    for group in report.groups():
        if group.level != level:
            level = group.level
            yield from (HEADS[level], "=" * len(HEADS[level]), "")
        yield f"{group.name}: {group.count}"
        if group.suggestion:
            yield from _wrapped(group.suggestion, "  ")
        pages, more = few(group.places, MOST)
        for target, places in pages:
            yield f"  {target}"
            for place in places:
                finding = place.finding
                where = " – ".join(filter(None, (finding.selector, finding.state)))
                if where:
                    yield f"    {where}"
                yield from _wrapped(finding.message, "      ")
        if more:
            yield f"  … and {more:,} more"
        yield ""
    if report.unread():
        yield from ("Not read", "========", "")
        for page in report.unread():
            yield f"{page.target}"
            yield from _wrapped(page.error or "", "  ")
        yield ""
    for target, note in report.notes():
        yield f"{target}: {note}"
    if report.gone:
        yield from ("Gone since the baseline", "=======================", "")
        yield from (f"  {entry['target']}: {entry['rule']} {entry['selector']}" for entry in report.gone[: 4 * MOST])
        if len(report.gone) > 4 * MOST:
            yield f"  … and {len(report.gone) - 4 * MOST:,} more"
        yield ""
    yield report.sentence()


def _wrapped(text: str, indent: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from textwrap.wrap(line, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
