"""Code as the pages show it: coloured when the site is built, cut from files that are run by a test."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from .text import Part

LANGUAGES = {".py": "python", ".html": "html+jinja", ".css": "css", ".json": "json", ".sh": "bash", ".toml": "toml"}
_LEXERS: dict[str, object] = {}


def coloured(source: str, language: str, name: str) -> Markup:
    """Code as HTML, character for character. ``name`` says what it is, where it must be scrolled."""
    if language not in _LEXERS:
        _LEXERS[language] = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    html = highlight(source, _LEXERS[language], HtmlFormatter(nowrap=True))
    # The formatter ends with a line break of its own.
    html = html if source.endswith("\n") else html.removesuffix("\n")
    label = Markup.escape(name)
    return Markup(f'<div class="highlight"><pre data-name="{label}"><span></span><code>{html}</code></pre></div>')


def block(source: str, language: str, name: str = "Code") -> Part:
    """Code as a part of a page."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", source)), default=0))
    return Part(
        f"\n\n{coloured(source, language, name)}\n\n",
        f"\n\n{fence}{language.replace('html+jinja', 'jinja')}\n{source.rstrip()}\n{fence}\n\n",
    )


def cut(file: Path, part: str | None = None) -> str:
    """A file, or what stands in it between ``# <part>`` and ``# end`` (in whatever comment), set to the margin."""
    source = file.read_text(encoding="utf-8")
    if part is None:
        return source
    lines = source.splitlines()
    marks = [_mark(line) for line in lines]
    if f"part: {part}" not in marks:
        raise ValueError(f"{file}: no line says 'part: {part}'")
    start = marks.index(f"part: {part}") + 1
    end = next((at for at in range(start, len(lines)) if marks[at] == "end"), len(lines))
    chosen = lines[start:end]
    margin = min((len(line) - len(line.lstrip()) for line in chosen if line.strip()), default=0)
    return "\n".join(line[margin:] for line in chosen) + "\n"


def _mark(line: str) -> str:
    """What a line that is only a comment says."""
    found = re.fullmatch(r"\s*(?:#|\{#-?|<!--)\s*(.*?)\s*(?:-?#\}|-->)?", line)
    return found[1] if found else ""
