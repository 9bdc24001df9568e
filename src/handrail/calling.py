"""The strict functions: one keyword-only Python function for each component, generated and compiled once.

They check names, required text, closed sets and records before the macro runs, and turn every problem into a
UsageError that names component, parameter, template and line.
"""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.utils import missing
from markupsafe import Markup

from .describe import Component, Parameter, Record, Type, literal_value
from .fast import LightMacro, markup
from .html import ValueProblem, shorten

Check = Callable[[Any], Any]


class UsageError(Exception):
    """A component was called wrongly: what is wrong, where, and what to write instead."""

    def __init__(self, message: str, *, component: str | None = None, parameter: str | None = None) -> None:
        self.message = message
        self.component = component
        self.parameter = parameter
        self.template, self.line = caller_location()
        where = f"{self.template}, line {self.line}: " if self.template else ""
        super().__init__(where + message)


class HandrailDeprecationWarning(DeprecationWarning):
    """A component, or one of its parameters, will go in a later version."""


def caller_location() -> tuple[str | None, int | None]:
    """Template and line of the call that is being made now, or file and line of the Python that makes it."""
    frame = sys._getframe(1)
    while frame is not None:
        names = frame.f_globals
        template = names.get("__jinja_template__")
        if template is not None and not getattr(template.environment, "is_of_components", False):
            return template.name or template.filename or "a template", template.get_corresponding_lineno(frame.f_lineno)
        if template is None and str(names.get("__name__", "")).partition(".")[0] not in ("handrail", "jinja2"):
            return frame.f_code.co_filename, frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return None, None


def nearest(name: str, names: Iterable[str]) -> str:
    """``; did you mean 'x'?`` if one of the names is near, else nothing."""
    import difflib  # only where something is wrong

    found = difflib.get_close_matches(str(name), list(names), n=1, cutoff=0.6)
    return f"; did you mean {found[0]!r}?" if found else ""


# Checks of values. Each takes a value that has not the plainest right type, and gives back the one to use
# (`missing`: the default applies), or raises ValueProblem.


def check_of(kind: Type, records: Mapping[str, Check]) -> Check:
    """The check for a type. ``records`` holds the check of each record."""
    if "Any" in kind.names:
        return lambda value: missing if isinstance(value, Undefined) else value
    alternatives: list[Check] = []
    if kind.values:
        alternatives.append(_one_of(kind.values))
    plain: dict[str, Check] = {"bool": _flag, "int": _integer, "float": _number}
    alternatives += [attempt for name, attempt in plain.items() if name in kind.names]
    if kind.container and kind.item:
        check_item = check_of(kind.item, records)
        may_be_none = "None" in kind.item.names
        alternatives.append(_list_of(check_item, may_be_none) if kind.container == "list" else _dict_of(check_item))
    if kind.record:
        alternatives.append(records[kind.record])
    if kind.is_text:
        alternatives.append(_text)

    takes_text, earlier, last = kind.is_text, alternatives[:-1], alternatives[-1]
    record = records[kind.record] if kind.record and takes_text else None

    def check(value: Any) -> Any:
        if value is None:
            return missing
        if isinstance(value, str):
            if takes_text:
                return value
        elif isinstance(value, Undefined):
            if isinstance(value, StrictUndefined):
                str(value)  # raises Jinja's own error, which names the variable
            return missing
        elif record is not None and isinstance(value, Mapping):
            return record(value)  # no text: what is wrong with the record is what helps
        for attempt in earlier:
            try:
                return attempt(value)
            except ValueProblem:
                continue
        return last(value)

    return check


def _one_of(values: tuple[str | int, ...]) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, Markup):
            value = str(value)
        for allowed in values:
            if type(allowed) is type(value) and allowed == value:
                return allowed
        options = ", ".join(repr(allowed) for allowed in values)
        hint = nearest(value, [str(allowed) for allowed in values]) if isinstance(value, str) else ""
        raise ValueProblem(f"must be one of {options}, not {shorten(value)}{hint}")

    return check


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueProblem(f"must be true or false, not {shorten(value)}")


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueProblem(f"must be a whole number, not {shorten(value)}")


def _number(value: Any) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise ValueProblem(f"must be a number, not {shorten(value)}")


