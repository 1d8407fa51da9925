"""The engine: what it promises for any text, each rule by name, and failures of other engines by name."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.corpus_parts import parts
from newsaudit import Article, Attribution, Span, attributions, lexicon
from newsaudit.engine.layout import lines
from newsaudit.engine.quotations import quotations, uses_single_marks
from newsaudit.engine.rules import RULES
from newsaudit.engine.tokens import tokenise
from newsaudit.evaluation import evaluate, read_gold

NEWS = (
    "“We are leaving,” said Colonel Ada Wren, a spokeswoman for the army. “We have no choice.”\n\n"
    "The minister, Tom Hale, said the army’s plan was “bold” and would cost lives.\n\n"
    "“It’s a ‘fine mess’ for us,” he added."
)


class Seen(NamedTuple):
    """An attribution as text, to compare with what a reader sees."""

    rule: str
    form: str
    source: str | None
    cue: str | None
    contents: list[str]
    name: str | None


def found(text: str) -> list[Seen]:
    """Every attribution of a text, as text."""
    article = Article(text)

    def piece(span):
        return article[span] if span else None

    return [
        Seen(
            one.rule,
            one.form,
            piece(one.source),
            piece(one.cue),
            [article[span] for span in one.contents],
            one.source_name,
        )
        for one in attributions(article)
    ]


def one(text: str, rule: str) -> Seen:
    """The only attribution in a text that a rule found."""
    matching = [row for row in found(text) if row.rule == rule]
    assert len(matching) == 1, found(text)
    return matching[0]


# --- each rule by its examples, each tag by its own -----------------------------------------------------------------

EXAMPLES = lexicon.rows("rule_examples")


def text_of(rule: str) -> str:
    """The text of a rule's first example; ¶ stands for the end of a paragraph."""
    return next(row["text"] for row in EXAMPLES if row["rule"] == rule).replace(" ¶ ", "\n\n")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: f"{row['rule']}: {row['text'][:40]}")
def test_rule_finds_its_example(example):
    row = one(example["text"].replace(" ¶ ", "\n\n"), example["rule"])
    assert (row.form, row.source or "", row.cue or "") == (example["form"], example["source"], example["cue"])
    assert row.contents == example["content"].split(" | ")


def test_every_rule_has_an_example_and_is_explained_to_readers():
    """Those that are functions, and those of sources carried over; reports print a rule's meaning beside its name."""
    explained = {row["rule"] for row in lexicon.rows("rules") if row["code"] == "attribution"} - {"phrase_of_silence"}
    assert {rule.__name__ for rules in RULES.values() for rule in rules} <= explained
    assert {row["rule"] for row in EXAMPLES} == explained


@pytest.mark.parametrize("row", lexicon.rows("tags"), ids=lambda row: row["tag"])
def test_tag_of_its_example(row):
    text = row["example"]
    [inside] = quotations(text, [Span(0, len(text))])
    article = Article(f"{text}\n\nIt rained on the town all day.")  # an article has a sentence
    tokens = tokenise(article, Span(0, len(text)), inside)
    here = [tag for start, tag in zip(tokens.starts, tokens.tags, strict=True) if text.startswith(row["word"], start)]
    assert row["tag"] in here, tokens.tags


def test_every_tag_is_in_the_alphabet():
    """Those of real news, and those that rules begin with."""
    known = {row["tag"] for row in lexicon.rows("tags")}
    seen = set(RULES)
    for article in read_gold(GOLD):
        whole = Span(0, len(article["text"]))
        seen |= set(tokenise(Article(article["text"]), whole, quotations(article["text"], [whole])[0]).tags)
    assert seen <= known, seen - known


@pytest.mark.parametrize(
    "text",
    [
        "The yard shut.\n\nRead more: Workers say they will march\n\nIt was old.",
        "The yard shut.\n\nCorrection: An earlier version said it was in Ayr.\n\nIt was old.",
        "Ada Wren also wrote “The Long Quay” and “Rust.”",
        "The firm has been asked to comment.",
        "A man charged with theft was freed.",
        "A unit championed by Ada Wren arrested ten men.",
        "The row sparked widespread calls from members to quit.",
        "She cut the fee he proposed for small shops.",
        "If the patient shows signs of shock, call a nurse.",
        "The council passed a law to simplify and clarify the tax.",
        "He held up a sign.",
        "The chain, which reports in May, has two yards.",
        "Sales fell by more than the 4 percent expected by brokers.",
        "The attack that left two men dead was near the quay.",
        "Most of them did not know how to ask for help.",
        "The yard has its own plans to grow.",
        "She called the yard office on Friday and waited.",
        "The priest said Mass there on Sundays.",
        "He sat down to figure it out.",
        "The town, which can order repairs, has done nothing.",
        "Ada Wren, who works in Derby, wrote most of the questions.",
        "A memo found its way to the quay.",
        "The day she left was cold.",
        "Police had a call from a woman that night.",
        "A fever characterised by severe pain spread through the yard.",
        "Judge Wren declined to appoint a receiver.",
        "Fees declined to $281 million.",
        "The noise grew, as the crowd cheered.",
        "It was the yard’s best hope to win.",
        "A company called Cask gave $5,000 to the yard.",
        "The device called the E-meter was sold.",
        "No current plans to widen the quay exist.",
        "Welders, whose claim rate is high, were glad.",
        "The bond that was promised to them in 2022 will never be paid.",
        "When the dam broke, the mayor knew.",
        "When the dam broke, Ada Wren said.",
        "They argued before one was hit.",
        "Judges found a man named Tom Hale.",
        "Judges found the body left dead.",
        "Ransom notes were posted on Monday.",
        "He earned £9 per day.",
        "The firm is set to announce a new yard.",
        "Police issued a photo, identifying the man as Tom Hale.",
        "Members left, and critics state officials lied.",
        "Half sleep badly, a fact shows.",
        "Half sleep badly, work and research shows.",
    ],
)
def test_no_speech(text):
    assert found(text) == []


def test_a_verb_and_its_object_are_no_source():
    text = "“We are sad,” Ada Wren said, but declined to share any further details about how the crane fell."
    assert {row.source for row in found(text)} == {"Ada Wren"}


# --- failures that earlier engines, or their users, reported ------------------------------------------------------


def test_uk_single_quotes():
    text = "‘We will not leave,’ said Ada Wren. ‘The voters’ choice is clear.’"
    assert [row.contents for row in found(text)] == [["‘We will not leave,’"], ["‘The voters’ choice is clear.’"]]


def test_apostrophes_do_not_turn_a_text_into_single_marks():
    text = "The voters' anger is real, and it isn't new. \"We know,\" Wren said."
    assert not uses_single_marks(text, lines(Article(text)))


