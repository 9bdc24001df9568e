"""The strict functions: plain Python for each component, generated and compiled once.

They check names, required text, closed sets and records before the macro runs, and turn every problem into a
UsageError that names component, parameter, template and line.
"""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.utils import missing
from markupsafe import Markup

from .describe import Component, Parameter, Record, Type, literal_value
from .fast import LightMacro, markup, without_context
from .html import ValueProblem, clean, shorten

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


def nearest_or_all(name: str, names: Iterable[str]) -> str:
    """As ``nearest``; where none is near, all of them."""
    return nearest(name, names) or f"; it has {', '.join(names) or 'none'}"


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
    usual: tuple[type, ...] = ()
    if not earlier and not takes_text:
        usual = (dict, str) if kind.record else (list,) if kind.container == "list" else ()
    record = records[kind.record] if kind.record and takes_text else None

    def check(value: Any) -> Any:
        if value.__class__ in usual:
            return last(value)
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
        hint = ""
        if isinstance(value, str):
            is_number = value in [str(allowed) for allowed in values if isinstance(allowed, int)]
            hint = f"; write {value} without quotes" if is_number else nearest(value, map(str, values))
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


def is_text(value: Any) -> bool:
    """Whether it is text, also text that is translated later: that knows what strings know, or how to be HTML."""
    return isinstance(value, str) or hasattr(value, "casefold") or hasattr(value, "__html__")


_NO_TEXT = (Mapping, list, tuple, set, frozenset, bytes, bytearray, memoryview, bool, type(...))


def _list_of(check: Check, may_be_none: bool) -> Check:
    def check_list(value: Any) -> list[Any]:
        if type(value) is not list and (
            is_text(value) or isinstance(value, (bytes, Mapping)) or not isinstance(value, Iterable)
        ):
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
                checked[clean(key) if isinstance(key, str) else key] = found
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
        elif is_text(value):
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
            if type(one) is str and name in texts:
                known[name] = one
                continue
            if name not in checks:
                raise ValueProblem(f"{record.name} has no field {shorten(name)}{nearest_or_all(name, fields)}")
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


# The generated functions.