def _text(value: Any) -> str:
    """Text as macros get it: str, or Markup. Numbers, dates and lazily translated strings become text here."""
    if isinstance(value, str):
        return value
    if hasattr(value, "__html__"):
        return Markup(value)
    kind = type(value)
    says_nothing = kind.__str__ is object.__str__ and kind.__repr__ is object.__repr__  # type: ignore[comparison-overlap]
    if says_nothing or isinstance(value, _NO_TEXT) or callable(value):
        raise ValueProblem(f"must be text, not {shorten(value)}")
    return str(value)


_NO_TEXT = (Mapping, list, tuple, set, frozenset, bytes, bytearray, memoryview, bool, type(...))


def _list_of(check: Check, may_be_none: bool) -> Check:
    def check_list(value: Any) -> list[Any]:
        if type(value) is not list:
            # Lazily translated strings can be iterated too: they know what strings know, or how to be HTML.
            is_text = hasattr(value, "casefold") or hasattr(value, "__html__")
            if is_text or isinstance(value, (bytes, Mapping)) or not isinstance(value, Iterable):
                raise ValueProblem(f"must be a list, not {shorten(value)}")
        checked: list[Any] = []
        for item in value:
            try:
                found = check(item)
            except ValueProblem as problem:
                raise ValueProblem(f"item {len(checked) + 1}: {problem.message}") from None
            if found is missing:
                if not may_be_none:
                    raise ValueProblem(f"item {len(checked) + 1} is empty")
                found = None
            checked.append(found)
        return checked

    return check_list


def _dict_of(check: Check) -> Check:
    def check_dict(value: Any) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            raise ValueProblem(f"must be a mapping of names to values, not {shorten(value)}")
        checked: dict[Any, Any] = {}
        for key, item in value.items():
            try:
                found = check(item)
            except ValueProblem as problem:
                raise ValueProblem(f"{shorten(key)}: {problem.message}") from None
            if found is not missing:
                checked[key] = found
        return checked

    return check_dict


def record_check(record: Record, records: Mapping[str, Check]) -> Check:
    """The check for a record: makes a complete one of a mapping, an object, or text for its one required field."""
    fields = {part.name: part for part in record.fields}
    defaults = {name: literal_value(part.default) for name, part in fields.items() if part.default is not None}
    made = type(record.name, (), {"__doc__": record.doc, **defaults})  # what is not given is the class's
    checks = {name: check_of(part.kind, records) for name, part in fields.items()}
    texts = frozenset(name for name, part in fields.items() if part.kind.is_text)
    required = [part for part in record.fields if part.required]
    only = required[0].name if len(required) == 1 and required[0].name in texts else None

    def check(value: Any) -> Any:
        if type(value) is str and only and value and not value.isspace():
            item = made()
            setattr(item, only, value)
            return item
        if type(value) is made:
            return value
        if type(value) is dict or isinstance(value, Mapping):
            given = value
        elif isinstance(value, str) or hasattr(value, "__html__"):
            if len(required) != 1:
                raise ValueProblem(f"must be {record.name} with {', '.join(fields)}, not text")
            given = {required[0].name: value}
        else:
            given = {name: getattr(value, name) for name in fields if hasattr(value, name)}
            if not given or any(part.name not in given for part in required):
                raise ValueProblem(f"must be {record.name} with {', '.join(fields)}, not {shorten(value)}")
        item = made()
        known = item.__dict__
        for name, one in given.items():
            if name not in checks:
                raise ValueProblem(f"{record.name} has no field {shorten(name)}{nearest(name, fields)}")
            if type(one) is str and name in texts:
                known[name] = one
                continue
            try:
                found = checks[name](one)
            except ValueProblem as problem:
                raise ValueProblem(f"{record.name}.{name} {problem.message}") from None
            if found is not missing:
                known[name] = found
        for part in required:
            found = known.get(part.name, missing)
            if type(found) is str and found and not found.isspace():
                continue
            if found is missing or is_blank(part.kind, found):
                raise ValueProblem(f"{record.name} needs {part.name!r}: {part.doc}")
        return item

    return check


