"""What the tests share: the book's folder, its article and its coding."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect, sync_playwright

from newsaudit import Article
from own_article.packages import install_packages
from story import coding

ROOT = Path(__file__).resolve().parent.parent

# A busy machine makes an example or a page slow, not wrong: wait for it. What else holds in CI (no randomness) stays.
settings.register_profile("patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
expect.set_options(timeout=30_000)  # as long as Playwright waits for everything else


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def article() -> Article:
    """The article of the book."""
    return Article.load(ROOT / "data/article/article.txt")


@pytest.fixture(scope="session")
def codes(article) -> coding.Coding:
    """The settled coding of the article."""
    return coding.read(ROOT / "data/coding", article)


@pytest.fixture
def uncollected():
    """No collection of garbage while a test runs: it walks through all that other tests hold, which is not its time."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def chromium():
    """Chromium, driven by Playwright; without it the tests that look at pages are skipped, in CI they fail."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium, so nothing was looked at: apt-get install chromium")
        pytest.skip("No Chromium, so the pages were not looked at; on Debian and Ubuntu: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pyodide():
    """Pyodide in node_modules, fetched once; where it cannot be, what needs it is skipped, in CI it fails."""
    missing = "" if (ROOT / "node_modules/pyodide").is_dir() else install_packages()
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI has no Pyodide, so the box of chapter 8 was not tried: {missing}")
    if missing:
        pytest.skip(f"The box of chapter 8 was not tried: {missing}")
