"""A mark for each status, and none where nothing is asked or where it stands already."""

import pytest

from handrail.library import Library
from handrail.marks import mark

tag = Library().function("tag")


@pytest.mark.parametrize("variant", ["info", "success", "warning", "danger"])
def test_a_status_has_its_mark_before_the_word(variant):
    assert f"{mark(variant)}<span>Word</span>" in tag(text="Word", variant=variant)
    assert "<svg" not in tag(text="Word", variant=variant, marked=False)


@pytest.mark.parametrize("variant", ["neutral", "action"])
def test_what_is_no_status_has_none(variant):
    assert "<svg" not in tag(text="Word", variant=variant)
