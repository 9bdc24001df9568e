"""The few private hooks of Jinja and MarkupSafe that make rendering fast, each with a stock fallback.

A test renders every example both ways and compares. Nothing else in Handrail uses a private name of either library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from io import StringIO
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, find_undeclared
from jinja2.runtime import Context, Macro, markup_join
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


markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Makes Markup of finished HTML, without Markup's own search for ``__html__``."""


def without_context(function: Callable[..., Any]) -> Callable[..., Any]:
    """Say of a function that it wants no context of Jinja, which searches long where the function is a method."""
    function.jinja_pass_arg = None  # type: ignore[attr-defined]
    return function


def join_texts(parts: tuple[Any, ...]) -> str:
    """What ``~`` joins: text, or Markup where one part is Markup."""
    all_are_str = True
    for part in parts:
        if part.__class__ is not str:
            if part.__class__ is not int and hasattr(part, "__html__"):
                return markup_join(parts)
            all_are_str = False
    return "".join(parts if all_are_str else map(str, parts))


class LightMacro:
    """A macro of a component: called with positional arguments, as the generated code does, it costs one call.

    ``function`` takes every argument by position; ``defaults`` has one for each that may be left out.
    """

    __slots__ = ("arguments", "defaults", "function", "name")

    def __init__(
        self, function: Callable[..., str], name: str | None, arguments: tuple[str, ...], defaults: tuple[Any, ...]
    ) -> None:
        self.function, self.name, self.arguments, self.defaults = function, name, arguments, defaults

    def __call__(self, *positional: Any, **named: Any) -> Markup:
        """Call the macro as templates do."""
        if not named and len(positional) == len(self.arguments):
            return markup(self.function(*positional))
        at = len(positional)
        rest = [named.pop(*pair) for pair in zip(self.arguments[at:], self.defaults[at:], strict=True)]
        if named:
            raise TypeError(f"macro {self.name!r} takes no argument {next(iter(named))!r}")
        return markup(self.function(*positional, *rest))


