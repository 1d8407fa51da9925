"""The site with the box of chapter 8, and a page of it, for the tests of the box."""

from __future__ import annotations

import pytest
from looking import served, view

from own_article.site import CHAPTER, build_site


@pytest.fixture(scope="session")
def site_folder(pyodide, tmp_path_factory):
    """The site, built from the book as it is; two workers of the tests build one each."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(folder)
    return folder


@pytest.fixture(scope="session")
def site(chromium, site_folder):
    """The address of the site."""
    with served(site_folder) as address:
        yield address


@pytest.fixture(scope="module")
def shared(chromium, site):
    """One page for all that do not need one of their own, what went wrong on it, and what it asked for."""
    with view(chromium) as (page, faults):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site + CHAPTER, wait_until="load")
        yield page, faults, asked
