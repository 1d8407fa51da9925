"""Figures of who is heard: the quote strip."""

from __future__ import annotations

import pandas as pd

from newsaudit.audit.strip import StripPart, strip_alt, strip_parts, strip_svg
from story.coding import Coding, audit_of
from story.figures.style import Figure


def strip_frame(coding: Coding) -> pd.DataFrame:
    """Return a row a stretch of attributed words: source, attribution, kind, first and last word, from 1."""
    return pd.DataFrame(strip_parts(audit_of(coding)), columns=StripPart._fields)


def quote_strip(coding: Coding) -> Figure:
    """Return where in the story each source is heard, as every audit draws it: quoted words filled, others hatched."""
    audit = audit_of(coding)
    return Figure("quote-strip", strip_svg(audit), strip_alt(audit), strip_frame(coding))