class StrictFunctions:
    """The functions by which one component is called. Each checks what it is given, and is written on first use.

    ``load`` compiles the macro, and says whether it takes the caller last, behind every parameter by position.
    ``fillers`` are for parameters that a bound form may fill: each takes the form and the control's name, and gives a
    value or `missing`.
    All raise UsageError.
    """

    def __init__(
        self,
        component: Component,
        load: Callable[[], tuple[Callable[..., str], bool]],
        *,
        fillers: Mapping[str, Callable[[Any, str], Any]],
    ) -> None:
        self.component = component
        self.load = load
        self.fillers = fillers
        records: dict[str, Check] = {}
        for record in component.records.values():
            records[record.name] = record_check(record, records)
        # No parameter's name starts with an underscore, so none of them can hide one of these.
        self._space: dict[str, Any] = {
            "__name__": "handrail.components",
            "_missing": missing,
            "_markup": markup,
            "_partial": partial,
            "_ValueProblem": ValueProblem,
            "_refuse": lambda positional, unknown: _refuse(component, positional, unknown),
            "_fail": lambda problem: _fail(component, problem),
            "_fill": _fill,
            "_call_around": _call_around,
            "_own_callers": (LightMacro, _Caller),
            "_warn": lambda name: _warn(component, name),
        }
        for parameter in component.parameters:
            name = parameter.name
            self._space[f"_check_{name}"] = _parameter_check(parameter, records)
            self._space[f"_default_{name}"] = None if parameter.default is None else literal_value(parameter.default)
        # Where a default is a constant it is the default in Python too: what is not given costs one comparison or none.
        self._late = frozenset(
            parameter.name
            for parameter in component.parameters
            if not parameter.has_constant or parameter.deprecated or parameter.name == "content"
        )
        self._space.update((f"_fill_{name}", filler) for name, filler in fillers.items())

    @property
    def defaults(self) -> dict[str, Any]:
        """What ``inner`` takes for each parameter that is not given, in the order of its arguments."""
        return {
            part.name: missing if part.name in self._late else self._space[f"_default_{part.name}"]
            for part in self.component.parameters
        }

    def checked(self, name: str, value: Any) -> Any:
        """What a parameter has once it is given this value. Raises ValueProblem where it may not be given."""
        found = self._space[f"_check_{name}"](value)
        return literal_value(self.component.by_name[name].default or "none") if found is missing else found

    def failure(self, problem: ValueProblem) -> UsageError:
        """The error of a call in which there was a problem with a value."""
        return _fail(self.component, problem)

    @cached_property
    def public(self) -> Callable[..., Any]:
        """What applications call: keyword arguments in, Markup out.

        In an asynchronous environment an awaitable of it comes out, where a call block is given.
        """
        return self._written(("_positional=_missing", "/"), fills=(), own=self.component.name)

    @cached_property
    def bound(self) -> Callable[..., Any]:
        """What bound forms call: as ``public``, behind the form itself, which fills what is not given."""
        own = f"_partial({self.component.name}, _form)"
        return self._written(("_form", "_positional=_missing", "/"), fills=tuple(self.fillers), own=own)

    @cached_property
    def inner(self) -> Callable[..., str]:
        """What other components call: arguments in the order of the signature, finished HTML out."""
        return self._written((), fills=(), own=self.component.name)

    def _written(self, first: tuple[str, ...], *, fills: tuple[str, ...], own: str) -> Callable[..., Any]:
        """Write one of the functions. ``first``: what comes before the parameters; ``own``: its name for itself."""
        component = self.component
        macro, takes_caller = self.load()
        late = self._late.union(fills)
        keywords = [
            f"{name}={'_missing' if name in late else repr(self._space[f'_default_{name}'])}"
            for name in component.by_name
        ]
        others = ["*_others", "**_unknown"] if first else []
        lines = [f"def {component.name}({', '.join([*first, *keywords, 'caller=None', *others])}):"]
        if first:
            lines += ["    if _positional is not _missing or _unknown:", "        _refuse(_positional, _unknown)"]
        given = "{" + ", ".join(f"{name!r}: {name}" for name in component.by_name) + "}"
        body = _lines_of_call_block(component, own, given)
        if fills:
            has_name = "name" in component.by_name
            body.append(f"_name = {'name if name.__class__ is str else str(name)' if has_name else None}")
            for name in fills:
                body += [f"if {name} is _missing:", f"    {name} = _fill_{name}(_form, _name)"]
        for parameter in component.parameters:
            body += _lines_of(parameter, late=parameter.name in late)
        call = f"_macro({', '.join([*component.by_name, *(['caller'] if takes_caller else [])])})"
        body.append(f"return _markup({call})" if first else f"return {call}")
        lines += ["    try:", *(f"        {line}" for line in body)]
        lines.append("    except _ValueProblem as problem:")
        if not first:
            lines += ["        if problem.is_handed_on:", "            raise"]
        lines.append("        raise _fail(problem) from None")
        space = {**self._space, "_macro": macro}
        exec(compile("\n".join(lines), f"<handrail {component.name}>", "exec"), space)  # noqa: S102 - from checked names
        function: Callable[..., Any] = space[component.name]
        function.__module__ = "handrail"
        if first:
            function.__doc__ = _docstring(component)
            function.__signature__ = signature(component)  # type: ignore[attr-defined]
        return without_context(function)


def _lines_of_call_block(component: Component, own: str, given: str) -> list[str]:
    """The statements for what stands in a call block around the call."""
    if component.takes_content:
        return [
            "if caller is not None:",
            "    if content is not _missing:",
            "        raise _ValueProblem('is given twice: as content= and by the call block', 'content')",
            f"    return _fill({own}, caller, {given})",
        ]
    if component.calls_its_block:
        return [
            "if caller is None:",
            "    raise _ValueProblem('needs a call block around the control')",
            "if caller.__class__ not in _own_callers:",
            f"    return _call_around({own}, caller, {given})",
        ]
    return ["if caller is not None:", "    raise _ValueProblem('takes no call block')"]


