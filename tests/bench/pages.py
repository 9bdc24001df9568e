# ruff: noqa: E501 - templates, typed out as people type them
"""The same realistic page, written for each peer: a long question page with errors, as an application would write it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined, nodes
from markupsafe import escape

import handrail

TEXTS = [
    ("full_name", "Full name", "As it is on your passport"),
    ("street", "Street and number", ""),
    ("town", "Town or city", ""),
    ("postcode", "Postcode", "For example, HA12 4QT"),
    ("email", "Email address", "We send your card number to this address"),
    ("phone", "Phone number", ""),
    ("employer", "Where you work or learn", ""),
    ("card", "Number of your old card", "8 digits, on the back of the card"),
]
CHOICES = [
    ("radios", "send", "How should we send your card?", ["By post", "I will collect it", "To a friend", "To my school"]),
    ("radios", "age", "How old are you?", ["Under 16", "16 or over"]),
    ("radios", "had", "Have you had a card before?", ["Yes", "No", "I do not know"]),
    ("checkboxes", "help", "What would help you?", ["Large print", "Braille", "Audio", "Step-free way in", "None of these"]),
    ("checkboxes", "subjects", "What do you like to read?", ["Stories", "Science", "History", "Music"]),
]  # fmt: skip
DATES = [("dob", "Date of birth", "For example, 27 3 1984"), ("moved", "When you moved here", "")]
ROWS = [
    ("Library", "Central library"),
    ("Price", "Free"),
    ("Card works for", "3 years"),
    ("Fine", "None"),
    ("Loans", "12"),
]
SERVICE, OWNER = "Apply for a library card", "Government of Halmere"
INSET = "You can use the library without a card. You need one to take books home."
DETAILS = ("What you can borrow", "Books, films, games and tools.")
MORE = ("more", "Is there anything else?", "Do not write about your health here")
LIMIT = 200

VALUES: dict[str, Any] = {
    **{name: f"{label} & more" for name, label, _ in TEXTS[:5]},
    "send": "By post",
    "help": ["Braille", "Audio"],
    "dob-day": "29",
    "dob-month": "2",
    "dob-year": "1984",
    "more": "I moved in <May>.",
}
ERRORS = {"phone": "Enter a phone number", "moved": "Enter the date when you moved here"}
CONTEXT: dict[str, Any] = {"values": VALUES, "errors": ERRORS}

COMPONENTS = (
    8 + 5 + 2 + 10
)  # fields, choices, dates; and header, banner, back, summary, inset, details, count, list, button, footer


def with_handrail() -> Callable[[], str]:
    """Handrail, in an application's environment."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    handrail.install(environment, preload=True)
    fields = [
        f'{{{{ form.text_input(name="{n}", label="{words}"{f", hint={h!r}" if h else ""}) }}}}' for n, words, h in TEXTS
    ]
    fields += [
        f'{{{{ form.{kind}(name="{n}", label="{words}", items={items}) }}}}' for kind, n, words, items in CHOICES
    ]
    fields += [
        f'{{{{ form.date_input(name="{n}", label="{words}"{f", hint={h!r}" if h else ""}) }}}}' for n, words, h in DATES
    ]
    rows = [{"key": key, "value": value, "actions": [{"href": "/change"}]} for key, value in ROWS]
    source = f"""{{% set form = handrail.bind(values, errors) %}}
{{{{ handrail.header(name="{OWNER}") }}}}
{{{{ handrail.phase_banner(content="This is new.") }}}}
{{{{ handrail.back_link(href="/before") }}}}
{{{{ form.error_summary() }}}}
<h1>{SERVICE}</h1>
{chr(10).join(fields)}
{{{{ handrail.inset_text(content="{INSET}") }}}}
{{{{ handrail.details(summary="{DETAILS[0]}", content="{DETAILS[1]}") }}}}
{{{{ form.character_count(name="{MORE[0]}", label="{MORE[1]}", hint="{MORE[2]}", limit={LIMIT}) }}}}
{{{{ handrail.summary_list(rows={rows}) }}}}
{{{{ handrail.button(text="Continue") }}}}
{{{{ handrail.footer(phone="08081 570 100", links=[{{"text": "Privacy", "href": "/privacy"}}]) }}}}
"""
    template = environment.from_string(source)
    return lambda: template.render(CONTEXT)


def apart(source: str) -> str:
    """The template with spaces between the brackets of dictionaries, which Nunjucks would take for the end of a call."""
    return source.replace("}}", "} }").replace(") } }", ") }}")


