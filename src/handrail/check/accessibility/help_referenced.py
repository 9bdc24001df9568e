"""Every hint and error message belongs to its control, so that a screen reader says it there."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="help-referenced",
    what="Every hint and error message is referenced by the control that it is about.",
    stages=(Stage.OPENED,),
    wcag=("1.3.1", "3.3.2"),
)
_UNREFERENCED = """() => {
  // "field__hint", "form-error-message", "email-error": the last word says it. A modifier ("group--error") is no message.
  const says = name => /(^|[-_a-z0-9]*[^-]-|__|_)(hint|error)([-_]?(text|message))?$/i.test(name) && !/--(hint|error)/i.test(name)
  const fields = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea'
  const found = []
  for (const e of document.querySelectorAll('[id], [class]')) {
    const kinds = [e.id, ...e.classList].filter(says)
    if (!kinds.length || !handrail.visible(e) || !e.textContent.trim() || e.matches(fields + ', form, fieldset, body, main') || e.querySelector(fields)) continue
    let group = e.parentElement
    while (group && group !== document.body && !group.querySelector(fields)) group = group.parentElement
    if (!group || group === document.body || group.localName === 'form' || group.localName === 'main') continue
    if (e.closest('label, legend, button, a')) continue
    const referring = [group, ...group.querySelectorAll('*')].concat(group.closest('fieldset, [role=group], [role=radiogroup]') || [])
    const covered = referring.some(r => ['aria-describedby', 'aria-errormessage', 'aria-labelledby'].some(name =>
      (r.getAttribute(name) || '').split(/\\s+/).some(id => { const t = id && document.getElementById(id); return t && (t === e || t.contains(e) || e.contains(t)) })))
    if (!covered) found.push(handrail.at(e, { kind: /error/i.test(kinds.join()) ? 'error message' : 'hint' }))
  }
  return found.filter((f, i) => !found.some((g, k) => k < i && f.selector.startsWith(g.selector + ' ')))
}"""


def check(view: View) -> Iterator[Finding]:
    """Visible hints and errors in a field's group that nothing in the group names."""
    for node in view.ask(_UNREFERENCED):
        yield RULE.finding(
            view,
            f"No control refers to this {node['kind']}, so a screen reader does not say it with the field.",
            node,
            suggestion="Name its id in the control's aria-describedby.",
        )
