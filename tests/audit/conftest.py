"""What the tests of the audit share: a text that is not English."""

import pytest

from newsaudit import Article

GERMAN = (
    "Der Bürgermeister sagte am Montag, die alte Brücke in der Stadt werde geschlossen. „Wir haben keine Wahl“, sagte "
    "Anna Wren. Die Anwohner fürchten, dass die Läden schließen müssen, und der Rat wollte sich nicht äußern. So war "
    "es im Januar, und so ist es im März: Man wartet, man hofft, und niemand weiß, was man tun soll.\n"
)


@pytest.fixture(scope="session")
def german() -> Article:
    """A German article, long enough to be audited."""
    return Article(GERMAN * 2, name="german")
