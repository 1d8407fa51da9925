"""What each source is given: the five elements that the Markkula Center's benchmark of sourcing codes.

They are statement, type, name, title and justification: what is said, what kind of source says it, its name, its title,
and why it may speak to this. The last is ours to code, from what the coding already holds.
"""

from __future__ import annotations

import pandas as pd

from story import coding as coded
from story.claims import Claims

TYPES = {"organisation": "institution", "person": "person", "group": "unnamed group"}
NOT_GIVEN = "✗ none"


def elements(story: Claims) -> pd.DataFrame:
    """Return a row a source that is heard: `source_id`, `statement`, `type`, `name`, `title` and `justification`.

    An element that the text does not give reads `✗ none`; an institution needs no title, shown as an en dash. A source
    may speak to a matter by its office, because it tells of its own act, or by a field of knowledge that is named.
    """
    codes = story.coding
    own = story.claims[story.claims["grounds"] == "own act reported"]
    units = coded.reported(codes)
    own_acts = set(units.loc[units["id"].isin(own["attribution"]), "source_id"])
    rows = []
    for source in codes.sources[codes.sources["source_id"].isin(units["source_id"])].itertuples():
        mine = units[units["source_id"] == source.source_id]
        rows.append(
            {
                "source_id": source.source_id,
                "statement": "quoted" if (mine["quoted"] > 0).any() else "paraphrased",
                "type": TYPES[source.kind],
                "name": name_given(source),
                "title": title_given(source),
                "justification": justification(source, source.source_id in own_acts),
            }
        )
    return pd.DataFrame(rows)


def name_given(source) -> str:
    """Return how much of a name a source has: full, a surname, the institution's, or none."""
    if source.kind == "group":
        return NOT_GIVEN
    if source.kind == "organisation":
        return "✓ its own"
    return "✓ in full" if source.introduced == "yes" else "a surname"


def title_given(source) -> str:
    """Return the title of a person or group as the text states it."""
    if source.kind == "organisation":
        return "–"
    return NOT_GIVEN if source.role_as_stated == "not stated" else f"“{source.role_as_stated}”"


def justification(source, own_act: bool) -> str:
    """Return why a source may speak to its matter, as far as the text says."""
    if source.kind == "person" and source.introduced == "yes":
        return "✓ by office"
    if source.kind == "organisation" and own_act:
        return "✓ its own act"
    if source.kind == "group" and len(source.role_as_stated.split()) > 1:
        return f"a field: “{source.role_as_stated.rsplit(maxsplit=1)[0]}”"
    return NOT_GIVEN
