"""The compile pass that knows HTML.

A component's template is followed through the states of an HTML tokenizer, and each expression is wrapped in the
filter that is right for the place where it stands. A component author therefore cannot write an injection: what
could become one is refused when the component loads, with file and line.

The idea of escaping by context is that of Go's ``html/template``; the states are those of the HTML standard,
section 13.2.5 (https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from jinja2 import TemplateSyntaxError, nodes
from jinja2.runtime import Undefined
from markupsafe import Markup

from .fast import escape_text, walk

URL_ATTRIBUTES = frozenset(
    [
        "action",
        "background",
        "cite",
        "data",
        "formaction",
        "href",
        "itemtype",
        "longdesc",
        "manifest",
        "ping",
        "poster",
        "src",
        "xlink:href",
    ]
)
URL_SCHEMES = frozenset(("http", "https", "mailto", "tel", "sms"))
FLAG_WORDS = frozenset(("contenteditable", "draggable", "spellcheck", "writingsuggestions"))
"""Attributes whose flags are the words "true" and "false", as those of ``aria-*`` and ``data-*`` are."""

_START_OF_RELATIVE = frozenset("/?#")

_RAW_TEXT = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"))
_ESCAPABLE_RAW_TEXT = frozenset(("textarea", "title"))
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_:][-A-Za-z0-9_:.]*\Z")
_NOT_IN_HTML = "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"


class ValueProblem(Exception):
    """A value that may not stand where a component puts it. ``calling`` makes a UsageError of it."""

    is_handed_on = False
    """Whether the component that the application called is to be named, and not the one that it calls in turn."""

    def __init__(self, message: str, parameter: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.parameter = parameter


class AttrsProblem(ValueProblem):
    """More attributes that a tag may not have. Components hand these on to each other as they are."""

    is_handed_on = True


# What the pass writes around each expression. Each takes any value and returns finished HTML.


def clean(value: str) -> str:
    """The text without what no HTML document may hold (control characters, lone surrogates: U+FFFD instead)."""
    return value if value.isprintable() else re.sub(_NOT_IN_HTML, "\ufffd", value)


def text(value: Any) -> str:
    """A value in text: escaped, unless it is Markup."""
    kind = type(value)
    if kind is str:
        return escape_text(value if value.isprintable() else clean(value))
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if value is None:
        return ""
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return escape_text(clean(str(value)))


def escapable(value: Any) -> str:
    """A value inside ``<textarea>`` or ``<title>``, where markup means nothing: tags are shown as text."""
    if isinstance(value, str) and not isinstance(value, Markup):
        value = str.__str__(value)  # a string that would bring its language along has nowhere to put it
    return str(text(value)).replace("<", "&lt;")


def quoted(value: Any) -> str:
    """A value inside a double-quoted attribute: escaped, and Markup loses its tags."""
    if type(value) is str:
        return escape_text(value if value.isprintable() else clean(value))
    if value is None:
        return ""
    if isinstance(value, Markup):
        return escape_text(value.striptags() if "<" in value else value.unescape())
    return escape_text(clean(str(value)))


def attribute(value: Any, opening: str) -> str:
    """A whole attribute. ``opening`` is its start, such as ``' name="'``."""
    if type(value) is str:
        return f'{opening}{escape_text(value if value.isprintable() else clean(value))}"'
    if value is None or value is False or isinstance(value, Undefined):
        return ""
    if value is True:
        return opening[:-2]
    return f'{opening}{value if type(value) is int else quoted(value)}"'


def flag(value: Any, opening: str) -> str:
    """A whole attribute whose flags are words (``aria-*``, ``data-*``): "true" and "false"."""
    if value is True:
        return f'{opening}true"'
    if value is False:
        return f'{opening}false"'
    return attribute(value, opening)


def url(value: Any, opening: str) -> str:
    """A whole attribute that holds an address, once its scheme is known to be harmless."""
    return attribute(value if value is None else safe_url(value), opening)


def url_start(value: Any) -> str:
    """The first part of an address inside an attribute."""
    return quoted(safe_url(value))


def safe_url(value: Any) -> Any:
    """The address, if its scheme is http, https, mailto, tel or sms, or if it is relative.

    Raises ValueProblem for any other. Browsers drop control characters and spaces before they read the scheme
    (https://url.spec.whatwg.org/#concept-basic-url-parser), so they are dropped here too.
    """
    if value.__class__ is str and value[:1] in _START_OF_RELATIVE:
        return value  # by far the commonest
    address = value.unescape() if isinstance(value, Markup) else str(value)
    before, colon, _ = address.partition(":")
    if colon and not any(sign in before for sign in "/?#"):
        scheme = re.sub(r"[\x00-\x20\x7f]", "", before).lower()
        if scheme not in URL_SCHEMES:
            raise ValueProblem(
                f"the address {shorten(address)} may not be used: "
                f"write a relative address or one that starts with {', '.join(sorted(URL_SCHEMES))}"
            )
    return value if isinstance(value, str) else address


def attributes(mapping: Any, taken: tuple[str, ...]) -> str:
    """More attributes of a tag, from a mapping. ``taken`` are the names that the tag has already."""
    if not mapping:
        return ""
    parts = []
    for name, value in mapping.items():
        key = name.lower() if isinstance(name, str) else ""
        if not _ATTRIBUTE_NAME.match(key):
            raise AttrsProblem(f"{shorten(name)} is not a name for an HTML attribute")
        if key in taken:
            raise AttrsProblem(f"attrs may not set {name!r}: the component writes it itself")
        if is_code(key):
            raise AttrsProblem(f"attrs may not set {name!r}: scripts and styles belong in their own files")
        if isinstance(value, (Mapping, list, tuple, set, frozenset, bytes)):
            raise AttrsProblem(f"attribute {name!r} must be text, a number or a flag, not {type(value).__name__}")
        parts.append(writer_of(key)[0](value, f' {name}="'))
    if len({name.lower() for name in mapping}) < len(mapping):
        raise AttrsProblem("attrs names an attribute twice, in small and in capital letters")
    return "".join(parts)


def is_code(name: str) -> bool:
    """Whether an attribute of this name holds script, style or a document."""
    return name.startswith(("on", "hx-on")) or name in ("style", "srcdoc")


def writer_of(name: str) -> tuple[Any, str]:
    """The function that writes a whole attribute of this name, and the name of its filter."""
    if name in URL_ATTRIBUTES:
        return url, "hr_url"
    if name in FLAG_WORDS or name.startswith(("aria-", "data-")):
        return flag, "hr_flag"
    return attribute, "hr_attribute"


def shorten(value: Any, length: int = 60) -> str:
    """A value as it may be shown in a message."""
    shown = repr(value)
    return shown if len(shown) <= length else shown[: length - 1] + "…"


FILTERS: dict[str, Any] = {
    "hr_text": text,
    "hr_written": text,
    "hr_escapable": escapable,
    "hr_quoted": quoted,
    "hr_attribute": attribute,
    "hr_flag": flag,
    "hr_url": url,
    "hr_url_start": url_start,
    "hr_attributes": attributes,
}


# The pass itself.


@dataclass(frozen=True)
class Place:
    """Where in HTML the template text has come to."""

    state: str = "text"
    tag: str = ""
    name: str = ""
    """The attribute, in a value."""
    written: str = field(default="", compare=False)
    """What stands in the value so far, for addresses."""

    def __str__(self) -> str:
        where = {
            "text": "text",
            "raw": f"inside <{self.tag}>",
            "escapable": f"inside <{self.tag}>",
            "comment": "inside a comment",
            "name": "inside the name of a tag",
            "tag": f"inside the tag <{self.tag}>",
            "double": f'inside {self.name}="…"',
            "whole": f'inside {self.name}="…"',
            "single": f"inside {self.name}='…'",
            "unquoted": f"inside {self.name}=…",
            "end": "inside an end tag",
        }
        return where[self.state]


_TAG_NAME = re.compile(r"[^\s/>]*")
_IN_TAG = re.compile(r"\s+|/|>|[^\s/>=]+")
_VALUE_START = re.compile(r"\s*=\s*(?P<quote>[\"']?)")
_UNQUOTED_END = re.compile(r"[\s>]")
_OPENING_AT_END = re.compile(r"\s+(?P<name>[^\s\"'<>/=]+)=\"\Z")


class HtmlPass:
    """One walk through one template. It holds all its state, so two threads may each walk their own.

    ``closed`` holds, for each parameter with a closed set of values, that set: only these may make the name of a tag.
    ``writers`` are the names that give finished HTML when they are called: other components.
    """

    def __init__(self, filename: str, closed: Mapping[str, tuple[Any, ...]], writers: Iterable[str] = ()) -> None:
        self.filename = filename
        self.closed = closed
        self.writers = {"caller", *writers}
        self.place = Place()
        self.names: list[str] = []
        self.pending: list[tuple[nodes.Const, list[str]]] = []

    def run(self, template: nodes.Template) -> nodes.Template:
        """Wrap every expression of the template, in place. Raises TemplateSyntaxError where that cannot be safe."""
        rebound: set[str] = set()
        for node in walk(template):
            if isinstance(node, nodes.Macro):
                self.writers.add(node.name)
            elif isinstance(node, nodes.Name):
                if node.ctx != "load":
                    rebound.add(node.name)
            elif isinstance(node, nodes.Filter) and node.name == "safe":
                self.refuse("'|safe' is not used in components: pass Markup", node)
        self.writers -= rebound
        self.walk_apart(template.body, template)
        for constant, names in self.pending:
            constant.value = tuple(dict.fromkeys(names))
        return template

    def refuse(self, message: str, node: nodes.Node) -> NoReturn:
        """Stop the load of the component."""
        raise TemplateSyntaxError(message, node.lineno, self.filename, self.filename)

    def walk_apart(self, body: list[nodes.Node], owner: nodes.Node) -> None:
        """Walk a body that is text of its own: a macro, a call block, a set block."""
        before = self.place, self.names
        self.place, self.names = Place(), []
        self.walk(body)
        if self.place.state != "text":
            self.refuse(f"this {type(owner).__name__.lower()} ends {self.place}", owner)
        self.place, self.names = before

    def walk(self, body: list[nodes.Node]) -> None:
        """Walk nodes in order, from the place where the walk is."""
        for node in body:
            match node:
                case nodes.Output():
                    node.nodes = list(self.output(node))
                case nodes.If():
                    self.branches([node.body, *(branch.body for branch in node.elif_), node.else_], node)
                case nodes.For():
                    start = self.place
                    self.branches([node.body, node.else_], node)
                    if self.place != start:
                        self.refuse(f"this loop starts {start} and ends {self.place}", node)
                case nodes.Macro() | nodes.AssignBlock():
                    self.walk_apart(node.body, node)
                case nodes.CallBlock():
                    if self.place.state != "text":
                        self.refuse(f"a call block may not stand {self.place}", node)
                    self.walk_apart(node.body, node)
                case nodes.With():
                    self.walk(node.body)
                case nodes.Assign() | nodes.ExprStmt():
                    pass
                case _:
                    self.refuse(f"'{type(node).__name__.lower()}' is not used in components", node)

    def branches(self, bodies: list[list[nodes.Node]], node: nodes.Node) -> None:
        """Walk each body from the same place; all must end in one."""
        start, ends = self.place, []
        for body in bodies:
            self.place = start
            self.walk(body)
            ends.append(self.place)
        if any(end != ends[0] for end in ends):
            places = ", ".join(dict.fromkeys(str(end) for end in ends))
            self.refuse(f"these branches end in different places: {places}", node)

    def output(self, node: nodes.Output) -> Iterator[nodes.Expr]:
        """Give the pieces of one output, with each expression wrapped."""
        children = list(node.nodes)
        for index, child in enumerate(children):
            if isinstance(child, nodes.TemplateData):
                self.feed(child)
                following = children[index + 1 : index + 3]
                child.data = self.whole_value(child.data, following)
                if child.data:
                    yield child
            else:
                yield self.wrap(child)

    def whole_value(self, data: str, following: list[nodes.Expr]) -> str:
        """Hand the quotes of ``name="{{ x }}"`` to the filter, so that it can leave the attribute out."""
        opening = _OPENING_AT_END.search(data)
        closing = following[1] if len(following) == 2 else None
        if self.place.state == "double" and not self.place.written and opening:
            if isinstance(closing, nodes.TemplateData) and closing.data.startswith('"'):
                closing.data = closing.data[1:]
                self.place = replace(self.place, state="whole")
                return data[: opening.start()]
        elif self.place.state == "tag" and following and not isinstance(following[0], nodes.TemplateData):
            return data.rstrip()  # the filter writes the space before attributes, if there are any
        return data

    def wrap(self, node: nodes.Expr) -> nodes.Expr:
        """The expression inside the filter that is right for the place."""
        place = self.place
        if is_code(place.name):
            self.refuse(f"an expression may not stand {place}", node)
        match place.state:
            case "text" if self.is_written(node):
                return self.filter(node, "hr_written")
            case "text":
                return self.filter(node, "hr_text")
            case "escapable":
                return self.filter(node, "hr_escapable")
            case "whole":
                self.place = Place("tag", place.tag)
                return self.filter(node, writer_of(place.name)[1], nodes.Const(f' {place.name}="'))
            case "double" if place.name in URL_ATTRIBUTES and not re.search(r"[/?#:]", place.written):
                if place.written:
                    self.refuse(f"the start of the address in {place.name} must be one expression or none", node)
                self.place = replace(place, written="?")
                return self.filter(node, "hr_url_start")
            case "double":
                return self.filter(node, "hr_quoted")
            case "tag":
                taken = nodes.Const((), lineno=node.lineno)
                self.pending.append((taken, self.names))
                return self.filter(node, "hr_attributes", taken)
            case "name":
                if not (isinstance(node, nodes.Name) and node.name in self.closed):
                    self.refuse("the name of a tag may only come from a parameter with a closed set of values", node)
                self.place = replace(place, tag=place.tag + "*")
                return self.filter(node, "hr_text")
            case _:
                return self.refuse(f"an expression may not stand {place}", node)

    def is_written(self, node: nodes.Expr) -> bool:
        """Whether an expression is the call of a macro or of a component, whose HTML is finished."""
        return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in self.writers

    @staticmethod
    def filter(node: nodes.Expr, name: str, *arguments: nodes.Expr) -> nodes.Filter:
        """A call of one of FILTERS."""
        return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)

    def feed(self, node: nodes.TemplateData) -> None:
        """Move the place along template text."""
        data, at = node.data, 0
        while at < len(data):
            at = getattr(self, f"_in_{self.place.state}")(data, at, node)

    def _in_text(self, data: str, at: int, node: nodes.Node) -> int:
        sign = data.find("<", at)
        if sign < 0:
            return len(data)
        if data.startswith("<!--", sign):
            self.place = Place("comment")
            return sign + 4
        if data.startswith("</", sign):
            self.place = Place("end")
            return sign + 2
        if data.startswith("<!", sign):
            end = data.find(">", sign)
            if end < 0:
                self.refuse("a declaration must be closed in one piece of text", node)
            return end + 1
        if sign + 1 < len(data) and not data[sign + 1].isalpha():
            return sign + 1
        self.place, self.names = Place("name"), []
        return sign + 1

    def _in_name(self, data: str, at: int, node: nodes.Node) -> int:
        found = _TAG_NAME.match(data, at)
        assert found is not None
        self.place = replace(self.place, tag=self.place.tag + found[0].lower())
        if found.end() < len(data):
            self.place = replace(self.place, state="tag")
        return found.end()

    def _in_tag(self, data: str, at: int, node: nodes.Node) -> int:
        found = _IN_TAG.match(data, at)
        if found is None:
            self.refuse(f"'{data[at]}' may not stand here, inside the tag <{self.place.tag}>", node)
        sign = found[0]
        if sign == ">":
            tag = self.place.tag
            state = "raw" if tag in _RAW_TEXT else "escapable" if tag in _ESCAPABLE_RAW_TEXT else "text"
            self.place = Place(state, tag if state != "text" else "")
            return found.end()
        if sign == "/" or sign.isspace():
            return found.end()
        name = sign.lower()
        self.names.append(name)
        value = _VALUE_START.match(data, found.end())
        if value is None:
            return found.end()
        state = {'"': "double", "'": "single", "": "unquoted"}[value["quote"]]
        self.place = Place(state, self.place.tag, name)
        return value.end()

    def _in_whole(self, data: str, at: int, node: nodes.Node) -> int:
        self.refuse("an attribute's value must be closed behind its expression", node)

    def _in_double(self, data: str, at: int, node: nodes.Node) -> int:
        return self._in_value('"', data, at)

    def _in_single(self, data: str, at: int, node: nodes.Node) -> int:
        return self._in_value("'", data, at)

    def _in_unquoted(self, data: str, at: int, node: nodes.Node) -> int:
        found = _UNQUOTED_END.search(data, at)
        if found is None:
            return len(data)
        self.place = Place("tag", self.place.tag)
        return found.start()

    def _in_value(self, quote: str, data: str, at: int) -> int:
        end = data.find(quote, at)
        if end < 0:
            self.place = replace(self.place, written=self.place.written + data[at:])
            return len(data)
        self.place = Place("tag", self.place.tag)
        return end + 1

    def _in_raw(self, data: str, at: int, node: nodes.Node) -> int:
        end = data.lower().find(f"</{self.place.tag}", at)
        if end < 0:
            return len(data)
        self.place = Place("end")
        return end + 2

    _in_escapable = _in_raw

    def _in_comment(self, data: str, at: int, node: nodes.Node) -> int:
        end = data.find("-->", at)
        if end < 0:
            return len(data)
        self.place = Place()
        return end + 3

    def _in_end(self, data: str, at: int, node: nodes.Node) -> int:
        end = data.find(">", at)
        if end >= 0:
            self.place = Place()
            return end + 1
        if data[at:].isalnum():  # `</h{{ level }}>`
            self.place = Place("name", "/" + data[at:])
        return len(data)
