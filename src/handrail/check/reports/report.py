"""What a run found, ready to be told in any format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from handrail.check.examine import Examined
from handrail.check.finding import Finding, Level

LEVELS: tuple[Level, ...] = ("error", "review", "advice")
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """One finding and the page that it stands on."""

    target: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Group:
    """All that one rule found at one level."""

    rule: str
    level: Level
    places: tuple[Place, ...]

    @property
    def wcag(self) -> tuple[str, ...]:
        """The success criteria that the findings name."""
        return tuple(sorted({criterion for place in self.places for criterion in place.finding.wcag}))

    @property
    def pages(self) -> int:
        """On how many pages."""
        return len({place.target for place in self.places})

    @property
    def name(self) -> str:
        """The rule with its criteria."""
        return f"{self.rule} (WCAG {', '.join(self.wcag)})" if self.wcag else self.rule

    @property
    def count(self) -> str:
        """How often, and on how many pages."""
        return f"{counted(len(self.places), 'place')} on {counted(self.pages, 'page')}"

    @property
    def suggestion(self) -> str:
        """What to do, where all findings say the same."""
        said = {place.finding.suggestion for place in self.places}
        return said.pop() if len(said) == 1 else ""


@dataclass(slots=True)
class Report:
    """The pages of a run with what was found on them; what a baseline accepts is taken out."""

    version: str
    started: str
    """When the run started, in ISO 8601."""
    pages: Sequence[Examined]
    level: Level = "error"
    """The lowest level that makes a run fail."""
    accepted: int = 0
    """How many findings the baseline accepts."""
    gone: Sequence[dict[str, Any]] = field(default_factory=tuple)
    """What the baseline accepts and is there no longer."""
    left: int = 0
    """Pages that were not reached, because the run was stopped."""

    def groups(self) -> list[Group]:
        """Findings by rule and level: the gravest first, then what is found most often."""
        found: dict[tuple[Level, str], list[Place]] = {}
        for page in self.pages:
            for finding in page.findings:
                found.setdefault((finding.level, finding.rule), []).append(Place(page.target, finding))
        groups = [Group(rule, level, tuple(places)) for (level, rule), places in found.items()]
        return sorted(groups, key=lambda group: (LEVELS.index(group.level), -len(group.places), group.rule))

    def unread(self) -> list[Examined]:
        """Pages that could not be read, or not to the end."""
        return [page for page in self.pages if page.error is not None]

    def notes(self) -> Iterator[tuple[str, str]]:
        """What happened on the way, with the page."""
        for page in self.pages:
            for note in page.notes:
                yield page.target, note

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        return LEVELS.index(finding.level) <= LEVELS.index(self.level)

    @property
    def failed(self) -> bool:
        """Whether there is a finding at the level, or a page that could not be read."""
        return bool(self.unread()) or any(self.fails(finding) for page in self.pages for finding in page.findings)

    def summary(self) -> dict[str, Any]:
        """The figures of the run."""
        levels = Counter(finding.level for page in self.pages for finding in page.findings)
        return {
            "pages": len(self.pages),
            "unread": len(self.unread()),
            **{level: levels[level] for level in LEVELS},
            "rules": dict(Counter(finding.rule for page in self.pages for finding in page.findings).most_common()),
            "accepted": self.accepted,
            "gone": list(self.gone),
            "left": self.left,
            "notes": [{"target": target, "note": note} for target, note in self.notes()],
            "failed": self.failed,
        }

    def sentence(self) -> str:
        """The figures as one sentence."""
        summary = self.summary()
        found = ", ".join(
            [counted(summary["error"], "error"), f"{summary['review']} to review", f"{summary['advice']} to improve"]
        )
        more = [f"{summary['accepted']} accepted by the baseline"] if self.accepted else []
        more += [f"{len(self.gone)} of the baseline gone"] if self.gone else []
        more += [f"{counted(summary['unread'], 'page')} could not be read"] if summary["unread"] else []
        more += [f"stopped before {counted(self.left, 'more page')}"] if self.left else []
        return f"{counted(summary['pages'], 'page')}: {'; '.join([found, *more])}."

    def data(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "version": self.version,
            "started": self.started,
            "pages": [
                {
                    "target": page.target,
                    "title": page.title,
                    "language": page.language,
                    "error": page.error,
                    "findings": [_record(finding) for finding in page.findings],
                }
                for page in self.pages
            ],
            "summary": self.summary(),
        }


def counted(number: int, thing: str) -> str:
    """A number and the thing that is counted."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


_ORDER = ("rule", "level", "wcag", "act", "selector", "html", "message", "suggestion", "state")


def _record(finding: Finding) -> dict[str, Any]:
    record = finding.record()
    return {name: record[name] for name in _ORDER}


def few(places: Iterable[Place], most: int) -> tuple[list[tuple[str, list[Place]]], int]:
    """At most so many places, by page, and how many were left out."""
    every = list(places)
    shown: dict[str, list[Place]] = {}
    for place in every[:most]:
        shown.setdefault(place.target, []).append(place)
    return list(shown.items()), len(every) - min(len(every), most)
