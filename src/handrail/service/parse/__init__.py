"""From what somebody typed to what is kept: forgive first, and refuse only with a problem that has a name.

``date`` reads three boxes, ``date_text`` one, ``name`` and ``names`` what people are called. Each gives back a value,
or raises ``Problem``. ``message`` says a problem in the language of the page.
"""

from .dates import PartialDate, Precision, birthday, date, date_text, today
from .messages import message
from .names import NAME_LIMIT, Names, name, names
from .problem import Problem
from .text import clean, digits
from .words import LANGUAGES, Words, in_words, month_name

__all__ = [
    "LANGUAGES",
    "NAME_LIMIT",
    "Names",
    "PartialDate",
    "Precision",
    "Problem",
    "Words",
    "birthday",
    "clean",
    "date",
    "date_text",
    "digits",
    "in_words",
    "message",
    "month_name",
    "name",
    "names",
    "today",
]
