"""Documents as sources: each is named by the words that bring it in, with its maker, whatever it is called later."""

import pytest
from source_names import names

SURVEY = "A survey by the Crown Institute for Bees"


@pytest.mark.parametrize(
    "document",
    [
        SURVEY,
        "A survey by Corvane Brandt",
        "An inspection report by the Department of Works",
        "A lawsuit by the Hull Union",
        "A letter to Hull Council",
        "An opinion poll by Corvane Brandt",
    ],
)
def test_a_document_speaks_under_its_own_name_and_not_its_makers(document):
    assert names(f"{document} said it was late.") == [document]


@pytest.mark.parametrize(
    ("first", "again", "name"),
    [
        (SURVEY, "The survey", SURVEY),
        (SURVEY, "The poll", SURVEY),
        (SURVEY, "The letter", "The letter"),
        ("A lawsuit by the Hull Union", "The complaint", "A lawsuit by the Hull Union"),
        ("A Nov. 3 inspection report", "The document", "A Nov. 3 inspection report"),
        ("A report by Wren and Hale", "The new report", "A report by Wren and Hale"),
        ("A memo from Zadie Brandt", "The email", "A memo from Zadie Brandt"),
    ],
)
def test_a_document_keeps_its_name_under_another_word_of_its_kind(first, again, name):
    assert names(f"{first} said it was late. {again} said it was dark.") == [first, name]


def test_the_report_of_an_office_is_the_report():
    text = "A Crown Audit Office report released in March found that it was late. The report said it was dark."
    assert names(text) == ["A Crown Audit Office report"] * 2


def test_of_two_documents_the_last_is_meant_and_none_before_it_is_brought_in():
    survey, another = "A survey by Corvane Brandt", "A survey by Zadie Pell"
    text = f"{survey} said it was late. {another} said it was dark. The survey said it was cold."
    assert names(text) == [survey, another, another]
    assert names(f"The survey said it was late. {survey} said it was dark.") == ["The survey", survey]


def test_that_poll_is_the_poll_before():
    assert names("A poll by Corvane Brandt was late. That poll showed that prices rose.") == [
        "A poll by Corvane Brandt"
    ]
    assert names("That poll showed that prices rose.") == ["that poll"]


def test_the_date_of_a_document_is_no_part_of_its_name():
    assert names("It was late, according to the memo dated May 3.") == ["the memo"]
    assert names("It was late, a letter dated May 3 said.") == ["a letter"]


def test_it_is_the_document_that_spoke():
    assert names("A survey by Corvane Brandt said it was late. It said that rain fell.")[-1] == (
        "A survey by Corvane Brandt"
    )
    assert names("A survey by Corvane Brandt said it was late. He said that rain fell.")[-1] is None


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (", conducted by the Crown Institute for Bees", "The survey, conducted by the Crown Institute for Bees"),
        (", published last May by Corvane Brandt", "The survey, published last May by Corvane Brandt"),
        (", which was conducted by Corvane Brandt", "The survey, which was conducted by Corvane Brandt"),
        (" of 400 people, conducted by Corvane Brandt", "The survey of 400 people, conducted by Corvane Brandt"),
        (", which was late", "A new poll"),
    ],
)
def test_a_survey_is_named_by_what_tells_later_who_made_it(made, name):
    text = f"A new poll found that prices rose. The survey{made}, was short. The poll said that rain fell."
    assert set(names(text)) == {name}


@pytest.mark.parametrize(
    "survey",
    [
        "A survey of 400 people conducted in May by Corvane Brandt",
        "An audit released on Friday by the Crown Institute",
        "The latest Corvane Brandt poll",
        "The recent Corvane Brandt survey",
    ],
)
def test_a_survey_is_named_with_who_made_it(survey):
    assert names(f"{survey} found that prices rose.") == [survey]


@pytest.mark.parametrize(
    "share",
    ["9 percent", "Nearly two in three", "One in every four", "Half", "A third", "12%", "Only about two-fifths"],
)
def test_a_share_of_those_asked_speaks_as_the_survey(share):
    survey = "A poll by Corvane Brandt"
    assert names(f"{survey} found that prices rose. {share} said it was late.") == [survey, survey]
    assert names(f"Prices rose. {share} said it was late.") == [None]
    assert names(f"{survey} found that prices rose. Members voted. {share} said it was late.") == [survey, None]
    assert names(f"A report by Corvane Brandt came. {share} said it was late.") == [None]
    assert names(f"{survey} came.{' Rain fell.' * 200} {share} said it was late.") == [None]


