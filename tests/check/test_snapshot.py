"""The snapshot says what a screen reader is told."""

from __future__ import annotations

import pytest

from handrail.check import snapshot
from handrail.check.browser import Browser
from handrail.check.visit import Site, Visit

PAGE = """<!doctype html><html lang="en"><head><title>Your email address</title></head><body>
<header>Halmere</header><main>
<h1>Your email address</h1>
<form method="post"><label for="email">Email address</label>
<p id="email-hint">We only use this to send your card</p>
<p id="email-error"><strong>Error:</strong> Enter an address</p>
<input id="email" name="email" value="noor" required aria-invalid="true" aria-describedby="email-hint email-error">
<fieldset><legend>How do you want it?</legend>
<input type="radio" id="post" name="how" value="post" checked><label for="post">By post</label>
<input type="radio" id="desk" name="how" value="desk"><label for="desk">At the desk</label></fieldset>
<details><summary>Why we ask</summary><p>To write to you</p></details>
<a href="/here" aria-current="page">Here</a> <a href="/fr" lang="fr">Français</a>
<button disabled>Continue</button></form></main></body></html>
"""
SAID = """\
- heading "Your email address" [level=1]
- text: "Email address"
- paragraph: "We only use this to send your card"
- paragraph: "Error: Enter an address"
- textbox "Email address" [required] [invalid]:
  - description: "We only use this to send your card Error: Enter an address"
  - value: "noor"
- group "How do you want it?":
  - text: "How do you want it?"
  - radio "By post" [checked]
  - radio "At the desk"
- group:
  - disclosure "Why we ask" [collapsed]
- link "Here" [current=page]
- link "Français" [lang=fr]
- button "Continue" [disabled]
"""


@pytest.mark.handrail_gate
def test_names_descriptions_values_and_states_are_told(one_browser: Browser) -> None:
    with Visit(one_browser, Site(PAGE)) as visit:
        told = visit.run(lambda view: snapshot.take(view, fragment=True))
        again = visit.run(lambda view: snapshot.take(view, fragment=True))
        whole = visit.run(lambda view: snapshot.take(view, fragment=False))
    head, _, body = told.partition("\n")
    assert head.startswith("# ")
    assert body == SAID
    assert told == again
    assert "- banner" in whole
    assert "- main:" in whole


def test_a_hint_that_is_lost_shows_as_a_difference() -> None:
    kept = "# 100 px high at 800 px wide, 120 px at 360 px\n" + SAID
    now = kept.replace("We only use this to send your card Error: ", "Error: ")
    told = snapshot.difference(kept, now, "email.aria.yml")
    assert '-  - description: "We only use this to send your card Error: Enter an address"' in told
    assert '+  - description: "Error: Enter an address"' in told
    assert snapshot.difference(kept, kept, "email.aria.yml") == ""


def test_other_fonts_may_make_a_frame_a_little_higher() -> None:
    kept = "# 100 px high at 800 px wide, 120 px at 360 px\n" + SAID
    assert snapshot.difference(kept, kept.replace("# 100", "# 108"), "x") == ""
    assert "# 300" in snapshot.difference(kept, kept.replace("# 100", "# 300"), "x")
