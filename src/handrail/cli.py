"""The command line: ``handrail`` and ``python -m handrail``.

Exit codes: 0 all well, 1 something was found, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import __version__, folders
from .calling import UsageError
from .describe import DescriptionError
from .library import Library

FOUND, WRONG_USE = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give back its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in ROOMS:
            return ROOMS[given[0]].run(given[1:])
        options = parser().parse_args(given)
        return int(options.run(options) or 0)
    except UsageError as error:
        return wrong_use(error.message)
    except (DescriptionError, ValueError) as error:
        return wrong_use(str(error))
    except BrokenPipeError:  # `handrail components | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return wrong_use(f"{where}{error.strerror or error}")
    except KeyboardInterrupt:
        return 130


def wrong_use(message: str) -> int:
    """Say in one sentence what is wrong."""
    print(f"handrail: {message}", file=sys.stderr)
    return WRONG_USE


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    whole = argparse.ArgumentParser(
        prog="handrail", description="A design system for government services.", allow_abbrev=False
    )
    whole.add_argument("--version", action="version", version=f"handrail {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    own = argparse.ArgumentParser(add_help=False)
    own.add_argument(
        "--components",
        action="append",
        default=[],
        metavar="DIR",
        help="a folder of your own components; may be given more than once",
    )

    def command(name: str, run: Callable[[argparse.Namespace], Any], about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, parents=[own], allow_abbrev=False)
        made.set_defaults(run=run)
        return made

    made = command("components", list_components, "List the components, with their parameters as JSON if you like.")
    made.add_argument("--json", action="store_true", help="everything that is known of each, as JSON")

    made = command("examples", write_examples, "Write each example and screen as a page of its own, with its assets.")
    made.add_argument(
        "directory",
        metavar="DIR",
        type=Path,
        help="where to write DIR/<component>/<example>.html, and DIR/pattern-<name>/<screen>.html",
    )
    made.add_argument(
        "--patterns", action="append", default=[], metavar="DIR", help="a folder of your own patterns, written too"
    )

    made = command("assets", write_assets, "Write the CSS and JavaScript that your service serves.")
    made.add_argument("directory", metavar="DIR", type=Path, help="where to write them")
    made.add_argument("--only", metavar="NAMES", help="only these components and what they use: button,radios")

    made = command("tokens", show_tokens, "Print the design tokens.")
    made.add_argument("--format", choices=("css", "json"), default="css", help="CSS custom properties, or plain data")

    made = command("new", make_new, "Make the folder of a new component or pattern that works, for you to change.")
    made.add_argument("kind", choices=("component", "pattern"), help="what to make")
    made.add_argument("name", metavar="NAME", help="its name, like status_tracker")
    made.add_argument(
        "--into", metavar="DIR", type=Path, help="the folder to make it in (default: components, or patterns)"
    )

    made = command("lint", run_lint, "Find wrong calls of components in templates.")
    made.add_argument("paths", metavar="PATH", nargs="+", help="a template, or a folder of templates")
    made.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to print what is found")
    for part in ("block", "variable", "comment"):
        for end, usual in (("start", {"block": "{%", "variable": "{{", "comment": "{#"}[part]), ("end", None)):
            usual = usual or {"block": "%}", "variable": "}}", "comment": "#}"}[part]
            made.add_argument(
                f"--{part}-{end}",
                metavar="SIGNS",
                default=usual,
                help=f"the {end} of a {part} in your templates (default: {usual.replace('%', '%%')})",
            )

    for name, room in ROOMS.items():  # only to be listed: main() leaves their options to them
        command(name, list_components, room.about)
    return whole


@dataclass(frozen=True)
class Room:
    """A command that needs an extra. Its module has ``main(arguments)`` and is loaded when the command is called."""

    module: str
    extra: str
    about: str

    def run(self, arguments: Sequence[str]) -> int:
        """Load the room and call it. Raises UsageError, naming the extra, where something that it needs is missing."""
        try:
            found = importlib.import_module(self.module)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("handrail"):
                raise
            raise UsageError(f'this command needs {error.name}: run  pip install "handrail[{self.extra}]"') from None
        return int(found.main(arguments) or 0)


ROOMS = {
    "check": Room("handrail.check.command", "check", "Check the accessibility and the words of pages, of any service."),
    "docs": Room("handrail.docs", "docs", "Build the documentation site."),
    "migrate": Room("handrail.migrate", "", "Turn calls of govuk-frontend-jinja into ours."),
    "theme": Room("handrail.theme", "theme", "Make your brand from twelve seeds, and prove it."),
}


def library_of(options: argparse.Namespace) -> Library:
    """Our components, and those that the options add."""
    return Library(options.components)


def list_components(options: argparse.Namespace) -> None:
    """``handrail components``."""
    library = library_of(options)
    described = [library.describe(name) for name in library.names()]
    if options.json:
        print(json.dumps([component.data() for component in described], indent=2, ensure_ascii=False))
        return
    width = max((len(component.name) for component in described), default=0)
    for component in described:
        print(f"{component.name:<{width}}  {component.status:<12}  {component.summary}")


def write_examples(options: argparse.Namespace) -> None:
    """``handrail examples``."""
    from . import examples

    library = library_of(options)
    dressed = examples.dress(options.directory, library)
    count = examples.write(options.directory, dressed)
    screens = examples.write_screens(options.directory, dressed, options.patterns)
    print(f"Wrote {count} examples of {len(library.names())} components, and {screens} screens, to {options.directory}")


def write_assets(options: argparse.Namespace) -> None:
    """``handrail assets``."""
    from . import assets

    only = None if options.only is None else [name.strip() for name in options.only.split(",") if name.strip()]
    manifest = assets.write(options.directory, only=only, library=library_of(options))
    for name in manifest["files"]:
        print(f"{(options.directory / name).stat().st_size:>8,} bytes  {options.directory / name}")


def show_tokens(options: argparse.Namespace) -> None:
    """``handrail tokens``."""
    from . import tokens

    print(tokens.css() if options.format == "css" else json.dumps(tokens.data(), indent=2, ensure_ascii=False))


def make_new(options: argparse.Namespace) -> None:
    """``handrail new component`` and ``handrail new pattern``."""
    from .new import new_component, new_pattern

    ours = folders.PATTERNS if options.kind == "pattern" else folders.COMPONENTS
    in_checkout = ours.parent != folders.PACKAGE and Path.cwd() == ours.parent
    into = options.into or (ours if in_checkout else Path(ours.name))
    if options.kind == "pattern":
        made = new_pattern(options.name, into, __version__)
    else:
        known = Library([*options.components, *([into] if into.is_dir() and into != ours else [])])
        made = new_component(options.name, into, known, __version__)
    for path in made:
        print(path)


def run_lint(options: argparse.Namespace) -> int:
    """``handrail lint``."""
    from . import lint

    delimiters = {
        f"{part}_{end}_string": getattr(options, f"{part}_{end}")
        for part in ("block", "variable", "comment")
        for end in ("start", "end")
    }
    mistakes = lint.lint_paths(options.paths, library_of(options), **delimiters)
    if options.format == "json":
        print(json.dumps(lint.as_data(mistakes), indent=2, ensure_ascii=False))
    elif options.format == "sarif":
        print(json.dumps(lint.sarif(mistakes, __version__), indent=2, ensure_ascii=False))
    else:
        for mistake in mistakes:
            print(mistake)
    return FOUND if mistakes else 0
