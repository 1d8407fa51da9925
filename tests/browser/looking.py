"""Built pages in a real browser: served, opened light or dark and at any width, and looked at with axe."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
ALL = {"runOnly": {"type": "tag", "values": TAGS}}
COLOURS = {"runOnly": {"type": "rule", "values": COLOUR_RULES}}
ALL_BUT_COLOURS = ALL | {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}}
# What axe looks for at each width, on a light screen and then on a dark one: a page is the same but for its colours.
LOOKS = {1280: {"light": ALL, "dark": COLOURS}, 390: {"light": COLOURS, "dark": ALL}}
WITHOUT_DRAWINGS = {"exclude": [["svg.figure > *"]]}  # a figure counts as the one image it is


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a host of static pages does: a missing address gets 404.html."""

    def send_error(self, code, message=None, explain=None):
        """Sends the book's own page where nothing is found."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Says nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    handler = functools.partial(Server, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextlib.contextmanager
def view(browser, width=1280, theme="light", **options):
    """A page of its own, and the list of what went wrong on it: console errors, failed and foreign requests."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=theme, **options)
    page, faults = context.new_page(), []

    def foreign(request):
        if not request.url.startswith(("http://127.0.0.1", "file:", "data:", "blob:", "about:")):
            faults.append(f"request to another host: {request.url}")

    page.on("console", lambda message: message.type == "error" and faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("request", foreign)

    def failed(request):
        if request.failure != "net::ERR_ABORTED":  # the reader left before it came
            faults.append(f"failed request: {request.url} ({request.failure})")

    def refused(response):
        if response.status >= 400:
            faults.append(f"{response.status} for {response.url}")

    page.on("requestfailed", failed)
    page.on("response", refused)
    yield page, faults
    context.close()


def arrive(page, address):
    """Opens a page and waits until the theme's own scripts have run."""
    page.goto(address, wait_until="load")
    page.wait_for_function("!document.querySelector('script[src*=pydata]') || localStorage.getItem('mode') !== null")


def turn(page, theme):
    """Make a page light or dark, as a reader's system does, and wait until its colours have stopped moving."""
    page.emulate_media(color_scheme=theme)
    page.wait_for_function(TURNED, arg=theme)


def resize(page, width):
    """Make a page so wide, and wait until the theme lets Tab stop at what now has to be moved sideways."""
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_function(TAB_STOPS)


TAB_STOPS = """() => [...document.querySelectorAll('pre[tabindex]')]
  .every(each => (each.tabIndex === 0) === (each.scrollWidth > each.clientWidth))"""


# A page without the theme's scripts has but one look.
TURNED = """theme => [theme, undefined].includes(document.documentElement.dataset.theme)
  && document.getAnimations().every(each => each.playState !== 'running')"""


def axe_faults(page, rules=ALL) -> list[str]:
    """What axe finds wrong on a page; colours are looked at once for each way in which text looks there."""
    page.evaluate(MARK_LOOKS)
    looks = WITHOUT_DRAWINGS | {"include": [["[data-look]"]]}
    others = findings(page, WITHOUT_DRAWINGS, ALL_BUT_COLOURS) if rules is ALL else []
    return others + findings(page, looks, COLOURS)


def findings(page, part, rules=ALL) -> list[str]:
    """What axe finds wrong in a part of a page, one line a finding."""
    found = Axe().run(page, part, rules | {"resultTypes": ["violations"]})
    return [
        f"axe {violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ]


# Marks the first text of each look: its colour and size, all grounds behind it, and for a link the text around it.
# axe takes seconds to measure thousands of words that look like one another.
MARK_LOOKS = """() => {
  const grounds = new Map([[null, '']]), looks = new Set();
  const ground = element => {
    if (!grounds.has(element)) {
      const {backgroundColor, backgroundImage, opacity} = getComputedStyle(element);
      const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
      grounds.set(element, ground(element.parentElement) + own.replace('rgba(0, 0, 0, 0) none 1', ''));
    }
    return grounds.get(element);
  };
  for (const element of document.querySelectorAll('body *')) {
    const words = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const {color, fontSize, fontWeight, textDecorationLine} = getComputedStyle(element);
    const around = element.matches('a') ? getComputedStyle(element.parentElement).color : '';
    const look = [ground(element), color, fontSize, fontWeight, textDecorationLine, around].join();
    const first = words && element.checkVisibility({visibilityProperty: true}) && !looks.has(look);
    element.toggleAttribute('data-look', first);
    if (first) looks.add(look);
  }
}"""
