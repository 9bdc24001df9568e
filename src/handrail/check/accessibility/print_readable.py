"""The page can be read on paper."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="print-readable",
    what="Printed without backgrounds, all text stands out from white paper, and nothing is wider than it.",
    stages=(Stage.PRINT,),
    level="advice",
)
_PALE = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const light = colour => {
    canvas.fillStyle = '#fff'; canvas.fillRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const kept = e => { for (; e; e = e.parentElement) { const s = getComputedStyle(e); if (s.printColorAdjust === 'exact' && s.backgroundColor !== 'rgba(0, 0, 0, 0)') return true } return false }
  const found = new Set()
  for (const { element } of handrail.texts()) if (1.05 / (light(getComputedStyle(element).color) + 0.05) < 4.5 && !kept(element)) found.add(element)
  return [...found].map(e => handrail.at(e))
}"""


def check(view: View) -> Iterator[Finding]:
    """Text whose colour is too pale for paper."""
    for node in view.ask(_PALE):
        yield RULE.finding(
            view,
            "This text prints too pale: backgrounds are left out, and its colour does not stand out from white.",
            node,
            suggestion="Set dark text in @media print.",
        )
