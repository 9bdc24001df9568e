"""The report as JUnit XML, which GitLab, Jenkins and Azure show as tests."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from handrail.check.examine import Examined
from handrail.check.finding import Finding

from .report import Report

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report) -> str:
    """A suite for each page, with a case for each rule that found something there; a clean page has one that passes."""
    root = ElementTree.Element("testsuites", name="handrail check")
    for page in report.pages:
        root.append(_suite(report, page))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False).join(
        ['<?xml version="1.0" encoding="utf-8"?>\n', "\n"]
    )


def _suite(report: Report, page: Examined) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=_clean(page.target), timestamp=report.started)
    by_rule: dict[str, list[Finding]] = {}
    for finding in page.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, findings in sorted(by_rule.items()):
        case = _case(suite, page, rule)
        grave = [finding for finding in findings if report.fails(finding)]
        if grave:
            failure = ElementTree.SubElement(case, "failure", type=rule, message=_clean(grave[0].message))
            failure.text = _told(grave)
        if rest := [finding for finding in findings if not report.fails(finding)]:
            ElementTree.SubElement(case, "system-out").text = _told(rest)
    if page.error is not None:
        error = ElementTree.SubElement(_case(suite, page, "the page can be read"), "error", type="unread")
        error.set("message", _clean(page.error))
    elif not by_rule:
        _case(suite, page, "every rule")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in suite)))
    suite.set("errors", str(sum(case.find("error") is not None for case in suite)))
    return suite


def _case(suite: ElementTree.Element, page: Examined, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=_clean(page.target), name=_clean(name))


def _told(findings: list[Finding]) -> str:
    return _clean(
        "\n\n".join(
            "\n".join(filter(None, (each.selector, each.state, each.message, each.suggestion, each.html)))
            for each in findings
        )
    )


def _clean(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
