"""A baseline: findings that are known and accepted for now, so that only new ones make a run fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from handrail.calling import UsageError
from handrail.check.catalogue import Selection, catalogue
from handrail.check.examine import Examined
from handrail.check.finding import Finding

Key = tuple[str, str, str, str]
"""Target, and what stays the same of a finding from run to run: rule, selector, message without figures."""
_FIELDS = ("target", "rule", "selector", "message")


def _key(target: str, finding: Finding) -> Key:
    return (target, *finding.same)


def write(path: Path, pages: Iterable[Examined]) -> int:
    """Accept what was found on these pages; give how many findings that are."""
    known = Counter(_key(page.target, finding) for page in pages for finding in page.findings)
    entries = [{**dict(zip(_FIELDS, key, strict=True)), "count": count} for key, count in sorted(known.items())]
    path.write_text(json.dumps({"accepted": entries}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return known.total()


def read(path: Path) -> Counter[Key]:
    """What a file accepts. Raises UsageError where it is no baseline."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["accepted"]
        return Counter({tuple(str(entry[name]) for name in _FIELDS): int(entry["count"]) for entry in entries})  # type: ignore[misc]
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{path} is no baseline that handrail check has written") from None


def accept(known: Counter[Key], pages: Sequence[Examined]) -> int:
    """Take out of the pages what is known; give how many findings were accepted."""
    left = known.copy()
    accepted = 0
    for page in pages:
        new = []
        for finding in page.findings:
            key = _key(page.target, finding)
            if left[key] > 0:
                left[key] -= 1
                accepted += 1
            else:
                new.append(finding)
        page.findings = new
    return accepted


def gone(known: Counter[Key], pages: Sequence[Examined], selection: Selection) -> list[dict[str, Any]]:
    """What is accepted and was not found: only on pages that were read whole, by rules that ran whole.

    ``pages`` still have all their findings.
    """
    read_whole = {page.target for page in pages if page.error is None}
    now = Counter(_key(page.target, finding) for page in pages for finding in page.findings)
    return [
        {**dict(zip(_FIELDS, key, strict=True)), "count": missing}
        for key, missing in sorted((known - now).items())
        if key[0] in read_whole and key[1] in catalogue() and selection.ran(key[1])
    ]
