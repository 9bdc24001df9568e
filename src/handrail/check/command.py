"""``handrail check``: accessibility and plain language of any pages, on the command line and in CI."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from handrail import __version__
from handrail.calling import UsageError
from handrail.check import baseline, outputs
from handrail.check.browser import BrowserMissing
from handrail.check.catalogue import explain, select
from handrail.check.examine import Settings
from handrail.check.reports import FORMATS, Report
from handrail.check.reports.report import LEVELS
from handrail.check.runs import Run, Share
from handrail.check.targets import Target, each_once, sitemap, targets

CLEAN, FOUND, STOPPED = 0, 1, 130
_ABOUT = (
    "Check the accessibility and the words of pages, of any service. "
    "Exit code 0: clean. 1: something was found, or a page could not be read. 2: wrong use."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``handrail check`` and give back its exit code. Raises UsageError for wrong use."""
    options = parser().parse_args(arguments)
    if options.explain is not None:
        print(explain(options.explain))
        return CLEAN
    try:
        return run(options)
    except BrowserMissing as error:
        raise UsageError(str(error)) from None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = _Parser(prog="handrail check", description=_ABOUT, allow_abbrev=False)
    made.add_argument("targets", metavar="TARGET", nargs="*", help="an address, an HTML, SVG or XML file, or a folder")

    what = made.add_argument_group("what to check")
    what.add_argument("--sitemap", action="append", default=[], metavar="URL", help="the pages of this sitemap too")
    what.add_argument(
        "--crawl", type=_number, default=0, metavar="N", help="follow links in the same site, up to N pages in all"
    )
    what.add_argument("--shard", type=_share, metavar="K/N", help="only the K-th of N equal parts of the pages")
    what.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="RULES",
        help="only these rules; accessibility and readability are all of a kind",
    )
    what.add_argument("--skip", action="append", default=[], metavar="RULES", help="all but these")
    what.add_argument("--quick", action="store_true", help="only what needs no second rendering of the page")
    what.add_argument("--explain", metavar="RULE", help="say what a rule looks for, and check nothing")

    how = made.add_argument_group("how to report")
    how.add_argument(
        "--format", action="append", default=[], metavar="FORMAT", help=f"{', '.join(FORMATS)}; may be given again"
    )
    how.add_argument(
        "--output", action="append", default=[], metavar="FILE", type=Path, help="where to write; may be given again"
    )
    how.add_argument(
        "--level", choices=LEVELS, default="error", help="the lowest level that makes exit code 1 (default: error)"
    )
    how.add_argument(
        "--baseline", metavar="FILE", type=Path, help="fail only on what is not in this file; made if it is not there"
    )
    how.add_argument("--update-baseline", action="store_true", help="accept in --baseline all that is found now")

    pace = made.add_argument_group("how fast")
    usual = min(4, os.cpu_count() or 1)
    pace.add_argument(
        "--workers", type=_number, default=usual, metavar="N", help=f"pages at the same time (default here: {usual})"
    )
    pace.add_argument(
        "--timeout", type=_seconds, default=30.0, metavar="SECONDS", help="until a page has loaded (default: 30)"
    )
    pace.add_argument(
        "--page-timeout", type=_seconds, default=120.0, metavar="SECONDS", help="for a page in all (default: 120)"
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Check the targets and write the reports."""
    if not (options.targets or options.sitemap):
        raise UsageError("name what to check: an address, a file, a folder, or --sitemap with an address")
    if options.update_baseline and options.baseline is None:
        raise UsageError("--update-baseline needs --baseline with the file")
    selection = select(options.only, options.skip, quick=options.quick)
    wanted = outputs.outputs(options.format, options.output)
    known = _known(options)
    pages = _pages(options)
    outputs.check(wanted)
    started = datetime.now(UTC).isoformat(timespec="seconds")
    progress = Progress()
    checking = Run(
        Settings(selection, options.timeout, options.page_timeout),
        workers=options.workers,
        crawl=options.crawl,
        share=options.shard,
        progress=progress,
    )
    try:
        checking.go(pages)
    finally:
        progress.end()
    report = Report(__version__, started, checking.pages, options.level)
    if checking.interrupted:
        report.left = max(0, checking.known - len(report.pages))
    if known is not None:
        report.gone = baseline.gone(known, report.pages, selection)
        report.accepted = baseline.accept(known, report.pages)
    elif options.baseline is not None:
        _accept_now(options.baseline, report, interrupted=checking.interrupted)
    outputs.write(wanted, report)
    if all(output.file is not None for output in wanted):
        print(report.sentence(), file=sys.stderr)
    if checking.interrupted:
        return STOPPED
    return FOUND if report.failed else CLEAN


def _pages(options: argparse.Namespace) -> list[Target]:
    found = targets(options.targets)
    for url in options.sitemap:
        found += sitemap(url, options.timeout)
    return each_once(found)


def _known(options: argparse.Namespace) -> Counter[baseline.Key] | None:
    """What the baseline accepts; None where it is to be written, or there is none."""
    if options.baseline is None or options.update_baseline or not options.baseline.exists():
        return None
    return baseline.read(options.baseline)


def _accept_now(file: Path, report: Report, *, interrupted: bool) -> None:
    """Write a baseline of what was found. One of half the pages would call the rest new."""
    if interrupted:
        print(f"{file} was not written, because the run was stopped.", file=sys.stderr)
        return
    report.accepted = baseline.write(file, report.pages)
    for page in report.pages:
        page.findings = []
    print(f"{file} accepts {report.accepted:,} findings. Keep it with your code.", file=sys.stderr)


class Progress:
    """A line on a terminal that says how far it has come; nothing where nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty() and not os.environ.get("CI")

    def __call__(self, done: int, known: int, target: str) -> None:
        """Show that another page is done."""
        if self._watched:
            width = shutil.get_terminal_size().columns - 1
            line = f"{done} of {known}  {target}"
            sys.stderr.write(f"\r{line[:width]:<{width}}")
            sys.stderr.flush()

    def end(self) -> None:
        """Wipe the line."""
        if self._watched:
            sys.stderr.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
            sys.stderr.flush()


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return number


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _share(text: str) -> Share:
    number, slash, parts = text.partition("/")
    if not (slash and number.isdigit() and parts.isdigit() and 1 <= int(number) <= int(parts)):
        raise argparse.ArgumentTypeError(f"{text!r} is no part of the pages: write 2/3 for the second of three")
    return Share(int(number), int(parts))