def govuk_source(where: str, ending: str) -> str:
    """A template for govuk-frontend-jinja and for Nunjucks, which share their calls."""
    names = {
        "button": "Button", "input": "Input", "radios": "Radios", "checkboxes": "Checkboxes", "date-input": "DateInput",
        "error-summary": "ErrorSummary", "header": "Header", "phase-banner": "PhaseBanner", "back-link": "BackLink",
        "inset-text": "InsetText", "details": "Details", "character-count": "CharacterCount",
        "summary-list": "SummaryList", "footer": "Footer",
    }  # fmt: skip
    imports = [f'{{% from "{where}/{folder}/macro.{ending}" import govuk{name} %}}' for folder, name in names.items()]

    def error(name: str) -> str:
        return f"error_{name}"

    def hint(words: str) -> str:
        return f', "hint": {{"text": "{words}"}}' if words else ""

    fields = [
        f'{{{{ govukInput({{"id": "{n}", "name": "{n}", "label": {{"text": "{words}"}}{hint(h)}, "value": values["{n}"], '
        f'"errorMessage": {error(n)}}}) }}}}'
        for n, words, h in TEXTS
    ]
    for kind, n, words, items in CHOICES:
        macro, key = ("govukRadios", "value") if kind == "radios" else ("govukCheckboxes", "values")
        listed = ", ".join(f'{{"value": "{item}", "text": "{item}"}}' for item in items)
        fields.append(
            f'{{{{ {macro}({{"idPrefix": "{n}", "name": "{n}", "fieldset": {{"legend": {{"text": "{words}"}}}}, '
            f'"{key}": values["{n}"], "errorMessage": {error(n)}, "items": [{listed}]}}) }}}}'
        )
    for n, words, h in DATES:
        parts = ", ".join(
            f'{{"name": "{part}", "value": values["{n}-{part}"], "classes": "govuk-input--width-2"}}'
            for part in ("day", "month", "year")
        )
        fields.append(
            f'{{{{ govukDateInput({{"id": "{n}", "namePrefix": "{n}", "fieldset": {{"legend": {{"text": "{words}"}}}}'
            f'{hint(h)}, "errorMessage": {error(n)}, "items": [{parts}]}}) }}}}'
        )
    rows = ", ".join(
        f'{{"key": {{"text": "{key}"}}, "value": {{"text": "{value}"}}, "actions": {{"items": '
        f'[{{"href": "/change", "text": "Change", "visuallyHiddenText": "{key}"}}]}}}}'
        for key, value in ROWS
    )
    problems = ", ".join(f'{{"text": errors["{name}"], "href": "#{name}"}}' for name in ERRORS)
    named = [name for name, *_ in TEXTS + DATES] + [name for _, name, *_ in CHOICES]
    errors = "".join(
        f'{{% set error_{name} = {{"text": errors["{name}"]}} if errors["{name}"] else false %}}' for name in named
    )
    return apart(f"""{"".join(imports)}{errors}
{{{{ govukHeader({{"productName": "{OWNER}"}}) }}}}
{{{{ govukPhaseBanner({{"tag": {{"text": "Beta"}}, "text": "This is new."}}) }}}}
{{{{ govukBackLink({{"href": "/before", "text": "Back"}}) }}}}
{{{{ govukErrorSummary({{"titleText": "There is a problem", "errorList": [{problems}]}}) }}}}
<h1>{SERVICE}</h1>
{chr(10).join(fields)}
{{{{ govukInsetText({{"text": "{INSET}"}}) }}}}
{{{{ govukDetails({{"summaryText": "{DETAILS[0]}", "text": "{DETAILS[1]}"}}) }}}}
{{{{ govukCharacterCount({{"id": "{MORE[0]}", "name": "{MORE[0]}", "label": {{"text": "{MORE[1]}"}}, "maxlength": {LIMIT},
    "hint": {{"text": "{MORE[2]}"}}, "value": values["{MORE[0]}"]}}) }}}}
{{{{ govukSummaryList({{"rows": [{rows}]}}) }}}}
{{{{ govukButton({{"text": "Continue"}}) }}}}
{{{{ govukFooter({{"meta": {{"items": [{{"text": "Privacy", "href": "/privacy"}}]}}}}) }}}}
""")


def govuk_environment() -> Environment:
    """Where govuk-frontend-jinja works."""
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(autoescape=True, loader=loader, undefined=ChainableUndefined)


