"""Plain language: what a page or a part of one says too hard, too vague or too rudely.

Text is taken from the HTML by blocks and languages, then each rule in ``rules/`` looks at it. The grade of a page is
only given from 100 words of running text. No rule sees order, tone, missing steps or a wrong answer:
nothing here replaces a test with readers.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..finding import Finding
from .document import PAGE_KINDS, Document, PageKind
from .extraction import read
from .figures import Figures, figures_of
from .markup import primary
from .rule import Check, Rule
from .rules import checks
from .rules.rd_page import findings_for

__all__ = ["Check", "Document", "Figures", "PageKind", "Rule", "check", "checks", "grade", "measure", "read"]


def check(
    html: str,
    *,
    kind: PageKind = "citizen",
    language: str | None = None,
    url: str = "",
    headings: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Everything that the rules find in a page or a part of one.

    ``language`` is the language tag where the HTML does not state one. Without either, only what holds
    in all languages is judged. ``headings`` gives the first heading of other pages by their addresses,
    so that a link called like the page behind it is not called vague.
    """
    document = read(html, kind=_known(kind), language=language, url=url, headings=headings)
    return [finding for each in checks() for finding in each.check(document)]


def measure(*html: str, kind: PageKind = "citizen", language: str = "en") -> Figures:
    """The figures of the running text of these pages together, in one language.

    ``language`` is both the language to measure and the one of HTML that does not state its own.
    """
    documents = [read(page, kind=_known(kind), language=language) for page in html]
    return figures_of(documents, primary(language))


def grade(*html: str, kind: PageKind = "component", language: str = "en") -> list[Finding]:
    """The findings about the grade of these pages together, such as all examples of one component."""
    return list(findings_for(measure(*html, kind=kind, language=language), kind))


def _known(kind: PageKind) -> PageKind:
    if kind not in PAGE_KINDS:
        raise ValueError(f"There is no kind of page {kind!r}; the kinds are {', '.join(PAGE_KINDS)}.")
    return kind
