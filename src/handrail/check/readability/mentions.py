"""Words in quotation marks: text that speaks about words instead of using them."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?![^\W\d_])|«[^»]*»|(?<!\w)\"[^\"]*\"")


def is_mention(text: str, start: int, end: int) -> bool:
    """Does the part of the text from start to end lie inside quotation marks?"""
    return any(quoted.start() < start and end < quoted.end() for quoted in _QUOTED.finditer(text))
