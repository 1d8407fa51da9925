"""An article in the box of chapter 8, and what a reader does there: paste, keep, correct, select words."""

from __future__ import annotations

import json
import time

from playwright.sync_api import expect

ENDED = "#own-article-result:is([data-state=done], [data-state=error])"
BRIDGE = (
    "Mayor Anna Wren said the bridge will close. “We have no choice,” she told reporters.\n\n"
    "Shopkeepers fear that customers will stay away. The council said nothing will change.\n"
)


def audit(page, text: str) -> float:
    """Paste a text and press the button; return the seconds until the audit or a sentence is there."""
    page.fill("#own-article", text)
    begun = time.perf_counter()
    page.click("#own-article-run")
    page.wait_for_selector(ENDED, timeout=120_000)
    return time.perf_counter() - begun


def state(page) -> str:
    """Where the reading of an article stands."""
    return page.locator("#own-article-result").get_attribute("data-state")


def downloaded(page, name: str) -> bytes:
    """What a reader keeps by the link of a file."""
    with page.expect_download() as waiting:
        page.click(f"#own-article-result a[download$='{name}']")
    return waiting.value.path().read_bytes()


def corrected(page, key: str, told: str) -> dict:
    """Press the button of a correction, see it told, and return the audit that is then offered."""
    page.locator("#own-article-result details").evaluate_all("all => all.forEach(each => each.open = true)")
    page.click(f"#own-article-result [data-correction='{key}']")
    expect(page.locator("#own-article-status")).to_have_text(told)
    return json.loads(downloaded(page, ".json"))


def names(data: dict) -> list[str]:
    """The sources of an audit."""
    return [source["name"] for source in data["sources"]]


SELECT = """words => {
  const article = document.querySelector('#own-article-result .annotated');
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const own = walker.currentNode, start = own.data.indexOf(words);
    if (start < 0 || !own.parentElement.closest('.text')) continue;
    own.parentElement.scrollIntoView({block: 'center', behavior: 'instant'});
    getSelection().setBaseAndExtent(own, start, own, start + words.length);
  }
}"""


def pick(page, words: str, label: str):
    """Select words of the article, say by the bar at the foot of the screen what they are, and return the bar."""
    bar = page.get_by_label("What you correct")
    page.evaluate(SELECT, words)
    button = bar.get_by_role("button", name=label)
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    return bar
