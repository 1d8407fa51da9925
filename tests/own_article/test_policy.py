"""The policy of the page with the box: what it names, and that a script which is not the page's own is not named."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup
from copies import ROOT

from own_article.policy import page_policy
from own_article.site import CHAPTER, with_box

PAGE = '<html><head><script>let a = 1;</script></head><body><button onclick="window.print()">x</button></body></html>'


def directives(policy: str) -> dict[str, list[str]]:
    """What a policy allows, by directive."""
    return {part.split()[0]: part.split()[1:] for part in policy.split("; ")}


def test_everything_is_refused_that_is_not_named():
    allowed = directives(page_policy(PAGE))
    assert allowed["default-src"] == allowed["base-uri"] == ["'none'"]
    sources = {source for named in allowed.values() for source in named}
    assert not {"*", "https:", "http:", "'unsafe-eval'"} & sources
    assert not any("." in source or "//" in source for source in sources if not source.startswith("'sha256-"))
    assert "'unsafe-inline'" not in allowed["script-src"] and allowed["connect-src"] == ["'self'", "blob:"]


@pytest.mark.parametrize("script", ["let a = 1;", "window.print()"])
def test_each_script_within_the_page_is_named_by_its_hash(script):
    own = "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
    assert own in directives(page_policy(PAGE))["script-src"]
    assert own not in page_policy(PAGE.replace(script, "other"))


def test_a_page_without_handlers_allows_none():
    assert "'unsafe-hashes'" not in page_policy("<script>let a = 1;</script>")


def test_the_policy_stands_before_all_that_it_holds_for():
    page = (ROOT / "_build/html" / CHAPTER).read_text("utf-8")
    head = BeautifulSoup(with_box(page, {"a": 1}), "html.parser").head
    first = head.find(True)
    assert first.get("http-equiv") == "Content-Security-Policy" and first["content"].startswith("default-src 'none'")


@pytest.mark.parametrize("times", [0, 2])
def test_a_chapter_without_one_place_for_the_box_is_named(times):
    place = '<div id="own-article-place">\n<p>Here.</p>\n</div>'
    with pytest.raises(ValueError, match=f"has {times} places"):
        with_box(f"<html><head></head><body>{place * times}</body></html>", {})
