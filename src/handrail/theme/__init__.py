"""A brand from twelve seeds: ``handrail theme``.

``build`` solves the colours and writes them as CSS; ``check`` shows every pair in every mode. A brand of which one pair
is too close is refused. Needs the extra ``theme``, and only here: what is written needs nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from handrail import assets
from handrail.calling import UsageError
from handrail.contrast import MODES, Pair, measure

from .brand import brand_tokens, css, document
from .proof import Refusal, figure, refusals
from .seeds import Seeds, read

REFUSED = 1
_COLUMNS = {"value": "light", "dark": "dark", "more": "more", "more-dark": "more-dark"}
"""The modes as `check` names them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``handrail theme`` and give back its exit code: 0 proved, 1 refused. Raises UsageError for a wrong file."""
    options = parser().parse_args(arguments)
    return int(options.run(options))


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    whole = argparse.ArgumentParser(
        prog="handrail theme", description="Make your brand from twelve seeds, and prove it.", allow_abbrev=False
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    about = "Solve the colours and write them as CSS. A brand that cannot be proved is refused."
    made = commands.add_parser("build", help=about, description=about, allow_abbrev=False)
    made.set_defaults(run=build)
    made.add_argument("file", metavar="FILE", type=Path, help="the seeds, in TOML")
    made.add_argument("--output", metavar="FILE", type=Path, help="where to write the CSS (default: beside the seeds)")
    made.add_argument("--tokens", metavar="FILE", type=Path, help="also write the design tokens, as DTCG JSON")
    made.add_argument("--mark", metavar="FILE", type=Path, help="also write the mark, ready to include in a template")

    about = "Show every pair in every mode, with its contrast and the least that it needs."
    made = commands.add_parser("check", help=about, description=about, allow_abbrev=False)
    made.set_defaults(run=check)
    made.add_argument("file", metavar="FILE", type=Path, help="the seeds, in TOML")
    made.add_argument("--format", choices=("text", "json"), default="text", help="how to print them")
    return whole


def build(options: argparse.Namespace) -> int:
    """``handrail theme build``."""
    seeds = read(options.file)
    output = options.output or options.file.with_suffix(".css")
    contents = {output: css(seeds, options.file.name)}
    if options.tokens:
        contents[options.tokens] = document(seeds)
    if options.mark:
        if seeds.mark is None:
            raise UsageError(f"{options.file} has no mark to write")
        contents[options.mark] = f"{seeds.mark}\n"
    wanted = [path.resolve() for path in (output, options.tokens, options.mark) if path]
    if len(set(wanted)) < len(wanted) or seeds.files.intersection(wanted):
        raise UsageError("one file would be written over another: give each a name of its own")
    against = refusals(seeds.colours)
    if against:
        print(refused(seeds, against))
        return REFUSED
    for path, content in contents.items():
        _write(path, content.encode())
    pairs = list(measure(brand_tokens(seeds)))
    print(f"{seeds.name} is proved: {len(pairs) // len(MODES)} pairs hold in {len(MODES)} modes. {closest(pairs)}")
    return 0


def check(options: argparse.Namespace) -> int:
    """``handrail theme check``."""
    seeds = read(options.file)
    pairs = list(measure(brand_tokens(seeds)))
    against = refusals(seeds.colours)
    if options.format == "json":
        print(json.dumps(_data(seeds, pairs, against), indent=2, ensure_ascii=False))
    else:
        print(_table(pairs))
        print(refused(seeds, against) if against else f"{seeds.name} is proved. {closest(pairs)}")
    return REFUSED if against else 0


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        assets.put(path, content)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None
    print(f"{len(content):>8,} bytes  {path}")


def refused(seeds: Seeds, against: Sequence[Refusal]) -> str:
    """What is said of a brand that cannot be proved."""
    return "\n".join([f"{seeds.name} cannot be proved:", *(f"- {refusal}" for refusal in against)])


def closest(pairs: Sequence[Pair]) -> str:
    """The pair that has the least more than it needs."""
    pair = min(pairs, key=lambda each: each.has / each.least)
    return f"The closest is {pair} in {MODES[pair.mode]}: {figure(pair.has)}, and it needs {pair.least:g}."


def _rows(pairs: Sequence[Pair]) -> dict[str, dict[str, Pair]]:
    """The pairs by name, then by mode."""
    rows: dict[str, dict[str, Pair]] = {}
    for pair in pairs:
        rows.setdefault(str(pair), {})[pair.mode] = pair
    return rows


def _table(pairs: Sequence[Pair]) -> str:
    """Every pair with its figures; one that is too close has an exclamation mark."""
    rows = _rows(pairs)
    width = max(map(len, rows))
    lines = [f"{'':<{width}}  {'least':>6}" + "".join(f"{words:>11}" for words in _COLUMNS.values())]
    for name, row in rows.items():
        figures = [f"{figure(row[mode].has)}{' ' if row[mode].holds else '!'}" for mode in _COLUMNS]
        lines.append(f"{name:<{width}}  {row['value'].least:>6g}" + "".join(f"{each:>11}" for each in figures))
    return "\n".join(line.rstrip() for line in lines)


def _data(seeds: Seeds, pairs: Sequence[Pair], against: Sequence[Refusal]) -> dict[str, Any]:
    """What `check --format json` prints."""
    return {
        "name": seeds.name,
        "proved": not against,
        "pairs": [
            {
                "front": row["value"].front,
                "ground": row["value"].ground,
                "least": row["value"].least,
                **{words: float(figure(row[mode].has)) for mode, words in _COLUMNS.items()},
            }
            for row in _rows(pairs).values()
        ],
        "refusals": [
            {
                "problem": refusal.problem.name,
                "why": refusal.problem.why,
                "seed": refusal.change and refusal.change.seed,
                "passes": refusal.change and refusal.change.value,
            }
            for refusal in against
        ],
    }