def with_govuk_frontend_jinja() -> Callable[[], str]:
    """govuk-frontend-jinja, whose macros take dictionaries."""
    template = govuk_environment().from_string(govuk_source("govuk_frontend_jinja/components", "html"))
    return lambda: template.render(CONTEXT)


_MARK = '<svg class="hr-mark hr-rail-mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false"><path d="M14 2 26 14 14 26 2 14z"/></svg>'


def by_hand_source() -> str:
    """A Jinja template without components: the HTML typed out, with values and errors where they belong."""

    def error(name: str) -> str:
        return (
            f'{{% if errors.{name} %}}<p class="hr-field__error" id="{name}-error">{_MARK}'
            f'<span class="hr-visually-hidden">Error:</span> {{{{ errors.{name} }}}}</p>{{% endif %}}'
        )

    def hint(name: str, words: str) -> str:
        return f'<div class="hr-field__hint" id="{name}-hint">{words}</div>' if words else ""

    def described(name: str, words: str) -> str:
        base = f"{name}-hint" if words else ""
        return (
            f'{{% if errors.{name} %}} aria-invalid="true" aria-describedby="{base} {name}-error"{{% else %}}'
            f"""{f' aria-describedby="{base}"' if base else ""}{{% endif %}}"""
        )

    def pill(name: str) -> str:
        return f'{{% if errors.{name} %}} data-pill="mend"{{% endif %}}'

    parts = []
    for n, words, h in TEXTS:
        parts.append(f"""<div class="hr-field hr-pill"{pill(n)}>
<label class="hr-field__label" for="{n}">{words}</label>
{hint(n, h)}{error(n)}
<input class="hr-input" id="{n}" name="{n}" type="text" value="{{{{ values.{n} }}}}" data-width="full"{described(n, h)}>
</div>""")
    for kind, n, words, items in CHOICES:
        type_ = "radio" if kind == "radios" else "checkbox"
        test = f"values.{n} ==" if kind == "radios" else f"values.{n} and "
        choices = []
        for number, item in enumerate(items, 1):
            chosen = f'{test} "{item}"' if kind == "radios" else f'{test}"{item}" in values.{n}'
            own = n if number == 1 else f"{n}-{number}"
            choices.append(
                f"""<div class="hr-choice"><input class="hr-choice__input" id="{own}" name="{n}" type="{type_}" value="{item}"{{% if {chosen} %}} checked{{% endif %}}>
<label class="hr-choice__label" for="{own}">{item}</label></div>"""
            )
        parts.append(f"""<div class="hr-pill"{pill(n)}><fieldset class="hr-field"{described(n, "")}>
<legend class="hr-field__label">{words}</legend>
{error(n)}<div class="hr-choices" data-variant="tile">{"".join(choices)}</div></fieldset></div>""")
    for n, words, h in DATES:
        boxes = "".join(
            f"""<div class="hr-date-input__part"><label for="{n}-{part}">{part.capitalize()}</label>
<input class="hr-input" id="{n}-{part}" name="{n}-{part}" type="text" value="{{{{ values["{n}-{part}"] }}}}"{{% if errors.{n} %}} aria-invalid="true"{{% endif %}}></div>"""
            for part in ("day", "month", "year")
        )
        parts.append(f"""<div class="hr-pill"{pill(n)}><fieldset class="hr-field"{described(n, h)}>
<legend class="hr-field__label">{words}</legend>
{hint(n, h)}{error(n)}<div class="hr-date-input">{boxes}</div></fieldset></div>""")
    rows = "".join(
        f'<div class="hr-summary-list__row"><dt class="hr-summary-list__key">{key}</dt><dd class="hr-summary-list__value">{value}</dd>'
        f'<dd class="hr-summary-list__actions"><a href="/change">Change<span class="hr-visually-hidden"> {key}</span></a></dd></div>'
        for key, value in ROWS
    )
    return f"""<header class="hr-header"><div class="hr-frame"><a class="hr-header__name" href="/">{OWNER}</a></div></header>
<div class="hr-phase-banner"><strong class="hr-phase-banner__tag">Beta</strong> <span>This is new.</span></div>
<a class="hr-back-link" href="/before">Back</a>
{{% if errors %}}<div class="hr-error-summary hr-pill" data-pill="mend" id="error-summary" tabindex="-1" autofocus>{_MARK}
<h2>There are {{{{ errors|length }}}} problems</h2><ul>{{% for name, message in errors.items() %}}<li><a href="#{{{{ name }}}}">{{{{ message }}}}</a></li>{{% endfor %}}</ul></div>{{% endif %}}
<h1>{SERVICE}</h1>
{chr(10).join(parts)}
<div class="hr-inset-text">{INSET}</div>
<details class="hr-details"><summary class="hr-details__summary">{DETAILS[0]}</summary><div class="hr-details__body">{DETAILS[1]}</div></details>
<div class="hr-field hr-pill"{pill(MORE[0])}><label class="hr-field__label" for="{MORE[0]}">{MORE[1]}</label>
{hint(MORE[0], MORE[2])}{error(MORE[0])}<textarea class="hr-input" id="{MORE[0]}" name="{MORE[0]}" rows="4"{described(MORE[0], MORE[2])}>
{{{{ values.{MORE[0]} }}}}</textarea><p id="{MORE[0]}-count">You can enter up to {LIMIT} characters</p></div>
<dl class="hr-summary-list">{rows}</dl>
<button class="hr-button" type="submit">Continue</button>
<footer class="hr-footer"><h2>Need help?</h2><p>Call <a href="tel:08081570100">08081 570 100</a></p><a href="/privacy">Privacy</a></footer>
"""


