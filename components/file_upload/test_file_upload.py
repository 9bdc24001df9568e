"""Limits are said first; files are listed, joined, dropped and removed; and what people see is what is sent."""

import re

import pytest

import handrail
from handrail import UsageError, check, use_language
from handrail.check.rule import Stage
from handrail.library import Library

file_upload = Library().function("file_upload")
BODY = """<div class="hr-frame"><main class="hr-rail"><form method="post" enctype="multipart/form-data"><h1>Files</h1>
{html}<button class="hr-button">Continue</button></form></main></div>"""
MEGABYTE = 1024 * 1024


def a_file(name, size=1, content=b"x"):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content * size}


PHOTO, LEASE, LARGE = a_file("photo.jpg", 2_500_000), a_file("lease.pdf", 10), a_file("scan.pdf", 24 * MEGABYTE)


def text_of(html):
    return " ".join(re.sub(r"<template>.*?</template>|<[^>]+>", " ", str(html), flags=re.S).split())


@pytest.mark.parametrize(
    ("language", "arguments", "expected"),
    [
        ("en", {"accept": [".pdf", ".jpg"], "max_size": 10}, "File types: PDF, JPG. Size: up to 10 MB."),
        ("en", {"accept": [".pdf"], "multiple": True, "max_size": 1}, "File types: PDF. Size: up to 1 MB each."),
        ("en", {"accept": ["image/*", ".pdf"], "hint": "Or a photo"}, "Or a photo File types: PDF."),
        ("fr", {"max_size": 10}, "Taille\N{NO-BREAK SPACE}: 10\N{NO-BREAK SPACE}Mo au maximum."),
        ("ar", {"accept": [".pdf", ".png"]}, "أنواع الملفات: PDF, PNG."),
    ],
)
def test_limits_are_said_before_the_box_and_with_it(language, arguments, expected):
    with use_language(language):
        html = str(file_upload(name="a", label="A", **arguments))
    hint = re.search(r'<div class="hr-field__hint" id="a-hint">(.*?)</div>', html, re.S)[1]
    assert text_of(hint) == " ".join(expected.split())
    assert 'aria-describedby="a-hint"' in html
    assert html.index('id="a-hint"') < html.index("<input")


@pytest.mark.parametrize("arguments", [{}, {"accept": ["image/*"]}, {"accept": []}])
def test_without_limits_nothing_is_said_of_them(arguments):
    html = str(file_upload(name="a", label="A", **arguments))
    assert "a-hint" not in html
    assert "aria-describedby" not in html


def test_a_bound_form_fills_in_the_error_and_never_a_file():
    form = handrail.bind({"lease": "C:/secret/lease.pdf"}, {"lease": "The file is empty"})
    html = str(form.file_upload(name="lease", label="Lease"))
    assert "The file is empty" in html
    assert 'aria-invalid="true"' in html
    assert "secret" not in html
    with pytest.raises(UsageError, match="value"):
        file_upload(name="a", label="A", value="lease.pdf")


@pytest.fixture
def open_page(on_page, small_page):
    """Does something on a page with the component on it, and gives back what came of it."""

    def run(act, *, language="en", script=True, **arguments):
        with use_language(language):
            body = BODY.format(html=file_upload(**{"name": "a", "label": "Your files", **arguments}))
        document = small_page(body, lang=language, direction="rtl" if language == "ar" else "ltr")
        return on_page(document, act, script=script, size=(900, 900))

    return run


def listed(page):
    """What a person sees of each file."""
    return [" ".join(each.split()) for each in page.locator("li p").all_inner_texts()]


def sent(page):
    """The names of the files that the form would send."""
    return page.evaluate("new FormData(document.forms[0]).getAll('a').map(file => file.name)")


def said(page):
    return page.locator("[role=status]").text_content()