def is_blank(kind: Type, value: Any) -> bool:
    """Whether a required value says nothing."""
    if kind.is_text:
        return not str(value).strip()
    return kind.container == "list" and not value


# The generated function.


def strict_function(component: Component, macro: Callable[..., str], *, takes_caller: bool) -> Callable[..., Any]:
    """The function that applications call.

    ``macro`` takes every parameter by position, and the caller last if ``takes_caller``.
    The function takes keyword arguments only, returns Markup (in an asynchronous environment an awaitable of it, where
    a call block is given) and raises UsageError.
    """
    records: dict[str, Check] = {}
    for record in component.records.values():
        records[record.name] = record_check(record, records)
    space: dict[str, Any] = {
        "__name__": "handrail.components",
        "missing": missing,
        "markup": markup,
        "macro": macro,
        "Markup": Markup,
        "ValueProblem": ValueProblem,
        "refuse": lambda positional, unknown: _refuse(component, positional, unknown),
        "fail": lambda problem: _fail(component, problem),
        "fill": _fill,
        "call_around": _call_around,
        "own_callers": (LightMacro, _Caller),
        "warn": lambda name: _warn(component, name),
    }
    lines = []
    for parameter in component.parameters:
        space[f"check_{parameter.name}"] = _parameter_check(parameter, records)
        if parameter.kind.is_closed:
            space[f"values_{parameter.name}"] = frozenset(parameter.values)
        lines += _lines_of(parameter)
    names = [parameter.name for parameter in component.parameters]
    arguments = ", ".join([*names, *(["caller"] if takes_caller else [])])
    keywords = "".join(f"{name}=missing, " for name in names)
    given = "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"
    head = []
    if component.takes_content:
        head = [
            "if caller is not None:",
            "    if content is not missing:",
            "        raise ValueProblem('is given twice: as content= and by the call block', 'content')",
            f"    return fill({component.name}, caller, {given})",
        ]
    elif component.calls_its_block:
        head = [
            "if caller is None:",
            "    raise ValueProblem('needs a call block around the control')",
            "if caller.__class__ not in own_callers:",
            f"    return call_around({component.name}, caller, {given})",
        ]
    else:
        head = ["if caller is not None:", "    raise ValueProblem('takes no call block')"]
    source = "\n".join(
        [
            f"def {component.name}(*positional, {keywords}caller=None, **unknown):",
            "    if positional or unknown:",
            "        refuse(positional, unknown)",
            "    try:",
            *(f"        {line}" for line in head),
            *(f"        {line}" for line in lines),
            f"        return markup(macro({arguments}))",
            "    except ValueProblem as problem:",
            "        raise fail(problem) from None",
        ]
    )
    exec(compile(source, f"<handrail {component.name}>", "exec"), space)  # noqa: S102 - made above, from checked names
    function: Callable[..., Any] = space[component.name]
    function.__doc__ = _docstring(component)
    function.__module__ = "handrail"
    function.__signature__ = signature(component)  # type: ignore[attr-defined]
    return function


def _lines_of(parameter: Parameter) -> list[str]:
    """The statements that check one parameter; the plainest right value costs one or two comparisons."""
    name, kind = parameter.name, parameter.kind
    given = f"{name} is not missing and " if not parameter.required else ""
    if kind.is_closed:
        types = " or ".join(f"{name}.__class__ is {type(value).__name__}" for value in kind.values[:1])
        mixed = len({type(value) for value in kind.values}) > 1
        test = "True" if mixed else f"not ({types} and {name} in values_{name})"
    elif kind.names <= {"bool", "None"} and not kind.container:
        test = f"{name} is not True and {name} is not False"
    elif kind.names == {"int"}:
        test = f"{name}.__class__ is not int"
    elif kind.is_text and "Any" not in kind.names:
        test = f"{name}.__class__ is not str"
        if "bool" in kind.names:
            test += f" and {name} is not True and {name} is not False"
        if parameter.required:
            test = f"({test} or not {name} or {name}.isspace())"
    elif kind.container and kind.item and "Any" in kind.item.names:
        test = f"{name}.__class__ is not {kind.container}"
    else:
        test = "True"
    lines = [f"if {given}{test}:", f"    {name} = check_{name}({name})"]
    if not parameter.required and "Any" not in kind.names:
        # Components hand on what they were not given as None.
        lines = [f"if {name} is None:", f"    {name} = missing", f"el{lines[0]}", lines[1]]
    if parameter.deprecated:
        lines += [f"if {name} is not missing:", f"    warn({name!r})"]
    return lines


