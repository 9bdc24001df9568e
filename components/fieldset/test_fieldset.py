"""Where the link of an error summary lands when all the fields together are wrong."""

from markupsafe import Markup

import handrail
from handrail.library import Library

fieldset = Library().function("fieldset")


def test_with_an_error_it_can_have_the_focus_and_else_not():
    assert 'id="reach" tabindex="-1"' in fieldset(
        name="reach", label="Reach", content=Markup("<p>x</p>"), error="Enter one"
    )
    assert "tabindex" not in fieldset(name="reach", label="Reach", content=Markup("<p>x</p>"))


def test_a_bound_form_gives_it_its_error():
    form = handrail.bind({}, {"reach": "Enter one"})
    assert "Enter one" in form.fieldset(name="reach", label="Reach", content=Markup("<p>x</p>"))