def test_several_speakers_in_dialogue():
    text = "“Where are they?” Tom Hale asked. “Over here,” Ada Wren said. “And you?” he asked."
    assert [row.source for row in found(text)] == ["Tom Hale", "Ada Wren", "he"]


def test_source_in_the_next_clause():
    assert one("“It is over.” “We lost it all,” Wren said.", "carried_from_next").source == "Wren"


def test_source_without_a_capital_or_a_human_noun():
    assert one("The suit claims the firm knew of the leak.", "subject_verb").source == "The suit"
    text = "There was a message stating that the road is closed."
    assert found(text)[0][3:5] == ("stating", ["that the road is closed"])


def test_several_partial_quotes_in_one_clause():
    text = "Wren said the plan was “bold,” “brave” and, in parts, “mad.”"
    (row,) = attributions(Article(text))
    assert row.form == "mixed" and [text[slice(*quote)] for quote in row.quotes] == ["bold,", "brave", "mad."]


def test_block_quote_after_a_colon_without_marks():
    assert one(text_of("block"), "block").source == "The union"


def test_transcript():
    rows = found("WREN: We have no plan.\n\nHALE: That is not true.")
    assert [(row.rule, row.source) for row in rows] == [("transcript", "WREN"), ("transcript", "HALE")]


def test_free_relative():
    assert one(text_of("free_relative"), "free_relative").contents == ["that the dam could fail"]


def test_a_mark_curled_the_wrong_way():
    assert found("”We are leaving,“ said Wren.")[0][:3] == ("inverted", "direct", "Wren")


def test_a_space_on_the_wrong_side_of_a_mark():
    assert found('Wren said," We have no plan". Hale left.')[0][1:3] == ("direct", "Wren")


def test_a_missing_closing_mark_costs_one_quotation():
    text = "Wren said “the plan is dead. She left.\n\n“We will see,” Hale said."
    assert found(text)[-1][1:5] == ("direct", "Hale", "said", ["“We will see,”"])


def test_a_missing_closing_mark_costs_one_quotation_in_its_paragraph():
    text = "“The plan is dead, Wren said. “We will see,” Hale said."
    assert found(text)[-1][2:5] == ("Hale", "said", ["“We will see,”"])


def test_dash_attribution():
    rows = found("“We will stay” — Hale told the crowd — “and we will win.”")
    assert rows[0].source == "Hale" and "“and we will win.”" in rows[0].contents


def test_descriptive_clause_after_the_name():
    text = "“We stay,” said Tom Hale, who has led the union since May."
    assert found(text)[0].source == "Tom Hale, who has led the union since May"


def test_clause_between_name_and_verb():
    text = "Tom Hale, a driver from Derby who lost his job in May, said the strike was over."
    assert found(text)[0].source == "Tom Hale, a driver from Derby who lost his job in May"


def test_nickname_in_marks():
    assert found("Joe “The Boss” Hale said the strike was over.")[0][1:3] == ("indirect", "Joe “The Boss” Hale")


def test_title_in_marks_is_no_quotation():
    assert found("The film “The Road Home” opens on Friday. It is long.") == []


def test_scare_quote_is_no_quotation():
    assert found("The so-called “experts” left early. The rain went on.") == []


def test_quotation_with_no_verb_beside_it_is_kept():
    assert one("The hall was full. “They have lied to all of us.” The rain went on.", "no_source").form == "direct"


def test_abbreviations_do_not_end_a_sentence():
    text = "“We stay,” Sen. Tom Hale, R-N.C., said in a statement."
    assert found(text)[0].source == "Sen. Tom Hale, R-N.C."


def test_the_cue_before_a_quotation_owns_it_and_not_the_next_one():
    text = "When somebody in the hall shouted, “No,” Wren joked, using a southern accent, “Come up and get baptised.”"
    assert [(row.source, row.contents[-1]) for row in found(text)] == [
        ("somebody in the hall", "“No,”"),
        ("Wren", "“Come up and get baptised.”"),
    ]


def test_after_a_colon_the_cue_behind_the_quotation_owns_it():
    text = "Hale was less cheerful: “They will hate the deal,” she wrote. “They will not pay.”"
    assert [(row.source, row.contents) for row in found(text)] == [
        ("she", ["“They will hate the deal,”"]),
        ("she", ["“They will not pay.”"]),
    ]
    first, second = found("Wren said the law was dead: “We have lost it all,” Hale wrote.")
    assert (first.source, first.contents) == ("Wren", ["the law was dead"])
    assert (second.source, second.contents) == ("Hale", ["“We have lost it all,”"])


def test_cue_that_opens_the_sentence():
    assert found("Said Ada Wren, who grew up here, “We were all so proud.”")[0][1:4] == (
        "direct",
        "Ada Wren, who grew up here",
        "Said",
    )


def test_participle_after_a_noun_is_part_of_the_source():
    assert found("A letter from the union obtained by The Daily Post warns that the mine is unsafe.")[0].source == (
        "A letter from the union obtained by The Daily Post"
    )
    assert found("A friend speaking to The Daily Post said the mine is unsafe.")[0].name.startswith("A friend")


def test_name_and_appositive_before_the_cue_are_no_content():
    assert found("Tom Hale, a Derby lawyer, said the big storms raise serious questions.")[0].name == "Tom Hale"


def test_adverb_between_commas_after_the_source():
    assert found("Tom Hale, however, said the strike was over.")[0].source == "Tom Hale"


def test_place_with_a_comma_after_the_source():
    assert found("Wren, during a town meeting in Columbus, Ohio, said the strike was over.")[0].name == "Wren"


def test_name_that_is_also_an_auxiliary():
    assert found("“It costs a lot,” said Will Wren, a teacher.")[0].source == "Will Wren, a teacher"


def test_quotation_before_a_relative_clause_is_kept():
    text = "“We stay,” said Wren. “We could win every seat in the north,” which votes in June."
    assert [row.source for row in found(text)] == ["Wren", "Wren"]


