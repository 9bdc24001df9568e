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
    for form in view.ask("without_script.forms"):
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
        view.ask("without_script.send", form["index"])
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
