"""Writes the macros and components that a component calls into the places where it calls them.

A call costs more than most of what a small macro does: its arguments are checked again, its text is joined on its own,
and a call block needs a function that remembers everything around it. So the trees are put together before the code
is generated: names are made new, what is constant at a call is folded, arguments that cannot be proven are checked
where they stand, and problems still name the component that they are in. What does not fit stays a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, nodes

from .calling import wrong_argument
from .describe import Component, Parameter, uses
from .fast import defaults_of, walk, written_call
from .html import ValueProblem

LARGEST = 400
"""How many nodes a macro may have to be written in place; a larger one costs more to compile than calls of it."""


class Macro:
    """A macro, and the names in it."""

    def __init__(self, node: nodes.Macro) -> None:
        self.node = node
        self.arguments = dict(defaults_of(node))
        """The arguments with their defaults."""
        self.look()

    def look(self) -> None:
        """Take note of the names; again whenever the body has changed."""
        names = [(each.name, getattr(each, "ctx", "store")) for each in walk(*self.node.body) if is_name(each)]
        self.loads = {name for name, context in names if context == "load"}
        self.stores = {name for name, context in names if context != "load"}
        self.free = self.loads - self.stores - self.arguments.keys() - {"caller"}
        self.size = sum(1 for _ in walk(*self.node.body))
        self.callers = [name for name, _ in names].count("caller")

    def is_fixed(self, value: nodes.Expr) -> bool:
        """Whether an expression is an argument of this macro that never changes."""
        return isinstance(value, nodes.Name) and value.name in self.arguments and value.name not in self.stores


Source = tuple[Component, Macro]


class Inliner:
    """One walk through one template, whose HTML pass is done.

    ``source_of`` gives a component and its macro, itself inlined, or None where there is none to write in place.
    ``check`` gives what a component's parameter has once it is given a value, or raises ValueProblem. ``known`` are
    the names that mean the same in the templates of all components.
    """

    def __init__(
        self,
        component: Component,
        template: nodes.Template,
        environment: Environment,
        *,
        source_of: Callable[[str], Source | None],
        check: Callable[[str, str, Any], Any],
        known: frozenset[str],
    ) -> None:
        self.component, self.template, self.environment = component, template, environment
        self.source_of, self.check, self.known = source_of, check, known
        self.macros = {node.name: Macro(node) for node in template.body if isinstance(node, nodes.Macro)}
        others = walk(*(node for node in template.body if not isinstance(node, nodes.Macro)))
        self.own = self.macros.keys() | {each.name for each in others if is_name(each)}
        self.busy: list[Macro] = []
        self.done: set[str] = set()
        self.made = 0

    def run(self) -> Macro:
        """Change the template in place; give the component's macro."""
        for macro in self.macros.values():
            self.expand(macro)
        loaded = set().union(*(macro.loads for macro in self.macros.values())) | self.own - self.macros.keys()
        kept = loaded | {self.component.name}
        body = [node for node in self.template.body if not isinstance(node, nodes.Macro) or node.name in kept]
        # Names that mean the same everywhere are looked up once, when the template loads.
        stored = set().union(*(macro.stores | macro.arguments.keys() for macro in self.macros.values()))
        everywhere = sorted(self.known.intersection(uses(self.template)) - stored)
        names: list[nodes.Expr] = [nodes.Name(name, "load", lineno=1) for name in everywhere]
        self.template.body = [nodes.ExprStmt(nodes.Tuple(names, "load", lineno=1), lineno=1), *body]
        return self.macros[self.component.name]

    def expand(self, macro: Macro) -> bool:
        """Inline what a macro of this template calls; False where that is being done already: it calls itself."""
        if macro in self.busy:
            return False
        if macro.node.name not in self.done:
            self.busy.append(macro)
            macro.node.body = self.statements(macro.node.body)
            macro.look()
            self.busy.pop()
            self.done.add(macro.node.name)
        return True

    def statements(self, body: Iterable[nodes.Node]) -> list[nodes.Node]:
        """Inline what these statements call."""
        return merged(result for node in body for result in self.statement(node))

    def statement(self, node: nodes.Node) -> Iterable[nodes.Node]:
        """Give what stands for one statement."""
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                call = written_call(child)
                pasted = self.pasted(call) if call else None
                yield from [nodes.Output([child], lineno=node.lineno)] if pasted is None else pasted
            return
        for name, value in node.iter_fields():
            if isinstance(value, list) and any(isinstance(each, nodes.Stmt) for each in value):
                setattr(node, name, self.statements(value))
        pasted = self.pasted(node.call, node) if isinstance(node, nodes.CallBlock) else None
        yield from [node] if pasted is None else pasted

    def called(self, name: str) -> Source | tuple[None, Macro] | None:
        """The macro of this name, with its component if it is another's; None where calls of it stay."""
        if name not in self.macros:
            return self.source_of(name)
        return (None, self.macros[name]) if self.expand(self.macros[name]) else None

    def pasted(self, call: nodes.Call, block: nodes.CallBlock | None = None) -> list[nodes.Node] | None:
        """What a call, perhaps with its block, writes; None where it must stay a call."""
        if not isinstance(call.node, nodes.Name):
            return None
        found = self.called(call.node.name)
        if found is None or call.dyn_args or call.dyn_kwargs:
            return None
        component, macro = found
        place = self.busy[-1]
        reached = self.known if component else self.known | self.own
        if macro.size > LARGEST or not takes_block(macro, block):
            return None
        if not macro.free <= reached or macro.stores & reached or macro.free & (place.stores | place.arguments.keys()):
            return None
        given = dict(zip(macro.arguments, call.args, strict=False))
        given |= {keyword.key: keyword.value for keyword in call.kwargs}
        if not given.keys() <= macro.arguments.keys() or (component and call.args) or len(call.args) > len(given):
            return None
        names: dict[str, nodes.Expr | str] = {name: self.fresh(name) for name in macro.stores - macro.arguments.keys()}
        targets: list[nodes.Node] = []
        values: list[nodes.Expr] = []
        for name, default in macro.arguments.items():
            value = given.get(name)
            if value is not None and component:
                value = self.argument(component, component.by_name[name], value)
            elif value is None and default is not None and is_constant(default):
                value = default
            if value is None:
                return None
            if name not in macro.stores and (is_constant(value) or place.is_fixed(value)):
                names[name] = value
            else:
                names[name] = fresh = self.fresh(name)
                targets.append(nodes.Name(fresh, "param", lineno=call.lineno))
                values.append(value)
        body = _Paste(names, block, call.lineno, self.environment).statements(macro.node.body)
        if not component and not targets and not macro.stores:
            return body
        scope = nodes.With(targets, values, body, lineno=call.lineno)
        scope.component = component.name if component else None  # type: ignore[attr-defined]
        return [scope]

    def argument(self, component: Component, parameter: Parameter, value: nodes.Expr) -> nodes.Expr | None:
        """An argument, with the check that it still needs; None where it is wrong for certain, or deprecated."""
        if parameter.deprecated:
            return None
        if isinstance(value, nodes.Const):
            try:
                checked = self.check(component.name, parameter.name, value.value)
            except ValueProblem:
                return None
            return value if type(checked) is type(value.value) and checked == value.value else None
        place = self.busy[-1]
        is_own = isinstance(value, nodes.Name) and place.is_fixed(value) and place.node.name == self.component.name
        if is_own and fits(self.component.by_name[value.name], parameter):  # type: ignore[attr-defined]
            return value
        arguments = [component.name, parameter.name, wrong_argument(parameter, "_value")]
        check = [nodes.Const(each) for each in arguments]
        same = {"lineno": value.lineno, "environment": self.environment}
        return nodes.Filter(value, "hr_checked", check, [], None, None, **same)

    def fresh(self, name: str) -> str:
        """A name that the template has nowhere else."""
        self.made += 1
        return f"{name.partition('__')[0]}__{self.made}"


