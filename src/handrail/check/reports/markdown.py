"""The report for a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .report import Report, few
from .text import HEADS

MOST = 20
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LONGEST = 60_000
"""Characters; code hosts refuse comments above 65,536."""


def write(report: Report) -> str:
    """The summary, then each rule as something to fold out."""
    text = ""
    for part in _parts(report):
        if len(text) + len(part) > _LONGEST:
            return f"{text}\nMore was found than a comment can hold: the other formats have it all.\n"
        text += part
    return text


def _parts(report: Report) -> Iterator[str]:
    yield f"## Handrail check\n\n{_plain(report.sentence())}\n"
    level = None
    for group in report.groups():
        if group.level != level:
            level = group.level
            yield f"\n### {HEADS[level]}\n\n"
        pages, more = few(group.places, MOST)
        lines = [f"<details><summary>{_plain(group.name)}: {group.count}</summary>\n"]
        lines += [f"{_plain(group.suggestion)}\n"] if group.suggestion else []
        for target, places in pages:
            lines.append(f"- {_plain(target)}")
            for place in places:
                finding = place.finding
                where = f"{_code(finding.selector)} " if finding.selector else ""
                state = f" ({_plain(finding.state)})" if finding.state else ""
                lines.append(f"  - {where}{_plain(finding.message)}{state}")
        lines += [f"- … and {more:,} more"] if more else []
        yield "\n".join([*lines, "\n</details>\n"])
    if report.unread():
        yield "\n### Not read\n\n"
        yield "".join(f"- {_plain(page.target)}: {_plain(page.error or '')}\n" for page in report.unread())
    if notes := list(report.notes()):
        yield "\n### On the way\n\n"
        yield "".join(f"- {_plain(target)}: {_plain(note)}\n" for target, note in notes)
    if report.gone:
        yield "\n### Gone since the baseline\n\n"
        yield "".join(
            f"- {_plain(entry['target'])}: {_plain(entry['rule'])} {_code(entry['selector'])}\n"
            for entry in report.gone[:MOST]
        )


def _plain(text: str) -> str:
    """Text from a page as text: no mark-up, no mention of people, one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b")


def _code(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"
