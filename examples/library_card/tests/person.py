"""Somebody with a browser that has no JavaScript: reads pages, fills in forms, presses buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import httpx
from justhtml import JustHTML
from justhtml.dom import Comment, Element

Typed = Mapping[str, str | Sequence[str]]

MAX: dict[str, Typed] = {
    "name": {"full_name": "Max Ferro", "short_name": ""},
    "date-of-birth": {"date_of_birth-day": "14", "date_of_birth-month": "6", "date_of_birth-year": "1984"},
    "contact": {"contact": "email", "email": "max.ferro@example.org"},
    "support": {"support": ["audio", "step-free"]},
}
"""An ordinary answer to each question, in their order."""


class Page:
    """A page that came back."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.status = response.status_code
        self.path = response.url.path
        self.html = response.text
        self.document = JustHTML(self.html, sanitize=False)

    def text(self, selector: str) -> str:
        """The text of the first element that fits, spaces made one; empty if there is none."""
        found = self.document.query(selector)
        return " ".join(found[0].to_text().split()) if found else ""

    def texts(self, selector: str) -> list[str]:
        return [" ".join(element.to_text().split()) for element in self.document.query(selector)]

    def attributes(self, selector: str, name: str) -> list[str]:
        """This attribute of each element that fits."""
        return [str((element.attrs or {}).get(name, "")) for element in self.document.query(selector)]

    @property
    def title(self) -> str:
        return self.text("title")

    @property
    def h1(self) -> str:
        return self.text("h1")

    @property
    def problems(self) -> dict[str, str]:
        """The messages of the summary, by the control that each leads to."""
        controls = [address.removeprefix("#") for address in self.attributes(".hr-error-summary a", "href")]
        return dict(zip(controls, self.texts(".hr-error-summary a"), strict=True))

    @property
    def fields(self) -> dict[str, list[str]]:
        """What the form would send if nobody touched it, buttons left out."""
        sent: dict[str, list[str]] = {}
        for control in self.document.query("form input, form textarea"):
            name, value = (control.attrs or {}).get("name"), _value(control)
            if name and value is not None:
                sent.setdefault(name, []).append(value)
        return sent

    def value(self, name: str) -> str:
        return self.fields.get(name, [""])[0]


def _value(control: Element | Comment) -> str | None:
    attrs = control.attrs or {}
    if control.name == "textarea":
        return control.to_text(strip=False).replace("\r\n", "\n")
    if attrs.get("type") in {"radio", "checkbox"}:
        return str(attrs.get("value", "on")) if "checked" in attrs else None
    return attrs.get("value") or ""


class Person:
    """Uses the service through ``client``. ``page`` is what is on the screen."""

    def __init__(self, client: httpx.Client, language: str = "en") -> None:
        self.client = client
        self.language = language
        self.page: Page

    def go(self, path: str) -> Page:
        """Open a page of the service, in one's own language."""
        return self.open(f"/{self.language}/{path}")

    def open(self, address: str) -> Page:
        self.page = Page(self.client.get(address, follow_redirects=True))
        return self.page

    def follow(self, text: str) -> Page:
        """Follow the link with this text."""
        links = dict(zip(self.page.texts("a"), self.page.attributes("a", "href"), strict=True))
        return self.open(str(self.page.response.url.join(links[text])))

    def send(self, **fields: str | Sequence[str]) -> httpx.Response:
        """Post the form on the screen with these fields in place of its own; gives the answer, not followed."""
        data = {**self.page.fields, **fields}
        self.page.response.raise_for_status()
        return self.client.post(self.page.response.url, data=data)

    def press(self, **fields: str | Sequence[str]) -> Page:
        """Fill in, press the button, and see the page that comes."""
        answer = self.send(**fields)
        assert answer.status_code == 303, answer.text
        return self.open(str(answer.url.join(answer.headers["location"])))

    def start(self) -> Page:
        self.go("")
        return self.press()

    def answer(self, name: str) -> Page:
        """Answer the question on the screen as Max does."""
        assert self.page.path.endswith(name)
        return self.press(**MAX[name])

    def answer_all(self) -> Page:
        """From the start to check answers."""
        self.start()
        for name in MAX:
            self.answer(name)
        return self.page

    def send_application(self) -> Page:
        """Press the button on check answers."""
        return self.press(send=self.token())

    def token(self) -> str:
        """What the button on check answers sends."""
        return self.page.attributes("main button[name=send]", "value")[0]
