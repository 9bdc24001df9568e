"""The rules that all our CSS keeps: layers, logical directions, meaning instead of colour, old browsers first."""

import re
from dataclasses import dataclass

import pytest

from handrail import assets
from handrail.folders import COMPONENTS, PACKAGE


@dataclass(frozen=True)
class Rule:
    """A selector with its declarations, and the at-rules around it, outermost first."""

    around: tuple[str, ...]
    selector: str
    declarations: tuple[tuple[str, str], ...]


def rules_of(css):
    """Every rule of a stylesheet. Nested rules are refused: browsers before 2023 do not know them."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    heads, texts, found = [], [[]], []
    for piece in re.findall(r'"[^"]*"|[{};]|[^{};"]+', css):
        if piece == "{":
            heads.append("".join(texts[-1]).rpartition(";")[2].strip())
            texts[-1] = ["".join(texts[-1]).rpartition(";")[0] + ";"]
            texts.append([])
        elif piece == "}":
            body, head = "".join(texts.pop()), heads.pop()
            pairs = [tuple(part.strip() for part in line.split(":", 1)) for line in body.split(";") if ":" in line]
            if not head.startswith("@"):
                assert not [outer for outer in heads if not outer.startswith("@")], f"{head} is nested"
                found.append(Rule(tuple(heads), head, tuple(pairs)))
        else:
            texts[-1].append(piece)
    assert not heads, "a block is not closed"
    return found


def unlayered(css):
    return [
        rule.selector for rule in rules_of(css) if not rule.around or not rule.around[0].startswith("@layer handrail.")
    ]


def physical(css):
    """Properties and values that name a side or an axis of the screen: they do not mirror."""
    sides = r"(margin|padding|border|inset|scroll-margin|scroll-padding)?-?(left|right|top|bottom)\b.*"
    sizes = r"(min-|max-)?(width|height)"
    values = {"float", "clear", "text-align"}
    return [
        f"{name}: {value}"
        for rule in rules_of(css)
        for name, value in rule.declarations
        if re.fullmatch(f"{sides}|{sizes}", name) or (name in values and value in ("left", "right"))
    ]


def forced(css):
    return [name for rule in rules_of(css) for name, value in rule.declarations if "!important" in value]


def coloured(css):
    """Colours that are not a meaning. Words of the system and inherited ones are."""
    literal = r"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|lab|lch|color)\(|\b(white|black|red|gr[ae]y|blue|green|yellow)\b"
    return [
        f"{name}: {value}"
        for rule in rules_of(css)
        for name, value in rule.declarations
        if re.search(literal, re.sub(r"var\([^()]*\)", "", value), re.IGNORECASE)
    ]


def hovering(css):
    """Hover where a finger would leave it stuck."""
    return [
        rule.selector
        for rule in rules_of(css)
        if ":hover" in re.sub(r":not\([^()]*\)", "", rule.selector)
        and not any("(hover: hover)" in outer for outer in rule.around)
    ]


def measuring_the_window(css):
    """Windows do not know how large the text is; the page's own width does."""
    return re.findall(r"@media[^{]*\b(?:width|height)[^{]*", css)


def fetching(css):
    return re.findall(r"(?:url\(|@import|data:)[^;]*", css)


def unlisting(css):
    """Safari says nothing of a list with `list-style: none`; with an empty text it still says that it is one."""
    return re.findall(r"list-style[\w-]*:[^;}]*\bnone\b", css)


def unknown(css, known):
    """Custom properties used without a fallback that nothing declares."""
    return sorted(set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", css)) - known)


def declared(css):
    return set(re.findall(r"(--[\w-]+)\s*:", css))


FILES = sorted([*(PACKAGE / "css").glob("*.css"), *COMPONENTS.glob("*/*.css")])
SHEETS = pytest.mark.parametrize("css", [file.read_text() for file in FILES], ids=[file.stem for file in FILES])
CHECKS = [unlayered, physical, forced, coloured, hovering, measuring_the_window, fetching, unlisting]


@SHEETS
@pytest.mark.parametrize("check", CHECKS)
def test_stylesheet_keeps_the_rule(css, check):
    assert rules_of(css)
    assert check(css) == []


@pytest.mark.parametrize(
    "check, wrong",
    [
        (unlayered, "a { color: inherit }"),
        (unlayered, "@media print { @layer handrail.base { a { color: inherit } } }"),
        (physical, "@layer x { a { margin-left: 0 } }"),
        (physical, "@layer x { a { left: 0 } }"),
        (physical, "@layer x { a { border-top-left-radius: 0 } }"),
        (physical, "@layer x { a { min-width: 0 } }"),
        (physical, "@layer x { a { text-align: right } }"),
        (forced, "@layer x { a { color: inherit !important } }"),
        (coloured, "@layer x { a { color: #fff } }"),
        (coloured, "@layer x { a { background: rgb(0 0 0 / .5) } }"),
        (coloured, "@layer x { a { border: 1px solid var(--hr-color-line, red) white } }"),
        (hovering, "@layer x { a:hover { color: inherit } }"),
        (measuring_the_window, "@media (min-width: 45rem) { a { color: inherit } }"),
        (fetching, "@layer x { a { background: url(data:image/png;base64,AA) } }"),
        (unlisting, "@layer x { ul { list-style: none } }"),
        (unlisting, "@layer x { ul { list-style-type:none } }"),
    ],
)
def test_rule_finds_what_breaks_it(check, wrong):
    assert check(wrong)


@pytest.mark.parametrize(
    "check, right",
    [
        (
            physical,
            "@layer x { a { margin-inline-start: 0; border-start-start-radius: 1px; line-height: 1 } }",
        ),
        (physical, "@layer x { a { inset-block-end: 0; text-align: end; border-block-start: 1px solid } }"),
        (coloured, "@layer x { a { color: var(--hr-color-text); border-color: Highlight; fill: currentColor } }"),
        (hovering, "@layer x { @media (hover: hover) { a:hover { color: inherit } } }"),
        (hovering, "@layer x { a:visited:not(:hover, :active) { color: inherit } }"),
        (measuring_the_window, "@container hr-page (min-width: 45rem) { a { color: inherit } }"),
        (unlisting, '@layer x { ul { list-style: ""; display: none } }'),
    ],
)
def test_rule_leaves_what_is_right(check, right):
    assert check(right) == []


def test_nested_rule_is_refused():
    with pytest.raises(AssertionError, match="b is nested"):
        rules_of("@layer x { a { color: inherit; b { color: inherit } } }")


def test_every_custom_property_that_is_used_is_declared():
    css = assets.stylesheet()
    assert unknown(css, declared(css)) == []
    assert unknown("a { color: var(--hr-color-texst) }", declared(css)) == ["--hr-color-texst"]
