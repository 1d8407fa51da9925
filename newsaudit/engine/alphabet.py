"""The alphabet of tags: every word of a paragraph is one letter, so that a rule can be a pattern over a string.

`lexicon/tags.csv` has each letter with its name and an example. By kind: nouns C H o K N, pronouns h m, cue verbs
V P Z B G, other verbs v g X, words of grammar d w t p a b R D A s, a quotation Q, and the marks , ; : . - ( ) ~ *.
The sets below are what rules ask for again and again; a set that one function alone needs stands beside it.
"""

from __future__ import annotations

EDGE = "^"  # the tag of no word: what stands before the first one of a sentence

NAMES = "CH"  # capitalised words and roles: Colonel Wren
COMMON_NOUNS = "CHo"
WORD_NOUNS = "CHoK"
NOUNS = "CHoNK"
OWNED_NOUNS = NOUNS + "s"  # and the possessive among them: the army’s plan

FINITE_CUES = "VZ"
CUE_OR_VERB = "VZv"  # a finite verb for certain
FINITE_VERBS = "VZXvB"
OTHER_FINITE_VERBS = "XVZv"  # without the base form, which is also a noun: the report
ING = "Gg"
PASTS = "VP"  # what may be a participle: written, said

AUXILIARIES = "XR"  # an auxiliary and the adverbs among its kind: has not yet
CONNECTIVES = "abR"  # words that only connect a sentence to the one before: But also …
OPENS_CONTENT = "tQ"  # that, or a quotation
OPENS_SUBJECT = "dChHN"  # a phrase in lower case that begins a sentence
AFTER_COMMA = ",-"
STOPS = ".,;:-"  # marks that are no part of a content at its end