def test_relative_clause_with_the_quotation():
    assert [row[2:5] for row in found("He held up a sign which read “Drivers for Wren.”")] == [
        ("which", "read", ["“Drivers for Wren.”"])
    ]
    assert one("They gave out shirts that said, “Welcome to the north.”", "subject_verb")[2:4] == ("that", "said")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A memo dated May 3 and seen by the Echo orders clerks to “hold” all calls.",
            "A memo dated May 3 and seen by the Echo",
        ),
        (
            "A 2021 report by the county’s fire inspector found that it was unsafe.",
            "A 2021 report by the county’s fire inspector",
        ),
        ("It was unsafe, a new report by the inspector found.", "a new report by the inspector"),
        ("A lawyer representing the family said that he was late.", "A lawyer representing the family"),
        ("A man who commutes from Derby said the trains were full.", "A man who commutes from Derby"),
        (
            "A boy who sat by the gate, and who would not give his name, said it fell.",
            "A boy who sat by the gate, and who would not give his name",
        ),
        ("“It is a mess,” said judge Nora Pitt.", "judge Nora Pitt"),
        ("A letter to staff, dated 3 May, described the offer as “fair”.", "A letter to staff, dated 3 May"),
        ("One in four said that they had left.", "One in four"),
        ("Ohio law also says boards must meet.", "Ohio law"),
        (
            "The ruling, which Hale has vowed to fight, says the map is void.",
            "The ruling, which Hale has vowed to fight",
        ),
        ("The letter she received said the fee was late.", "The letter she received"),
        ("The form he was given on Monday says “late.”", "The form he was given on Monday"),
        ("Emails the bank sent show that the fee was late.", "Emails the bank sent"),
        ("The nurses we spoke to said they were tired.", "The nurses we spoke to"),
        (
            "Data obtained by the Echo through a public records request show that it fell.",
            "Data obtained by the Echo through a public records request",
        ),
        ("The union at first denied that it was late.", "The union"),
        ("A plan made at a meeting in May calls for a new roof.", "A plan made at a meeting in May"),
        ("Documents filed in court show that it was sold.", "Documents filed in court"),
        ("Records released Monday show that it was sold.", "Records"),
        ("Emails show the quay was sold.", "Emails"),
        ("New figures from the land registry show prices fell.", "New figures from the land registry"),
        ("Northbank (NYSE: NBK) said it was late.", "Northbank (NYSE: NBK)"),
        ("The world number one said it was late.", "The world number one"),
        ("It is dead, leading scientists say.", "leading scientists"),
        ("It is dead, sleeping dogs say.", "sleeping dogs"),
        ("It is dead, the other said.", "the other"),
        ("Half sleep badly, new research shows.", "new research"),
        ("On Monday, state media reported that it fell.", "state media"),
        ("The state reported that it fell.", "The state"),
        ("They state that it fell.", "They"),
        ("The anglers, who fish in Hull, deny “theft”.", "The anglers, who fish in Hull"),
        ("The rules clearly state owners must pay.", "The rules"),
        ("It is dead, a planning officer said.", "a planning officer"),
        ("Quill’s bees claim that it is dead.", "Quill’s bees"),
    ],
)
def test_all_of_a_source_with_what_describes_it(text, source):
    assert source in [row.source for row in found(text)]


def test_a_remark_at_the_end_has_the_sentence_though_a_source_in_it_speaks():
    text = "Staff knew who had told parents that the school was closing, Dunn added."
    contents = {row.source: row.contents for row in found(text)}
    assert contents["Dunn"] == ["Staff knew who had told parents that the school was closing"]
    assert contents["who"] == ["that the school was closing"]


def test_a_question_that_opens_a_sentence_is_nobodys_statement():
    [quoted] = found("Asked whether she regretted it, Moreau shook her head. “Not one day.”")
    assert (quoted.source, quoted.contents) == ("Moreau", ["“Not one day.”"])


def test_a_clause_with_which_ends_at_its_comma():
    [row] = found("Under the plan, which Hale calls a compromise, half the stalls stay.")
    assert row.contents == ["a compromise"]


def test_words_before_the_subject_are_no_content_if_the_cue_has_an_object():
    assert found("In breaking down the results, Wren found an error.") == []
    assert found("The law is dead, Wren told The Daily Post.")[0].contents == ["The law is dead"]


def test_participles_and_verbs_in_a_row_share_their_source():
    text = "The crowd grew, with Wren saying that it was late and asking, “How can this go on?”"
    assert [row.source for row in found(text)] == ["Wren", "Wren"]
    assert found("At the end of the day she laughed and admitted “it has been a curse.”")[0].source == "she"


def test_quotations_under_a_line_that_ends_in_a_colon():
    text = "“We stay,” Hale said.\n\nWren then listed the qualities of a good driver:\n\n“Never to be late at all.”"
    assert [row.source for row in found(text)] == ["Hale", "Wren"]
    assert found("According to Wren, the law is dead, the list being this:\n\nOne.")[0].source == "Wren"


def test_description_between_a_question_and_its_cue():
    text = "“How do we win there?” Tom Hale, the head of the union, said of the strike."
    assert found(text)[0][1:5] == ("direct", "Tom Hale, the head of the union", "said", ["“How do we win there?”"])


def test_words_between_the_cue_and_a_that():
    assert found("Tom Hale (I-Vt.) said Sunday in Perth, Ohio, that it was “a trap.”")[0].contents == [
        "that it was “a trap.”"
    ]
    assert found("Wren said, by one account, that the road was closed.")[0].contents == ["that the road was closed"]
    assert found("“Boots on the ground” would be wise, Wren said after the attacks.")[0].contents == [
        "“Boots on the ground” would be wise"
    ]


def test_words_between_the_source_and_the_cue():
    assert found("Wren, when asked what is wrong with it, replied that the road “is closed.”")[0].name == "Wren"
    assert found("Senator Ada Wren (D-Calif.) last week said the road was closed.")[0].name == "Ada Wren"
    assert found("His critics, many of them drivers, argue that the road is closed.")[0].source.startswith(
        "His critics"
    )
    assert found("On the road, Wren said Tom Hale and his men “did the job.”")[0].source == "Wren"


def test_a_quotation_of_one_paragraph_before_an_adjective_from_a_verb():
    text = "“They are playing for time,” the aide said in an emailed statement. “It is odd.”"
    assert [(row.source, row.contents) for row in found(text)] == [
        ("the aide", ["“They are playing for time,”"]),
        ("the aide", ["“It is odd.”"]),
    ]


def test_a_source_with_an_appositive_between_two_halves_of_a_quotation():
    text = "“It was ours,” said Ada Wren, head of a school in London, “but it is theirs now.”"
    assert found(text)[0][2:5] == (
        "Ada Wren, head of a school in London",
        "said",
        ["“It was ours,”", "“but it is theirs now.”"],
    )


