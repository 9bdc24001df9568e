"""A page as the rules see it: they ask it questions, photograph it and put its controls into states."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from handrail.check.rule import Stage

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

_HERE = Path(__file__).parent
TALLEST = 6000
"""Pixels of a page that are photographed; what lies below is not judged by pixels."""
_NUMBERS = itertools.count(1)
_ROOM = 200
"""Pixels below the page for what comes with a state, such as a skip link that has focus."""
_STILL = "*, ::before, ::after { caret-color: transparent !important }"
_TEXTLESS = (
    "*, ::before, ::after { color: transparent !important; -webkit-text-fill-color: transparent !important;"
    " text-shadow: none !important; text-decoration-color: transparent !important }"
)


Box = dict[str, float]
"""A rectangle of the page: ``x``, ``y``, ``width`` and ``height`` in CSS pixels from its top left."""


class Photo(TypedDict):
    """A picture of a part of the page."""

    id: int
    png: str
    x: int
    y: int


@cache
def source(name: str) -> str:
    """A script of the check engine, by the name of the module that it belongs to."""
    path = _HERE / f"{name}.js"
    if not path.is_file():
        path = _HERE / "accessibility" / f"{name}.js"
    return path.read_text(encoding="utf-8")


@cache
def axe_source() -> str:
    """axe-core, as axe-playwright-python ships it."""
    from axe_playwright_python import sync_playwright

    return (Path(sync_playwright.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


class Darkroom:
    """A blank page of its own that reads photographs."""

    _KEPT = 8

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: list[int] = []
        page.evaluate(source("darkroom") + ";0")

    def read(self, work: str, photos: Sequence[Photo], *rest: Any) -> Any:
        """Do ``changed``, ``edges``, ``ink`` or ``text`` of ``darkroom.js``."""
        order: list[Any] = []
        for photo in photos:
            if photo["id"] in self._known:
                order.append({"id": photo["id"]})
            else:
                order.append(photo)
                self._known = [*self._known, photo["id"]][-self._KEPT :]
        return self._page.evaluate("([work, photos, rest]) => darkroom(work, photos, ...rest)", [work, order, rest])


class View:
    """One open page. Everything here runs in the browser's thread."""

    def __init__(self, page: Page, darkroom: Darkroom) -> None:
        self.page = page
        self.stage = Stage.OPENED
        self.state = ""
        """The configuration in a reader's words, "" for the page as it opens."""
        self.scheme = "light"
        self.pseudo = "rest"
        self.violations: list[dict[str, Any]] = []
        """What the page's content security policy refused."""
        self.console: list[str] = []
        """What went wrong in its console."""
        self.source: str | None = None
        """The page's own HTML where we were given it."""
        self.reload_at: str | None = None
        """The page must be loaded from here before anything else is done with it: its scripts did not run."""
        self.live = False
        """The page is in use: it must not be loaded again, for what was done there would be lost."""
        self.fragment = False
        """The example is a part of a page, and headings or landmarks of a whole page are not its affair."""
        self.posts: list[str] | None = None
        """Bodies of forms that were sent; None where forms must not be sent, because the page is a real one."""
        self.memory: dict[str, Any] = {}
        """What a rule remembers from one state for another, by its own names."""
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self._darkroom = darkroom
        self._world: int | None = None
        self._loaded: set[str] = set()
        self._photos: dict[str, Photo] = {}
        self._nodes: list[int] | None = None
        self._forced: dict[int, list[str]] = {}

    # Questions

    def ask(self, question: str, *arguments: Any) -> Any:
        """Call a function in the page, beside its own scripts: ``reflow.tooWide`` stands in ``reflow.js``.

        Arguments and answer are plain data.
        """
        if self._world is None:
            self._enter()
        script, function = question.split(".")
        if script not in self._loaded:
            self._evaluate(source(script) + ";0")
            self._loaded.add(script)
        return self._evaluate(f"handrail.{script}.{function}({', '.join(json.dumps(a) for a in arguments)})")

    def axe(self, question: str, *arguments: Any) -> Any:
        """As :meth:`ask`, with ``axe`` loaded."""
        if self._world is None:
            self._enter()
        if "axe-core" not in self._loaded:
            self._evaluate(axe_source() + ";0")
            self._loaded.add("axe-core")
        return self.ask(question, *arguments)

    def _enter(self) -> None:
        """Make a world of our own in the page: its scripts neither see nor change it."""
        frame = self.cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = self.cdp.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "handrail"})
        self._world = world["executionContextId"]
        self._loaded = set()
        self._evaluate(source("page") + ";0")

    def _evaluate(self, expression: str) -> Any:
        answer = self.cdp.send(
            "Runtime.evaluate",
            {"expression": expression, "contextId": self._world, "returnByValue": True, "awaitPromise": True},
        )
        if problem := answer.get("exceptionDetails"):
            detail = problem.get("exception", {}).get("description") or problem["text"]
            raise RuntimeError(f"A check's script failed in the page: {detail}")
        return answer["result"].get("value")

    def reloaded(self) -> None:
        """Forget what belonged to the document that stood here before."""
        self._world = None
        self._nodes = None
        self._forced = {}
        self._photos.clear()

    def release(self) -> None:
        """Give the page back as it was."""
        self.cdp.send("Emulation.setEmulatedMedia", {"media": "", "features": []})
        self.cdp.detach()
        if size := self.page.viewport_size:
            # Playwright sets a size again only where it believes that it is another.
            self.page.set_viewport_size({"width": size["width"], "height": size["height"] + 1})
            self.page.set_viewport_size({"width": size["width"], "height": size["height"]})

    # Configurations

    def emulate(
        self, *, scheme: str = "light", contrast: str = "no-preference", forced: bool = False, medium: str = "screen"
    ) -> None:
        """Ask the page for a colour scheme, contrast, forced colours or print. Motion is always reduced."""
        features = {
            "prefers-color-scheme": scheme,
            "prefers-contrast": contrast,
            "forced-colors": "active" if forced else "none",
            "prefers-reduced-motion": "reduce",
        }
        self.cdp.send(
            "Emulation.setEmulatedMedia",
            {"media": medium, "features": [{"name": name, "value": value} for name, value in features.items()]},
        )

    def resize(self, width: int, height: int = 800) -> None:
        """Give the page a window of this size."""
        self.cdp.send(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def whole_height(self, width: int) -> None:
        """Make the window as tall as the page, so that all of it can be photographed."""
        self.resize(width, 200 if self.fragment else 800)
        self.grow(width)

    def grow(self, width: int) -> None:
        """Make the window taller where the page has grown beyond it; a state may add a little more."""
        height, window = self.ask("view.heights")
        if height + _ROOM > window:
            self.resize(width, min(height + _ROOM, TALLEST))

    def text_size(self, pixels: int) -> None:
        """Set the browser's own text size, as a person does in its settings."""
        self.cdp.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": round(pixels * 13 / 16)}})

    def style(self, name: str, text: str | None) -> None:
        """Add a style sheet under a name, or take it away with None."""
        self.ask("view.style", name, text)

    def force(self, pseudo: str, only: Sequence[int] | None = None) -> None:
        """Put all controls, or those at these places, into ``rest``, ``hover``, ``active`` or ``focus``."""
        self.pseudo = pseudo
        on_control = {
            "rest": [],
            "hover": ["hover"],
            "active": ["hover", "active"],
            "focus": ["focus", "focus-visible", "focus-within"],
        }[pseudo]
        on_parents = {"focus": ["focus-within"]}.get(pseudo, on_control)
        wanted: dict[int, list[str]] = {}
        if pseudo != "rest":
            nodes = self._node_ids()
            places = self.ask("view.affected", pseudo, only)
            for place in places["parents"]:
                wanted[nodes[place]] = on_parents
            for place in places["controls"]:
                wanted[nodes[place]] = on_control
        for node in self._forced.keys() - wanted.keys():
            self.cdp.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})
        for node, classes in wanted.items():
            if self._forced.get(node) != classes:
                self.cdp.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": classes})
        self._forced = wanted

    def _node_ids(self) -> list[int]:
        """The protocol's number of each element, in the order of ``document.querySelectorAll("*")``."""
        if self._nodes is None:
            self._document()
        assert self._nodes is not None
        return self._nodes

    def _document(self) -> dict[str, Any]:
        """The whole document as the protocol has it; each call gives all its nodes new numbers."""
        self.cdp.send("DOM.enable")
        self.cdp.send("CSS.enable")
        root: dict[str, Any] = self.cdp.send("DOM.getDocument", {"depth": -1})["root"]
        self._nodes = self.cdp.send("DOM.querySelectorAll", {"nodeId": root["nodeId"], "selector": "*"})["nodeIds"]
        return root

    def elements(self) -> Iterator[dict[str, Any]]:
        """Every element as the protocol has it, in the order of the document."""
        yield from _elements(self._document())

    def accessibility(self) -> list[dict[str, Any]]:
        """Chromium's accessibility tree: what it tells a screen reader."""
        nodes: list[dict[str, Any]] = self.cdp.send("Accessibility.getFullAXTree")["nodes"]
        return nodes

    def names(self) -> dict[int, str]:
        """Accessible names by the element's place in the document."""
        backend = {node["nodeId"]: node["backendNodeId"] for node in self.elements()}
        by_backend = {
            node["backendDOMNodeId"]: str(node.get("name", {}).get("value", ""))
            for node in self.accessibility()
            if "backendDOMNodeId" in node and not node.get("ignored")
        }
        places = {backend[node]: place for place, node in enumerate(self._node_ids()) if node in backend}
        return {places[number]: name for number, name in by_backend.items() if number in places}

    # Photographs

    def photo(self, box: Box | None = None) -> Photo:
        """A photograph of the window, or of one box of the page. That of the window is kept while nothing changes."""
        key = f"{self.stage} {self.state}"
        if box is None and key in self._photos:
            return self._photos[key]
        order: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
        x = y = 0
        if box is not None:
            x, y = max(0, int(box["x"])), max(0, int(box["y"]))
            order["clip"] = {
                "x": x,
                "y": y,
                "width": int(box["width"]) + 1,
                "height": int(box["height"]) + 1,
                "scale": 1,
            }
        photo = self._expose(order, x, y)
        if box is None:
            self._photos[key] = photo
        return photo

    def restore(self) -> None:
        """Load the page again where its scripts were off."""
        if self.reload_at is not None:
            heard = len(self.console)
            self.page.goto(self.reload_at)
            self.reload_at = None
            self.reloaded()
            del self.console[heard:]

    def begin(self, stage: Stage) -> None:
        """Begin a stage: what was photographed or numbered in another no longer counts."""
        self.restore()
        self.stage = stage
        self._photos.clear()
        self._nodes = None

    def keep(self, name: str, photo: Photo) -> None:
        """Keep a photograph under a name, for a comparison in a later state."""
        self._photos[name] = photo

    def kept(self, name: str) -> Photo | None:
        """The photograph kept under a name."""
        return self._photos.get(name)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Without the blinking caret."""
        self.style("still", _STILL)
        try:
            yield
        finally:
            self.style("still", None)

    def without_text(self) -> Photo:
        """A photograph of the window with all text left out."""
        self.style("textless", _TEXTLESS)
        try:
            return self._expose({"format": "png", "optimizeForSpeed": True}, 0, 0)
        finally:
            self.style("textless", None)

    def _expose(self, order: dict[str, Any], x: int, y: int) -> Photo:
        png = self.cdp.send("Page.captureScreenshot", order)["data"]
        return {"id": next(_NUMBERS), "png": png, "x": x, "y": y}

    def read(self, work: str, photos: Sequence[Photo], *rest: Any) -> Any:
        """Read photographs: see ``darkroom.js``."""
        return self._darkroom.read(work, photos, *rest)


def _elements(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if node["nodeType"] == 1:
        yield node
    for child in node.get("children", ()):
        yield from _elements(child)