class _Paste:
    """Copies a macro's body under other names. What its arguments make constant is folded."""

    def __init__(
        self,
        names: dict[str, nodes.Expr | str],
        block: nodes.CallBlock | None,
        lineno: int,
        environment: Environment,
    ) -> None:
        self.names, self.block, self.lineno, self.environment = names, block, lineno, environment

    def statements(self, body: Iterable[nodes.Node]) -> list[nodes.Node]:
        return merged(result for node in body for result in self.statement(node))

    def statement(self, node: nodes.Node) -> Iterable[nodes.Node]:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                call = call_of_block(child) if self.block else None
                if self.block and call:
                    values = [self.expression(value) for value in call.args]
                    targets = [nodes.Name(argument.name, "param") for argument in self.block.args]
                    yield nodes.With(targets, values, self.block.body, lineno=self.lineno)
                else:
                    yield nodes.Output([self.expression(child)], lineno=self.lineno)
        elif isinstance(node, nodes.If):
            yield from self.branches([node, *node.elif_], node.else_)
        else:
            yield self.copy(node)

    def branches(self, branches: list[nodes.If], otherwise: list[nodes.Node]) -> list[nodes.Node]:
        """An ``if`` without the branches that cannot be."""
        kept: list[nodes.If] = []
        for branch in branches:
            test = self.expression(branch.test)
            if not is_constant(test):
                kept.append(nodes.If(test, self.statements(branch.body), [], [], lineno=self.lineno))
            elif test.as_const():
                otherwise = branch.body
                break
        if not kept:
            return self.statements(otherwise)
        kept[0].elif_, kept[0].else_ = kept[1:], self.statements(otherwise)
        return [kept[0]]

    def expression(self, node: Any) -> Any:
        """An expression, without the side of a condition that cannot be."""
        if not isinstance(node, (nodes.CondExpr, nodes.Or, nodes.And)):
            return self.copy(node)
        test = self.expression(node.test if isinstance(node, nodes.CondExpr) else node.left)
        if not is_constant(test):
            return self.copy(node)
        holds = bool(test.as_const())
        if isinstance(node, nodes.CondExpr):
            side = node.expr1 if holds else node.expr2
            return self.copy(node) if side is None else self.expression(side)
        return test if holds == isinstance(node, nodes.Or) else self.expression(node.right)

    def copy(self, node: Any) -> Any:
        """A node like this one, with the new names in it."""
        fields = [self.field(getattr(node, name)) for name in node.fields]
        if isinstance(node, (nodes.Name, nodes.NSRef)) and node.name in self.names:
            found = self.names[node.name]
            if not isinstance(found, str):
                return found
            fields[0] = found
        same = type(node)(*fields, lineno=self.lineno, environment=self.environment)
        if isinstance(node, nodes.With):
            same.component = getattr(node, "component", None)
        return same

    def field(self, value: Any) -> Any:
        """What a field of a node holds."""
        if isinstance(value, list):
            is_body = any(isinstance(each, nodes.Stmt) for each in value)
            return self.statements(value) if is_body else [self.field(each) for each in value]
        if isinstance(value, nodes.Expr):
            return self.expression(value)
        return self.copy(value) if isinstance(value, nodes.Node) else value


