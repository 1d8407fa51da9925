"""What the audit of an article finds, in sentences and words for a reader, from the data of `audit_data`."""

from __future__ import annotations

from newsaudit.audit.basis import is_estimated, is_of_engine
from newsaudit.audit.model import FORMS, NOT_FOUND
from newsaudit.evaluation import DEVELOPED_ON
from newsaudit.numbers import count, decimal, listed, share, spelled

MAIN_SCORES = ("Flesch Reading Ease", "Flesch–Kincaid", "Coleman–Liau", "LIX")
CAME = {
    "release": "{} came in a release",
    "to the outlet": "{} came by telling an outlet",
    "announcement": "{} came by announcement",
}
WHAT_SCORES_ARE = (
    "Recall is how much of what the hand coding holds the engine finds, precision how much of what it gives is right, "
    "and F1 joins the two. PolNeAR is U.S. political news; the rules were developed on one part of it, and of the "
    "other only the totals were looked at. On parts of PolNeAR that nobody had tuned on, others found the source right "
    "2 to 5 points less often (chapter 7 of the book). In the Wikinews articles not every quotation was coded, so "
    "precision and F1 are too low there. The ten kinds of news are invented articles, full of what trips an engine, "
    "coded before it had seen them. No figure is of this text, and on other kinds of news the engine may do worse."
)
# What only a person can code, and by which fields of attributions, sources or the audit one sees that somebody did.
PERSONS_WORK = {
    "where the paraphrase of a source ends and the reporter’s own words begin": ("wide_spans",),
    "what a content does, how certain it is and whether it stands inside another": ("does", "modality", "parent"),
    "which affiliation the text states, who speaks for whom, and whether the voice was replaceable": (
        "affiliation_stated",
        "speaks_for",
        "replaceable",
    ),
    "who is spoken of and not heard": ("not_heard",),
}


def findings(data: dict) -> list[str]:
    """What the audit finds, in sentences: how much is quoted and from whom, channels, introductions, silence, cues."""
    totals, words = data["totals"], data["article"]["words"]
    of_engine = is_of_engine(data)
    if not totals["reported"]:
        none = "The engine finds no attribution" if of_engine else "No attribution is coded that counts"
        return [f"{none} in the {count(words, 'word')} of this text."]
    names = {source["source_id"]: source["name"] for source in data["sources"]}
    quoted = totals["quoted_words"]
    found = [
        f"{count(quoted)} of {count(words, 'word')} ({share(quoted, words)}) are quoted, "
        f"{count(totals['paraphrased_words'])} ({share(totals['paraphrased_words'], words)}) paraphrased, "
        f"from {spelled(totals['sources'], 'source')}."
    ]
    heard = [source for source in data["sources"] if source["quoted_words"] and source["source_id"] != NOT_FOUND]
    if heard:
        most = max(heard, key=lambda source: source["quoted_words"])
        found.append(
            f"Most quoted is {most['name']}, with {count(most['quoted_words'], 'word')} "
            f"({share(most['quoted_words'], quoted)} of all that is quoted)."
        )
    if totals["without_source"]:
        missing = next(source for source in data["sources"] if source["source_id"] == NOT_FOUND)
        quoted_too = f", with {count(missing['quoted_words'], 'quoted word')}," if missing["quoted_words"] else ""
        found.append(
            f"For {count(totals['without_source'])} of {count(totals['reported'], 'attribution')}{quoted_too} "
            f"{'the engine finds no source' if of_engine else 'no source is named'}."
        )
    stated = [
        CAME[channel["channel"]].format(count(channel["attributions"]))
        for channel in data["channels"]
        if channel["attributions"] and channel["channel"] in CAME
    ]
    found.append(
        f"Of {count(totals['reported'], 'attribution')}, {listed(stated)}; no phrase states a channel for the others."
        if stated
        else "No phrase states through which channel anything came."
    )
    if data["never_introduced"]:
        found.append(f"Never introduced: {listed([names[i] for i in data['never_introduced']])}.")
    if data["unnamed"]:
        found.append(f"Without a name of their own: {listed([names[i] for i in data['unnamed']])}.")
    if data["not_heard"]:
        found.append(f"Spoken of and not heard: {listed([names[i] for i in data['not_heard']])}.")
    if data["not_disclosed"]:
        found.append(
            f"{spelled(len(data['not_disclosed']), 'phrase').capitalize()} of the text "
            f"{'says' if len(data['not_disclosed']) == 1 else 'say'} that something was not disclosed."
        )
    return found


def persons_work_left(data: dict) -> list[str]:
    """Return what only a person can code and nobody has coded yet."""
    records = [data, *data["sources"], *data["attributions"]]
    return [
        work for work, fields in PERSONS_WORK.items() if not any(record.get(f) for record in records for f in fields)
    ]


def marked(data: dict, record: dict, code: str, words: str) -> str:
    """Return a code in words, marked where it is an estimate among what a person coded."""
    return f"{words} (estimate)" if words and is_estimated(data, record, code) else words


def scores_shown(data: dict) -> list[dict]:
    """Return the rows of the engine's scores that a reader is shown: those of sets that it was not developed on."""
    return [row for row in data["engine_scores"] if row["set"] not in DEVELOPED_ON]


def kinds_of_news(data: dict) -> str:
    """Return a sentence on how often the engine names the source rightly, by kind of news; "" if that is not known."""
    rows = data["engine_scores_by_genre"]
    kinds = listed([f"{row['genre']} {decimal(row['name_right'], 0)}" for row in rows])
    return f"Name right by kind of news, one invented article each, per cent: {kinds}." if rows else ""


def percentile(row: dict) -> str:
    """How much of the reference texts a score is harder than, and in brackets the same for the ends of its range."""
    low, middle, high = (share(row[key]) for key in ("percentile_low", "percentile", "percentile_high"))
    return f"{middle} ({low} to {high})"


def introduced_in_words(source: dict) -> str:
    """The code `introduced` for a reader; empty where the question does not arise."""
    said = {"yes": "yes", "partial": "in part", "no": "no", "n/a": "–"}.get(source["introduced"], "–")
    unsure = source["introduced"] in ("partial", "no") and not source["kind"]
    return f"{said}, if a person" if unsure else said


def source_in_words(source: dict, data: dict | None = None) -> str:
    """A source with its key and, where the text states one that is not in the name, its role.

    With the `data` of a person's coding, a role that is an estimate there is marked.
    """
    role = source["role_as_stated"]
    more = role not in (None, "not stated") and role.casefold() not in source["name"].casefold()
    key = f" [{source['key']}]" if source["key"] else ""
    shown = marked(data, source, "role_as_stated", role) if data and more else role
    return f"{source['name']}{key}" + (f", {shown}" if more else "")


def forms_in_words(source: dict) -> str:
    """The forms of a source's attributions: "2 direct, 1 indirect"."""
    return ", ".join(f"{source[form]} {form}" for form in FORMS if source[form]) or "–"
