"""HTML that is written out in full, so that no parser has to mend it: quick enough for every run of the tests.

Every element is closed where it was opened, no attribute stands twice, and the HTML standard's own parser, in strict
mode, finds nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from handrail.check.finding import Finding

RULE = "html-well-formed"
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


def check(html: str) -> Iterator[Finding]:
    """What a browser would have to mend in a whole page."""
    from justhtml import JustHTML

    reader = _Reader()
    reader.feed(html)
    reader.close()
    problems = [*reader.problems, *((line, f"<{tag}> is never closed") for tag, line in reader.open)]
    for error in JustHTML(html, collect_errors=True, sanitize=False).errors:
        problems.append((error.line or 1, (error.message or error.code).rstrip(".")))
    lines = html.splitlines()
    for line, problem in sorted(set(problems)):
        text = lines[line - 1].strip()[:300] if line <= len(lines) else ""
        yield Finding(rule=RULE, level="error", message=f"Line {line}: {problem}.", html=text)


class _Reader(HTMLParser):
    """Follows tags as they are written, and mends nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, int]] = []
        self.problems: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, unless it is one that holds nothing."""
        names = [name for name, _ in attrs]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            self._tell(f"<{tag}> has the attribute {name} more than once")
        if tag not in _VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<path … />`` closes itself inside SVG and MathML; in HTML the stroke means nothing."""
        self.handle_starttag(tag, attrs)
        if tag in _VOID:
            return
        self.open.pop()
        if not any(parent in ("svg", "math") for parent, _ in [*self.open, (tag, 0)]):
            self._tell(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if tag in _VOID:
            self._tell(f"</{tag}> closes an element that holds nothing")
        elif not any(opened == tag for opened, _ in self.open):
            self._tell(f"</{tag}> closes nothing")
        else:
            while self.open:
                opened, line = self.open.pop()
                if opened == tag:
                    break
                self._tell(f"</{tag}> stands before the end of <{opened}> of line {line}")

    def _tell(self, problem: str) -> None:
        self.problems.append((self.getpos()[0], problem))