def wrong_argument(parameter: Parameter, name: str) -> str:
    """The test whether what is given under this name needs the check of a parameter, or may need it."""
    kind = parameter.kind
    wrong = "True"
    if kind.is_closed:
        types = {type(value).__name__ for value in kind.values}
        if len(types) == 1:
            values = ", ".join(map(repr, kind.values))
            wrong = f"not ({name}.__class__ is {types.pop()} and {name} in {{{values}}})"
    elif kind.names <= {"bool", "None"} and not kind.container:
        wrong = f"{name} is not True and {name} is not False"
    elif kind.names == {"int"}:
        wrong = f"{name}.__class__ is not int"
    elif kind.is_text and "Any" not in kind.names:
        wrong = f"{name}.__class__ is not str"
        if "bool" in kind.names:
            wrong += f" and {name} is not True and {name} is not False"
        if parameter.required:
            wrong = f"({wrong} or not {name} or {name}.isspace())"
    elif kind.container and kind.item and "Any" in kind.item.names:
        wrong = f"{name}.__class__ is not {kind.container}"
    return f"{name} is not None and {wrong}" if parameter.default == "none" else wrong


def _lines_of(parameter: Parameter, *, late: bool) -> list[str]:
    """The statements that check one parameter; the plainest right value costs one or two comparisons.

    If it is ``late``, it is `missing` where it is not given; else it has its default.
    """
    name, wrong = parameter.name, wrong_argument(parameter, parameter.name)
    check = f"    {name} = _check_{name}({name})"
    if parameter.required:
        return [f"if {wrong}:", check]
    if not late:
        if parameter.default != "none":
            wrong = f"{name} is not _default_{name} and {wrong}"
        return [f"if {wrong}:", check]
    lines = [f"if {name} is not _missing and {wrong}:", check]
    if parameter.deprecated:
        lines += [f"if {name} is not _missing:", f"    _warn({name!r})"]
    if parameter.has_constant:
        lines += [f"if {name} is _missing:", f"    {name} = _default_{name}"]
    return lines


def _parameter_check(parameter: Parameter, records: Mapping[str, Check]) -> Check:
    """The check of a parameter; gives `missing` where it says nothing, or its default if that is a constant."""
    check = check_of(parameter.kind, records)
    default = missing
    if parameter.default is not None and parameter.has_constant and not parameter.deprecated:
        default = literal_value(parameter.default)

    def check_parameter(value: Any) -> Any:
        if value is not missing:
            try:
                value = check(value)
            except ValueProblem as problem:
                raise ValueProblem(problem.message, parameter.name) from None
        if parameter.required and (value is missing or is_blank(parameter.kind, value)):
            raise ValueProblem(f"is missing or empty: {parameter.doc}", parameter.name)
        return default if value is missing else value

    return check_parameter


def _refuse(component: Component, positional: Any, unknown: dict[str, Any]) -> None:
    if positional is not missing:
        first = next((parameter.name for parameter in component.parameters), "name")
        message = f"takes named arguments only: write {component.name}({first}={shorten(positional)}, …)"
    else:
        name = next(iter(unknown))
        message = f"has no parameter {name!r}{nearest_or_all(name, component.by_name)}"
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
        """Call it as templates do."""
        return Markup(self.function(*arguments))

    def function(self, *arguments: Any) -> str:
        """What stands in the block, as finished HTML."""
        body = self.caller(*arguments)
        if isinstance(body, Awaitable):
            import secrets  # only in asynchronous environments

            mark = f"\0{secrets.token_hex(8)}\0"
            self.later[mark] = body
            return mark
        return str(body)


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