def test_words_before_the_source_that_begin_or_only_lead_in():
    assert found("But, she added, “we lost it all.”")[0].contents == ["But", "“we lost it all.”"]
    assert found("The law, Wren said, “is dead and gone.”")[0].contents == ["The law", "“is dead and gone.”"]
    assert found("Last week, Wren said, “We have lost.”")[0].contents == ["“We have lost.”"]
    assert found("Perhaps, Wren said, the law is dead.")[0].contents == ["the law is dead"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("If the quay floods, the town will pay, Quill said.", ["If the quay floods, the town will pay"]),
        ("Although it flooded, the town will pay, Quill said.", ["Although it flooded, the town will pay"]),
        ("Nearly half of the quay is lost, Quill said.", ["Nearly half of the quay is lost"]),
        ("About 40 anglers were hurt, Quill said.", ["About 40 anglers were hurt"]),
        ("If the law passes, Quill said, “we will sue.”", ["If the law passes", "“we will sue.”"]),
        ("But the quay is lost, Quill said.", ["the quay is lost"]),
        ("Meanwhile the quay is lost, Quill said.", ["the quay is lost"]),
        ("Instead, the quay is lost, Quill said.", ["the quay is lost"]),
        ("When the dam broke, Quill said he knew.", ["he knew"]),
    ],
)
def test_a_word_that_opens_a_reported_clause_is_part_of_it_and_one_that_only_ties_is_not(text, contents):
    [row] = found(text)
    assert (row.source, row.contents) == ("Quill", contents)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("As reported by Quill, the quay is lost.", ["the quay is lost"]),
        ("As noted by Quill, the quay is lost.", ["the quay is lost"]),
        ("The quay is lost, as noted by Quill.", ["The quay is lost"]),
    ],
)
def test_as_reported_by_somebody_is_the_whole_sentence(text, contents):
    [row] = found(text)
    assert (row.rule, row.source, row.contents) == ("passive", "Quill", contents)


def test_as_praised_by_somebody_is_nothing_said():
    assert found("As praised by Quill, the quay is lost.") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Per the Echo, the quay is lost.", "the Echo"),
        ("The quay is lost, per Quill.", "Quill"),
        ("The cost per head is high, Quill said.", "Quill"),
    ],
)
def test_per_somebody_is_a_source_and_per_head_is_not(text, source):
    assert [row.source for row in found(text)] == [source]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Judges found the firm broke the law.", "the firm broke the law"),
        ("Judges felt the firm broke the law.", "the firm broke the law"),
        ("Judges ruled the firm broke the law.", "the firm broke the law"),
        ("Judges pledged the firm broke the law.", "the firm broke the law"),
        ("Judges dispute that it was late.", "that it was late"),
        ("Judges know who left.", "who left"),
        ("Judges pledged to leave.", "to leave"),
    ],
)
def test_what_somebody_found_needs_no_that(text, contents):
    assert [(row.source, row.contents) for row in found(text)] == [("Judges", [contents])]


@pytest.mark.parametrize("thing", ["a boat on the quay", "the warning came late", "bees loved the salt"])
def test_what_somebody_found_may_be_a_thing(thing):
    assert found(f"Judges found {thing}.") == []


def test_the_subject_of_a_content_is_part_of_it():
    rows = found("Hale denied that he had lied, but admitted he “could have been clearer.”")
    assert [row.contents for row in rows] == [["that he had lied"], ["he “could have been clearer.”"]]


def test_a_row_of_verbs_after_a_quotation():
    assert [row.cue for row in found("Wren supports “fair pay,” opposes “long freezes.”")] == [
        "supports",
        "opposes",
    ]


def test_quoted_as_saying():
    assert found("“We have won it,” Wren is quoted as saying.")[0][2:4] == ("Wren", "is quoted as saying")


def test_a_long_quotation_that_the_writer_finishes():
    text = "“No more,” Wren said. “They agree with him on most of the issues” without saying so."
    assert found(text)[1][:3] == ("goes_on", "mixed", "Wren")


def test_a_quotation_printed_again_as_a_pull_quote_counts_once():
    text = (
        "Wren was tired.\n\n“We have waited long enough for all of this to end.\n\nAda Wren, a driver”\n\n"
        "“We have waited long enough for all of this to end,” Wren said."
    )
    assert [(row.rule, row.source) for row in found(text)] == [("subject_verb", "Wren")]


def test_a_name_under_a_quotation_signs_it():
    for name in ("- Ada Wren.", "— Ada Wren, a driver"):
        text = f"“We have waited long enough.”\n\n{name}\n\nThe strike goes on."
        assert [(row.rule, row.name) for row in found(text)] == [("signature", "Ada Wren")]


def test_a_noun_with_a_relative_clause_is_no_cue():
    assert found("The votes came in the dozen states that held them.") == []
    assert found("Wren said as she turned around.") == []


def test_one_word_without_marks_is_no_content():
    assert found("Wren condemned it.") == found("Wren announced it.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [("Wren denied wrongdoing.", "wrongdoing"), ("Wren said yes.", "yes"), ("Wren said no.", "no")],
)
def test_one_word_is_a_content_if_it_answers_or_is_denied(text, word):
    assert [(row.source, row.contents) for row in found(text)] == [("Wren", [word])]


@pytest.mark.parametrize("text", ["Wren denied it.", "Wren denied that.", "Wren said little.", "Wren replied no."])
def test_one_word_that_answers_nothing_is_no_content(text):
    assert found(text) == []


def test_addressee():
    text = "Wren told The Daily Post that the army would stay."
    (row,) = attributions(Article(text))
    assert text[slice(*row.addressee)] == "The Daily Post"


def test_the_result_is_immutable_and_says_what_found_it():
    (row,) = attributions(Article("Wren said the law is dead."))
    assert isinstance(row, Attribution) and row.cue_lemma == "say"
    with pytest.raises(AttributeError):
        row.rule = "other"


# --- who calls something something, without saying so outright ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("The levy was seen by anglers as a snub.", "anglers", ["The levy", "as a snub"]),
        ("The levy was seen as a snub by anglers.", "anglers", ["The levy", "as a snub"]),
        ("The levy, viewed by anglers as a snub, was cut.", "anglers", ["as a snub"]),
        ("The levy was condemned by anglers as “shameful”.", "anglers", ["The levy", "as “shameful”"]),
        ("The levy was labelled a snub by anglers.", "anglers", ["The levy", "a snub"]),
        ("The levy was called “a snub” by anglers.", "anglers", ["The levy", "“a snub”"]),
        ("Quill, accused by anglers of greed, has left.", "anglers", ["of greed"]),
        ("The levy was ruled unlawful by anglers.", "anglers", ["The levy", "unlawful"]),
        ("The leak was blamed by anglers on the levy.", "anglers", ["The leak", "on the levy"]),
        ("Quill, credited by anglers with the win, has left.", "anglers", ["with the win"]),
        ("The levy was identified by anglers as a snub.", "anglers", ["The levy", "as a snub"]),
    ],
)
def test_a_passive_tells_who_calls_what_what(text, source, contents):
    [row] = found(text)
    assert (row.rule, row.source, row.contents) == ("passive", source, contents)


