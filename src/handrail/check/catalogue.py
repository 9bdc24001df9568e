"""Every rule of both kinds by its id, and the choice of some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from handrail.calling import UsageError, nearest
from handrail.check import rule as engine
from handrail.check.accessibility import axe
from handrail.check.finding import Level
from handrail.check.readability import checks
from handrail.check.rule import Stage

GROUPS = ("accessibility", "readability")
AXE = axe.RULE.id
_AXE_PAGES = "https://dequeuniversity.com/rules/axe/latest/"


@dataclass(frozen=True, slots=True)
class Entry:
    """What people need to know about a rule."""

    id: str
    group: str
    what: str
    level: Level | None = None
    """None: it differs from finding to finding."""
    why: str = ""
    mend: str = ""
    false_alarms: str = ""
    wcag: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    """The stages of the visit in which it runs; none for a rule on words."""


@cache
def catalogue() -> dict[str, Entry]:
    """All rules by id: our own, each of axe-core under ``axe-…``, and those on words."""
    own = [
        Entry(
            each.id,
            "accessibility",
            each.what,
            each.level,
            each.why,
            each.mend,
            each.false_alarms,
            each.wcag,
            each.stages,
        )
        for each, _ in engine.rules().values()
        if each.id != AXE
    ]
    of_axe = [
        Entry(f"{AXE}-{name}", "accessibility", f"{what}.", stages=axe.RULE.stages)
        for name, what in axe.known().items()
    ]
    words = [
        Entry(each.id, "readability", each.what, each.level, each.why, each.mend, each.false_alarms, each.wcag)
        for each in (check.rule for check in checks())
    ]
    return {entry.id: entry for entry in [*own, *of_axe, *words]}


def entry(name: str) -> Entry:
    """The rule of this name. Raises UsageError, with the nearest name."""
    found = {known.lower(): each for known, each in catalogue().items()}.get(name.lower())
    if found is None:
        raise UsageError(f"there is no rule {name!r}{nearest(name, catalogue())}")
    return found


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that count in a run."""

    ids: frozenset[str]
    quick: bool = False

    def takes(self, rule: str) -> bool:
        """Whether findings of this rule count."""
        return rule in self.ids

    def stages(self) -> tuple[Stage, ...]:
        """The stages that a page is taken through."""
        allowed = (Stage.OPENED,) if self.quick else tuple(Stage)
        wanted = {stage for name in self.ids for stage in catalogue()[name].stages}
        return tuple(stage for stage in allowed if stage in wanted)

    def of_engine(self) -> list[str]:
        """The ids by which the engine knows the chosen rules."""
        return [name for name in engine.rules() if name in self.ids or (name == AXE and self._some_of_axe())]

    def has_words(self) -> bool:
        """Whether a rule on words was chosen."""
        return any(catalogue()[name].group == "readability" for name in self.ids)

    def ran(self, rule: str) -> bool:
        """Whether this run would have found all that the rule finds."""
        return rule in self.ids and set(catalogue()[rule].stages) <= set(self.stages())

    def _some_of_axe(self) -> bool:
        return any(name.startswith(f"{AXE}-") for name in self.ids)


def select(only: Iterable[str] = (), skip: Iterable[str] = (), *, quick: bool = False) -> Selection:
    """The rules that ``only`` names, or all, without those of ``skip``. Raises UsageError for an unknown name."""
    ids = _named(only) or set(catalogue())
    ids -= _named(skip)
    if not ids:
        raise UsageError("no rule is left: --skip leaves out all that --only names")
    chosen = Selection(frozenset(ids), quick)
    if not chosen.stages() and not chosen.has_words():
        raise UsageError("no rule is left: --quick leaves out all that need a second rendering")
    return chosen


def _named(names: Iterable[str]) -> set[str]:
    """The ids that names of rules and groups stand for; several may stand in one text, with commas between them."""
    found: set[str] = set()
    by_lower = {name.lower(): name for name in catalogue()}
    for name in (part.strip() for text in names for part in text.split(",")):
        low = name.lower()
        if low in GROUPS:
            found |= {each.id for each in catalogue().values() if each.group == low}
        elif low == AXE:
            found |= {known for known in by_lower.values() if known.startswith(f"{AXE}-")}
        elif low in by_lower:
            found.add(by_lower[low])
        elif name:
            raise UsageError(f"there is no rule {name!r}{nearest(name, [*GROUPS, *catalogue()])}")
    return found


def explain(name: str) -> str:
    """A rule in plain text: what, level, criteria, and where they are known why, how to mend and false alarms."""
    rule = entry(name)
    level = rule.level or "error, review or advice: each finding says which"
    lines = [rule.id, "", rule.what, "", f"Group: {rule.group}", f"Level: {level}"]
    if rule.wcag:
        lines.append(f"WCAG 2.2: {', '.join(rule.wcag)}")
    if rule.stages:
        lines.append(f"Looks at: {', '.join(_LOOKS[stage] for stage in rule.stages)}")
    for head, text in (("Why", rule.why), ("How to mend it", rule.mend), ("Known false alarms", rule.false_alarms)):
        if text:
            lines += ["", f"{head}: {text}"]
    if rule.id.startswith(f"{AXE}-"):
        lines += ["", f"This rule is axe-core's: {_AXE_PAGES}{rule.id.removeprefix(f'{AXE}-')}"]
    return "\n".join(lines)


_LOOKS = {
    Stage.OPENED: "the page as it opens",
    Stage.COLOUR: "light, dark and more contrast, with hover, active and focus",
    Stage.FORCED: "forced colours",
    Stage.LAYOUT: "320 and 1280 px, both directions, text spacing, text at 200 %",
    Stage.KEYBOARD: "a walk with the Tab key",
    Stage.PRINT: "the page as it prints",
    Stage.WITHOUT_SCRIPT: "the page without JavaScript",
}
