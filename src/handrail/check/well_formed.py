"""HTML that a strict parser reads without having to mend it: fast enough for every run of the tests."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding

RULE = "html-well-formed"


def check(html: str) -> Iterator[Finding]:
    """What a browser would have to mend in a whole page."""
    from justhtml import JustHTML

    lines = html.splitlines()
    for problem in JustHTML(html, collect_errors=True, sanitize=False).errors:
        line = lines[problem.line - 1].strip() if problem.line and problem.line <= len(lines) else ""
        yield Finding(
            rule=RULE,
            level="error",
            message=f"Line {problem.line}: {(problem.message or problem.code).rstrip('.')}.",
            html=line[:300],
            wcag=(),
        )
