"""What the pages load, without what they do not need: comments, spaces, rules for other classes, unused tokens."""

from __future__ import annotations

import re


def classes(html: str) -> set[str]:
    """The classes of the elements in HTML; those in code that is shown are text."""
    return {name for value in re.findall(r'<[a-z]+\b[^<>]*? class="([^"]*)"', html) for name in value.split()}


def style(css: str, more: str, used: set[str] | None = None) -> str:
    """CSS as it is served. Tokens stay that it or ``more`` uses; rules of ours whose classes are all unused go."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    if used is not None:
        css = re.sub(r"([^{};]+)(\{[^{}]*\})", lambda rule: _used(rule[1], rule[2], used), css)
        css = re.sub(r"@(?:media|container|supports)[^{};]+\{\s*\}", "", css)
    names = set(re.findall(r"var\((--hr-[\w-]+)", css + more))
    css = re.sub(r"(--hr-[\w-]+):[^;{}]*;", lambda found: found[0] if found[1] in names else "", css)
    css = re.sub(r"\s*([{};])\s*|(?<=,)\s+", lambda found: found[1] or "", css)
    return re.sub(r";}", "}", re.sub(r"(--[\w-]+|[a-z-]+):\s+", r"\1:", css)).strip() + "\n"


def _used(selectors: str, body: str, used: set[str]) -> str:
    """A rule without the selectors that need a class of ours which is not used; nothing, if none is left."""
    parts = re.split(r",(?![^(]*\))", selectors)  # not inside brackets
    names = [set(re.findall(r"\.(hr-[\w-]+)", part)) for part in parts]
    left = [part for part, ours in zip(parts, names, strict=True) if not ours or ours & used]
    return f"{','.join(left)}{body}" if left else ""


def script(source: str) -> str:
    """JavaScript without lines of comments and without indents."""
    source = re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    return "\n".join(line.strip() for line in source.splitlines() if line.strip()) + "\n"
