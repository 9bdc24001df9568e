"""Where a screen reader is told something else of our component than of GOV.UK Frontend's, on purpose, and why.

tests/parity renders both and fails on every difference that does not stand here, and on every line here that explains
none. The migration guide shows this list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """Lines of a snapshot that only theirs, or only ours, has (patterns of re, whole lines), and the reason."""

    components: tuple[str, ...]
    """Names of ours; none for all."""
    theirs: str | None
    ours: str | None
    because: str


_FIELDS = ("text_input", "textarea", "character_count", "select", "password_input", "file_upload")

DIFFERENCES = (
    Difference(
        (*_FIELDS, "date_input"),
        r'(textbox|combobox|button) ".*"( \[collapsed\])?:?',
        r'(textbox|combobox|button) ".*" \[invalid\]( \[collapsed\])?:?',
        "A control with an error is marked as invalid (aria-invalid), so that it is told when people come to it. "
        "Theirs is only described by the message.",
    ),
    Difference(
        ("text_input",),
        r'(textbox ".*"|description: ".*")',
        r'(text: ".*"|textbox ".*"( \[invalid\])?:|description: ".*")',
        "A sign or unit beside the box is read and describes the box. Theirs is hidden from screen readers, and the "
        "label has to repeat it.",
    ),
    Difference(
        ("radios", "checkboxes"),
        r'text: "or"',
        r'paragraph: "or"',
        "The word between choices is a paragraph of its own, so that it is read apart from the choice before it.",
    ),
    Difference(
        ("checkboxes",),
        None,
        r"status",
        "Where one choice clears the others, a status tells people that it did.",
    ),
    Difference(
        ("radios",),
        r'(radio ".*"|text: ".*")',
        r'(group ".*":|radio ".*"|text: ".*")',
        "Radios always have a question: label is required.",
    ),
    Difference(
        ("button",),
        r'button "Link button"',
        r'link "Link button"',
        "What leads to another page is a link, and is told as one. Theirs has the role of a button.",
    ),
    Difference(
        ("button",),
        r'button ".*" \[disabled\]',
        r'button ".*"',
        "A button that cannot be pressed needs its reason in words: disabled takes the reason, and a person writes it.",
    ),
    Difference(
        ("character_count",),
        r'(description: ".*|text: ".*"|textbox ".*":)',
        r'(description: ".*|paragraph( \[live=polite\])?(: ".*")?|textbox ".*"( \[invalid\])?:)',
        "The limit is a paragraph and is read last, after hint and message. The place where the count is said is there "
        "from the start, so that screen readers know it.",
    ),
    Difference(
        ("date_input",),
        r'(text|textbox|spinbutton):? "(Pryd|Dydd|Mis|Blwyddyn).*',
        r'(text|textbox):? "(Pryd|Day|Month|Year).*',
        "The words of the boxes come from the language of the page, not from the call.",
    ),
    Difference(
        ("date_input",),
        None,
        r'description: "Error: .*"',
        "The first wrong box is described by the message too: people who come by a link of the summary hear it.",
    ),
    Difference(
        ("error_summary",),
        r'paragraph: "Please fix the errors below\."',
        r'(group:|text: "Please fix the errors below\.")',
        "What takes the focus has a role, a group; the alert is inside. Text before the list is yours to mark up.",
    ),
    Difference(
        ("error_summary",),
        r"""(alert:|heading "There is a problem" \[level=2\]|paragraph: "The file couldn't be loaded.*")""",
        None,
        'A summary without errors is not shown. For a problem of the whole page use the key "" or another component.',
    ),
    Difference(
        ("footer",),
        r'(text: .*|link "(.*Crown copyright|Hawlfraint|Open Government|Drwydded).*"|heading "Support links" .*)',
        r'(contentinfo:?|paragraph.*|text: ".*")',
        "The footer is a landmark, speaks for any government and not for the Crown, and starts with help.",
    ),
    Difference(
        ("footer",),
        r"(navigation.*|list.*|listitem.*|link .*|heading .*|separator)",
        None,
        "A footer holds help and small print. Navigation belongs into the page, where people look for it.",
    ),
    Difference(
        ("header",),
        r'(link "GOV.UK.*|image "GOV.UK":?|description: "GOV.UK"|LayoutTable: "Product Name")',
        r'(banner: ".*"|banner:|text: ".*")',
        "The header is a landmark and speaks for any government. Its name is text, and a link where href is given.",
    ),
    Difference(
        ("header",),
        r'link "(My cool service|HM Pizza Finder service.*)":?',
        r"banner:? ?.*",
        "The header is a landmark, which people can go to.",
    ),
    Difference(
        ("file_upload", "password_input"),
        None,
        r"status",
        "The place where a script tells what it did is there from the start, so that screen readers know it.",
    ),
    Difference(
        ("language_selector",),
        r'(navigation "(Dewis iaith|Language)" \[lang=cy\]:|link "Cymraeg Newid yr iaith i\'r Cymraeg" \[lang=cy\])',
        r'(navigation "(Dewis iaith|Language)":|link "Cymraeg" \[lang=cy\])',
        "The navigation is in the language of the page, and the name of a language is all that its link needs.",
    ),
    Difference(
        ("notification_banner",),
        r'(region "Important":|alert "Success":|heading "(Important|Success)" \[level=2\]|paragraph: ".*")',
        r'(region "Important.*|group:|alert:|heading "(Important|Success).*|text: "(Important|Success).*")',
        "The message is the heading, and “Important” or “Success” is said before it: in a list of headings people hear "
        "what it is about. What takes the focus has a role, a group.",
    ),
    Difference(
        ("service_navigation",),
        r'(region "Service information":|navigation "Menu":|text: ".*"|link "Service name")',
        r'(navigation "(Apply .*|Service name)":?|text: ".*"|link "Service name")',
        "One landmark, named after the service, in place of two.",
    ),
    Difference(
        ("service_navigation",),
        r'(list:|listitem:?|listitem: ".*"|link ".*"( \[lang=cy\])?)',
        r'(group:|disclosure "Menu" \[collapsed\])',
        "More than five pages become a menu, which works without a script.",
    ),
    Difference(
        ("service_navigation",),
        r'(navigation "Language navigation":|list:|listitem:?( ".*")?|link "Cymraeg" \[lang=cy\]|text: "\[end\]")',
        None,
        "Language and search stand in the header, the same on every page.",
    ),
    Difference(
        ("table",),
        r'(table:|caption: ".*"|rowgroup:|cell ".*"|columnheader ".*"|row:)',
        r'(table ".*":|rowgroup:|row:|columnheader ".*"|cell ".*"|text: ".*")',
        "A table always has a caption and a header for each column: a person has to write those that are missing.",
    ),
    Difference(
        ("table",),
        None,
        r'region ".*":',
        "A table that is wider than its place is a region that the keyboard can scroll; its name is the caption.",
    ),
    Difference(
        ("task_list",),
        r'(listitem|text|description): ".*"',
        r'(listitem|text|description): ".*"',
        "The words of the states are ours, in the language of the page, and describe the link with their hint.",
    ),
    Difference(
        ("warning_text",),
        'text: "Warning"',
        'text: "Warning:"',
        "A colon after the hidden word makes readers pause before the text.",
    ),
    Difference(
        ("panel",),
        r'(button|link) ".*"',
        None,
        "The page that ends a journey asks for nothing. Buttons stand after the panel, or the page is a question.",
    ),
    Difference(
        ("summary_list",),
        r'link ".*"',
        r'link ".*"',
        "A link to change something always says what, and in a card also of which card: the key and the title are "
        "added without being asked for.",
    ),
)


def reasons(component: str, theirs: list[str], ours: list[str]) -> tuple[list[Difference], list[str]]:
    """The differences that explain these lines, and the lines that none explains (with − for theirs, + for ours)."""
    import re

    known = [each for each in DIFFERENCES if not each.components or component in each.components]
    used: list[Difference] = []
    left: list[str] = []
    for sign, lines in (("−", theirs), ("+", ours)):
        for line in lines:
            patterns = ((each, each.theirs if sign == "−" else each.ours) for each in known)
            found = [each for each, pattern in patterns if pattern and re.fullmatch(pattern, line)]
            used += found[:1]
            if not found:
                left.append(f"{sign} {line}")
    return used, left
