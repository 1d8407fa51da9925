"""The audit of one article as objects: attributions with their codes, sources, silences and cautions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from newsaudit.article import Article, Span

FORMS = ("direct", "mixed", "indirect")
CHANNELS = ("release", "to the outlet", "announcement", "not stated")
CUE_CLASSES = ("plain", "doubting", "alarmed", "confident")
ENGINE = "engine"  # the `coder` of what nobody has coded by reading
NOT_FOUND = "not-found"  # the `source_id` of what is reported and for which no source was found

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CodedAttribution:
    """One attribution with its codes; an empty string, tuple or mapping is a code that nobody gave.

    A code with a rule in `rules` is an estimate, one without was coded by a person.

    The spans are of the article's text: `contents` is what is said, `wide` the same with an unattributed ending,
    `quotes` what of it stands in marks, and `editor` what the editor put in brackets into a quotation. `quoted`,
    `editor_words` and `paraphrased` count words of the story. `rules` says which rule gave which code.
    """

    id: str
    paragraph: int
    form: str
    status: str
    source_id: str
    source: Spans = ()
    cue: Spans = ()
    contents: Spans = ()
    wide: Spans = ()
    quotes: Spans = ()
    editor: Spans = ()
    addressee: str = ""
    channel: str = "not stated"
    channel_basis: str = ""
    cue_class: str = ""
    modality: str = ""
    modal_words: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    parent: str = ""
    note: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
    quoted: int = 0
    editor_words: int = 0
    paraphrased: int = 0

    @property
    def counts(self) -> bool:
        """Whether a source is said to have said or thought something: only then the words count for it."""
        return self.status == "reported"

    @property
    def is_drafted(self) -> bool:
        """Whether the engine found it, and nobody has changed its words or its source since."""
        return "attribution" in self.rules


@dataclass(frozen=True, slots=True)
class Source:
    """One source with its codes; `named` is whether `name` is a proper name, `first` its first mention in the text."""

    source_id: str
    key: str
    name: str
    first: Span
    named: bool = False
    kind: str = ""
    role_as_stated: str = ""
    introduced: str = ""
    affiliation_stated: str = ""
    speaks_for: str = ""
    speaks_for_basis: str = ""
    heard: str = ""
    replaceable: str = ""
    note: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_found(self) -> bool:
        """Whether this is a source, and not the place of all attributions for which none was found."""
        return self.source_id != NOT_FOUND

    @property
    def is_drafted(self) -> bool:
        """Whether it is the engine's, and nobody has changed a code or an attribution of it since."""
        return "source" in self.rules


@dataclass(frozen=True, slots=True)
class Silence:
    """A phrase by which the text says that something was not disclosed, and the `id` of its attribution.

    `content` is what was not disclosed, where the text says so after the phrase.
    """

    phrase: Span
    rule: str
    sentence: Span
    content: Span | None = None
    attribution: str = ""


@dataclass(frozen=True)
class Audit:
    """Everything that is coded of one article, by one `coder`.

    Attributions stand in the order of the text, sources in that of their first mention or of the coder's own table;
    what has no source comes last.
    """

    article: Article
    attributions: tuple[CodedAttribution, ...]
    sources: tuple[Source, ...]
    silences: tuple[Silence, ...] = ()
    cautions: tuple[str, ...] = ()
    coder: str = ENGINE

    def coder_of(self, one: CodedAttribution | Source) -> str:
        """Return whose an attribution or source is: the engine's, in a person's coding too, where nobody changed it."""
        return ENGINE if one.is_drafted else self.coder

    @cached_property
    def reported(self) -> tuple[CodedAttribution, ...]:
        """The attributions that count."""
        return tuple(one for one in self.attributions if one.counts)

    @cached_property
    def reported_by_source(self) -> dict[str, list[CodedAttribution]]:
        """The attributions that count, by the `source_id` of each source; an empty list for one that has none."""
        grouped: dict[str, list[CodedAttribution]] = {source.source_id: [] for source in self.sources}
        for one in self.reported:
            grouped.setdefault(one.source_id, []).append(one)
        return grouped

    @cached_property
    def colours(self) -> dict[str, str]:
        """The palette's name for each source that has a key: `source-1` for the first, and so on round ten."""
        keyed = [source.source_id for source in self.sources if source.key]
        return {source_id: f"source-{number % 10 + 1}" for number, source_id in enumerate(keyed)}
