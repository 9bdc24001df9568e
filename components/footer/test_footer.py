"""Help in the footer: the number can be called, and only what is there is said."""

import pytest

from handrail.library import Library

footer = Library().function("footer")


@pytest.mark.parametrize(
    "phone, address",
    [
        ("08081 570 100", "08081570100"),
        ("+44 8081 570 100", "+448081570100"),
        ("(08081) 570-100", "08081570100"),
    ],
)
def test_number_is_called_without_what_only_helps_to_read_it(phone, address):
    html = footer(phone=phone)
    assert f'<a href="tel:{address}"><bdi dir="ltr">{phone}</bdi></a>' in html


def test_hours_stand_behind_the_number():
    assert "</bdi></a>, 8am to 6pm</p>" in footer(phone="08081 570 100", hours="8am to 6pm")


def test_help_comes_before_everything_else():
    links = [{"text": "Privacy", "href": "/privacy"}]
    html = footer(links=links, owner="Halmere", help_links=[{"text": "Easy read", "href": "/easy"}])
    assert html.index("Need help?") < html.index("Easy read") < html.index("Privacy") < html.index("Halmere")


def test_without_help_there_is_no_heading():
    html = footer(links=[{"text": "Privacy", "href": "/privacy"}])
    assert "Need help?" not in html
    assert "<section" not in html
