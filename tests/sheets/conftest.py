"""What the tests of sheets share: a small invented article."""

import pytest
from small_sheets import TEXT

from newsaudit import Article


@pytest.fixture(scope="session")
def bridge() -> Article:
    """A small invented article with a headline."""
    return Article(TEXT, name="bridge")
