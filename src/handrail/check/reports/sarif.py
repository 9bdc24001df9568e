"""The report as SARIF 2.1.0, which code hosts show beside the code."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from handrail.check.catalogue import catalogue
from handrail.sarif import document, location

from .report import Place, Report

_LEVELS = {"error": "error", "review": "warning", "advice": "note"}


def write(report: Report) -> str:
    """Each finding as a result; pages that could not be read as notifications."""
    places = [place for group in report.groups() for place in group.places]
    ids = sorted({place.finding.rule for place in places})
    invocation = {
        "executionSuccessful": not report.unread() and not report.left,
        "startTimeUtc": report.started,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": page.error},
                "locations": [location(page.target, {"startLine": 1})],
            }
            for page in report.unread()
        ],
    }
    whole = document(
        "handrail check",
        report.version,
        [_rule(name) for name in ids],
        [_result(place, ids) for place in places],
        automationDetails={"id": "handrail-check/"},
        invocations=[invocation],
    )
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _rule(name: str) -> dict[str, Any]:
    entry = catalogue().get(name)
    if entry is None:
        return {"id": name}
    rule: dict[str, Any] = {"id": name, "shortDescription": {"text": entry.what}}
    if help_text := " ".join(filter(None, (entry.why, entry.mend))):
        rule["help"] = {"text": help_text}
    return rule | {"properties": {"tags": [entry.group, *(f"WCAG {criterion}" for criterion in entry.wcag)]}}


def _result(place: Place, ids: list[str]) -> dict[str, Any]:
    finding = place.finding
    text = " ".join(filter(None, (finding.message, finding.suggestion)))
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": _LEVELS[finding.level],
        "message": {"text": f"{text} ({finding.state})" if finding.state else text},
        "locations": [_location(place)],
        "partialFingerprints": {"handrail/v1": _fingerprint(place)},
    }


def _location(place: Place) -> dict[str, Any]:
    finding = place.finding
    region: dict[str, Any] = {"startLine": 1}
    if finding.html:
        region["snippet"] = {"text": finding.html}
    found = location(place.target, region)
    if finding.selector:
        found["logicalLocations"] = [{"fullyQualifiedName": finding.selector, "kind": "element"}]
    return found


def _fingerprint(place: Place) -> str:
    finding = place.finding
    parts = (place.target, finding.rule, finding.selector, finding.message)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