def is_name(node: nodes.Node) -> bool:
    """Whether this is a name, or a field of a namespace."""
    return isinstance(node, (nodes.Name, nodes.NSRef))


def is_constant(node: nodes.Expr) -> bool:
    """Whether an expression is the same whenever it is asked for."""
    try:
        node.as_const()
    except Exception:  # Impossible, or what a filter or a test raises
        return False
    return True


def merged(body: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Statements, with outputs that follow each other made one."""
    result: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output) and result and isinstance(result[-1], nodes.Output):
            result[-1] = nodes.Output([*result[-1].nodes, *node.nodes], lineno=result[-1].lineno)
        else:
            result.append(node)
    return result


def call_of_block(output: nodes.Expr) -> nodes.Call | None:
    """The call of the call block that an output is, if it is one."""
    call = written_call(output)
    return call if call and isinstance(call.node, nodes.Name) and call.node.name == "caller" else None


def takes_block(macro: Macro, block: nodes.CallBlock | None) -> bool:
    """Whether a macro writes this call block (or none, if there is none) as it is meant, and does no more with it."""
    if block is None or not macro.callers:
        return block is None and not macro.callers
    calls = [call for node in walk(*macro.node.body) if (call := call_of_block(node))]
    plain = all(len(call.args) == len(block.args) and not (call.kwargs or call.dyn_args) for call in calls)
    names = {node.name for node in walk(*block.body) if is_name(node)}
    return plain and len(calls) == macro.callers and not block.defaults and not names & {"caller", "loop"}


def fits(given: Parameter, wanted: Parameter) -> bool:
    """Whether what one parameter holds needs no check for another."""
    same = given.type == wanted.type and (given.required or not wanted.required)
    return same and (given.default != "none" or wanted.default == "none")
