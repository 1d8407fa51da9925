"""What comes from elsewhere: cited, dated, quoted briefly, counted, drawn truly, and kept out of chapters 1 to 4."""

import ast
import json
import re
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from story import coding, context, figures

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data/reference"
TABLES = ("records", "releases", "outlets", "timeline", "route_voices", "route_outcome")
MOST_QUOTED = 25
STORY_CHAPTERS = sorted((ROOT / "chapters").glob("0[1-4]-*.ipynb"))
PAGES = sorted([*(ROOT / "chapters").glob("*.ipynb"), *(ROOT / "chapters").glob("*.md")])
# Reading these is what chapters 5 and 6 are for; baselines and scores are yardsticks, not facts of the story.
READERS = {"context.py", "land_route.py"}
NOT_OURS = re.compile(
    r"reference/(?!readability|engine|standards|sourcing)|story\.context|\bimport context\b|, context\b"
    r"|\bfigures\.timeline\b"
)
NAMES = (
    "Kata[’']?ib|Hezbollah|Albu ?Kamal|Abu Kamal|Bukamal|Vincent|Khafaji|Jediyan|Jahangiri|Popular Mobilization|"
    "Hashd|PMF|Mattis|Soleimani|McKenzie|Kata’ib|Taji|Q-West|K-1|Taqaddum|Anbar|Shalamcheh|Flashpoints"
)
# Words of the chapter in curly marks that quote nobody.
OWN_WORDS = {"second hand", "A party"}
QUOTED = re.compile("“([^“”]+)”")


@pytest.fixture(scope="module")
def tables():
    """The tables of data/reference that chapters 5 and 6 show, by name."""
    frames = {name: coding.read_table(FOLDER / f"{name}.csv") for name in TABLES}
    return {**frames, "records": context.read_records(FOLDER / "records.csv")}


@pytest.fixture(scope="module")
def page():
    """What chapter 6 shows: its prose and its stored Markdown outputs."""
    cells = json.loads((ROOT / "chapters/06-context.ipynb").read_text(encoding="utf-8"))["cells"]
    prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    printed = ["".join(o.get("data", {}).get("text/markdown", [])) for cell in cells for o in cell.get("outputs", [])]
    return "\n\n".join([*prose, *printed])