def drag(page, kind, *names, to="hr-file-upload"):
    """Drags files over a part of the page, or drops them; without names, text. Says whether they may be dropped."""
    return page.evaluate(
        """([kind, names, to]) => {
          const dataTransfer = new DataTransfer();
          for (const name of names) dataTransfer.items.add(new File(['x'], name, { lastModified: 1 }));
          if (!names.length) dataTransfer.setData('text/plain', 'some text');
          const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
          return !document.querySelector(to).dispatchEvent(event);
        }""",
        [kind, names, to],
    )


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    ("language", "expected", "removed"),
    [
        ("en", "photo.jpg, 2.4 MB", "Removed: photo.jpg"),
        ("fr", "photo.jpg, 2,4 Mo", "Fichier retiré : photo.jpg"),
        ("ar", "photo.jpg، 2.4 ميغابايت", "أُزيل: photo.jpg"),
    ],
)
def test_a_file_is_listed_said_and_removed_in_the_language_of_the_page(open_page, language, expected, removed):
    def act(page):
        page.set_input_files("#a", PHOTO)
        found = listed(page), [" ".join(said(page).split())], sent(page)
        page.locator("li button").click()
        return (
            *found,
            listed(page),
            " ".join(said(page).split()),
            sent(page),
            page.evaluate("document.activeElement.id"),
        )

    assert open_page(act, language=language) == (
        [expected],
        [expected],
        ["photo.jpg"],
        [],
        removed,
        [""],
        "a",
    )


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "0 MB"), (1, "0.1 MB"), (MEGABYTE, "1 MB"), (10 * MEGABYTE, "10 MB"), (10 * MEGABYTE + 1, "10.1 MB Too big")],
)
def test_what_is_shown_as_too_big_is_over_the_limit(open_page, size, shown):
    def act(page):
        page.evaluate(
            """size => {
              const kept = new DataTransfer(), box = document.querySelector('#a');
              kept.items.add(new File([new Uint8Array(size)], 'a.pdf'));
              box.files = kept.files;
              box.dispatchEvent(new Event('change', { bubbles: true }));
            }""",
            size,
        )
        return listed(page), " ".join(said(page).split())

    assert open_page(act, max_size=10) == ([f"a.pdf, {shown}"], f"a.pdf, {shown}")


@pytest.mark.handrail_gate
def test_without_a_limit_nothing_is_too_big(open_page):
    def act(page):
        page.set_input_files("#a", LARGE)
        return listed(page)

    assert open_page(act) == ["scan.pdf, 24 MB"]


@pytest.mark.handrail_gate
def test_files_chosen_later_join_the_first_and_none_is_there_twice(open_page):
    def act(page):
        page.set_input_files("#a", [PHOTO, LEASE])
        first = said(page)
        drag(page, "drop", "more.png")
        second = " ".join(said(page).split())
        drag(page, "drop", "more.png")
        return first, second, said(page), listed(page), sent(page)

    assert open_page(act, multiple=True) == (
        "Files chosen: 2",
        "more.png, 0.1 MB",
        "Files chosen: 3",
        ["photo.jpg, 2.4 MB", "lease.pdf, 0.1 MB", "more.png, 0.1 MB"],
        ["photo.jpg", "lease.pdf", "more.png"],
    )


@pytest.mark.handrail_gate
def test_where_one_file_is_allowed_the_next_takes_its_place(open_page):
    def act(page):
        page.set_input_files("#a", PHOTO)
        page.set_input_files("#a", LEASE)
        second = listed(page), sent(page)
        drag(page, "drop", "one.png", "two.png")
        return *second, listed(page), sent(page)

    assert open_page(act) == (["lease.pdf, 0.1 MB"], ["lease.pdf"], ["one.png, 0.1 MB"], ["one.png"])


@pytest.mark.handrail_gate
def test_focus_goes_to_the_next_file_when_one_is_removed(open_page):
    def act(page):
        page.set_input_files("#a", [PHOTO, LEASE, LARGE])
        found = []
        for name in ("lease.pdf", "scan.pdf", "photo.jpg"):
            page.get_by_role("button", name=f"Remove {name}").press("Enter")
            found.append((page.evaluate("document.activeElement.textContent.trim()"), sent(page)))
        return found

    assert open_page(act, multiple=True) == [
        ("Remove scan.pdf", ["photo.jpg", "scan.pdf"]),
        ("Remove photo.jpg", ["photo.jpg"]),
        ("", [""]),
    ]


@pytest.mark.handrail_gate
def test_the_box_says_when_to_let_go_and_takes_files_alone(open_page):
    def act(page):
        words = page.locator(".hr-file-upload__drop")
        found = [words.inner_text(), drag(page, "dragover"), words.inner_text()]
        found += [drag(page, "dragenter", "a.png"), drag(page, "dragover", "a.png"), words.inner_text()]
        drag(page, "dragleave", "a.png")
        found.append(words.inner_text())
        drag(page, "dragover", "a.png", to=".hr-file-upload__choose")
        drag(page, "drop", "a.png", to=".hr-file-upload__choose")
        return [*found, listed(page), page.locator("[data-over]").count()]

    rest, over = "or drop them here", "Let go to add them"
    assert open_page(act, multiple=True) == [
        *(rest, False, rest, True, True, over, rest),
        ["a.png, 0.1 MB"],
        0,
    ]


