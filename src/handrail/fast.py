"""The few private hooks of Jinja and MarkupSafe that make rendering fast, each with a stock fallback.

A test renders every example both ways and compares. Nothing else in Handrail uses a private name of either library.
"""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape


def _escape_text(value: str, /) -> str:
    """The text with ``& < > " '`` replaced."""
    return str(escape(value))


try:
    from markupsafe import _speedups
except ImportError:
    escape_text: Callable[[str], str] = _escape_text
else:
    escape_text = getattr(_speedups, "_escape_inner", _escape_text)


def markup(value: str) -> Markup:
    """The finished HTML as Markup, without Markup's own search for ``__html__``."""
    return str.__new__(Markup, value)


def join_texts(parts: tuple[Any, ...]) -> str:
    """What ``~`` joins: text, or Markup where one part is Markup."""
    for part in parts:
        if type(part) is not str and hasattr(part, "__html__"):
            return markup_join(parts)
    return "".join(map(str, parts))


class LightMacro:
    """A macro of a component: called with positional arguments, as the generated code does, it costs one call."""

    __slots__ = ("arguments", "function", "name")

    def __init__(self, function: Callable[..., str], name: str | None, arguments: tuple[str, ...]) -> None:
        self.function, self.name, self.arguments = function, name, arguments

    def __call__(self, *positional: Any, **named: Any) -> Markup:
        """Call the macro as templates do."""
        if not named and len(positional) == len(self.arguments):
            return markup(self.function(*positional))
        rest = [named.pop(name, missing) for name in self.arguments[len(positional) :]]
        if named:
            raise TypeError(f"macro {self.name!r} takes no argument {next(iter(named))!r}")
        return markup(self.function(*positional, *rest))


class FastCodeGenerator(CodeGenerator):
    """Writes the code that Jinja would, without a Markup for each output and without ``context.call``.

    Safe for components only: the HTML pass has wrapped each output, and no global of theirs wants the context.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not is_finished(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not is_finished(node):
            super()._output_child_post(node, frame, finalize)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Fold constants; those that are finished HTML need no more escaping."""
        if is_finished(node):
            return str(node.as_const(frame.eval_ctx))
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Write nothing for an attribute that is None, without a call."""
        if node.name not in ("hr_attribute", "hr_flag", "hr_url") or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write("('' if (_value := ")
        self.visit(node.node, frame)
        self.write(f") is None else {self.filters[node.name]}(_value")
        self.signature(node, frame)
        self.write("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write a plain attribute: what components get are records, which have every field."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Write ``is None``, the commonest test of all, as Python does."""
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Write a call that joins str at once and asks for Markup only where there is another kind."""
        self.write("environment.join_texts((")
        for arg in node.nodes:
            self.visit(arg, frame)
            self.write(", ")
        self.write("))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a plain Python call."""
        self.visit(node.node, frame)
        self.write("(")
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), stream
        self.write(arguments.removeprefix(", "))
        self.write(")")

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        """Write a LightMacro where Jinja would write a Macro."""
        names = tuple(argument.name for argument in macro_ref.node.args)
        if macro_ref.accesses_caller:
            names += ("caller",)
        name = getattr(macro_ref.node, "name", None)
        self.write(f"environment.light_macro(macro, {name!r}, {names!r})")


def is_finished(node: nodes.Expr) -> bool:
    """Whether the HTML pass has made finished HTML of this output."""
    return isinstance(node, nodes.Filter) and node.name.startswith("hr_")


def macro_function(macro: Any) -> tuple[Callable[..., str], bool]:
    """The function behind a macro, and whether it takes a caller behind its own arguments.

    It takes every argument by position; for `missing` the macro's own default applies.
    """
    if isinstance(macro, LightMacro):
        return macro.function, "caller" in macro.arguments
    if not isinstance(macro, Macro):
        raise TypeError(f"not a macro: {macro!r}")
    names = (*macro.arguments, "caller") if macro.caller else tuple(macro.arguments)

    def call(*values: Any) -> str:
        given = zip(names, values, strict=True)
        return str(macro(**{name: value for name, value in given if value is not missing}))

    return call, macro.caller