@pytest.mark.parametrize(
    "text",
    [
        "Quill was described by anglers as he ran off.",  # when, not what
        "The levy was described as cruel by email.",  # how
        "The levy was deemed cruel by May.",  # when
        "The levy was deemed cruel by 2030.",
        "The jars were labelled neatly by hand.",
        "A strike was called by anglers.",
        "The deal was praised by Quill to please anglers.",  # what for, not what was said
        "Anglers were forced by Hull Council to stay at home.",
        "Quill was praised by Moss of Hull.",  # from where, not of what he is accused
        "Quill was praised by Moss on the quay.",  # where, not on what something is blamed
        "Quill was praised by Moss with a smile.",
        "The levy was ruled unlawful by May.",
    ],
)
def test_a_passive_that_calls_nothing_anything_has_no_source(text):
    assert found(text) == []


def test_in_the_active_voice_the_one_after_by_calls_nothing_anything():
    [row] = found("Quill called a report by Moss “a farce”.")
    assert (row.source, row.contents) == ("Quill", ["a report by Moss “a farce”"])


@pytest.mark.parametrize(
    ("text", "source", "contents", "addressee"),
    [
        ("Anglers were told by Moss to stay at home.", "Moss", ["to stay at home"], "Anglers"),
        ("Anglers were warned by Moss to boil eggs.", "Moss", ["Anglers", "to boil eggs"], None),
        ("The levy is expected by anglers to rise.", "anglers", ["The levy", "to rise"], None),
        ("Quill was told by Moss of Hull to leave.", "Moss of Hull", ["to leave"], "Quill"),
        ("Anglers were asked by Moss not to fish.", "Moss", ["not to fish"], "Anglers"),
        ("It was announced by Moss on Friday that it fell.", "Moss", ["that it fell"], None),
        ("The levy was announced by Moss on Friday.", "Moss", ["The levy"], None),
        ("The court heard from Moss that it fell.", "Moss", ["that it fell"], "The court"),
        ("Moss told a briefing that it fell.", "Moss", ["that it fell"], "a briefing"),
        ("Moss pleaded with anglers to leave.", "Moss", ["to leave"], "anglers"),
    ],
)
def test_what_somebody_is_told_to_do_is_no_part_of_the_source(text, source, contents, addressee):
    article = Article(text)
    (row,) = attributions(article)
    assert (article[row.source], [article[span] for span in row.contents]) == (source, contents)
    assert (article[row.addressee] if row.addressee else None) == addressee


def test_whom_a_paper_quotes_speaks_and_not_the_paper():
    for text in (
        "Quill was quoted by the Echo as saying it fell.",
        "Quill was cited by the Echo as saying it fell.",
        "The Echo quoted Quill as saying it fell.",
    ):
        assert [(row.source, row.contents) for row in found(text)] == [("Quill", ["it fell"])], text
    described = "Quill was described by the Echo as saying it fell."
    assert [row.source for row in found(described)] == ["the Echo"]


# --- who speaks as several, and who gives a name -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The club hope the levy will fall.", "The club"),
        ("Hull Council say the levy will fall.", "Hull Council"),
        ("Quill and her crew think the levy will fall.", "Quill and her crew"),
        ("The levy will fall, Quill and her crew say.", "Quill and her crew"),
    ],
)
def test_a_body_or_two_who_are_joined_take_a_plural_verb(text, source):
    assert [(row.source, row.contents) for row in found(text)] == [
        (source, ["the levy will fall" if text.startswith(source) else "The levy will fall"])
    ]


def test_what_a_body_or_an_official_has_is_no_verb():
    for text in (
        "The club hope died.",
        "The council report was late.",
        "The official report that left two ill was late.",
    ):
        assert found(text) == [], text
    assert [row.source for row in found("The officials report that two left.")] == ["The officials"]


def test_who_is_only_hit_with_somebody_does_not_speak_with_them():
    assert [row.source for row in found("It hit Quill and her crew say it was late.")] == ["her crew"]
    assert [row.source for row in found("It hit Quill, and her crew say it was late.")] == ["her crew"]


@pytest.mark.parametrize(
    "source",
    [
        "an angler who gave her name as Zadie Quill",
        "an angler who gave only her first name, Zadie",
        "an angler, who asked to be identified only by her first name, Zadie",
        "an angler who introduced herself as Zadie",
        "an angler who asked to be called Zadie",
    ],
)
def test_the_name_that_a_source_gives_belongs_to_it(source):
    assert [row.source for row in found(f"“It is wet,” said {source}.")] == [source]
    assert [row.source for row in found(f"It is wet, according to {source}.")] == [source]


@pytest.mark.parametrize(
    "clause", ["who gave her rod to Zadie Quill", "who named her boat Zadie", "who met Zadie Quill"]
)
def test_a_name_that_a_source_does_not_give_is_no_part_of_it(clause):
    assert [row.source for row in found(f"“It is wet,” said an angler {clause}.")] == ["an angler"]


def test_who_wanted_to_be_heard_at_a_club_is_not_the_club():
    source = "An angler who wanted to be heard at the club"
    assert [row.source for row in found(f"{source} said it fell.")] == [source]
    assert [row.source for row in found("An angler wanted to be heard. The club said it fell.")] == ["The club"]


