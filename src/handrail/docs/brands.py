"""The invented brands, built by the very command that people use: their pages, their solved colours, a refusal."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader
from markupsafe import escape

from handrail import assets, tokens
from handrail.calling import UsageError
from handrail.examples import Variant
from handrail.folders import COMPONENTS
from handrail.library import Library

from . import code, foundations
from .components import FRAMED
from .text import Part

FOLDER = COMPONENTS.parent / "examples" / "brands"
PAGE = "question.html"
"""The template beside the seeds, in which each brand is shown."""
HEIGHT = 900
LINKS = {"": "alone", "dark": "dark", "more": "more contrast", "rtl": "right to left"}
"""The pages of a brand, with what their links say."""


@dataclass(frozen=True)
class Run:
    """A run of the command: what was typed, what it printed, and what it wrote, by name."""

    typed: str
    printed: str
    code: int
    files: Mapping[str, str]

    def shown(self) -> Part:
        """The command and its answer, as in a terminal."""
        return code.block(f"$ {self.typed}\n{self.printed}", "text", "A command and its answer")


class Brands:
    """The brands whose seeds are in ``FOLDER``, and their pages in ``place``, where the site's examples are written."""

    def __init__(self, place: Path, library: Library) -> None:
        self.place = place
        self.library = library

    @cached_property
    def built(self) -> dict[str, Run]:
        """Each brand, built."""
        return {file.stem: self._run(file.stem) for file in sorted(FOLDER.glob("*.toml"))}

    def functions(self) -> dict[str, Callable[..., Part]]:
        """What the pages may put between brackets."""
        return {
            "brand_seeds": self._seeds,
            "brand_built": lambda name: self.built[name].shown(),
            "brand_template": lambda: code.block(
                code.cut(FOLDER / PAGE, "theme"), "html+jinja", "A page with its brand"
            ),
            "brand_example": self._example,
            "brand_colours": self._colours,
            "brand_refused": self._refused,
        }

    def css(self) -> str:
        """A class for each colour of the brands by its value."""
        return "\n".join(sorted({rule for name in self.built for rule in foundations.swatches(self._changed(name))}))

    def write(self, variants: Mapping[str, Variant]) -> None:
        """Write each brand's stylesheet beside ours, and its page with its variants."""
        for name, run in self.built.items():
            css = run.files[f"{name}.css"]
            for ending, content in ((".css", css), (".more.css", assets.with_more_contrast(css))):
                (self.place / "assets" / f"{name}{ending}").write_text(content, encoding="utf-8")
            folder = self.place / f"brand-{name}"
            folder.mkdir()
            html = self._page(name, run)
            for kind in LINKS:
                changed = variants[kind](html) or html if kind else html
                if kind == "more":
                    changed = changed.replace(f"{name}.css", f"{name}.more.css")
                for ending, content in (("", changed), (f".{FRAMED}", variants[FRAMED](changed) or changed)):
                    (folder / f"question{kind and '.'}{kind}{ending}.html").write_text(content, encoding="utf-8")

    def _page(self, name: str, run: Run) -> str:
        loader = ChoiceLoader([DictLoader({"mark.svg": run.files["mark.svg"]}), FileSystemLoader(FOLDER)])
        template = self.library.environment(loader=loader, trim_blocks=True).get_template(PAGE)
        return template.render(name=_name(name), brand_css=f"../assets/{name}.css")

    def _run(self, name: str, changed: tuple[str, str] | None = None) -> Run:
        """Build a brand in a folder of its own, as somebody would; ``changed`` is another value for a seed."""
        arguments = ["theme", "build", f"{name}.toml"]
        if changed is None:
            arguments += ["--mark", "mark.svg", "--tokens", "tokens.json"]
        with tempfile.TemporaryDirectory() as work:
            place = Path(work)
            for file in FOLDER.glob(f"{name}.*"):
                text = file.read_text(encoding="utf-8")
                if changed and file.suffix == ".toml":
                    text = re.sub(rf"^{re.escape(changed[0])} = .*$", f"{changed[0]} = {changed[1]}", text, flags=re.M)
                (place / file.name).write_text(text, encoding="utf-8")
            done = subprocess.run(  # noqa: S603  # our own command
                [sys.executable, "-m", "handrail", *arguments], cwd=place, capture_output=True, text=True, check=False
            )
            if done.stderr or done.returncode != (1 if changed else 0):
                raise UsageError(f"the brand {name} cannot be built as the page says: {done.stderr or done.stdout}")
            written = {file.name: file.read_text(encoding="utf-8") for file in place.rglob("*") if file.is_file()}
        return Run(f"handrail {' '.join(arguments)}", done.stdout, done.returncode, written)

    @cached_property
    def _tokens(self) -> dict[str, dict[str, tokens.Token]]:
        """The tokens of each brand, read from what the command wrote."""
        found = {}
        for name, run in self.built.items():
            with tempfile.TemporaryDirectory() as work:
                (Path(work) / "tokens.json").write_text(run.files["tokens.json"], encoding="utf-8")
                found[name] = tokens.load(Path(work))
        return found

    def _changed(self, name: str) -> list[tokens.Token]:
        """The colours of a brand that are not ours."""
        ours = tokens.load()
        return [each for path, each in self._tokens[name].items() if each.type == "color" and each != ours[path]]

    # ---- what the pages show

    def _seeds(self, name: str) -> Part:
        return code.block((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), "toml", f"The seeds of {_name(name)}")

    def _example(self, name: str, title: str, dark: bool = False) -> Part:
        """The brand's page in a frame."""
        folder = f"@/examples/brand-{name}"
        address = f"{folder}/question.{'dark.' if dark else ''}{FRAMED}.html"
        size = f'height="{HEIGHT}" class="d-h{HEIGHT}" loading="lazy"'
        frame = f'<iframe src="{address}" title="{escape(title)}" {size}></iframe>'
        pages = {f"{folder}/question.{kind}.html" if kind else f"{folder}/{PAGE}": said for kind, said in LINKS.items()}
        links = " ".join(f'<a href="{address}">{said}</a>' for address, said in pages.items())
        plain = ", ".join(f"[{said}]({address})" for address, said in pages.items())
        opens = "" if dark else f'<p class="d-facts">Open the page: {links}</p>'
        return Part(
            f'\n\n<div class="d-example"><div class="d-frame">{frame}</div></div>\n\n{opens}\n\n',
            "\n\n" if dark else f"\n\nOpen the page: {plain}\n\n",
        )

    def _colours(self, name: str) -> Part:
        return foundations.shades(f"{_name(name)}: colours that are not Handrail's", self._changed(name))

    def _refused(self, name: str, seed: str, value: str) -> Part:
        """The answer to a brand with another value for a seed, which cannot be proved."""
        return self._run(name, (seed, value)).shown()


def _name(name: str) -> str:
    """The name of a brand, from its seeds."""
    return str(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["name"])
