"""Code as the pages show it: coloured when the site is built, cut from files that are run by a test."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType

from .text import Part

LANGUAGES = {".py": "python", ".html": "html+jinja", ".css": "css", ".json": "json", ".sh": "bash", ".toml": "toml"}
_COLOURED = {
    Token.Comment: "c",
    Token.Comment.Preproc: "k",
    Token.Keyword: "k",
    Token.Name.Tag: "k",
    Token.Literal.String: "s",
    Token.Literal.Number: "m",
}
"""Four colours, by the nearest of these kinds; all else is plain."""


@cache
def _lexer(language: str) -> Lexer:
    return get_lexer_by_name(language, stripnl=False, ensurenl=False)


@cache
def _class(kind: _TokenType) -> str:
    while kind is not None and kind not in _COLOURED:
        kind = kind.parent
    return _COLOURED.get(kind, "")


def coloured(source: str, language: str, name: str = "", colours: bool = True) -> Markup:
    """Code as HTML, character for character. ``name`` says what it is, where it must be scrolled."""
    parts: list[str] = []
    tokens = _lexer(language).get_tokens(source) if colours else [(Token.Text, source)]
    for sort, inside in groupby(tokens, key=lambda token: _class(token[0])):
        text = str(escape("".join(token[1] for token in inside))).replace("&#34;", '"').replace("&#39;", "'")
        parts.append(f'<span class="{sort}">{text}</span>' if sort else text)
    label = Markup(' data-name="{}"').format(name) if name else ""
    wraps = " d-wrap" if language in ("html+jinja", "text") else ""
    code = f"<pre{label}><code>{''.join(parts)}</code></pre>"
    return Markup(f'<div class="highlight{wraps}">{code}</div>')


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
    return "\n".join(line[margin:] for line in chosen).strip("\n") + "\n"


def _mark(line: str) -> str:
    """What a line that is only a comment says."""
    found = re.fullmatch(r"\s*(?:#|\{#-?|<!--)\s*(.*?)\s*(?:-?#\}|-->)?", line)
    return found[1] if found else ""
