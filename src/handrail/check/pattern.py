"""What a pattern's folder must hold, and what must hold on each of its screens in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from jinja2 import nodes
from justhtml import Comment, Element, JustHTML

from handrail.check import readability
from handrail.check.finding import Finding
from handrail.language import SOURCE_LANGUAGE, direction
from handrail.patterns import CHANNELS, LANGUAGES, Pattern, Screen

HEADINGS = (
    "Need",
    "When to use it",
    "When not to use it",
    "How it works",
    "Code",
    "Words to use",
    "What people type",
    "In other channels",
    "Data rules",
    "Accessibility",
    "Languages",
    "Known limits",
    "Evidence and status",
    "Change log",
)
FACTS = ("title", "kind", "need", "status", "components", "wcag", "languages", "reviewed")
KINDS = ("ask", "help", "state", "page", "message", "staff")
STATUSES = ("experimental", "ready", "proven")
NOTHING = "None, because"
"""How a section begins that has nothing to say, and says why."""
LONGEST_NAME = 3
"""Words of a name in another script, which needs no direction of its own."""

_NAME = re.compile(r"\d\d(-[a-z0-9_]+)+")
_NOT_OURS = re.compile(
    r"\s(class|style|on\w+)\s*=|<(script|style|link|form|input|select|textarea|button|option|fieldset|label)\b"
)


def guidance(pattern: Pattern) -> Iterator[Finding]:
    """Facts, headings, screens and channels that are missing, empty, wrong or out of order."""
    for fact in FACTS:
        if not pattern.front_matter.get(fact):
            yield _finding(f"The guidance does not say its {fact} at the top.")
    for fact, known in (("kind", KINDS), ("status", STATUSES)):
        if pattern.fact(fact) not in known:
            yield _finding(f"The {fact} is {pattern.fact(fact)!r}; it can be {', '.join(known)}.")
    if pattern.languages != list(LANGUAGES):
        yield _finding(f"The languages are {pattern.languages}; they must be {list(LANGUAGES)}.")
    for heading in HEADINGS:
        if not pattern.sections.get(heading, "").strip():
            yield _finding(f"“{heading}” is missing or empty. If there is nothing to say: “{NOTHING} …”")
    if list(pattern.sections) != [heading for heading in HEADINGS if heading in pattern.sections]:
        yield _finding(f"The headings are not these, in this order: {', '.join(HEADINGS)}.")
    used = sorted({name for screen in pattern.screens() for name in components(screen)})
    if pattern.facts("components") != used:
        yield _finding(f"The components that its screens use are: [{', '.join(used)}].")
    yield from _files(pattern)


def _files(pattern: Pattern) -> Iterator[Finding]:
    names = [screen.name for screen in pattern.screens()]
    for name in names:
        if not _NAME.fullmatch(name):
            yield _finding(f"{name}.html must be called after its place and state, like 01-name or 01-name-errors.")
    numbers = [step.number for step in pattern.steps()]
    if not numbers or numbers != [f"{number:02}" for number in range(1, len(numbers) + 1)]:
        yield _finding(f"The screens are numbered {', '.join(numbers) or 'not at all'}; count from 01 without a gap.")
    for step in pattern.steps():
        titles = {screen.title.partition(": ")[0] for screen in step.screens}
        if len(step.screens) > 1 and (len(titles) > 1 or not all(screen.state for screen in step.screens)):
            yield _finding(f"The screens {step.number} have the titles {titles}: say “Step: state” with the same step.")
    if pattern.fact("kind") == "ask" and not pattern.inputs():
        yield _finding("A pattern that asks has inputs.yaml: what people type, and what becomes of it.")
    for row in pattern.inputs():
        for control, messages in row.messages.items():
            if missing := [language for language in LANGUAGES if not messages.get(language)]:
                yield _finding(f"The message at {control} for {dict(row.typed)} is missing in {', '.join(missing)}.")
    channels = pattern.channels()
    says_why = pattern.sections.get("In other channels", "").startswith(NOTHING)
    for name in ("phone", "counter", "letter"):
        if not channels.get(name) and not says_why:
            yield _finding(f"channels/{name}.md is missing or empty.")
    strange = {path.stem for path in (pattern.folder / "channels").glob("*.md")} - set(CHANNELS)
    if strange:
        yield _finding(f"Channels are {', '.join(CHANNELS)}, not {', '.join(sorted(strange))}.")


def components(screen: Screen) -> set[str]:
    """The components that a screen calls, by themselves or in a bound form."""
    tree = screen.pattern.environment.parse(screen.source)
    called = {call.node.attr for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Getattr)}
    return called & set(screen.library.names())


def source(screen: Screen) -> Iterator[Finding]:
    """What stands in the template and is neither a component nor text, and words that nobody can translate."""
    for found in _NOT_OURS.finditer(screen.source):
        yield _finding(
            f"“{found[0].strip()}” stands in the screen: screens are made of components and text alone. "
            "If one cannot be made of them, a component is missing."
        )
    tree = screen.pattern.environment.parse(screen.source)
    for data in tree.find_all(nodes.TemplateData):
        text = re.sub(r"<bdi\b[^>]*>[^<]*</bdi>|<[^>]*>|&\w+;", " ", data.data)
        if re.search(r"[^\W\d_]", text):
            yield _finding(f'“{" ".join(text.split())}” cannot be translated: write {{{{ _("…") }}}}.')


def page(screen: Screen) -> Iterator[Finding]:
    """One h1, the form of the title, the order of headings, languages of parts, errors said twice in the same words."""
    html = screen.render()
    document = JustHTML(html, sanitize=False)
    title = "".join(map(text_of, document.query("title")))
    if len([part for part in title.split(" – ") if part.strip()]) != 3:
        yield _finding(f"The title is “{title}”; its form is “Page – Service – Government”.")
    yield from _headings(document)
    root = document.query("html")[0].attrs or {}
    if (root.get("lang"), root.get("dir")) != (screen.language, direction(screen.language)):
        yield _finding(f"The page says lang={root.get('lang')} dir={root.get('dir')}; it is in {screen.language}.")
    for part in document.query("body [lang]"):
        spoken, side = (part.attrs or {}).get("lang") or "", (part.attrs or {}).get("dir")
        turns = direction(spoken) != direction(screen.language)
        if turns and side != direction(spoken) and len(text_of(part).split()) > LONGEST_NAME:
            yield _finding(f"Words in {spoken} stand in a page in {screen.language} without dir={direction(spoken)}.")
    yield from _errors(document, title)
    yield from _untouched(screen, html)


def _headings(document: JustHTML) -> Iterator[Finding]:
    levels = [int(each.name[1]) for each in document.query("main h1, main h2, main h3, main h4, main h5, main h6")]
    if document.query(".hr-error-summary"):
        levels = levels[1:]  # the summary stands before the h1
    if levels.count(1) != 1 or levels[0] != 1:
        yield _finding(f"The headings of main have the levels {levels}: there must be one h1, and it comes first.")
    for before, now in pairwise(levels):
        if now > before + 1:
            yield _finding(f"A heading of level {now} follows one of level {before}.")


def _errors(document: JustHTML, title: str) -> Iterator[Finding]:
    said = [text for control, text in said_in_summary(document)]
    at_fields = said_at_fields(document)
    if said != [text for _, text in at_fields]:
        yield _finding(f"The summary says {said}, the fields say {at_fields}: say the same words in the same order.")
    if at_fields and not title.startswith(f"{at_fields[0][0]} "):
        yield _finding(f"The title “{title}” does not start with “{at_fields[0][0]}”.")


def said_in_summary(document: JustHTML) -> list[tuple[str, str]]:
    """The messages of the error summary, each with the id of the control that it leads to."""
    links = document.query(".hr-error-summary a")
    return [(((link.attrs or {}).get("href") or "").removeprefix("#"), text_of(link)) for link in links]


def said_at_fields(document: JustHTML) -> list[tuple[str, str]]:
    """The messages at the fields, each with what a screen reader is told before it: “Error:”."""
    found = []
    for message in document.query("main .hr-field__error"):
        start = text_of(message.query(".hr-visually-hidden")[0]) if isinstance(message, Element) else ""
        found.append((start, text_of(message).removeprefix(start).strip()))
    return found


def _untouched(screen: Screen, html: str) -> Iterator[Finding]:
    """Words of the English page that stand in another language as they are, on a page of it or a part of a page."""
    english = _english(screen.in_language(SOURCE_LANGUAGE))
    for block in readability.read(html).blocks:
        words = re.findall(r"[^\W\d_][\w’'-]*", block.text)
        is_name = all(word[0].isupper() for word in words)
        is_other = block.language != SOURCE_LANGUAGE and len(block.text.split()) > 1
        if is_other and not is_name and block.text in english:
            yield _finding(f"“{block.shown()}” is not translated into {block.language}.")


@lru_cache(maxsize=8)
def _english(screen: Screen) -> frozenset[str]:
    """The English words of a screen, read once for all its languages."""
    blocks = readability.read(screen.render()).blocks
    return frozenset(block.text for block in blocks if block.language == SOURCE_LANGUAGE)


def text_of(element: Element | Comment) -> str:
    """The text of an element, spaces made one."""
    return " ".join(element.to_text("", strip=False).split())


def _finding(message: str) -> Finding:
    return Finding(rule="pattern", level="error", message=message)
