"""Figures of the book: one function a figure, a frame in, a `Figure` out."""

from story.figures.archive import quoted_shares
from story.figures.context import timeline
from story.figures.framing import verb_strip
from story.figures.land_route import route_courses
from story.figures.lead import lead_figure
from story.figures.methods import finding_ranges
from story.figures.route import claim_chain, nesting, topic_order
from story.figures.style import Figure
from story.figures.voices import quote_strip, sourcing_places, words_by_side

__all__ = [
    "Figure",
    "claim_chain",
    "finding_ranges",
    "lead_figure",
    "nesting",
    "quote_strip",
    "quoted_shares",
    "route_courses",
    "sourcing_places",
    "timeline",
    "topic_order",
    "verb_strip",
    "words_by_side",
]
