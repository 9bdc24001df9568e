"""The library of components: finds their folders, compiles each on first use, and gives finished functions.

Components compile in an Environment of ours, never in the application's, so they behave the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.utils import Namespace as JinjaNamespace
from markupsafe import Markup

from . import fast
from .binding import BoundForm, bind, described, fillers_of
from .calling import StrictFunctions, UsageError, nearest
from .describe import Component, DescriptionError, describe, uses
from .folders import COMPONENTS, PACKAGE
from .html import FILTERS, HtmlPass, ValueProblem
from .kept import Compiled, Keeper
from .language import Strings, chosen_language, direction, use_language
from .marks import mark

if TYPE_CHECKING:
    from .inline import Macro, Source

Folders = str | Path | Iterable[str | Path] | None


class ComponentEnvironment(Environment):
    """Where the templates of components compile: strict, escaped by context, and the same for every application."""

    is_of_components = True
    light_macro = fast.LightMacro
    join_texts = staticmethod(fast.join_texts)
    escape_text = staticmethod(fast.escape_text)
    value_problem = ValueProblem
    functions: Callable[[str], StrictFunctions]
    """Gives the functions of a component, where one that is written in place is checked."""

    def __init__(self, *, fast_path: bool = True) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=0,
            loader=None,
            optimized=False,
        )
        self.fast_path = fast_path
        self.globals.clear()
        self.tests.update(same_text=same_text, in_texts=in_texts)
        if fast_path:
            self.code_generator_class = fast.FastCodeGenerator
            self.context_class = fast.FastContext
            self.filters.update(FILTERS)
        else:
            self.filters.update({name: _as_markup(function) for name, function in FILTERS.items()})


def _as_markup(function: Callable[..., str]) -> Callable[..., Markup]:
    def finished(*arguments: Any) -> Markup:
        return Markup(function(*arguments))

    return finished


def as_text(value: Any) -> str | None:
    """A value as it travels in a form: None stays None, flags are "true" and "false"."""
    if value is None or type(value) is str:
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def same_text(one: Any, other: Any) -> bool:
    """Whether two values are the same once a form has sent them. None is the same as nothing."""
    return one is not None and as_text(one) == as_text(other)


def in_texts(value: Any, values: Iterable[Any] | None) -> bool:
    """Whether a value is among others once a form has sent them."""
    sent = as_text(value)
    if sent is None or values is None:
        return False
    return sent in [other if type(other) is str else as_text(other) for other in values]


@dataclass(frozen=True)
class Example:
    """One example of a component: a template to copy."""

    name: str
    component: str
    path: Path
    library: Library

    @property
    def beside(self) -> Path:
        """What the files that stand beside it are called after."""
        return self.path

    @cached_property
    def source(self) -> str:
        """The template, byte for byte."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def _comment(self) -> tuple[str, str]:
        found = re.match(r"\{#-?\s*(.*?)\s*-?#\}", self.source, re.DOTALL)
        if found is None:
            raise DescriptionError(f"{self.path}: the first line must be a comment: 'Title. One sentence.'")
        title, _, text = " ".join(found[1].split()).partition(". ")
        return title.rstrip("."), text

    @property
    def title(self) -> str:
        """What the example shows, in a few words."""
        return self._comment[0]

    @property
    def text(self) -> str:
        """What to look at, in a sentence."""
        return self._comment[1]

    @cached_property
    def language(self) -> str:
        """The language that it is written in: the one that its first element names, else English."""
        found = re.match(r'\s*(?:<!doctype[^>]*>\s*)?<\w+[^>]*?\slang="([\w-]+)"', self.render("en"), re.IGNORECASE)
        return found[1] if found else "en"

    def render(self, language: str | None = None) -> str:
        """The example's HTML: a fragment, or a document. The words of components are in its own language, or this."""
        with use_language(language or self.language):
            return self.library.example_template(self.source).render()

    def document(self, css: Iterable[str] = (), js: Iterable[str] = (), language: str | None = None) -> str:
        """A whole page with the example in it. ``css`` and ``js`` are addresses of the written assets."""
        library = self.library.with_assets({"css": list(css), "js": list(js)})
        return Example(self.name, self.component, self.path, library).page(language)

    def page(self, language: str | None = None) -> str:
        """A whole page with the example in it, and the assets that its library knows of.

        Round a part of a page it is English, as its title is, unless ``language`` says otherwise.
        """
        html = self.render(language)
        if re.match(r"\s*<!doctype", html, re.IGNORECASE):
            return html
        title = f"{self.title} – {self.component}"
        with use_language(language or "en"):
            return str(self.library.function("page")(title=title, content=Markup(html)))


