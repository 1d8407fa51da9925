"""From attributions to the audit of an article, and the audit written down: terminal, tables, data, page."""
