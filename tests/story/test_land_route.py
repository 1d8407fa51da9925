"""The chapter on the land route: figures and tables from the same rows, no line without a source, old doubts dated."""

import json
import math
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from matplotlib.path import Path as Outline
from planted import edit

from story import claims, figures, land_route
from story.figures import land_route as map_of_courses
from story.figures import style

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data/reference"


@pytest.fixture(scope="module")
def story(codes) -> claims.Claims:
    """The claims, links and summary of the book's article."""
    return claims.read(ROOT / "data/coding", codes)


@pytest.fixture(scope="module")
def page() -> str:
    """What the chapter shows: its Markdown and what its cells print as Markdown."""
    cells = json.loads((ROOT / "chapters/05-land-route.ipynb").read_text("utf-8"))["cells"]
    return "\n\n".join(
        "".join(cell["source"])
        if cell["cell_type"] == "markdown"
        else "".join("".join(output.get("data", {}).get("text/markdown", "")) for output in cell["outputs"])
        for cell in cells
    )


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the tables of the land route, to plant a defect in."""
    for path in [*FOLDER.glob("route_*.csv"), *FOLDER.glob("*.geojson")]:
        shutil.copy(path, tmp_path)
    return tmp_path


def drawn(svg: str) -> str:
    """The text of a figure, its lines joined by spaces."""
    return " ".join(unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))).split())


def test_the_chain_draws_each_claim_and_its_table_the_same_links(story):
    figure = figures.claim_chain(story, "11d")
    links = claims.chain(story, "11d")
    assert figure.frame.equals(links)
    text, texts = drawn(figure.svg), story.claims.set_index("id")["text"]
    for claim in {*links["from"], *links["to"]}:
        assert texts[claim] in text and f"{claim}: “{texts[claim]}”" in figure.alt
    table = claims.link_table(story, links)
    assert list(table["Relation"]) == list(links["relation"])
    assert (table["In the text"] == "not stated").sum() == figure.alt.count("not stated") == 6


def test_a_link_taken_out_is_no_longer_drawn(story):
    fewer = story._replace(links=story.links[story.links["from"] != "10e"])
    before, after = figures.claim_chain(story, "11d"), figures.claim_chain(fewer, "11d")
    assert "rocket attacks" in drawn(before.svg) and "rocket attacks" not in drawn(after.svg)
    assert "9 links between 10 claims" in before.alt and "8 links between 9 claims" in after.alt


def test_a_link_that_becomes_stated_changes_its_line(story):
    links = story.links.copy()
    links.loc[links["from"] == "11e", ["stated", "stated_by"]] = ["no", ""]
    broken = [figures.claim_chain(s, "11d").svg.count("stroke-dasharray") for s in (story, story._replace(links=links))]
    assert broken[1] > broken[0]


def test_the_chain_holds_the_paragraphs_of_the_warning_and_barker(story):
    links = claims.chain(story, "11d")
    paragraphs = story.claims.set_index("id").loc[[*links["from"], *links["to"]], "paragraph"]
    assert set(paragraphs) == {10, 11, 12}
    answer = links[links["relation"] == "answer"].iloc[0]
    assert (answer["from"], answer["to"], answer["stated"]) == ("12d", "11b", "no")


def test_every_inference_is_filled_in_and_stays_out_of_the_story(story):
    for column in ("would_confirm", "would_refute", "left_out"):
        assert story.links[column].str.strip().all()
        assert not story.links[column].isin(story.claims["text"]).any()


def test_no_ground_of_the_warning_has_a_named_voucher(story):
    links = claims.chain(story, "11d")
    grounds = links[links["relation"] == "ground"]["from"]
    assert list(grounds) == ["10c", "10e", "10d", "11a"]
    vouchers = story.claims.set_index("id").loc[list(grounds), "who_vouches"]
    assert not vouchers.str.startswith("named").any()


# The sentence, layer in layer


def test_the_layers_are_the_whole_paragraph_in_its_order(story, article):
    layers = claims.embedding(story, ["S13", "11b", "11c", "S14", "11d"])
    assert " ".join(layers["words"]) == " ".join(article[article.paragraphs[10]].split())
    assert [words.split()[-1] for words in layers["words"]] == ["worry", "group", "cementing", "warned", "goods."]
    assert list(layers["strength"]) == ["alarmed verb", "possible", "possible", "alarmed verb", "flat"]
    with pytest.raises(ValueError, match=r"11b does not stand inside"):
        claims.embedding(story, ["S13", "11c", "11b"])


def test_each_layer_is_drawn_whole_and_further_in(story):
    layers = claims.embedding(story, ["S13", "11b", "11c", "S14", "11d"])
    figure = figures.nesting(layers)
    assert "5 layers, each inside the one before" in figure.alt
    for words in layers["words"]:
        assert words in drawn(figure.svg) and f"“{words}”" in figure.alt
    starts = [float(x) for x in re.findall(r'<text [^>]*x="([\d.]+)"', figure.svg)]
    assert starts == sorted(starts) and len(set(starts)) == len(layers)


# The courses


def drawn_maps(monkeypatch, folder: Path) -> list:
    """The axes of the two maps as they are drawn, by Matplotlib."""
    canvases = []

    def finish(canvas, *rest):
        canvases.append(canvas)
        return style.finish(canvas, *rest)

    monkeypatch.setattr(map_of_courses, "finish", finish)
    figures.route_courses(folder)
    return canvases[0].axes


def arrows(monkeypatch, folder: Path) -> list[set[tuple]]:
    """The arrows that each of the two maps draws, as pairs of places in degrees east and north."""
    return [
        {(text.xyann, text.xy) for text in axes.texts if getattr(text, "arrow_patch", None)}
        for axes in drawn_maps(monkeypatch, folder)
    ]


def test_no_name_on_the_map_is_crossed_by_a_course_covers_another_or_leaves_the_frame(monkeypatch):
    for axes in drawn_maps(monkeypatch, FOLDER):
        axes.figure.draw_without_rendering()
        texts = [text for text in axes.texts if text.get_text() and not text.get_text().isdecimal()]
        # Without the room that a line of text keeps for letters such as g.
        names = {text.get_text(): text.get_window_extent().padded(-4) for text in texts}
        courses = [
            Outline(axes.transData.transform([text.xyann, text.xy]))
            for text in axes.texts
            if getattr(text, "arrow_patch", None)
        ]
        frame, wrong = axes.get_window_extent(), []
        for name, box in names.items():
            wrong += [name] if not (frame.contains(*box.min) and frame.contains(*box.max)) else []
            wrong += [name for course in courses if course.intersects_bbox(box, filled=False)]
            wrong += [name for other, its in names.items() if other != name and box.overlaps(its)]
        assert len(names) > 10 and wrong == []


def test_each_course_is_drawn_through_the_places_that_its_source_names_and_no_other(monkeypatch):
    courses = land_route.read_courses(FOLDER)
    for number, by in enumerate((False, True)):
        legs = set()
        for _, course in courses[courses["by"] == by].groupby("course"):
            stops = list(zip(course["lon"], course["lat"], strict=True))
            legs |= set(zip(stops, stops[1:], strict=False))
        assert legs and arrows(monkeypatch, FOLDER)[number] == legs


def test_a_course_without_al_qaim_moves_to_the_upper_map(monkeypatch, folder):
    before = arrows(monkeypatch, folder)
    edit("route_courses.csv", "4,Albu Kamal,Al-Bukamal", "4,Al-Tanf,Al-Bukamal")(folder)
    after = arrows(monkeypatch, folder)
    assert len(after[0]) > len(before[0]) and len(after[1]) < len(before[1])


def test_the_map_names_its_places_and_calls_its_lines_an_order_of_places(page):
    figure, courses = figures.route_courses(FOLDER), land_route.read_courses(FOLDER)
    text = drawn(figure.svg)
    for place in courses["place"]:
        assert place in text and place in figure.alt, place
    for who, date in courses[["said_by", "date"]].itertuples(index=False):
        assert f"{who}, {date[:4] or 'no date'}" in text and who in figure.alt
    assert "200 km" in text and "an order of places and not a road" in figure.alt
    assert "an order of places, not a road" in page


def test_the_bar_is_as_long_as_it_says(monkeypatch):
    with style.canvas(1.0) as (_, axes):
        map_of_courses.draw_scale(axes, 36.0, 29.6)
        (start, end), (lat, _) = axes.lines[0].get_data()
        kilometres = 111.195 * math.cos(math.radians(lat)) * (end - start)
    assert kilometres == pytest.approx(200, abs=1)


@pytest.mark.parametrize("draw", ["route_courses", "nesting"])
def test_letters_are_eleven_pixels_high_on_a_phone(draw, story):
    layers = claims.embedding(story, ["S13", "11b", "11c", "S14", "11d"])
    figure = figures.nesting(layers) if draw == "nesting" else figures.route_courses(FOLDER)
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', figure.svg).group(1))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", figure.svg)]
    assert sizes and min(sizes) * 342 / width >= 11


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("route_courses", "2,Sinjar,Sinjar", "2,Samarra,Sinjar", "Samarra has no position"),
        ("route_courses", "2,Sinjar", "3,Sinjar", "chulov: the places are not numbered"),
        ("route_courses", "Sinjar,chulov2016path", "Sinjar,", "row 2: reference is empty"),
        ("route_courses", "Sinjar,chulov2016path,second hand", "Sinjar,chulov2016path,from memory", "from memory"),
        ("route_places", "Sinjar,Iraq", "Sinjor,Iraq", "Sinjar has no position"),
    ],
)
def test_a_line_without_a_source_or_a_place_is_refused(folder, file, old, new, said):
    edit(f"{file}.csv", old, new)(folder)
    with pytest.raises(ValueError, match=said):
        land_route.read_courses(folder)


# Voices and outcome


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("says so,2017-07-13", "says so,2016-07-13", "not in the order of their dates"),
        ("Alma,an Israeli", "Atlantic Council,an Israeli", "Atlantic Council stands twice"),
        ("doubts,2017,", "says so,2020,", "9 rows"),
        (",a party,", ",,", "interest is empty"),
    ],
)
def test_a_voice_out_of_place_is_refused(folder, old, new, said):
    edit("route_voices.csv", old, new)(folder)
    with pytest.raises(ValueError, match=said):
        land_route.read_voices(folder / "route_voices.csv")


def test_an_old_doubt_is_told_from_one_of_after_the_reopening(page):
    voices = land_route.read_voices(FOLDER / "route_voices.csv")
    doubts = voices[voices["side"] == "doubts"]
    older = land_route.before_reopening(doubts)
    assert len(older) == 5 and older["date"].max() < "2019-09-30" <= doubts["date"].drop(older.index).min()
    assert "5 before the reopening" in printed()
    for date in doubts["date"]:
        assert land_route.day(date) in page


def printed() -> str:
    """What the cells of the chapter print as plain text."""
    cells = json.loads((ROOT / "chapters/05-land-route.ipynb").read_text("utf-8"))["cells"]
    return "".join("".join(output.get("text", "")) for cell in cells for output in cell.get("outputs", []))


def test_an_advocacy_institute_is_called_one_and_a_party_a_party():
    interest = land_route.read_voices(FOLDER / "route_voices.csv").set_index("said_by")["interest"]
    assert "advocacy" in interest["Foundation for Defense of Democracies"]
    officials = [who for who in interest.index if re.search("Iran’s|militia|Secretary", who)]
    assert len(officials) == 4 and all(interest[who].startswith("a party") for who in officials)


def test_each_row_is_on_the_page_with_its_reference_and_its_hand(page):
    voices = land_route.read_voices(FOLDER / "route_voices.csv")
    outcome = land_route.read_statements(FOLDER / "route_outcome.csv", "date", "happened", "said_by")
    assert list(outcome["date"]) == sorted(outcome["date"])
    for row in [*voices.itertuples(), *outcome.itertuples()]:
        assert land_route.words(row) in page and land_route.source(row) in page, row
        assert land_route.source(row).endswith("(second hand)") == (row.seen == "second hand")
    courses = land_route.read_courses(FOLDER)
    for key in courses["reference"].str.split().explode():
        assert key in page, f"{key} draws a line and is cited nowhere."


def test_the_answer_is_one_bold_sentence_of_at_most_25_words(page):
    answer = re.search(r"^\*\*([^*]+)\*\*", page, re.MULTILINE).group(1)
    assert 10 < len(answer.split()) <= 25


def test_no_percentage_and_the_likelihood_scale_only_where_the_limits_are(page):
    before, limits = page.split("## What this does not show")
    assert "per cent" not in page and not re.search(r"\d ?%(?!\d|[A-F])", page)
    assert "odni2015standards" in limits and "odni2015standards" not in before


def test_a_claim_keeps_its_voice_in_both_readings(story):
    assert claims.voucher_in_words(story, "10c") == "ambiguous: The U.S. military or the reporter"
    assert claims.voucher_in_words(story, "11d") == "unnamed: National security experts"
    assert claims.voucher_in_words(story, "13a") == "the reporter"
    assert claims.voucher_in_words(story, "12d") == "surname alone: Barker"