def shown(path: Path) -> str:
    """All that a notebook's page can show: prose and outputs."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return json.dumps(
        [[cell["source"] if cell["cell_type"] == "markdown" else "", cell.get("outputs")] for cell in cells]
    )


def code(path: Path) -> str:
    """The code of a notebook or a module, without the docstring of a module."""
    if path.suffix == ".py":
        return ast.unparse(ast.parse(path.read_text(encoding="utf-8")).body[1:])
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


# Apart from the story


@pytest.mark.parametrize("path", STORY_CHAPTERS, ids=lambda path: path.name)
def test_no_chapter_of_the_story_reads_what_comes_from_elsewhere(path):
    found = NOT_OURS.search(code(path))
    assert not found, f"{path.name} reads {found.group()!r}: facts from elsewhere belong in chapters 5 and 6."


def test_no_module_but_those_of_chapters_5_and_6_reads_what_comes_from_elsewhere():
    modules = [*(ROOT / "newsaudit").rglob("*.py"), *(ROOT / "story").rglob("*.py")]
    modules = [path for path in modules if path.name not in READERS | {"__init__.py"}]
    assert len(modules) > 20
    for path in modules:
        found = NOT_OURS.search(code(path))
        assert not found, f"{path.name} reads {found.group()!r}"


@pytest.mark.parametrize(
    "planted",
    [
        'coding.read_table("../data/reference/records.csv")',
        "from newsaudit import Article, context",
        "from story.context import read_records",
        "figures.timeline(path)",
    ],
)
def test_a_planted_reading_is_found(planted):
    assert NOT_OURS.search(planted)
    assert not NOT_OURS.search('pd.read_csv("../data/reference/readability_baseline.csv")')


@pytest.mark.parametrize("path", STORY_CHAPTERS, ids=lambda path: path.name)
def test_names_known_only_from_elsewhere_stay_out_of_the_story(path, article):
    places = [name for name in coding.read_table(FOLDER / "route_places.csv")["name"] if name not in article.text]
    found = re.search(rf"\b(?:{NAMES}|{'|'.join(map(re.escape, places))})\b", shown(path))
    assert not found, f"{path.name} has {found.group()!r}, which the story does not."


def test_the_names_watched_for_are_really_absent_from_the_story(article, tables):
    assert not re.search(rf"\b(?:{NAMES})\b", article.text)
    table_text = " ".join(frame.to_csv() for frame in tables.values())
    assert len(set(re.findall(rf"\b(?:{NAMES})\b", table_text))) >= 10


# References and quotations


def test_every_statement_is_on_the_page(tables, page):
    for row in tables["records"].itertuples():
        assert row.statement.rstrip(".") in page, f"{row.id} is nowhere in chapter 6"


def test_every_reference_has_one_date_wherever_it_is_cited(tables):
    printed = entries()
    for row in [*tables["records"].itertuples(), *tables["outlets"].itertuples()]:
        for key, written in zip(row.reference.split(), row.date.split(), strict=True):
            assert written == printed[key], f"{key} is of {printed[key]} in references.bib, and of {written} in {row}"


def entries() -> dict[str, str]:
    """The date of each entry of the bibliography that says it by year, month and day, as far as it says it."""
    found = {}
    for entry in re.split(r"^@\w+\{", (ROOT / "references.bib").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        year, month, day = (re.search(rf"\b{part}\s*=\s*\{{?(\w+)", entry) for part in ("year", "month", "day"))
        parts = [part.group(1) for part in (year, month, day) if part]
        if len(parts) > 1:
            parts[1] = f"{pd.Timestamp(f'1 {parts[1]} 2000').month:02}"
        found[entry.split(",")[0]] = "-".join([*parts[:2], *(part.zfill(2) for part in parts[2:])])
    return found


def test_what_was_read_in_anothers_words_is_called_second_hand(tables):
    relayed = re.compile(
        r"\bas (?:quoted|reported|reposted|excerpted)\b|\bin (?:a digest|a summary|an English translation)"
    )
    records, releases = tables["records"], tables["releases"]
    through_others = records[records["through"].str.contains(relayed)]
    assert len(through_others) > 10
    assert set(through_others["seen"]) == {"second hand"}, through_others.set_index("id")["seen"].to_dict()
    assert set(releases["seen"]) == {"second hand"}, "no release was seen itself"


def test_no_work_is_quoted_at_length(tables):
    counts = context.quoted_words(*(tables[name] for name in TABLES))
    counts = counts.add(quoted_in_prose(tables), fill_value=0)
    assert counts.max() > 10, "nothing was counted"
    long = counts[counts > MOST_QUOTED]
    assert long.empty, f"quoted with more than {MOST_QUOTED} words in the whole book: {dict(long)}"


def quoted_in_prose(tables) -> pd.Series:
    """Words in curly marks in a sentence with a citation, by its first key, unless the tables have counted them."""
    article = " ".join((ROOT / "data/article/article.txt").read_text(encoding="utf-8").split())
    counted = " ".join(" ".join(map(str, frame.to_numpy().ravel())) for frame in tables.values())
    words: dict[str, int] = {}
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            text = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        for sentence in re.split(r"(?<=[.?!]) +(?=[A-Z“*])|\n\s*\n", text):
            key = re.search(r"\{cite:[pt]\}`([\w]+)", sentence)
            for quotation in QUOTED.findall(" ".join(sentence.split())) if key else []:
                if quotation.strip(".,;…") not in article and quotation not in counted:
                    words[key.group(1)] = words.get(key.group(1), 0) + len(quotation.split())
    return pd.Series(words, dtype=float)


def test_a_work_quoted_too_long_is_found(tables):
    records = tables["records"].copy()
    records.loc[0, "statement"] += " “" + "word " * 26 + "”"
    assert context.quoted_words(records).max() > MOST_QUOTED


def test_every_quotation_of_the_chapter_is_the_storys_or_in_a_table(tables, page, article):
    known = article.text + " ".join(" ".join(map(str, frame.to_numpy().ravel())) for frame in tables.values())
    known = known.replace("*", "").replace(" | ", " ")
    for quotation in QUOTED.findall(page.replace("**", "")):
        assert quotation.rstrip(".,;") in known or quotation in OWN_WORDS, quotation


def test_the_page_names_every_statement_that_rests_on_one_reference(tables, page):
    listed = re.search(r"::::\{dropdown\} What rests on a single reference.*?::::", page, re.DOTALL).group()
    single = [
        row[words]
        for name, words in (("records", "statement"), ("timeline", "label"), ("releases", "text"))
        for row in tables[name].to_dict("records")
        if len(row["reference"].split()) == 1
    ]
    assert listed.count("\n- ") == len(single) > 10
    for words in single:
        assert f"- {words.rstrip('.')} {{cite:p}}`" in listed, words


def test_the_chapter_says_when_it_looked_and_draws_no_conclusion_from_the_releases(page):
    assert "between 22 November and 26 November 2026" in page
    assert not re.search(r"\b(?:missing|template)\b", page)


# Records and sentences


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "It was not a base; it held at most 100, mostly Danes and Norwegians, for observation and reconnaissance.",
            "",
            "size-2 has no statement",
        ),
        (",masdar2020post,", ",,", "size-2 has no reference"),
        ("2020-03-16 2020-03-16,loveluck", "2020-03-16,loveluck", "why-1 has not one date for each reference"),
        ("Ahmad Jediyan, head of the Al Qaim district", "", "said_by"),
        ("size-3,size", "size-2,size", "size-2 stands twice"),
        ("a small military post,second hand", "a small military post,from memory", "from memory"),
    ],
)
def test_a_record_that_lacks_something_is_refused(tmp_path, old, new, said):
    text = (FOLDER / "records.csv").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / "records.csv").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        context.read_records(tmp_path / "records.csv")


def test_two_sentences_are_compared_word_by_word():
    first, second, only_first, only_second = context.differences("The base, today.", "the big base today and on")
    assert first == "The base, today."
    assert second == "the **big** base today **and on**"
    assert (only_first, only_second) == ([], ["big", "and", "on"])
    assert context.differences("a b", "a c")[:2] == ("a **b**", "a **c**")


def test_the_release_of_q_west_has_the_words_the_chapter_counts(tables, page):
    *_, only_story, only_release = context.differences(*context.pair(tables["releases"], "transfer"))
    assert only_story == ["[Iraq", "security", "forces]"]
    assert " ".join(only_release) == "was coordinated with the Government of Iraq and"
    *_, only_story, only_release = context.differences(*context.pair(tables["releases"], "clip"))
    assert only_story == ["coalition’s"] and " ".join(only_release) == "some government of Iraq and our"
    assert "later ones have eight words more" in page and "six words that" in page


@pytest.mark.parametrize(
    ("written", "said"),
    [("2020-03-17", "17 March 2020"), ("2019-06", "June 2019"), ("2020", "2020"), ("", "date not seen")],
)
def test_a_date_is_written_as_far_as_it_is_known(written, said):
    assert context.day(written) == said


@pytest.mark.parametrize(("written", "said"), [("2020-03-17", "17 March"), ("2019-06", "June"), ("2020", "2020")])
def test_a_date_beside_a_citation_leaves_the_year_to_it(written, said):
    assert context.day(written, year=False) == said


# Places and timeline


def test_every_place_lies_in_its_country_or_on_its_shore():
    land = json.loads((FOLDER / "base_map.geojson").read_text(encoding="utf-8"))["features"]
    outlines = {f["properties"]["name"]: [np.array(p[0]) for p in f["geometry"]["coordinates"]] for f in land}
    for place in coding.read_table(FOLDER / "route_places.csv").astype({"lat": float, "lon": float}).itertuples():
        point, rings = (place.lon, place.lat), outlines[place.country]
        near = min(np.hypot(*(ring - point).T).min() for ring in rings) < 0.05
        assert any(holds(ring, point) for ring in rings) or ("shore" in place.note and near), place.name


def holds(ring: np.ndarray, point: tuple[float, float]) -> bool:
    """Whether a ring of degrees goes round a point, by the number of its sides east of the point."""
    (x, y), (x0, y0), (x1, y1) = point, ring.T, np.roll(ring, -1, axis=0).T
    crosses = (y0 > y) != (y1 > y)
    return bool((crosses & (x < x0 + (y - y0) * (x1 - x0) / np.where(y1 == y0, 1, y1 - y0))).sum() % 2)


def test_the_timeline_has_letters_that_a_phone_shows():
    drawn = figures.timeline(FOLDER / "timeline.csv")
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', drawn.svg).group(1))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", drawn.svg)]
    assert sizes and min(sizes) * 342 / width >= 11


def test_the_lane_of_the_story_quotes_it_and_the_other_cites(tables, article):
    for row in tables["timeline"].itertuples():
        if row.lane == "text":
            assert not row.reference
            paragraph = article[article.paragraphs[int(row.paragraph) - 1]]
            quotation = QUOTED.search(row.label).group(1)
            assert quotation in paragraph, row.label
        else:
            assert row.reference and not row.paragraph, row.label


def test_days_of_the_week_and_spans_of_days_agree_with_the_calendar(tables):
    named = 0
    for row in tables["timeline"].itertuples():
        for weekday in re.findall(r"\b\w+day\b", row.when.replace("day of", "")):
            if row.start:
                assert f"{date.fromisoformat(row.start):%A}" == weekday, row.label
                named += 1
        if row.label.startswith("60 days"):
            assert (date.fromisoformat(row.end) - date.fromisoformat(row.start)).days == 60
    assert named >= 5


def test_every_moment_is_in_the_alt_text_and_in_the_table(tables):
    drawn = figures.timeline(FOLDER / "timeline.csv")
    listed = context.times(tables["timeline"])
    for row in tables["timeline"].itertuples():
        assert f"{row.label}, {row.when}" in drawn.alt
    assert len(listed) == len(tables["timeline"]) and (listed["From"] != "").all()


def test_each_reference_stands_with_its_own_date_and_a_word_where_it_was_read_at_second_hand():
    row = pd.Series(
        {"reference": "a2020x b2020x c2020x", "date": "2020-03-16 2020-03-20 2020-03-20", "seen": "first hand"}
    )
    assert context.dated(row) == "16 March {cite:p}`a2020x`, 20 March {cite:p}`b2020x,c2020x`"
    assert context.dated(row.replace("first hand", "second hand")).endswith("`b2020x,c2020x` (second hand)")


def test_what_is_quoted_from_the_story_stands_letter_by_letter(tables, article):
    for row in tables["releases"].itertuples():
        if row.span:
            assert row.text == " | ".join(article.text[slice(*map(int, span.split("-")))] for span in row.span.split())
            assert " | " not in row.text, f"{row.text} leaves words of the story out without a mark"
