"""Nothing moves for a person who asked for less motion."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="reduced-motion",
    what="With reduced motion no animation and no smooth scrolling runs.",
    stages=(Stage.OPENED,),
    wcag=("2.3.3",),
)
_MOVING = """() => {
  const still = document.getAnimations().filter(a => a.playState === 'running' && a.effect?.target)
    .filter(a => { const t = a.effect.getComputedTiming(); return t.duration > 10 && t.iterations * t.duration > 50 }).map(a => a.effect.target)
  const found = [...new Set(still)].map(e => handrail.at(e, { message: 'This is animated although less motion was asked for.' }))
  for (const e of handrail.all()) {
    const s = getComputedStyle(e)
    if (s.scrollBehavior === 'smooth') found.push(handrail.at(e, { message: 'This scrolls smoothly although less motion was asked for.' }))
    const moves = s.transitionProperty.split(', ').some((p, i) => /all|transform|translate|scale|rotate|inset|top|left|height|width|margin/.test(p)
      && parseFloat(s.transitionDuration.split(', ')[i % s.transitionDuration.split(', ').length]) > 0.05)
    if (moves) found.push(handrail.at(e, { message: 'This moves when it changes although less motion was asked for.' }))
  }
  return found
}"""


def check(view: View) -> Iterator[Finding]:
    """Animations that run, and transitions that would move something."""
    for node in view.ask(_MOVING):
        yield RULE.finding(
            view, node["message"], node, suggestion="Put motion into @media (prefers-reduced-motion: no-preference)."
        )