# --- who says nothing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Few expected a close race.",
        "Few anglers say it is wet.",
        "None of the anglers said that it was wet.",
        "Nobody in Hull believes it is wet.",
        "It is easy to say that it is wet.",
        "It was wrong of Quill to say that it was wet.",
        "Quill asked not to be named.",
        "Quill asked to remain anonymous.",
        "Quill asked that her surname not be used.",
        "Quill asked for anonymity to speak freely.",
        "Anglers should agree to pay.",
        "The club ought to agree to pay.",
        "The union called a strike for Monday.",
        "The union called another, longer strike.",
        "The premier called a general election.",
        "Contact: Zadie Quill will answer.",
        "Media Enquiries: Zadie Quill will answer.",
        "Quill spoke at the club.",
        "Quill spoke of it.",
        "Neither said it was wet.",
        "Neither of the anglers said it was wet.",
        "No angler said it was wet.",
        "Inside, no angler said it was wet.",
        "Quill asked that her full name not be used.",
        "A siren warned of the flood.",
        "A whistle announced the end.",
        "Corvane will report its results in May.",
        "Corvane will reveal its plan.",
        "Corvane has not revealed the fee.",
        "Corvane never disclosed the fee.",
        "Corvane did not reveal who paid.",
        "Rain claimed 31 lives.",
        "Corvane recalled 40,000 cars.",
        "The judge denied bail to Quill.",
        "Police cited him for speeding.",
        "Quill warned off an angler.",
        "The court heard from Quill.",
        "Corvane claimed $9 in costs.",
    ],
)
def test_who_says_nothing_or_nobody_is_no_source(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("A few anglers said it was wet.", "A few anglers", ["it was wet"]),
        ("Quill was quick to say that it was wet.", "Quill", ["that it was wet"]),
        ("Quill asked to be freed.", "Quill", ["to be freed"]),
        ("The club will agree to pay.", "The club", ["to pay"]),
        ("Quill called it a strike.", "Quill", ["it a strike"]),
        ("Quill called a strike “reckless”.", "Quill", ["a strike “reckless”"]),
        ("Quill called a strike the only way out.", "Quill", ["a strike the only way out"]),
        ("Zadie Quill: We will answer.", "Zadie Quill", ["We will answer"]),
        ("Quill spoke about the rain.", "Quill", ["the rain"]),
        ("Quill announced the end.", "Quill", ["the end"]),
        ("Corvane reveals its plan in May.", "Corvane", ["its plan in May"]),
        ("Corvane will announce that it fell.", "Corvane", ["that it fell"]),
        ("Corvane did not reveal that it fell.", "Corvane", ["that it fell"]),
        ("Corvane has not said whether it fell.", "Corvane", ["whether it fell"]),
        ("Corvane recalled that it fell.", "Corvane", ["that it fell"]),
        ("Quill recalled the rain.", "Quill", ["the rain"]),
        ("Quill claimed the law was dead.", "Quill", ["the law was dead"]),
        ("Quill claimed “31 lives” were lost.", "Quill", ["“31 lives” were lost"]),
        ("Corvane charged that it fell.", "Corvane", ["that it fell"]),
        ("Quill asked that his boss not be paid.", "Quill", ["that his boss not be paid"]),
        ("Quill warned of a flood.", "Quill", ["a flood"]),
        ("Quill apologised for the delay.", "Quill", ["the delay"]),
        ("Quill attributed the fall to rain.", "Quill", ["the fall to rain"]),
        ("Police identified the man as Quill.", "Police", ["the man as Quill"]),
        ("Quill reported $9 in gifts.", "Quill", ["$9 in gifts"]),
        ("Quill claimed that lives were lost.", "Quill", ["that lives were lost"]),
        ("Quill told the truth that it fell.", "Quill", ["that it fell"]),
        ("The firm will confirm the plan in May.", "The firm", ["the plan in May"]),
        ("Quill cited rain for the delay.", "Quill", ["rain for the delay"]),
        ("The siren wailed “go”.", "The siren", ["“go”"]),
        ("The figure from Hull shows that it fell.", "The figure from Hull", ["that it fell"]),
    ],
)
def test_who_says_much_the_same_and_something_is_a_source(text, source, contents):
    assert [(row.source, row.contents) for row in found(text)] == [(source, contents)]


# --- what follows a verb that does not say so ------------------------------------------------------------------------


def test_what_somebody_goes_somewhere_to_say_is_said():
    [row] = found("Quill went on television to say the quay was shut.")
    assert (row.rule, row.source, row.contents) == ("infinitive", "Quill", ["the quay was shut"])
    for text in (
        "Quill went on television to explain the plan.",
        "Quill went to Derby to add a quay.",
        "Quill got a letter to say the quay was shut.",
        "Quill had the nerve to say the quay was shut.",
    ):
        assert found(text) == [], text


def test_what_somebody_is_pleased_to_announce_is_announced():
    for feeling in ("pleased", "delighted", "sad"):
        [row] = found(f"Quill is {feeling} to announce a new quay.")
        assert (row.rule, row.source, row.contents) == ("infinitive", "Quill", ["a new quay"])
    for doing in ("Quill is set to announce", "Quill is pleased to open", "Quill is pleased to report"):
        assert found(f"{doing} a new quay.") == [], doing


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The view of Quill is that it is dead.", "Quill"),
        ("The view of the union is that it is dead.", "the union"),
        ("The feeling among anglers is that it is dead.", "anglers"),
        ("There are fears among anglers that it is dead.", "anglers"),
        ("Quill’s latest claim is that it is dead.", "Quill"),
        ("Quill’s excuse was that it is dead.", "Quill"),
        ("There was a warning from Quill: “It is dead.”", "Quill"),
        ("There was a warning from Quill: The law is dead.", "Quill"),
        ("There was a claim by Quill: “It is dead.”", "Quill"),
        ("Quill was emphatic that it is dead.", "Quill"),
        ("Quill was blunt: The law is dead.", "Quill"),
        ("She was blunt: The law is dead.", "She"),
    ],
)
def test_a_view_that_is_somebodys_and_a_mood_before_a_colon_are_said(text, source):
    assert [(row.source, row.contents[0].strip("“”.").endswith("is dead")) for row in found(text)] == [(source, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The claim of the day is that it is dead.",
        "News of the day that Quill left spread.",
        "The plan was blunt: The law is dead.",
        "Quill was blunt: a loss.",
        "Figures from the land registry fell.",
        "There was a claim by Quill: The law is dead.",
    ],
)
def test_a_view_that_is_nobodys_and_a_mood_of_a_thing_are_not_said(text):
    assert found(text) == []


def test_a_reason_is_cited_and_a_source_is_none():
    [row] = found("Quill shut the quay, citing a storm.")
    assert (row.rule, row.source, row.contents) == ("participle", "Quill", ["a storm"])
    for cited in ("two officials", "residents", "local media", "a study of bees", "Tom Hale"):
        assert found(f"Quill shut the quay, citing {cited}.") == [], cited


def test_a_poll_puts_somebody_ahead_and_a_letter_does_not():
    assert one("A fresh poll put Quill well ahead.", "record_shows").contents == ["Quill well ahead"]
    for text in ("A letter put Quill at ease.", "A fresh poll put out by Quill was late."):
        assert found(text) == [], text


@pytest.mark.parametrize(
    "doing",
    [
        "speaking on Echo Radio",
        "writing in the Echo on Monday",
        "standing by the quay",
        "in an email",
        "on why she left",
        "on whether she will go to Hull",
        "speaking in Hull about the quay and Moss",
    ],
)
def test_what_a_speaker_is_doing_stands_before_a_colon_and_is_no_part_of_the_source(doing):
    row = one(f"Zadie Quill, {doing}: “We have no choice at all.”", "label")
    assert (row.source, row.name) == ("Zadie Quill", "Zadie Quill")


def test_what_a_speaker_is_stays_part_of_the_source():
    row = one("Zadie Quill, a sailing coach from Hull: “We have no choice at all.”", "label")
    assert row.source == "Zadie Quill, a sailing coach from Hull"


def test_what_a_speaker_speaks_on_stands_before_a_colon_and_whose_she_is_does_not():
    row = one("Zadie Quill on the new stadium: “We have no choice at all.”", "label")
    assert (row.source, row.name) == ("Zadie Quill", "Zadie Quill")
    assert [row.rule for row in found("Zadie Quill of the new stadium: “We have no choice at all.”")] == ["no_source"]
    assert found("Zadie Quill on the new stadium: a review.") == []


