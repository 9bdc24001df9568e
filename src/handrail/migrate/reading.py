"""Reads the calls of macros in a template's source, and the dictionaries that they are given.

Jinja's syntax tree forgets how things were written and where; this keeps both, so that all that is not changed stays
byte for byte.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment

_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Code:
    """An expression, as it was written."""

    text: str

    @cached_property
    def constant(self) -> object:
        """What it is, if it is a plain text, number, true, false or none; else this object itself."""
        try:
            return ast.literal_eval(_PYTHON.get(self.text, self.text))
        except (ValueError, SyntaxError):
            return self


_PYTHON = {"true": "True", "false": "False", "none": "None"}


@dataclass(frozen=True)
class Mapping:
    """A dictionary written out, whose keys are all texts."""

    items: dict[str, Value]


@dataclass(frozen=True)
class Sequence:
    """A list written out."""

    items: list[Value]


@dataclass(frozen=True)
class Sometimes:
    """A dictionary that is there only if a test holds: ``{…} if test else none``."""

    value: Mapping
    test: str


Value = Code | Mapping | Sequence | Sometimes


@dataclass(frozen=True)
class Token:
    """A part of the source: what kind, how written, from where to where."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Call:
    """A call of a macro: its name, what it is given, and where it stands.

    ``argument`` is None where the call has none. ``statement`` is where the ``{{`` or ``{%`` around it begins.
    """

    name: str
    argument: Value | None
    start: int
    end: int
    statement: int


def tokens_of(source: str, environment: Environment) -> list[Token]:
    """The source cut into its tokens, without the white space between them.

    Raises TemplateSyntaxError where it is no template.
    """
    found, at = [], 0
    for _, kind, text in environment.lex(source):
        start = source.find(text, at)
        if start < 0:  # white space that Jinja made itself
            continue
        at = start + len(text)
        if kind != "whitespace":
            found.append(Token(kind, text, start, at))
    return found


def calls(source: str, environment: Environment, prefix: str) -> Iterator[Call]:
    """The outermost calls of names that begin with ``prefix``, in order.

    ``source`` has Unix line ends. Raises TemplateSyntaxError where it is no template.
    """
    tokens = tokens_of(source, environment)
    statement, free_from = 0, 0
    for index, token in enumerate(tokens):
        if token.kind.endswith("_begin"):
            statement = token.start
        is_name = token.kind == "name" and token.text.startswith(prefix) and token.start >= free_from
        if not is_name or index + 1 == len(tokens) or tokens[index + 1].text != "(":
            continue
        if index and tokens[index - 1].text in (".", "macro"):
            continue
        end = _closing(tokens, index + 1)
        inside = tokens[index + 2 : end]
        argument = _Reader(source, inside).value() if inside else None
        free_from = tokens[end].end
        yield Call(token.text, argument, token.start, free_from, statement)


def _closing(tokens: list[Token], opening: int) -> int:
    """The index of the bracket that closes the one at ``opening``."""
    waiting = []
    for index in range(opening, len(tokens)):
        token = tokens[index]
        if token.kind == "operator" and token.text in _CLOSING:
            waiting.append(_CLOSING[token.text])
        elif token.kind == "operator" and waiting and token.text == waiting[-1]:
            waiting.pop()
            if not waiting:
                return index
    return len(tokens) - 1


class _Reader:
    """Reads one expression that fills all of its tokens."""

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self.source, self.tokens = source, tokens

    def value(self) -> Value:
        tokens = self.tokens
        if tokens[0].text in "{[" and tokens[0].kind == "operator":
            end = _closing(tokens, 0)
            inner, rest = tokens[1:end], tokens[end + 1 :]
            if tokens[0].text == "[" and not rest:
                return Sequence([self.part(part) for part in _split(inner, ",")])
            mapping = self.mapping(inner) if tokens[0].text == "{" else None
            if mapping and not rest:
                return mapping
            if mapping and (test := self.test(rest)):
                return Sometimes(mapping, test)
        return Code(self.source[tokens[0].start : tokens[-1].end])

    def part(self, tokens: list[Token]) -> Value:
        return _Reader(self.source, tokens).value()

    def mapping(self, tokens: list[Token]) -> Mapping | None:
        """A dictionary, if all of its keys are texts."""
        items: dict[str, Value] = {}
        for pair in _split(tokens, ","):
            if len(pair) < 3 or pair[0].kind != "string" or pair[1].text != ":":
                return None
            items[str(ast.literal_eval(pair[0].text))] = self.part(pair[2:])
        return Mapping(items)

    def test(self, rest: list[Token]) -> str | None:
        """The test of ``… if test``, where ``else`` gives nothing."""
        if rest[0].text != "if":
            return None
        places = [index for index, token in enumerate(rest) if token.text == "else"]
        if len(places) > 1:
            return None
        end = places[0] if places else len(rest)
        other = "".join(token.text for token in rest[end + 1 :]).lower()
        if end < 2 or other not in ("", "none", "false", "undefined", "{}", "''", '""'):
            return None
        return self.source[rest[1].start : rest[end - 1].end]


def _split(tokens: list[Token], separator: str) -> Iterator[list[Token]]:
    """The tokens between separators, those inside brackets left together; nothing for a trailing separator."""
    depth, part = 0, list[Token]()
    for token in tokens:
        if token.kind == "operator":
            depth += (token.text in _CLOSING) - (token.text in _CLOSING.values())
            if token.text == separator and depth == 0:
                if part:
                    yield part
                part = []
                continue
        part.append(token)
    if part:
        yield part
