"""Forms with values and errors filled in, and the ids by which a control, its hint and its error find each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from jinja2.utils import missing

from .calling import UsageError
from .describe import Component
from .html import shorten

if TYPE_CHECKING:
    from .library import Library


class Described:
    """The ids of a control and of what describes it."""

    __slots__ = ("by", "error_id", "hint_id", "id", "invalid")

    def __init__(self, own: str, hint_id: str | None = None, error_id: str | None = None, also: str | None = None):
        self.id = own
        self.hint_id = hint_id
        self.error_id = error_id
        by = f"{hint_id} {error_id}" if hint_id and error_id else hint_id or error_id
        self.by: str | None = f"{also} {by}" if also and by else also or by
        """The value for ``aria-describedby``; None where nothing describes the control."""
        self.invalid: bool | None = True if error_id else None
        """The value for ``aria-invalid``: True where there is an error, else None."""

    @property
    def attrs(self) -> dict[str, str | None]:
        """The control's attributes, for a control in an application's template: ``<input {{ ids.attrs|xmlattr }}>``."""
        return {
            "id": self.id,
            "name": self.id,
            "aria-describedby": self.by,
            "aria-invalid": "true" if self.error_id else None,
        }

    def __str__(self) -> str:
        return self.by or ""


def described(name: str, hint: Any = None, error: Any = None, also: str | None = None) -> Described:
    """The ids that ``field`` gives a control called ``name`` and its parts.

    ``hint`` and ``error`` are those of the field, or None. ``also`` is the id of something more that describes it.
    Raises UsageError where the name cannot be an id: HTML allows no white space in one.
    """
    if " " in name or not name.isprintable():
        raise UsageError(
            f"{shorten(name)} cannot be the name of a control: leave out spaces and signs that do not show"
        )
    return Described(name, f"{name}-hint" if hint else None, f"{name}-error" if error else None, also)


class BoundForm:
    """Components as ``handrail`` has them, with ``value`` and ``error`` filled in from what was sent.

    Each library has a class of its own, whose methods are the components' functions, made on first use.
    """

    _library: Library

    def __init__(self, values: Mapping[str, Any], errors: Mapping[str, Any]) -> None:
        self.values = values
        self.errors = errors
        """The messages, by the id of the control that each is about."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        setattr(type(self), name, self._library.functions(name).bound)
        return getattr(self, name)  # type: ignore[no-any-return]


Filler = Callable[[BoundForm, str], Any]
"""Gives what values and errors hold for one parameter of the control of a name; `missing` where there is nothing."""


def fillers_of(component: Component) -> dict[str, Filler]:
    """What fills the parameters of a component in a bound form, by their names."""
    has = component.by_name
    if "name" not in has:
        return {"errors": _all_errors} if "errors" in has else {}
    fillers: dict[str, Filler] = {}
    if "error" in has:
        fillers["error"] = _error
    for slot in ("value", "values"):
        if slot in has:
            kind = has[slot].kind
            if kind.container == "list":
                fillers[slot] = _many
            elif kind.record:
                parts = [part.name for part in component.records[kind.record].fields]
                fillers[slot] = _filler_of_parts(parts)
                fillers["error"] = _filler_of_error_of_parts(parts)
                if "error_in" in has:
                    fillers["error_in"] = _filler_of_wrong_parts(parts)
            else:
                fillers[slot] = _value
    return fillers


def _all_errors(form: BoundForm, name: str) -> Any:
    return form.errors


def _error(form: BoundForm, name: str) -> Any:
    return form.errors.get(name, missing)


def _value(form: BoundForm, name: str) -> Any:
    value = form.values.get(name)
    return missing if value is None else value


def _many(form: BoundForm, name: str) -> list[Any]:
    values = form.values
    if type(values) is not dict:
        for reader in ("getlist", "getall", "get_list"):
            if hasattr(values, reader):
                return list(getattr(values, reader)(name))
    found = values.get(name)
    if found is None:
        return []
    return list(found) if isinstance(found, Iterable) and not isinstance(found, (str, bytes)) else [found]


