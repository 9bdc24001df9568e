"""Finding passives: a form of be or get, and a participle."""

from __future__ import annotations

import re

_IRREGULAR = (
    "begun bought bound broken brought built caught chosen cut dealt done drawn driven eaten fed forbidden forgiven "
    "forgotten found fought frozen given ground grown heard held hidden hit hung hurt kept known laid led left lent "
    "lost made meant met misled overpaid overtaken paid put read rebuilt run said seen sent set shaken shot shown shut "
    "sold sought spent split spoken spread stolen struck sworn taken taught thought thrown told torn understood "
    "undertaken underpaid upheld withdrawn withheld won worn written"
)
# They say how something is, not what somebody does to it.
_STATES = (
    "aged amazed based bored born committed concerned confused dedicated detailed disabled divorced employed entitled "
    "excited experienced focused focussed interested limited located married naked outdated pleased related retired "
    "sacred self-employed started supposed talented tired unemployed used worried wicked"
)
_NO_PARTICIPLES = (
    "bed breed embed exceed feed freed greed heed hundred indeed need proceed red seed shed sled speed succeed weed"
)
_ADVERBS = r"(?:(?:not|never|also|only|already|still|yet|now|then|once|often|always|all|both|first|[a-z]+ly)\s+){0,2}"

PASSIVE = re.compile(
    r"(?<!['’]s )\b(?:am|is|are|was|were|be|been|being|gets?|got|getting|(?:is|are|was|were|do|does|did)n['’]t be"
    rf"|(?:is|are|was|were)n['’]t)\s+{_ADVERBS}"
    rf"(?!(?:{'|'.join((_STATES + ' ' + _NO_PARTICIPLES).split())})\b)"
    rf"(?P<participle>[a-z]{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b(?!-)"
)


def passives(text: str) -> list[re.Match[str]]:
    """The passives of an English text. About nine in ten are right; many a passive is the better choice."""
    return list(PASSIVE.finditer(text))
