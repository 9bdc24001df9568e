"""The mark of the header: an address becomes an image, Markup stays what it is."""

import pytest
from markupsafe import Markup

from handrail import UsageError
from handrail.library import Library

header = Library().function("header")


def test_address_becomes_an_image_that_is_not_read_out():
    html = header(name="Halmere", mark="/mark.svg")
    assert '<span class="hr-header__mark"><img src="/mark.svg" alt=""></span>' in html


def test_markup_is_the_mark_itself():
    html = header(name="Halmere", mark=Markup('<svg aria-hidden="true"></svg>'))
    assert '<span class="hr-header__mark"><svg aria-hidden="true"></svg></span>' in html


def test_address_that_is_code_is_refused():
    with pytest.raises(UsageError, match="may not be used"):
        header(name="Halmere", mark="javascript:alert(1)")


def test_name_is_a_link_only_if_it_leads_somewhere():
    assert '<a class="hr-header__name" href="/en">' in header(name="Halmere", href="/en")
    assert "<a" not in header(name="Halmere")


def test_service_is_a_link_only_if_it_leads_somewhere():
    assert '<a href="/cards">Library cards</a>' in header(
        name="Halmere", service="Library cards", service_href="/cards"
    )
    assert "<span>Library cards</span>" in header(name="Halmere", service="Library cards")
