"""Where a screen reader is told something else of our component than of GOV.UK Frontend's, on purpose, and why.

Each difference rewrites what is told of theirs; after all of them it must be what is told of ours, to the letter.
tests/parity does so with every fixture, and fails on a difference that changes none. The migration guide shows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Difference:
    """A part of what is told of theirs (a pattern of re, over lines), what stands there in ours, and the reason.

    "…" stands for what a person has to add.
    """

    components: tuple[str, ...]
    pattern: str
    becomes: str | Callable[[re.Match[str]], str]
    because: str
    """Empty where it is the reason of the difference before."""
    of: Literal["theirs", "ours"] = "theirs"
    """Whose is rewritten: ours where it only says more, and theirs does not tell of what."""

    def rewrite(self, told: str) -> str:
        """What is told, with this difference made."""
        return re.sub(self.pattern, self.becomes, told, flags=re.MULTILINE)


def _indented(lines: str) -> str:
    return re.sub("^", "  ", lines.removesuffix("\n"), flags=re.MULTILINE) + "\n"


def _inside(line: str) -> Callable[[re.Match[str]], str]:
    """Puts everything that was found inside this line."""
    return lambda found: f"{line}\n{_indented(found[0])}"


def _one_navigation(found: re.Match[str]) -> str:
    """The name of the service, and its pages a level higher."""
    name, service, pages = found["name"], found["service"], found["pages"] or ""
    shown = "" if service.startswith("  - text") and not pages else service
    end = ":" if shown or pages else ""
    return f'- navigation "{name}"{end}\n{shown}' + re.sub("^  ", "", pages, flags=re.MULTILINE)


_NO_HEADERS = "  - rowgroup:\n    - row:\n" + '      - columnheader "…"\n' * 3


def _table(name: str, headers: str, rows: str) -> str:
    return f"- region{name}:\n" + _indented(f"- table{name}:\n  - text:{name}\n{headers}{rows}")


def _with_key(found: re.Match[str]) -> str:
    """What can be done with a row: each link that does not name the term says it too."""
    key = found["key"]

    def link(does: re.Match[str]) -> str:
        return does[0] if key.lower() in does[1].lower() else f'- link "{does[1]} {key}{does[2]}'

    return re.sub(r'- link "([A-Z][\w ]*)(, |"|$)', link, found[0])


_LINE = r"(?:^.*\n)"
_BLOCK = r"(?:^  .*\n)*"
"""The lines inside the one before."""

_STATES = {"Completed": "Done", "Incomplete": "To do", "Not started": "To do", "In progress": "Started"}

DIFFERENCES = (
    Difference(
        ("text_input", "textarea", "character_count", "select", "password_input", "file_upload"),
        r'^(- (?:textbox|combobox|button) "[^"\n]*")((?: \[collapsed\])?:\n  - description: ".*\bError: )',
        r"\1 [invalid]\2",
        "A control with an error is marked as invalid (aria-invalid), so that it is told when people come to it. "
        "Theirs is only described by the message.",
    ),
    Difference(
        ("text_input",),
        r'^(- textbox ".*" \[invalid\]:\n  - description: "Error: Error message goes here)"',
        r'- text: "£"\n\1 £ per item"\n- text: "per item"',
        "A sign or unit beside the box is read and describes the box. Theirs is hidden from screen readers, and the "
        "label has to repeat it.",
    ),
    Difference(
        ("text_input",),
        r'^- textbox "(Amount, in pounds|Weight, in kilograms|Cost per item, in pounds)"$',
        lambda found: {
            "Amount": '- text: "£"\n{}:\n  - description: "£"',
            "Weight": '{}:\n  - description: "kg"\n- text: "kg"',
            "Cost p": '- text: "£"\n{}:\n  - description: "£ per item"\n- text: "per item"',
        }[found[1][:6]].format(found[0]),
        "",
    ),
    Difference(
        ("radios", "checkboxes"),
        r'^  - text: "or"$',
        '  - paragraph: "or"',
        "The word between choices is a paragraph of its own, so that it is read apart from the choice before it.",
    ),
    Difference(
        ("checkboxes",),
        r'(^  - checkbox "None of these"\n)\Z',
        r"\1  - status\n",
        "Where one choice clears the others, a status tells people that it did.",
    ),
    Difference(
        ("radios",),
        r'\A(?:- radio ".*"\n)+\Z',
        lambda found: '- group "…":\n  - text: "…"\n' + _indented(found[0]),
        "Radios always have a question: a person has to write it.",
    ),
    Difference(
        ("button",),
        r'^- button "Link button"$',
        '- link "Link button"',
        "What leads to another page is a link, and is told as one. Theirs has the role of a button.",
    ),
    Difference(
        ("button",),
        r" \[disabled\]$",
        "",
        "A button that cannot be pressed needs its reason in words: disabled takes the reason, and a person writes it.",
    ),
    Difference(
        ("character_count",),
        r'^(  - description: )"(You can enter up to \d+ \w+)\u200b ?(.*)"$',
        lambda found: f'{found[1]}"{found[3]}{" " if found[3] else ""}{found[2]}"',
        "How much may be written is read last, after hint and message.",
    ),
    Difference(
        ("character_count",),
        r'^- text: ("You can enter up to \d+ \w+")\n- text: "\u200b"$',
        r"- paragraph: \1\n- paragraph [live=polite]",
        "The place where the count is said is there from the start, so that screen readers know it.",
    ),
    Difference(
        ("date_input",),
        r"\bDydd\b|\bMis\b|\bBlwyddyn\b",
        lambda found: {"Dydd": "Day", "Mis": "Month", "Blwyddyn": "Year"}[found[0]],
        "The words of the boxes come from the language of the page, not from the call.",
    ),
    Difference(
        ("footer",),
        r'^- text: "All content is available under the"\n- link "Open Government Licence v3.0"\n- text: ", except .*\n',
        "",
        "The footer speaks for any government: it brings no licence, and does not speak of the Crown.",
    ),
    Difference(
        ("footer",),
        r'^- link "© Crown copyright"\n',
        "",
        "",
    ),
    Difference(
        ("footer",),
        rf'(?:^- heading "(?!Support links).*\n- list:\n{_BLOCK})+- separator\n',
        "",
        "A footer holds help and small print. Navigation belongs into the page, where people look for it.",
    ),
    Difference(
        ("footer",),
        r'^- heading "Support links" \[level=2\]\n',
        "",
        "Help comes first and has the one heading.",
    ),
    Difference(
        ("footer",),
        r'^- link "(© )?Hawlfraint y Goron"\n',
        "",
        "One line says who runs the service: a second one is left to a person.",
    ),
    Difference(
        ("footer",),
        r'^- text: "Built by the"\n- link ".*"\n|^- text: "Mae.*dan"\n- link ".*"\n- text: ".*"\n',
        _inside("- paragraph:"),
        "Who runs the service is a paragraph, so that it is read apart.",
    ),
    Difference(
        ("footer",),
        r'^- text: (".*")\n',
        r"- paragraph: \1\n",
        "",
    ),
    Difference(
        ("footer",),
        rf"\A{_LINE}+\Z",
        _inside("- contentinfo:"),
        "The footer is a landmark.",
    ),
    Difference(("footer",), r"\A\Z", "- contentinfo\n", ""),
    Difference(
        ("date_input",),
        r'^(  - textbox "(?:Day|Month|Year)") \[invalid\](?::\n    - description: "Error: Error message goes here")?$',
        r"\1",
        "The boxes that are wrong are marked as invalid, and the first of them is described by the message: people who "
        "come by a link of the summary hear it. Theirs tells of none.",
        of="ours",
    ),
    Difference(
        ("error_summary",),
        r"""\A- alert:\n.*\n  - paragraph: "The file couldn't be loaded\. Try again later\."\n\Z""",
        "",
        'A summary without errors is not shown. For a problem of the whole page use the key "" or another component.',
    ),
    Difference(
        ("error_summary",),
        r'^  - paragraph: ("Please fix the errors below\.")$',
        r"  - text: \1",
        "Text before the list is yours to mark up.",
    ),
    Difference(
        ("error_summary",),
        rf"\A- alert:\n{_LINE}+\Z",
        _inside("- group:"),
        "What takes the focus has a role, a group; the alert is inside.",
    ),
    Difference(
        ("header",),
        r'\A- link "My cool service"$',
        '- banner: "My cool service"',
        "The header is a landmark. Its name is a link only where href is given: theirs always leads to /.",
    ),
    Difference(
        ("header",),
        r'\A- link "HM Pizza Finder service.*":$',
        "- banner:",
        "",
    ),
    Difference(
        ("header",),
        r'\A- link "GOV\.UK( Product Name)?":\n  - image "GOV\.UK":\n    - description: "GOV\.UK"\n'
        r'(  - LayoutTable: ".*"\n)?',
        r'- banner: "…\1"\n',
        "The header speaks for any government: a person has to give its name.",
    ),
    Difference(
        ("language_selector",),
        r'^(- navigation ".*") \[lang=cy\]:$',
        r"\1:",
        "Attributes of the navigation are not given: it is in the language of the page.",
    ),
    Difference(
        ("language_selector",),
        r'"Cymraeg Newid yr iaith i\'r Cymraeg"',
        '"Cymraeg"',
        "The name of a language says all that its link needs.",
    ),
    Difference(
        ("file_upload", "password_input"),
        r"\Z",
        "- status\n",
        "The place where a script tells what it did is there from the start, so that screen readers know it.",
    ),
    Difference(
        ("panel",),
        r'^- button ".*"\n- link ".*"\n\Z',
        "",
        "The page that ends a journey asks for nothing. Buttons stand after the panel, or the page is a question.",
    ),
    Difference(
        ("task_list",),
        r'"(Completed|Incomplete|Not started|In progress)"$',
        lambda found: f'"{_STATES[found[1]]}"',
        "The words of the states are ours, in the language of the page.",
    ),
    Difference(
        ("task_list",),
        r' Cannot start yet"$',
        ' Not yet"',
        "",
    ),
    Difference(
        ("task_list",),
        r'^(      - description: )"(Ensure .*\.) (\w+)"$',
        r'\1"\3 \2"',
        "The state of a task is said before its hint.",
    ),
    Difference(
        ("warning_text",),
        r'^- text: "Warning"$',
        '- text: "Warning:"',
        "A colon after the hidden word makes readers pause before the text.",
    ),
    Difference(
        ("notification_banner",),
        r'^  - heading "(Important|Success)" \[level=2\]\n  - paragraph: "(.*)"\n\Z',
        r'  - heading "\1 : \2" [level=2]:\n    - text: "\1: \2"\n',
        "The message is the heading, after the word that says what kind it is: in a list of headings people hear what "
        "it is about.",
    ),
    Difference(
        ("notification_banner",),
        r'^  - heading "Important" \[level=2\]$',
        '  - heading "Important : …" [level=2]:\n    - text: "Important: …"',
        "",
    ),
    Difference(
        ("notification_banner",),
        rf'\A- alert "Success":\n({_LINE}+)\Z',
        lambda found: "- group:\n" + _indented("- alert:\n" + found[1]),
        "What takes the focus has a role, a group; the alert is inside.",
    ),
    Difference(
        ("service_navigation",),
        r'^- navigation "Menu":\n  - list:\n(?:    .*\n){12,}',
        '- navigation "Menu":\n  - group:\n    - disclosure "Menu" [collapsed]\n',
        "More than five pages become a menu, which works without a script.",
    ),
    Difference(
        ("service_navigation",),
        r'^  - navigation "Language navigation":\n(?:    .*\n)+|^  - text: "\[end\]"\n',
        "",
        "Language and search stand in the header, the same on every page.",
    ),
    Difference(
        ("service_navigation",),
        r"""\A- region "Service information":\n(?P<service>  - (?:text:|link) "(?P<name>.*)"\n)"""
        r"""(?:  - navigation "Menu":\n(?P<pages>(?:    .*\n)+))?\Z""",
        _one_navigation,
        "One landmark, named after the service, in place of two.",
    ),
    Difference(
        ("table",),
        r"""\A- table( ".*")?:\n(?:  - caption: ".*"\n)?(  - rowgroup:\n(?:    .*\n)+)?((?:  .*\n)+)\Z""",
        lambda found: _table(found[1] or ' "…"', found[2] or _NO_HEADERS, found[3]),
        "A table always has a caption and a header for each column: a person has to write those that are missing. It "
        "is a region that the keyboard can scroll; a script takes the region away where nothing has to be scrolled.",
    ),
    Difference(
        ("summary_list",),
        r"\A(?:(?!- description list).*\n)+",
        lambda found: re.sub(r' \((.*)\)"$', r' \1"', found[0], flags=re.MULTILINE),
        "What can be done with a whole card is a sentence with its title.",
    ),
    Difference(
        ("summary_list",),
        r'^( *- link "[^"(]*) \((.*)\)"$',
        r'\1, \2"',
        "The title of a card is said after a comma, not in brackets, which some readers say.",
    ),
    Difference(
        ("summary_list",),
        r'^(?P<i> *)- term "(?P<key>.*)"\n(?:(?!(?P=i)- term).*\n)+',
        _with_key,
        "A link to change something always says what: the key of its row is added without being asked for.",
    ),
)


def explained(component: str, theirs: str, ours: str) -> tuple[list[Difference], str, str]:
    """The differences that change what is told of one of the two, and what both become by them."""
    used = []
    told = {"theirs": theirs, "ours": ours}
    for difference in DIFFERENCES:
        if component in difference.components:
            rewritten = difference.rewrite(told[difference.of])
            if rewritten != told[difference.of]:
                used.append(difference)
                told[difference.of] = rewritten
    return used, told["theirs"], told["ours"]