class Library:
    """The components of Handrail, and those of a department beside them.

    ``components`` are folders of more components; a name that Handrail has is refused unless ``replace`` names it.
    ``language`` gives the language of each render (BCP 47); without it, ``use_language`` decides.
    ``assets`` holds the addresses of the written CSS and JS, or is a function that finds them.
    """

    def __init__(
        self,
        components: Folders = None,
        *,
        replace: Iterable[str] = (),
        language: Callable[[], str] | None = None,
        assets: Callable[[], Mapping[str, Any]] | Mapping[str, Any] | None = None,
        fast_path: bool = True,
    ) -> None:
        if components is None:
            components = ()
        self.folders = tuple(Path(f) for f in ([components] if isinstance(components, (str, Path)) else components))
        self.replace = frozenset(replace)
        self.language = language or chosen_language
        self.assets = assets
        self.lock = RLock()
        self.compiler = ComponentEnvironment(fast_path=fast_path)
        self.compiler.functions = self.functions
        self.strings = Strings(self.language, (PACKAGE / "locale", *(folder / "locale" for folder in self.folders)))
        self.globals: dict[str, Any] = {
            "_": self.strings.gettext,
            "gettext": self.strings.gettext,
            "ngettext": self.strings.ngettext,
            "plural_forms": self.strings.plural_forms,
            "language": self.language,
            "direction": direction,
            "described": described,
            "assets": self.find_assets,
            "mark": mark,
            "range": range,
            "dict": dict,
            "enumerate": enumerate,
            "namespace": JinjaNamespace,
        }
        self._sources: dict[str, str] = {}
        self._kept: dict[str, Compiled | None] = {}
        self._loaded: dict[str, tuple[Callable[..., str], bool]] = {}
        self._described: dict[str, Component] = {}
        self._trees: dict[str, nodes.Template] = {}
        self._functions: dict[str, StrictFunctions] = {}
        self._finished_trees: dict[str, tuple[nodes.Template, tuple[str, ...]]] = {}
        self._macros: dict[str, Macro] = {}
        self._busy: set[str] = set()
        self.bound_form: type[BoundForm] = type("BoundForm", (BoundForm,), {"_library": self})
        self._example_templates: dict[str, Template] = {}

    def __repr__(self) -> str:
        return f"<Library of {len(self.names())} components>"

    def with_assets(self, assets: Mapping[str, Any]) -> Library:
        """The same components, for pages with these assets."""
        return self._variant(assets=assets)

    def by_stock_jinja(self) -> Library:
        """The same components, rendered without the fast path."""
        return self._variant(fast_path=False)

    def _variant(self, **changes: Any) -> Library:
        language = None if self.language is chosen_language else self.language
        same = {"language": language, "assets": self.assets, "fast_path": self.compiler.fast_path}
        return Library(self.folders, replace=self.replace, **{**same, **changes})

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The folder of each component. Raises DescriptionError where a department's name is one of ours."""
        found = {path.name: path for path in sorted(COMPONENTS.iterdir()) if (path / f"{path.name}.html").is_file()}
        for folder in self.folders:
            if not folder.is_dir():
                raise DescriptionError(f"{folder}: there is no such folder of components")
            for path in sorted(folder.iterdir()):
                if not (path / f"{path.name}.html").is_file():
                    continue
                if path.name in found and path.name not in self.replace:
                    raise DescriptionError(
                        f"{path}: Handrail has a component called {path.name!r}; name yours otherwise, "
                        f"or say replace=[{path.name!r}]"
                    )
                if path.name in self.globals or not re.fullmatch(r"[a-z][a-z0-9_]*", path.name):
                    raise DescriptionError(f"{path}: {path.name!r} cannot be the name of a component")
                found[path.name] = path
        return dict(sorted(found.items()))

    def names(self) -> list[str]:
        """The names of all components, in order."""
        return list(self.paths)

    def folder(self, name: str) -> Path:
        """A component's folder. Raises UsageError with the nearest right name where there is none."""
        if name not in self.paths:
            raise UsageError(f"there is no component {name!r}{nearest(name, self.paths)}", component=name)
        return self.paths[name]

    def describe(self, name: str) -> Component:
        """What the component's folder says of it."""
        if name not in self._described:
            folder = self.folder(name)
            with self.lock:
                if name not in self._described:
                    self._kept[name] = kept = self._keeper.read(name, self._template)
                    if kept:
                        self._described[name] = kept[0]
                    else:
                        self._described[name], self._trees[name] = self._parsed(folder)
        return self._described[name]

    def with_used(self, names: Iterable[str]) -> set[str]:
        """These components and all that they call, at any depth. Raises UsageError where there is no such component."""
        found: set[str] = set()
        left = list(names)
        while left:
            name = left.pop()
            if name not in found:
                left += [used for used in self.describe(name).uses if used in self.paths]
                found.add(name)
        return found

    def _parsed(self, folder: Path) -> tuple[Component, nodes.Template]:
        source = self._template(folder.name)
        return describe(folder, self.compiler, source and source[1])

    def _template(self, name: str) -> tuple[str, str] | None:
        """Path and text of a component's template, which a library reads once: what it is made from cannot change."""
        if name not in self.paths:
            return None
        path = self.paths[name] / f"{name}.html"
        if name not in self._sources:
            try:
                self._sources[name] = path.read_text(encoding="utf-8")
            except FileNotFoundError:
                return None
        return str(path), self._sources[name]

    @cached_property
    def _keeper(self) -> Keeper:
        """What this library compiles stands beside the components that it alone has."""
        home = self.folders[-1] if self.folders else COMPONENTS
        return Keeper(home, "fast" if self.compiler.fast_path else "stock", self._known)

    def function(self, name: str) -> Callable[..., Any]:
        """The component's strict function: keyword arguments in, Markup out. It is compiled on first use."""
        with self.lock:
            return self.functions(name).public

    def functions(self, name: str) -> StrictFunctions:
        """The functions by which the component is called."""
        if name not in self._functions:
            with self.lock:
                if name not in self._functions:
                    component = self.describe(name)
                    fillers = fillers_of(component)
                    self._functions[name] = StrictFunctions(component, partial(self._load, name), fillers=fillers)
        return self._functions[name]

    def _load(self, name: str) -> tuple[Callable[..., str], bool]:
        """Compile a component's macro, once; see StrictFunctions."""
        with self.lock:
            if name not in self._loaded:
                component = self.describe(name)
                _, names, code = self._kept.pop(name, None) or self._compiled(component)
                called = {used: Called(used, self) for used in names if used in self.paths}
                known = {**called, **{used: self.globals[used] for used in names if used in self.globals}}
                template = self.compiler.template_class.from_code(self.compiler, code, known)
                self._loaded[name] = fast.macro_function(getattr(template.module, name))
            return self._loaded[name]

    def _compiled(self, component: Component) -> Compiled:
        """Compile a component, and keep it for the next process."""
        path = str(component.folder / f"{component.name}.html")
        tree, names = self._finished(component.name)
        try:
            code = self.compiler.compile(tree, component.name, path)
        except TemplateSyntaxError as error:
            raise DescriptionError(f"{path}, line {error.lineno}: {error.message}") from None
        compiled = component, names, code
        self._keeper.write(compiled, self._made_from(component.name))
        return compiled

    def _made_from(self, component: str) -> dict[str, tuple[str, str]]:
        """The templates of a component and of all that it calls, at any depth."""
        return {name: source for name in self.with_used([component]) if (source := self._template(name))}

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names that mean the same in every component."""
        return frozenset((*self.globals, *self.paths))

    def _finished(self, name: str) -> tuple[nodes.Template, tuple[str, ...]]:
        """A component's tree, known to be safe HTML, with what it calls written in place; and what it still calls."""
        if name in self._finished_trees:
            return self._finished_trees[name]
        component = self.describe(name)
        path = str(component.folder / f"{name}.html")
        for used in component.uses:
            if used not in self._known:
                raise DescriptionError(f"{path}: {used!r} is neither a component nor known{nearest(used, self.paths)}")
        closed = {part.name: part.values for part in component.parameters if part.kind.is_closed}
        tree = self._trees.pop(name, None) or self._parsed(component.folder)[1]  # the pass changes it
        components = [used for used in component.uses if used in self.paths]
        try:
            HtmlPass(path, closed, components).run(tree)
        except TemplateSyntaxError as error:
            raise DescriptionError(f"{path}, line {error.lineno}: {error.message}") from None
        called = self._put_together(component, tree) if self.compiler.fast_path else component.uses
        self._finished_trees[name] = tree, called
        return tree, called

    def _put_together(self, component: Component, tree: nodes.Template) -> tuple[str, ...]:
        from .inline import Inliner  # not where everything is kept

        self._busy.add(component.name)
        try:
            self._macros[component.name] = Inliner(
                component,
                tree,
                self.compiler,
                source_of=self._source,
                check=lambda used, parameter, value: self.functions(used).checked(parameter, value),
                known=self._known,
            ).run()
        finally:
            self._busy.remove(component.name)
        called = uses(tree)
        others = {used for used in called if used in self.paths and used != component.name}
        fast.call_inner(tree, {used: self.functions(used).defaults for used in others})
        return called

    def _source(self, name: str) -> Source | None:
        """A component and its macro, to be written in place; None for what is no component, and inside itself."""
        if name not in self.paths or name in self._busy:
            return None
        self._finished(name)
        return self.describe(name), self._macros[name]

    def find_assets(self) -> Mapping[str, Any]:
        """The addresses of the written CSS and JS. Raises UsageError where the application has not said."""
        if self.assets is None:
            raise UsageError(
                "page does not know where its CSS and JavaScript are. Run 'handrail assets static/handrail', then say "
                "handrail.install(env, assets='static/handrail', assets_url='/static/handrail/')",
                component="page",
            )
        return self.assets() if callable(self.assets) else self.assets

    def examples(self, name: str) -> list[Example]:
        """The component's examples, ``default`` first."""
        return [Example(path.stem, name, path, self) for path in self.describe(name).example_files()]

    @cached_property
    def example_environment(self) -> Environment:
        """An application's environment, as examples see it."""
        return self.environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    def example_template(self, source: str) -> Template:
        """An example, compiled once."""
        if source not in self._example_templates:
            self._example_templates[source] = self.example_environment.from_string(source)
        return self._example_templates[source]

    def environment(self, **options: Any) -> Environment:
        """A Jinja environment with these components installed. ``options`` are Jinja's."""
        environment = Environment(**{"autoescape": True, **options})
        add_to(environment, self)
        return environment