def _parameter_check(parameter: Parameter, records: Mapping[str, Check]) -> Check:
    check = check_of(parameter.kind, records)

    def check_parameter(value: Any) -> Any:
        if value is not missing:
            try:
                value = check(value)
            except ValueProblem as problem:
                raise ValueProblem(problem.message, parameter.name) from None
        if parameter.required and (value is missing or is_blank(parameter.kind, value)):
            raise ValueProblem(f"is missing or empty: {parameter.doc}", parameter.name)
        return value

    return check_parameter


def _refuse(component: Component, positional: tuple[Any, ...], unknown: dict[str, Any]) -> None:
    if positional:
        first = next((parameter.name for parameter in component.parameters), "name")
        message = f"takes named arguments only: write {component.name}({first}={shorten(positional[0])}, …)"
    else:
        name = next(iter(unknown))
        message = f"has no parameter {name!r}{nearest(name, component.by_name)}"
        if not nearest(name, component.by_name):
            message += f" It has: {', '.join(component.by_name)}" if component.parameters else " It has none"
    raise UsageError(f"{component.name} {message}", component=component.name)


def _fail(component: Component, problem: ValueProblem) -> UsageError:
    where = f"{component.name}: {problem.parameter} " if problem.parameter else f"{component.name}: "
    return UsageError(where + problem.message, component=component.name, parameter=problem.parameter)


def _warn(component: Component, name: str) -> None:
    template, line = caller_location()
    where = f"{template}, line {line}: " if template else ""
    warnings.warn(
        f"{where}{component.name}: {name}: {component.by_name[name].deprecated}",
        HandrailDeprecationWarning,
        stacklevel=3,
    )


def _fill(function: Callable[..., Any], caller: Callable[[], Any], arguments: dict[str, Any]) -> Any:
    """Put what stands in the call block into ``content``."""
    body = caller()
    if isinstance(body, Awaitable):
        return _fill_later(function, body, arguments)
    return function(**{**arguments, "content": Markup(body)})


async def _fill_later(function: Callable[..., Any], body: Awaitable[Any], arguments: dict[str, Any]) -> Any:
    return function(**{**arguments, "content": Markup(await body)})


class _Caller:
    """A call block of an application's template, around which a component is written."""

    def __init__(self, caller: Callable[..., Any]) -> None:
        self.caller = caller
        self.later: dict[str, Awaitable[Any]] = {}

    def __call__(self, *arguments: Any) -> Markup:
        body = self.caller(*arguments)
        if isinstance(body, Awaitable):
            import secrets  # only in asynchronous environments

            mark = f"\0{secrets.token_hex(8)}\0"
            self.later[mark] = body
            return Markup(mark)
        return Markup(body)


def _call_around(function: Callable[..., Any], caller: Callable[..., Any], arguments: dict[str, Any]) -> Any:
    """Call a component that calls its call block; in an asynchronous environment the block comes later."""
    own = _Caller(caller)
    html = function(**arguments, caller=own)
    return _put_in_later(html, own.later) if own.later else html


async def _put_in_later(html: Markup, later: dict[str, Awaitable[Any]]) -> Markup:
    finished = str(html)
    for mark, body in later.items():
        finished = finished.replace(mark, str(await body))
    return Markup(finished)


def _docstring(component: Component) -> str:
    lines = [component.summary, ""]
    for parameter in component.parameters:
        given = "required" if parameter.required else f"default {parameter.default}"
        lines.append(f"{parameter.name} ({parameter.type}, {given}): {parameter.doc}")
    return "\n".join(lines).strip()


def signature(component: Component) -> inspect.Signature:
    """The signature that ``help()`` and editors show."""
    return inspect.Signature(
        [
            inspect.Parameter(
                parameter.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if parameter.default is None else literal_value(parameter.default),
                annotation=parameter.type,
            )
            for parameter in component.parameters
        ],
        return_annotation=Markup,
    )