# --- conventions -------------------------------------------------------------------------------------------------


def texts(text: str) -> list[tuple]:
    """What was found, without marks and with white space made one space: comparable across conventions."""
    plain = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    clean = lambda part: " ".join(part.translate(plain).replace("''", '"').split()) if part else part  # noqa: E731
    return [
        (row.rule, row.form, clean(row.source), clean(row.cue), [clean(x) for x in row.contents]) for row in found(text)
    ]


CONVENTIONS = {
    "straight": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "doubled single": lambda text: text.replace("“", "''").replace("”", "''").replace("‘", "'").replace("’", "'"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "single newlines": lambda text: text.replace("\n\n", "\n"),
    "no-break spaces": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
}


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_same_result_in_every_convention(convention):
    assert texts(CONVENTIONS[convention](NEWS)) == texts(NEWS)


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_same_result_in_every_convention_on_wikinews(convention):
    """Real articles too; those that use single marks beside double ones for something else are told by their counts."""
    articles = [article["text"] for article in read_gold(GOLD)]
    same = sum(texts(CONVENTIONS[convention](text)) == texts(text) for text in articles)
    assert same >= len(articles) - 3


# --- lexicons ----------------------------------------------------------------------------------------------------


def test_every_cue_has_class_takes_and_reason():
    rows = lexicon.rows("cues")
    assert {row["class"] for row in rows} == {"plain", "doubting", "alarmed", "confident"}
    assert {row["takes"] for row in rows} == {
        "clause",
        "sentence",
        "that",
        "to",
        "person",
        "object",
        "fragment",
        "as",
        "quote",
    }
    assert all(row["reason"] for row in rows) and len({row["lemma"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    {
        "say": {"say", "says", "said", "saying"},
        "deny": {"deny", "denies", "denied", "denying"},
        "write": {"write", "writes", "wrote", "written", "writing"},
        "admit": {"admit", "admits", "admitted", "admitting"},
        "confess": {"confess", "confesses", "confessed", "confessing"},
        "agree": {"agree", "agrees", "agreed", "agreeing"},
    }.items(),
)
def test_inflection(lemma, forms):
    assert set(lexicon.inflect(lemma)) == forms


# --- quality -----------------------------------------------------------------------------------------------------

GOLD = Path(__file__).parents[2] / "data" / "gold" / "wikinews.jsonl"


def test_held_back_articles_keep_their_level():
    """Floors on a third of the PolNeAR training part that no rule was written for; its texts are not ours to ship."""
    folder = os.environ.get("NEWSAUDIT_CORPORA")
    if not folder:
        pytest.skip(
            "Set NEWSAUDIT_CORPORA to a folder with polnear_train.jsonl to check the level on held-back articles."
        )
    figures = evaluate(parts(Path(folder) / "polnear_train.jsonl")["held_back"])
    floors = {"direct_overlap": 95.5, "direct_exact": 89, "source_right": 95.5, "found_and_right": 89.5}
    floors |= {"mixed_recall": 80, "mixed_precision": 90, "speech_indirect_recall": 78, "indirect_precision": 84}
    assert {key: figures[key] for key in floors if figures[key] < floors[key]} == {}


def test_no_is_an_answer_and_no_source():
    [row] = found("The minister in charge, Tom Hale, said no.")
    assert (row.source, row.contents) == ("The minister in charge, Tom Hale", ["no"])
    rows = found("Mary Lunt said no. Orla Brandt said that it was late.")
    assert [(row.source, row.contents) for row in rows] == [
        ("Mary Lunt", ["no"]),
        ("Orla Brandt", ["that it was late"]),
    ]


@pytest.mark.parametrize(
    "text, addressee",
    [
        ("Wren told the planning meeting that the hall was cold.", "the planning meeting"),
        ("Wren told Leeds Crown Court that the hall was cold.", "Leeds Crown Court"),
        ("The court was told that the hall was cold.", "The court"),
    ],
)
def test_who_was_told_is_the_addressee(text, addressee):
    article = Article(text)
    (one,) = attributions(article)
    assert article[one.addressee] == addressee
    assert [article[span] for span in one.contents] == ["that the hall was cold"]


def test_posts_after_a_number_are_a_noun():
    assert found("The council cut 40 posts “by mistake” last year.") == []
    assert found("Those three posts “by mistake” went.") == []
    assert found("Channel 4 reports that the posts went.")[0].source == "Channel 4"


def test_what_ends_in_an_article_and_who_has_the_quotation_not_are_no_source():
    text = "She said the fund was meant for “smaller things,” like a broken furnace in a house."
    assert [(text[slice(*one.source)], one.rule) for one in attributions(Article(text))] == [("She", "subject_verb")]
    text = "In his view, he said, owners seldom need to act in a cold house: “The cold does it for them.”"
    assert [text[slice(*one.source)] for one in attributions(Article(text))] == ["he"]


def test_an_attitude_that_remains_is_one():
    [row] = found("The mayor remained confident that the quay would open.")
    assert (row.source, row.cue) == ("The mayor", "remained confident")
    assert found("The mayor remained in Hull that day.") == []


def test_whose_words_stand_before_a_colon_says_them():
    [row] = found("Quill’s message to the unions: “Come back to the table.”")
    assert (row.rule, row.source, row.contents) == ("label", "Quill", ["“Come back to the table.”"])
    assert [row.source for row in found("Quill’s message to the unions: a table.")] == []


def test_whose_message_is_clear_says_it():
    [row] = found("Quill’s message was clear: “Come back to the table.”")
    assert (row.rule, row.source, row.contents) == ("label", "Quill", ["“Come back to the table.”"])


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("The Rev. Ada Wren, whose church burned, disagreed.", "Ada Wren"),
        ("The mayor, Ada Wren, was not so sure.", "Ada Wren"),
        ("It shocked the victim’s mother, Ada Wren.", "Ada Wren"),
        ("For Ada Wren, it means one thing.", "Ada Wren"),
        ("Ada Wren left. Her reason was simple.", "Ada Wren"),
        ("Ada Wren was not so sure. The crowd left.", "Ada Wren"),
        ("Ada Wren left.\n\nHer reason was simple.", "Ada Wren"),
        ("It shocked the town of Arden.", None),
        ("The Wren was not so sure.", None),
        ("In May, it means one thing.", None),
        ("The reason was simple.", None),
        ("The crowd left.", None),
        ("Tom Hale left. Ada Wren was not so sure. The crowd left.", "Ada Wren"),
        ("It shocked the city, Derby.", None),
        ("Her boss was cross.", None),
        ("Wren and Hale were not so sure.", None),
    ],
)
def test_a_quotation_without_a_cue_is_whose_its_paragraph_has_just_brought_in(paragraph, name):
    [row] = found(f"{paragraph}\n\n“Ask me in May.”")
    assert (row.name, row.rule) == (name, "sentence_before" if name else "no_source")


@pytest.mark.parametrize(
    "text",
    [
        "Drivers must report all income to the tax office.",
        "Anyone who feels unwell should speak to the crew.",
        "Quill had shown “no remorse”.",
        "Work would begin “within weeks”.",
    ],
)
def test_what_is_a_duty_a_feeling_or_an_event_is_not_said(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ministers must accept that the plan failed.", "Ministers"),
        ("The survey shows “no remorse”.", "The survey"),
        ("Quill feels drivers should pay.", "Quill"),
        ("The bank was proud to announce that it had grown.", "The bank"),
        ("A boy at the back asked how it works.", "A boy at the back"),
        ("Former champion Mary Quill called it “a farce”.", "Former champion Mary Quill"),
        ("Much of the damage, Quill argued, could have been avoided.", "Quill"),
        ("According to him, the keys were lost.", "him"),
        ("The 26-year-old suggests that it is late.", "The 26-year-old"),
    ],
)
def test_what_looks_like_a_duty_a_feeling_or_an_event_is_said(text, source):
    assert [row.source for row in found(text)] == [source]


