"""Figures of the book: one function a figure, a frame in, a `Figure` out."""

from story.figures.context import timeline
from story.figures.land_route import route_courses
from story.figures.methods import finding_ranges
from story.figures.route import claim_chain, nesting, topic_order
from story.figures.style import Figure
from story.figures.voices import quote_strip

__all__ = [
    "Figure",
    "claim_chain",
    "finding_ranges",
    "nesting",
    "quote_strip",
    "route_courses",
    "timeline",
    "topic_order",
]
