"""Source audit of an English news article: who says so, in whose words, and how do they know?"""

from newsaudit.article import Article, ArticleError, Span
from newsaudit.engine.attribution import Attribution, attributions

__all__ = ["Article", "ArticleError", "Attribution", "Span", "attributions"]