class Called:
    """What the code of components calls: the functions of another, found on first use."""

    def __init__(self, name: str, library: Library) -> None:
        self._name, self._library = name, library

    def __call__(self, **arguments: Any) -> Any:
        """Call it as an application does."""
        return self._library.function(self._name)(**arguments)

    def __getattr__(self, name: str) -> Any:
        if name != "inner":
            raise AttributeError(name)
        with self._library.lock:
            self.inner = self._library.functions(self._name).inner
        return self.inner


class Namespace:
    """What templates know as ``handrail``: each component is an attribute, found and compiled on first use."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        function = self._library.function(name)
        setattr(self, name, function)
        return function

    def __dir__(self) -> list[str]:
        return [*self._library.names(), "bind", "described"]

    def bind(self, values: Any = None, errors: Any = None) -> Any:
        """A form with values and errors filled in; see ``handrail.bind``."""
        return bind(values, errors, library=self._library)

    @staticmethod
    def described(name: str, hint: Any = None, error: Any = None) -> Any:
        """The ids of a control's parts; see ``handrail.described``."""
        return described(name, hint, error)


class ImportLoader(BaseLoader):
    """Makes ``{% from "handrail/button.html" import button %}`` work, in the environment's own delimiters."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """One line of template for ``handrail/<name>.html``."""
        folder, _, file = template.partition("/")
        name = file.removesuffix(".html")
        if folder != "handrail" or not file.endswith(".html") or name not in self.library.paths:
            raise TemplateNotFound(template)
        start, end = environment.block_start_string, environment.block_end_string
        return f"{start} set {name} = handrail.{name} {end}", None, lambda: True

    def list_templates(self) -> list[str]:
        """The names that can be imported."""
        return [f"handrail/{name}.html" for name in self.library.names()]


def add_to(environment: Environment, library: Library) -> None:
    """Give an environment the namespace and the imports."""
    environment.globals["handrail"] = Namespace(library)
    own = ImportLoader(library)
    before = environment.loader
    if isinstance(before, ChoiceLoader) and any(isinstance(loader, ImportLoader) for loader in before.loaders):
        others = [loader for loader in before.loaders if not isinstance(loader, ImportLoader)]
    else:
        others = [before] if before is not None else []
    environment.loader = ChoiceLoader([own, *others])
