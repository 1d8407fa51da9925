"""From an article to its attributions: who says what, found by named rules."""