class FastContext(Context):
    """The names that a component's template uses: they are all there when it is compiled, and looked up by C."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.resolve_or_missing = _Names(self.parent).__getitem__  # type: ignore[assignment,method-assign]


class _Names(dict[str, Any]):
    """A mapping that has `missing` for what it has not."""

    def __missing__(self, name: str) -> Any:
        return missing


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

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the template, once it is known how many arguments each of its macros takes."""
        self.macros, self.parts = arguments_of_macros(node), 0
        # The HTML pass has found no blocks, inheritance or imports: Jinja need not walk through everything for them.
        node.find, node.find_all = (lambda _: None), (lambda _: iter(()))  # type: ignore[method-assign,assignment]
        super().visit_Template(node, frame)

    def pull_dependencies(self, nodes: Iterable[Any]) -> None:
        """Write where filters and tests are, and the function that escapes."""
        super().pull_dependencies(nodes)
        self.writeline("escape_text = environment.escape_text")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Write the commonest outputs without a call of their filter: plain text, and attributes that are left out."""
        plain = "_value.__class__ is str and _value.isprintable()"
        match node:
            case nodes.Filter(name="hr_written", node=nodes.Call() as call):
                self.visit(call.node, frame)
                if self.takes_all(call):
                    self.write(".function")  # a macro of this template, or the call block: without a Markup
                self.write_arguments(call, frame)
            # There is no filter of this name: the check is written in place, and called only for what may be wrong.
            case nodes.Filter(name="hr_checked", node=nodes.Expr() as value, args=arguments):
                component, parameter, wrong = (argument.as_const() for argument in arguments)
                before, is_tested, after = wrong.partition("_value")
                self.write(f"(environment.functions({component!r}).checked({parameter!r}, ")
                if is_tested:
                    self.write(f"_value) if {before}(_value := ")
                self.visit(value, frame)
                self.write(f"){after} else _value)" if is_tested else "))")
            case nodes.Filter(name="hr_text" | "hr_quoted" as name, node=nodes.Expr() as value):
                self.write("(escape_text(_value) if (_value := ")
                self.visit(value, frame)
                self.write(f").__class__ is str and _value.isprintable() else {self.filters[name]}(_value))")
            case nodes.Filter(name="hr_attributes" as name, node=nodes.Expr() as value):
                self.write(f"({self.filters[name]}(_value")
                self.signature(node, frame)
                self.write(") if (_value := ")
                self.visit(value, frame)
                self.write(") else '')")
            case nodes.Filter(
                name="hr_attribute" | "hr_flag" | "hr_url" as name,
                node=nodes.Expr() as value,
                args=[nodes.Const(value=opening)],
            ):
                self.write("('' if (_value := ")
                self.visit(value, frame)
                self.write(") is None " + ("or _value is False else " if name == "hr_attribute" else "else "))
                if name != "hr_url":
                    self.write(f"f{braced(opening)!r} f'{{escape_text(_value)}}\"' if {plain} else ")
                self.write(f"{self.filters[name]}(_value, {opening!r}))")
            case _:
                super().visit_Filter(node, frame)

    def takes_all(self, call: nodes.Call) -> bool:
        """Whether a call gives a macro of this template exactly the arguments that it has, by position."""
        if call.kwargs or call.dyn_args or call.dyn_kwargs or not isinstance(call.node, nodes.Name):
            return False
        return call.node.name == "caller" or self.macros.get(call.node.name) == len(call.args)

    def visit_With(self, node: nodes.With, frame: Frame) -> None:
        """Write a scope; a problem with a value in what another component writes is that component's."""
        name = getattr(node, "component", None)
        if name is None:
            super().visit_With(node, frame)
            return
        self.writeline("try:")
        self.indent()
        super().visit_With(node, frame)
        self.outdent()
        self.writeline("except environment.value_problem as problem:")
        self.indent()
        self.writeline("if problem.is_handed_on: raise")
        self.writeline(f"raise environment.functions({name!r}).failure(problem) from None")
        self.outdent()

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Write nothing: every scope sets its names anew where it starts."""

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
        """Write an f-string for parts that are text or numbers, and a call that finds Markup for those that are not."""
        parts, shown, tests = [], [], []
        for part in node.nodes:
            if isinstance(part, nodes.Const) and isinstance(part.value, str):
                parts.append(repr(part.value))
                shown.append(f"f{braced(part.value)!r}")
            else:
                self.parts += 1
                name = f"_part_{self.parts}"
                parts.append(name)
                shown.append(f"f'{{{name}}}'")
                tests.append((name, part))
        self.write(f"({' '.join(shown)} if {'' if tests else 'True '}")
        for name, part in tests:
            self.write(f"{'' if name == tests[0][0] else '& '}(({name} := ")
            self.visit(part, frame)
            self.write(f").__class__ is str or {name}.__class__ is int) ")
        self.write(f"else environment.join_texts(({', '.join(parts)})))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a plain Python call."""
        self.visit(node.node, frame)
        self.write_arguments(node, frame, {"caller": "caller"} if forward_caller else None)

    def write_arguments(self, node: nodes.Call, frame: Frame, more: dict[str, str] | None = None) -> None:
        """Write the arguments of a call, with their parentheses."""
        self.write("(")
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, more)
        arguments, self.stream = self.stream.getvalue(), stream
        self.write(arguments.removeprefix(", "))
        self.write(")")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """Write the function of a macro or a call block; what calls it fills in defaults that are constants."""
        frame = frame.inner()
        frame.symbols.analyze_node(node)
        reference = MacroRef(node)
        names = [frame.symbols.ref(argument.name) for argument in node.args]
        reference.accesses_caller = "caller" in find_undeclared(node.body, ("caller",))
        if reference.accesses_caller:
            names.append(frame.symbols.declare_parameter("caller"))
        frame.require_output_check = False
        frame.symbols.analyze_node(node)
        self.writeline(f"def macro({', '.join(names)}):", node)
        self.indent()
        self.buffer(frame)
        self.enter_frame(frame)
        for argument, default in defaults_of(node):
            if default is not None and not isinstance(default, nodes.Const):
                self.writeline(f"if {frame.symbols.ref(argument)} is missing:")
                self.indent()
                self.writeline(f"{frame.symbols.ref(argument)} = ")
                self.visit(default, frame)
                self.outdent()
        self.blockvisit(node.body, frame)
        self.return_buffer_contents(frame, force_unescaped=True)
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()
        return frame, reference

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a LightMacro where Jinja would write a Macro."""
        node = macro_ref.node
        names, defaults = [], ""
        for argument, default in defaults_of(node):
            names.append(argument)
            if default is None:
                defaults += f'undefined("parameter {argument!r} was not provided", name={argument!r}), '
            else:
                defaults += f"{default.value!r}, " if isinstance(default, nodes.Const) else "missing, "
        if macro_ref.accesses_caller:
            names.append("caller")
            defaults += "undefined('No caller defined', name='caller'), "
        self.write(f"environment.light_macro(macro, {getattr(node, 'name', None)!r}, {tuple(names)!r}, ({defaults}))")


def defaults_of(node: nodes.Macro | nodes.CallBlock) -> list[tuple[str, nodes.Expr | None]]:
    """The arguments of a macro or a call block, each with its default; None where there is none."""
    defaults = [*[None] * (len(node.args) - len(node.defaults)), *node.defaults]
    return [(argument.name, default) for argument, default in zip(node.args, defaults, strict=True)]


def call_inner(template: nodes.Template, parameters: Mapping[str, Mapping[str, Any]]) -> None:
    """Let calls of components, where their HTML is written at once, go to their inner functions, by position.

    ``parameters`` holds for each component its parameters with their defaults (`missing`: the component's own).
    """
    for node in walk(template):
        call = node.call if isinstance(node, nodes.CallBlock) else written_call(node)
        if call is None or not isinstance(call.node, nodes.Name):
            continue
        known = parameters.get(call.node.name)
        given = {keyword.key: keyword.value for keyword in call.kwargs}
        if known is None or call.args or call.dyn_args or call.dyn_kwargs or not given.keys() <= known.keys():
            continue
        call.node = nodes.Getattr(call.node, "inner", "load", lineno=call.lineno)
        # `missing` is written as its name, which the generated code knows.
        call.args = [given.get(name) or nodes.Const(default) for name, default in known.items()]
        call.kwargs = []


def braced(text: str) -> str:
    """Text as it stands inside an f-string."""
    return text.replace("{", "{{").replace("}", "}}")


def walk(*roots: nodes.Node) -> Iterator[Any]:
    """These nodes and all below them, in no order; several times as fast as Jinja's own walk."""
    left: list[Any] = list(roots)
    while left:
        node = left.pop()
        yield node
        for name in node.fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                left += [each for each in value if isinstance(each, nodes.Node)]
            elif isinstance(value, nodes.Node):
                left.append(value)


def arguments_of_macros(template: nodes.Template) -> dict[str, int]:
    """How many arguments each macro of a template takes; without those that take a call block, or whatever comes."""
    found: dict[str, int] = {}
    macros = [node for node in walk(template) if isinstance(node, nodes.Macro)]
    names = [macro.name for macro in macros]
    for macro in macros:
        used = {node.name for node in walk(*macro.body) if isinstance(node, nodes.Name)}
        if names.count(macro.name) == 1 and not used & {"caller", "varargs", "kwargs"}:
            found[macro.name] = len(macro.args)
    return found


def is_finished(node: nodes.Expr) -> bool:
    """Whether the HTML pass has made finished HTML of this output."""
    return isinstance(node, nodes.Filter) and node.name.startswith("hr_")


def written_call(node: nodes.Node) -> nodes.Call | None:
    """The call whose HTML is written at once, if an output is one."""
    if isinstance(node, nodes.Filter) and node.name == "hr_written" and isinstance(node.node, nodes.Call):
        return node.node
    return None


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
