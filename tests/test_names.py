"""One word has one meaning in all components, so that who knows one of them can guess the next."""

import pytest

from handrail.library import Library

LIBRARY = Library()
PARAMETERS = [(name, parameter) for name in LIBRARY.names() for parameter in LIBRARY.describe(name).parameters]


def called(wanted):
    """Every parameter of this name, and at least two of them."""
    found = [pytest.param(parameter, id=name) for name, parameter in PARAMETERS if parameter.name == wanted]
    assert len(found) > 1
    return pytest.mark.parametrize("parameter", found)


@called("heading")
def test_heading_makes_a_heading_of_what_is_none_without_it(parameter):
    assert parameter.default == "none"
    assert parameter.doc.startswith("makes the ")


@called("heading_level")
def test_heading_level_is_that_of_a_heading_which_is_always_there(parameter):
    assert parameter.default in {str(value) for value in parameter.values}
    assert "None" not in parameter.type
    assert parameter.doc.startswith("of the ")


@called("attrs")
def test_attrs_come_last_and_are_none_unless_given(parameter):
    component = next(LIBRARY.describe(name) for name, other in PARAMETERS if other is parameter)
    assert component.parameters[-1] is parameter
    assert parameter.default == "{}"
    assert parameter.doc.startswith(("more HTML attributes", "more attributes of"))


@called("required")
def test_required_unless_said_otherwise(parameter):
    assert parameter.default == "true"


@called("described_by")
def test_described_by_names_something_else_on_the_page(parameter):
    assert parameter.doc.startswith("id of something else on the page that helps with the answer")
