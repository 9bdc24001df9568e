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
_INLINE = """() => {
  const found = []
  for (const e of document.querySelectorAll('script:not([src])')) {
    if (!e.type || /javascript|module|importmap|speculationrules/.test(e.type)) found.push(handrail.at(e, { message: 'A script stands in the page itself.' }))
  }
  for (const e of document.querySelectorAll('style')) found.push(handrail.at(e, { message: 'A style sheet stands in the page itself.' }))
  for (const e of handrail.all()) {
    for (const { name, value } of e.attributes) {
      if (/^on[a-z]+$/.test(name)) found.push(handrail.at(e, { message: `The attribute ${name} is a script in the page itself.` }))
      if (/^(href|src|action|formaction)$/.test(name) && /^\\s*javascript:/i.test(value)) found.push(handrail.at(e, { message: `The attribute ${name} is a script.` }))
    }
  }
  const rules = list => { for (const r of list) {
    if (r.styleSheet) sheet(r.styleSheet)
    else if (/url\\(\\s*["']?data:/i.test(r.cssText)) {
      if (r.cssRules && r.cssRules.length) rules(r.cssRules)
      else found.push({ selector: '', html: r.cssText.slice(0, 120), message: 'A style sheet has a data: address.' })
    }
  } }
  const sheet = s => { try { rules(s.cssRules) } catch { /* another origin's sheet is not ours to read */ } }
  for (const s of document.styleSheets) sheet(s)
  return found
}"""
_STYLE_ATTRIBUTE = """html => {
  const found = []
  for (const e of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[style]')) found.push({ selector: '', html: handrail.html(e) })
  return found
}"""


def check(view: View) -> Iterator[Finding]:
    """What stands inline, and what the browser refused."""
    for node in view.ask(_INLINE):
        yield RULE.finding(view, node["message"], node, suggestion="Put it into a file of its own.")
    if view.source is not None:  # scripts may set styles on an element; only an attribute in the source is refused
        for node in view.ask(_STYLE_ATTRIBUTE, view.source):
            yield RULE.finding(view, "A style attribute stands in the page.", node, suggestion="Use a class.")
    for refused in view.violations:
        if refused["blocked"] != "inline":
            yield RULE.finding(
                view,
                f"The policy refuses {refused['blocked']} ({refused['directive']}).",
                suggestion="Serve it from the same address.",
            )
