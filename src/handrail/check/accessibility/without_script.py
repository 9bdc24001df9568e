"""Without JavaScript the content is there and forms can be sent."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="without-script",
    what="With JavaScript off all headings, texts, links and controls are there, and forms can be sent.",
    stages=(Stage.WITHOUT_SCRIPT,),
    level="advice",
)
_FORMS = """() => [...document.forms].filter(f => handrail.visible(f)).map((f, index) => {
  const fields = [...f.elements].filter(e => e.matches('input:not([type=submit], [type=button], [type=reset], [type=image]), select, textarea') && !e.disabled)
  return handrail.at(f, { index, method: f.method,
    unnamed: fields.filter(e => !e.name).map(e => handrail.selector(e)),
    names: [...new Set(fields.filter(e => e.name && (!e.matches('[type=radio], [type=checkbox], [type=file], select[multiple]'))).map(e => e.name))],
    fields: fields.length,
    button: [...f.elements].some(e => e.matches('button:not([type=button], [type=reset]), input[type=submit], input[type=image]') && !e.disabled) })
})"""
_SEND = """index => {
  const form = document.forms[index]
  form.noValidate = true
  const button = [...form.elements].find(e => e.matches('button:not([type=button], [type=reset]), input[type=submit], input[type=image]') && !e.disabled)
  button.formNoValidate = true
  button.click()
}"""


def check(view: View) -> Iterator[Finding]:
    """What is missing without script, and forms that cannot be sent; only pages of our own are really sent."""
    missing = view.memory["without script"]
    there = {offer["key"] for offer in missing}
    for offer in view.memory["with script"]:
        if offer["key"] not in there and not offer["live"]:
            yield RULE.finding(
                view,
                f"Without JavaScript this {offer['kind']} is missing.",
                offer,
                suggestion="Render it on the server.",
            )
    for form in view.ask(_FORMS):
        for selector in form["unnamed"]:
            yield RULE.finding(view, f"The field {selector} has no name, so it is not sent.", form)
        if form["fields"] and not form["button"]:
            yield RULE.finding(view, "This form has no button that sends it.", form)
        elif form["fields"] and form["method"] == "post" and view.posts is not None:
            yield from _sent(view, form)


def _sent(view: View, form: dict[str, object]) -> Iterator[Finding]:
    assert view.posts is not None
    already = len(view.posts)
    address = view.page.url
    with view.page.expect_navigation(timeout=5_000):
        view.ask(_SEND, form["index"])
    bodies = view.posts[already:]
    view.page.goto(address)
    view.reloaded()
    names = form["names"]
    assert isinstance(names, list)
    if not bodies:
        yield RULE.finding(view, "Without JavaScript this form is not sent.", form)
    elif "multipart" not in bodies[0] and "Content-Disposition" not in bodies[0]:
        sent = {name for name, _ in parse_qsl(bodies[0], keep_blank_values=True)}
        for name in names:
            if name not in sent:
                yield RULE.finding(view, f"Without JavaScript the field “{name}” is not sent with the form.", form)
