"""The page works under the policy ``default-src 'self'``."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="strict-policy",
    what="The page works under the content security policy default-src 'self': nothing inline, no data: in CSS.",
    stages=(Stage.OPENED,),
    level="advice",
)


def check(view: View) -> Iterator[Finding]:
    """What stands inline, and what the browser refused."""
    for node in view.ask("strict_policy.inline"):
        yield RULE.finding(view, node["message"], node, suggestion="Put it into a file of its own.")
    if view.source is not None:  # scripts may set styles on an element; only an attribute in the source is refused
        for node in view.ask("strict_policy.styleAttribute", view.source):
            yield RULE.finding(view, "A style attribute stands in the page.", node, suggestion="Use a class.")
    for refused in view.violations:
        if refused["blocked"] != "inline":
            yield RULE.finding(
                view,
                f"The policy refuses {refused['blocked']} ({refused['directive']}).",
                suggestion="Serve it from the same address.",
            )