def test_what_is_accepted_is_a_claim_or_a_thing():
    [row] = found("Quill accepted that the quay was shut.")
    assert row.contents == ["that the quay was shut"]
    assert found("Quill accepted all five plans in a “good mood”.") == []


def test_why_somebody_says_nothing_is_no_reason_given():
    assert [row.cue for row in found("Quill declined to discuss the quay, citing privacy.")] == ["declined"]


def test_a_quotation_with_words_about_it_after_its_speaker_is_signed():
    [row] = found("“We go again” – captain Mary Quill after the match")
    assert (row.rule, row.source) == ("signature", "captain Mary Quill")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Crown’s said the law was dead.", "Crown’s", "the law was dead"),
        ("Doctors at St Mary’s say the law is dead.", "Doctors at St Mary’s", "the law is dead"),
        ("The court ruled 6-3 on Monday that the law was dead.", "The court", "that the law was dead"),
        ("Wren pledged on Sunday to bring back the train.", "Wren", "to bring back the train"),
        ("Crown Motors expects to build 600 vans.", "Crown Motors", "to build 600 vans"),
        ("“It is late,” said project engineer Ada Wren.", "project engineer Ada Wren", "“It is late,”"),
        ("Shelter staff believe the dogs were left here.", "Shelter staff", "the dogs were left here"),
        ("“It is late,” the mother of three says.", "the mother of three", "“It is late,”"),
        ("Wren thinks that is a long way off.", "Wren", "that is a long way off"),
        ("Leaked emails suggest the board knew.", "Leaked emails", "the board knew"),
        ("England say Wren is fit to play.", "England", "Wren is fit to play"),
        ("Many in the town feel the police have left.", "Many in the town", "the police have left"),
        ("Both sides agree the border post should reopen.", "Both sides", "the border post should reopen"),
        ("A guard swears the car never slowed.", "A guard", "the car never slowed"),
        ("The board considers the offer to be too low.", "The board", "the offer to be too low"),
        ("Wren vowed never again to run.", "Wren", "never again to run"),
        ("Unions claim as many as 900 posts are at risk.", "Unions", "as many as 900 posts are at risk"),
        (
            "Residents said the lifts break down “every other day, if not each day.”",
            "Residents",
            "the lifts break down “every other day, if not each day.”",
        ),
        ("Officials were adamant there would be no return.", "Officials", "there would be no return"),
        ("“No,” came the reply from the ministry.", "the ministry", "“No,”"),
        ("Wren’s message to investors: do not wait for spring.", "Wren", "do not wait for spring"),
        (
            "“There is no plan,” ministers were told by the chief scientist.",
            "the chief scientist",
            "“There is no plan,”",
        ),
        ("Wren appealed to drivers to slow down.", "Wren", "drivers to slow down"),
        ("Citing a shortage of pilots, Crown Air cut 42 flights.", "Crown Air", "a shortage of pilots"),
        ("For Labour, Ada Wren: “It is late and it is dark.”", "Ada Wren", "“It is late and it is dark.”"),
        ("The report documented 39 complaints of delay.", "The report", "39 complaints of delay"),
        ("Crown added that the yard was shut.", "Crown", "that the yard was shut"),
        ("Crown added 300 jobs would go.", "Crown", "300 jobs would go"),
        ("“It is over,” he declared at the rally.", "he", "“It is over,”"),
        ("The two sides agreed to cut the tax.", "The two sides", "to cut the tax"),
        ("Wren vowed never again to work in Leeds.", "Wren", "never again to work in Leeds"),
        ("It was wet, the Crown Police posted on Facebook.", "the Crown Police", "It was wet"),
        ("It was wet, Wren agreed.", "Wren", "It was wet"),
        ("“Dig,” was the advice of her teacher, Ada Wren.", "her teacher, Ada Wren", "“Dig,”"),
        ("The will says it was late.", "The will", "it was late"),
        ("Fans are furious that it shut.", "Fans", "that it shut"),
    ],
)
def test_what_follows_or_stands_before_a_cue_in_the_ways_of_every_desk(text, source, content):
    (row,) = found(text)
    assert (row.source, row.contents) == (source, [content])


@pytest.mark.parametrize(
    "text",
    [
        "Wren’s announced plan to leave was dropped.",
        "Wren appealed to the Supreme Court on Monday.",
        "Citing two officials, the paper left.",
        "Crown added 300 jobs in the spring and opened shops in Leeds.",
        "Leeds declared at 312 for six.",
        "Leeds replied with three goals in six minutes and never trailed again.",
        "Wren reported for the winter training on Monday, three kilos lighter.",
        "The two sides agreed to meet again on Friday.",
        "Trains ran according to the holiday timetable.",
        "The selectors recalled the seamer Bob Hale to the squad.",
        "The minister showed investors around the terminal and posed beside the first crane.",
        "Wren published his first novel, “The Last Delivery”, in May.",
        "A thing nobody had mentioned was gone.",
        "LEEDS: The council shut the pool on Monday.",
    ],
)
def test_deeds_timetables_meetings_and_titles_say_nothing(text):
    assert found(text) == []


def test_a_passive_of_blame_has_its_reason_and_one_of_memory_its_description():
    (blamed,) = found("The firm was criticised by regulators for failing to test its brakes.")
    assert (blamed.source, blamed.contents) == ("regulators", ["The firm", "for failing to test its brakes"])
    (remembered,) = found("Wren is remembered by friends as a teacher who never shouted.")
    assert (remembered.source, remembered.contents) == ("friends", ["Wren", "as a teacher who never shouted"])
