"""What people wrote comes back as they wrote it."""

import pytest
from justhtml import JustHTML
from markupsafe import Markup

from handrail.library import Library


@pytest.mark.parametrize("component", ["textarea", "character_count"])
@pytest.mark.parametrize(
    "value", ["\nstarts with an empty line", "  spaces  ", "two\nlines\n", "</textarea><b>", "&amp;", ""]
)
def test_every_sign_of_the_value_is_kept(component, value):
    more = {"limit": 200} if component == "character_count" else {}
    html = Library().function(component)(name="a", label="A", value=value, **more)
    box = JustHTML(str(html), sanitize=False).query("textarea")[0]
    assert box.to_text(strip=False, separator="") == value


def test_markup_in_a_value_is_text():
    html = Library().function("textarea")(name="a", label="A", value=Markup("</textarea><script>"))
    assert "<script" not in html
