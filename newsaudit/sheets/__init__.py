"""A coding in sheets, by a person or by any tool: read, every word of it checked against the article, made an audit."""
