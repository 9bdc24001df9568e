"""Text stands out from what is behind it, in each theme and with hover, active and focus on the controls."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="text-contrast",
    what="Text has a contrast of 4.5 to 1, large text 3 to 1, in every theme and state.",
    stages=(Stage.COLOUR,),
    wcag=("1.4.3",),
    act=("afw4f7",),
)

_LOOKS = """() => {
  // The colours each element takes part in painting; equal to those of a state already judged, they need no second look.
  const paint = (e, pseudo) => { const s = getComputedStyle(e, pseudo); return [s.content, s.color, s.backgroundColor, s.backgroundImage, s.opacity, s.fontWeight].join() }
  return handrail.all().map(e => [null, '::before', '::after'].map(p => paint(e, p)).join('|')).join('\\n')
}"""

_AXE = """async () => {
  const result = await axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] },
    resultTypes: ['violations', 'incomplete'], elementRef: true, preload: false })
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const failed = result.violations.flatMap(v => v.nodes).map(node => {
    const data = node.any[0].data
    return handrail.at(node.element, { ratio: data.contrastRatio, front: data.fgColor, back: data.bgColor, least: parseFloat(data.expectedContrastRatio) })
  })
  const texts = handrail.texts()
  const open = result.incomplete.flatMap(v => v.nodes).flatMap(({ element }) => {
    const own = texts.filter(t => t.element === element)
    if (!own.length || handrail.disabled(element)) return []
    const style = getComputedStyle(element)
    const [r, g, b, a] = rgba(style.color)
    let alpha = a / 255
    for (let e = element; e; e = e.parentElement) alpha *= +getComputedStyle(e).opacity
    const large = own[0].size >= 24 || own[0].size >= 18.66 && +style.fontWeight >= 700
    return [handrail.at(element, { colour: [r, g, b], alpha, least: large ? 3 : 4.5, boxes: own.flatMap(t => t.lines.map(handrail.box)) })]
  })
  return { failed, open }
}"""


def check(view: View) -> Iterator[Finding]:
    """Breaches that axe-core is sure of, and by pixels those that it leaves open."""
    looks = view.ask(_LOOKS)
    judged = view.memory.setdefault(RULE.id, {})
    if judged.get(view.scheme) == looks:
        return
    if view.pseudo == "rest":
        judged[view.scheme] = looks
    answer = view.axe(_AXE)
    for node in answer["failed"]:
        message = (
            f"The contrast of the text is {node['ratio']} to 1 ({node['front']} on {node['back']}), "
            f"and it needs {node['least']:g} to 1."
        )
        yield RULE.finding(view, message, node, suggestion="Make the text or its background darker or lighter.")
    if not answer["open"]:
        return
    ratios = view.read("text", [view.photo(), view.without_text()], answer["open"])
    for node, ratio in zip(answer["open"], ratios, strict=True):
        if ratio is not None and ratio < node["least"] - 0.05:
            message = (
                f"The contrast of the text with what is painted behind it is {ratio:.2g} to 1, "
                f"and it needs {node['least']:g} to 1."
            )
            yield RULE.finding(view, message, node, suggestion="Give the text a plain background of enough contrast.")