def test_a_survey_keeps_the_maker_that_it_was_brought_in_with():
    text = "A poll by Hale Day found that prices rose. The survey, conducted by Corvane Brandt, was short."
    assert names(text) == ["A poll by Hale Day"]


def test_a_named_poll_is_the_only_other_survey_of_the_text():
    once, twice = "A new poll found that prices rose. ", "A new poll came. A survey by Ann Coe came. "
    named = "The Corvane Brandt poll found that rain fell. The poll said it was late."
    assert names(once + named)[-1] == "A new poll"
    assert names(twice + named)[-1] == "The Corvane Brandt poll"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corvane Water said in a statement it was late. “It is,” the statement said.", "Corvane Water"),
        (
            "Corvane Water said in a short statement it was late. Ann Coe said it was dark. "
            "The statement said that it was.",
            "Corvane Water",
        ),
        ("Corvane Water said it was late. “It is,” the statement said.", "the statement"),
        (
            f"Corvane Water said in a statement it was late.{' Rain fell.' * 150} “It is,” the statement said.",
            "the statement",
        ),
        (
            "Corvane Water said in a statement it was late. Corvane Air said in a statement it was dark. "
            "“It is,” the statement said.",
            "Corvane Air",
        ),
    ],
)
def test_a_statement_speaks_for_whoever_made_it(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Coe got a letter from the Crown Institute. It said that rain fell.", "a letter from the Crown Institute"),
        ("Ann Coe got a letter from the Crown Institute. It’s late, it said.", "a letter from the Crown Institute"),
        (
            "Ann Coe got a letter from the Crown Institute. Rain fell. It said that rain fell.",
            "a letter from the Crown Institute",
        ),
        ("Ann Coe got a letter from the Crown Institute. Rain fell. Rain stopped. It said that rain fell.", None),
        ("Ann Coe got a letter from the Crown Institute. It’s said that rain fell.", None),
        ("The judge made a ruling against the Hull Union. It said that rain fell.", None),
        ("Ann Coe got a ladder from the Crown Institute. It said that rain fell.", None),
        ("Ann Coe got a survey of 1,200 anglers. It said that rain fell.", "a survey of 1,200 anglers"),
        ("The search warrant came on Monday. It said that rain fell.", "The search warrant"),
        ("His memo came on Monday. Rain fell. It said that rain fell.", "His memo"),
        ("His memo came. Rain fell. Rain stopped. It said that rain fell.", None),
        ("The memo’s author came on Monday. It said that rain fell.", None),
        ("Three memos came on Monday. It said that rain fell.", None),
        ("The roof came on Monday. It said that rain fell.", None),
        ("Ann Coe got a report from Moss. The memo came. It said that rain fell.", "The memo"),
        ("The mayor has just released a report. It said that rain fell.", "a report"),
        ("“It rained. The memo came on Monday.” It said that rain fell.", None),
        ("A report from Moss came. Rain fell. Rain stopped. Bees slept. It said that rain fell.", None),
    ],
)
def test_it_is_the_document_that_came(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize("results", ["Results of the Corvane trial", "The findings of a new study", "Results"])
def test_results_are_named_with_what_they_are_of(results):
    assert names(f"{results} show that prices rose.") == [results]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Coe said that Bob Hale had lied in a statement.",
        "Ann Coe said that the firm had apologised in a short statement.",
    ],
)
def test_a_statement_of_which_somebody_tells_is_not_theirs(text):
    assert names(f"{text} The statement said that pumps were bad.")[-1] == "The statement"


def test_in_a_statement_may_come_first():
    assert names("In a statement, Ann Coe said it was late. The statement added that it was dark.") == ["Ann Coe"] * 2


@pytest.mark.parametrize(
    "survey",
    ["A poll of 1,200 voters", "A survey of about 400 young nurses", "A poll of more than 400 anglers"],
)
def test_a_survey_is_named_with_how_many_it_asked(survey):
    assert names(f"{survey} in Derby came. The poll said that rain fell.") == [survey]


def test_whom_a_survey_asked_is_no_part_of_its_name_without_a_number():
    assert names("A poll of anglers in Derby found that prices rose. The poll said that rain fell.") == ["A poll"] * 2


@pytest.mark.parametrize(
    "way", ["made to police", "read to the court", "sent on behalf of Ann Coe", "sent to Hull Council"]
)
def test_how_a_document_came_is_no_part_of_its_name(way):
    assert names(f"A statement {way} said it was late.") == ["A statement"]


def test_who_made_a_document_is_part_of_its_name():
    assert names("A letter by Hull Council said it was late.") == ["A letter by Hull Council"]
