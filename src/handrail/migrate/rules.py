"""What can become of an option: the words in which the table of table.py is written."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Same:
    """The option's value goes to this parameter (or field of a record)."""

    parameter: str


@dataclass(frozen=True)
class Html:
    """The option's value is HTML, and goes to this parameter as Markup."""

    parameter: str


@dataclass(frozen=True)
class Part:
    """The option is a dictionary, each of whose own options has a rule."""

    rules: MappingOf[str, Rule]


@dataclass(frozen=True)
class Records:
    """The option is a list of dictionaries, which become records for this parameter."""

    parameter: str
    rules: MappingOf[str, Rule]


@dataclass(frozen=True)
class Rows:
    """The option is a list of lists of cells, each a dictionary; a cell that is only text is text."""

    parameter: str
    rules: MappingOf[str, Rule]


@dataclass(frozen=True)
class Chosen:
    """The option marks a record as the chosen one: this parameter of the whole component names it, by this field."""

    parameter: str
    field: str


@dataclass(frozen=True)
class Messages:
    """The option is a list of messages with links, which becomes a mapping from ids to messages."""

    parameter: str


@dataclass(frozen=True)
class Classes:
    """The option is a string of class names. Those known here give a parameter a value; the others need a person."""

    known: MappingOf[str, tuple[str, object]] = field(default_factory=dict)
    looks: str = "how it looks is settled by Handrail; what is yours, say in your own CSS"


@dataclass(frozen=True)
class Fixed:
    """The option, where it has one of these constant values, becomes these parameters; else a person has to look."""

    values: MappingOf[object, MappingOf[str, object]]
    otherwise: str
    kept_as: str | None = None
    """The parameter that gets the value where a person has to look."""


@dataclass(frozen=True)
class Boxes:
    """The option tells of one box of a date, or of all: which there are, what stands in them, which are wrong."""

    part: str | None = None


@dataclass(frozen=True)
class Gone:
    """The option is not needed any more, because."""

    because: str


@dataclass(frozen=True)
class Person:
    """A person has to do it: this."""

    do: str


@dataclass(frozen=True)
class Id:
    """The option is an id. Ours is the name: links to another one have to follow."""


Rule = Same | Html | Part | Records | Rows | Chosen | Messages | Classes | Fixed | Boxes | Gone | Person | Id


@dataclass(frozen=True)
class Macro:
    """A macro of theirs: the component of ours that it becomes, and the rule of each of its options."""

    component: str
    options: MappingOf[str, Rule]
    unless: MappingOf[str, object] = field(default_factory=dict)
    """Arguments of ours where no option says otherwise, because theirs starts from something else."""