@pytest.mark.handrail_gate
def test_the_button_opens_the_control_that_keyboards_use(open_page):
    def act(page):
        page.on("filechooser", lambda chooser: None)  # what is pressed next must not come before we listen again
        with page.expect_file_chooser() as by_mouse:
            page.get_by_role("button", name="Choose a file Your files").click()
        by_mouse.value.set_files(LEASE)
        focus = page.evaluate("document.activeElement.id")
        page.locator("h1").click()
        page.keyboard.press("Tab")
        with page.expect_file_chooser() as by_keyboard:
            page.keyboard.press("Enter")
        by_keyboard.value.set_files(a_file("other.pdf"))
        return focus, listed(page)

    assert open_page(act) == ("a", ["other.pdf, 0.1 MB"])


@pytest.mark.handrail_gate
def test_without_script_the_control_of_the_browser_is_there(open_page):
    def act(page):
        box = page.locator("#a").bounding_box()
        return box["height"] >= 44, page.get_by_role("button", name="Choose").count(), page.locator("ul").is_visible()

    assert open_page(act, script=False, label="Files") == (True, 0, False)


@pytest.mark.handrail_gate
def test_the_box_is_as_tall_with_and_without_script_and_with_a_file(open_page):
    def height(page):
        return page.locator("hr-file-upload").bounding_box()["height"]

    def act(page):
        empty = height(page)
        page.hover("hr-file-upload button")
        page.focus("#a")
        focused = height(page)
        page.set_input_files("#a", PHOTO)
        filled = height(page)
        drag(page, "dragover", "a.png")
        return empty, focused, filled, height(page)

    found = {*open_page(act), open_page(height, script=False), open_page(height, disabled=True)}
    assert len(found) == 1
    assert set(open_page(act, error="The file is empty")) == found


@pytest.mark.handrail_gate
def test_a_disabled_box_takes_nothing(open_page):
    def act(page):
        return drag(page, "dragover", "a.png"), page.get_by_role("button", name="Choose a file Your files").count()

    assert open_page(act, disabled=True) == (False, 0)


@pytest.mark.handrail_gate
def test_what_the_browser_puts_back_is_listed(open_page):
    def act(page):
        page.evaluate(
            """() => {
              const kept = new DataTransfer();
              kept.items.add(new File(['x'], 'kept.pdf'));
              document.querySelector('#a').files = kept.files;
              dispatchEvent(new PageTransitionEvent('pageshow'));
            }"""
        )
        return listed(page), said(page)

    assert open_page(act) == (["kept.pdf, 0.1 MB"], "")


@pytest.mark.handrail_gate
def test_it_works_when_it_comes_late_and_lets_go_when_it_leaves(open_page):
    def act(page):
        page.evaluate(
            """() => {
              const old = document.querySelector('hr-file-upload'), late = document.createElement('div');
              late.innerHTML = old.outerHTML;
              old.remove();
              document.querySelector('h1').after(late);
              dispatchEvent(new PageTransitionEvent('pageshow'));
            }"""
        )
        page.set_input_files("#a", [PHOTO, LEASE])
        return listed(page), sent(page)

    assert open_page(act, multiple=True) == (
        ["photo.jpg, 2.4 MB", "lease.pdf, 0.1 MB"],
        ["photo.jpg", "lease.pdf"],
    )


@pytest.mark.handrail_gate
def test_broken_parts_break_nothing_else(open_page):
    def act(page):
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<hr-file-upload><ul></ul></hr-file-upload>')")
        page.evaluate("document.body.lastElementChild.remove()")
        return problems

    assert open_page(act) == []


@pytest.mark.handrail_gate
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_box_with_files_in_it_passes_every_check(open_page, language):
    """What the checks of examples cannot see: a page shows no file before somebody chose one."""
    long = a_file("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2 + ".pdf")

    def act(page):
        page.set_input_files("#a", [PHOTO, LARGE, long])
        assert len(listed(page)) == 3
        stages = [stage for stage in Stage if stage is not Stage.WITHOUT_SCRIPT]
        return [f for f in check.run(page, stages=stages) if f.level != "review"]

    error = "The file must be smaller than 10 MB"
    found = open_page(act, language=language, multiple=True, max_size=10, accept=[".pdf"], error=error)
    assert not found, "\n".join(f"{finding.rule}: {finding.message} {finding.html}" for finding in found)