def by_hand() -> Callable[[], str]:
    """Jinja without components."""
    template = Environment(autoescape=True).from_string(by_hand_source())
    return lambda: template.render(CONTEXT)


def with_f_strings(clean: Callable[[Any], Any]) -> Callable[[], str]:
    """The same HTML by Python's own strings: the hand-written template, turned into one function."""
    tree = Environment(autoescape=True).parse(by_hand_source())
    lines = ["def page(values, errors):", "    out = []", "    add = out.append"]

    def expression(node: nodes.Node) -> str:
        match node:
            case nodes.Name(name=name):
                return name
            case nodes.Const(value=value):
                return repr(value)
            case nodes.Getattr(node=owner, attr=attr):
                return f"{expression(owner)}.get({attr!r}, '')"
            case nodes.Getitem(node=owner, arg=arg):
                return f"{expression(owner)}.get({expression(arg)}, '')"
            case nodes.And(left=left, right=right):
                return f"{expression(left)} and {expression(right)}"
            case nodes.Compare(expr=left, ops=[operand]):
                sign = {"eq": "==", "in": "in"}[operand.op]
                return f"{expression(left)} {sign} {expression(operand.expr)}"
            case nodes.Filter(node=inner):
                return f"len({expression(inner)})"  # the one filter of the page
            case nodes.Call(node=nodes.Getattr(node=owner)):
                return f"{expression(owner)}.items()"
        raise AssertionError(node)

    def write(body: list[nodes.Node], indent: str) -> None:
        for node in body:
            match node:
                case nodes.Output(nodes=children):
                    parts = [
                        repr(child.data) if isinstance(child, nodes.TemplateData) else f"clean({expression(child)})"
                        for child in children
                    ]
                    lines.append(
                        f"{indent}add({parts[0]})" if len(parts) == 1 else f"{indent}out += ({', '.join(parts)})"
                    )
                case nodes.If(test=test, body=then, else_=other):
                    lines.append(f"{indent}if {expression(test)}:")
                    write(then, indent + "    ")
                    if other:
                        lines.append(f"{indent}else:")
                        write(other, indent + "    ")
                case nodes.For(target=target, iter=over, body=inner):
                    names = ", ".join(name.name for name in target.items)
                    lines.append(f"{indent}for {names} in {expression(over)}:")
                    write(inner, indent + "    ")
                case _:
                    raise AssertionError(node)

    write(tree.body, "    ")
    lines.append("    return ''.join(out)")
    space: dict[str, Any] = {"clean": clean}
    exec("\n".join(lines), space)
    page = space["page"]
    return lambda: page(VALUES, ERRORS)


def plain(value: Any) -> str:
    """Escape by hand, into a plain str."""
    text = str(value)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
        if any(sign in text for sign in "&<>\"'")
        else text
    )


PEERS: dict[str, Callable[[], Callable[[], str]]] = {
    "Handrail": with_handrail,
    "Jinja written by hand": by_hand,
    "Python strings, markupsafe.escape": lambda: with_f_strings(escape),
    "Python strings, own escape": lambda: with_f_strings(plain),
    "govuk-frontend-jinja": with_govuk_frontend_jinja,
}