def _filler_of_parts(parts: list[str]) -> Filler:
    """Fills a value sent in parts, or kept as an object that has them."""

    def fill(form: BoundForm, name: str) -> Any:
        values = form.values
        sent = {part: values.get(f"{name}-{part}") for part in parts}
        for value in sent.values():
            if value is not None:
                return sent
        found = values.get(name)
        if found is None or isinstance(found, Mapping) or not all(hasattr(found, part) for part in parts):
            return found
        return {part: getattr(found, part) for part in parts}

    return fill


def _filler_of_error_of_parts(parts: list[str]) -> Filler:
    """Fills the one message that is shown: that of the whole, else that of the first wrong part."""

    def fill(form: BoundForm, name: str) -> Any:
        errors = form.errors
        keys = (name, *(f"{name}-{part}" for part in parts)) if errors else ()
        return next((errors[key] for key in keys if key in errors), missing)

    return fill


def _filler_of_wrong_parts(parts: list[str]) -> Filler:
    """Fills the parts to mark; nothing where only the whole is wrong."""

    def fill(form: BoundForm, name: str) -> Any:
        errors = form.errors
        wrong = [part for part in parts if f"{name}-{part}" in errors] if errors else []
        if wrong and name in errors and parts[0] not in wrong:
            wrong.insert(0, parts[0])
        return wrong or missing

    return fill


def bind(values: Any = None, errors: Any = None, *, library: Library | None = None) -> BoundForm:
    """A form whose components know what was sent and what is wrong with it.

    ``values``: a mapping (``request.form``, ``form.data``), a dataclass or another object.
    ``errors``: a mapping of names to messages or lists of messages (WTForms, Django), a list of Pydantic's errors,
    or its ValidationError. Of several messages for one name the first is shown.
    Raises UsageError where either is of another kind.
    """
    if library is None:
        from . import default_library

        library = default_library()
    return library.bound_form(_values(values), _errors(errors))


def _values(values: Any) -> Mapping[str, Any]:
    if values is None:
        return {}
    if isinstance(values, Mapping):
        return values
    if is_dataclass(values) and not isinstance(values, type):
        return {part.name: getattr(values, part.name) for part in fields(values)}
    if hasattr(values, "model_dump"):
        return dict(values.model_dump())
    if hasattr(values, "__dict__"):
        return dict(vars(values))
    raise UsageError(f"bind: values must be a mapping or an object with fields, not {type(values).__name__}")


def _errors(errors: Any) -> dict[str, Any]:
    if not errors:
        return {}
    if callable(getattr(errors, "errors", None)):  # pydantic.ValidationError
        errors = errors.errors()
    if isinstance(errors, Mapping):
        pairs = [(_name(name), _first(messages)) for name, messages in errors.items()]
    elif isinstance(errors, Iterable) and not isinstance(errors, (str, bytes)):
        try:
            pairs = [("-".join(str(part) for part in error["loc"]), error["msg"]) for error in errors]
        except (TypeError, KeyError):
            raise UsageError("bind: a list of errors must hold mappings with 'loc' and 'msg'") from None
    else:
        raise UsageError(f"bind: errors must be a mapping of names to messages, not {type(errors).__name__}")
    found: dict[str, Any] = {}
    for name, message in pairs:
        if message:
            found.setdefault(name, message)
    return found


def _name(name: Any) -> str:
    """The control's name; nothing for what is wrong with the whole form (None in WTForms, "__all__" in Django)."""
    return "" if name in (None, "__all__") else str(name)


def _first(messages: Any) -> Any:
    if isinstance(messages, str) or (hasattr(messages, "__html__") and not isinstance(messages, Iterable)):
        return messages
    if isinstance(messages, Mapping):
        return next((_first(message) for message in messages.values()), None)
    if isinstance(messages, Iterable):
        return next((_first(message) for message in messages), None)
    return str(messages)
