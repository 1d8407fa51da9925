"""Whom a role, a relative, a lawyer, a spokesperson or another description of a source means."""

import pytest
from source_names import names


def test_one_voice_is_one_source():
    for first, second in (
        ("Arden Motor Corp. said sales rose. ", "Arden said it was glad of it."),
        ("Arden Motor Corp. said sales rose. ", "The company said it was glad of it."),
        ("The Arden Salt Board (ASB) said salt was dear. ", "The ASB said it was short."),
        ("A harbour official said the pier was safe. ", "The official said it was sound."),
        ("Tom Cole, 34, said it was loud. ", "On Monday the 34-year-old said it was late."),
        ("Khalid al-Wren said it was loud. ", "Al-Wren said it was late."),
        ("Judge Ada Wren said the lease was void. ", "The judge said it was old."),
        ("Lunt’s lawyers said it was over. ", "The lawyers said it was late."),
        ("Secretary of State Eudokia Moss said it was over. ", "Moss said it was late."),
    ):
        voices = names(first + second)
        assert len(voices) == 2 and voices[0].removeprefix("The ") == voices[1].removeprefix("The "), voices


def test_two_voices_are_two_sources():
    text = "A harbour official said the pier was safe. A bank official said it was not. The official said it was old."
    assert len(set(names(text))) == 3
    text = "Arden Motor Corp. said sales rose. Quill Steel Corp. said they fell. The company said it was late."
    assert len(set(names(text))) == 3


def test_a_description_takes_the_name_of_its_owner():
    text = "Tom Hale was held in Derby. His lawyer said he was innocent. His lawyer said that he was ill."
    assert names(text) == ["Tom Hale’s lawyer"] * 2
    assert names("Tom Hale was held. Hale’s lawyer said that he was ill.") == ["Tom Hale’s lawyer"]
    assert names("Arden’s spokesperson said that it was late.") == ["Arden’s spokesperson"]


def test_a_voice_keeps_the_name_it_began_with():
    text = (
        "The alliance said it would stay. Troops of the Northern Alliance left. Northern Alliance posts were shut. "
        "The alliance said it was over."
    )
    assert set(names(text)) == {"The alliance"}


def test_a_role_takes_the_person_who_has_it_or_is_gone_on_about():
    for first, second, name in (
        ("Dr. Hye Moss, a baker, said it was early. ", "The veteran baker said it was late.", "Hye Moss"),
        ("Sen. Ada Wren said it was over. ", "The senator said it was late.", "Ada Wren"),
        ("The fans saw Kofi Brandt, 17, score. He said it was luck. ", "The striker said it was late.", "Kofi Brandt"),
        ("Former Gov. Tom Hale met Gov. Ada Wren. ", "The governor said it was late.", "Ada Wren"),
    ):
        assert names(first + second)[-1] == name, first
    assert names("Ada Wren said it was early. The judge said it was late.")[-1] == "the judge".capitalize()


def test_who_speaks_for_one_is_not_who_speaks_for_another():
    text = "A spokesman for the union said talks failed. A spokesman for the airline said planes flew."
    assert names(text) == ["A spokesman", "A spokesman for the airline"]
    bank = "The Bank of Arden raised rates. Crown Bank said loans would cost more. The bank said rents would rise."
    assert names(bank) == ["Crown Bank", "The bank"]


def test_a_role_beside_a_name_further_on_or_in_a_title_is_its_own():
    assert names("Detective Sergeant Ann Kerr said it was cold. The detective said it was dark.")[1] == "Ann Kerr"
    assert names("“It was mud,” said their coach, Anders Lund. The coach said it was cold.") == ["Anders Lund"] * 2
    text = "Ellen Hale won. Her husband, Mark, said she trained. “She swam,” he said. Her husband said it was dark."
    assert names(text) == ["Mark", "Mark", "Mark"]


def test_whose_lawyers_they_are_makes_them_one():
    text = "Dale Lunt sued. A lawyer for Lunt said he was ill. His attorney said he coughed. The lawyer said no more."
    assert names(text) == ["Dale Lunt’s lawyer"] * 3


def test_a_description_takes_the_name_that_the_text_gives_later():
    text = "A spokeswoman for the zoo said the tiger slept. “He ate,” the spokeswoman, Gia Brandt, said."
    assert names(text) == ["Gia Brandt", "Gia Brandt"]


def test_who_takes_the_description_before_it():
    assert names("Lotte Brandt, the head gardener, who said the roses were late, has left.") == ["Lotte Brandt"]
    assert names("Snow fell on a retired officer who said the road was shut.") == ["a retired officer"]
    assert names("Nobody thought the road was shut.") == []


def test_a_body_before_a_role_is_not_who_speaks():
    text = "“It will fall,” said Bank of Arden governor Ann Rudd. The governor said wages were flat."
    assert names(text) == ["Ann Rudd", "Ann Rudd"]


def test_a_role_before_a_title_and_one_of_several_have_their_name():
    text = "The coroner, Dr Hal Moss, said it was cold. Ada Hay said it was dark. The coroner said it was late."
    assert names(text)[2] == "Hal Moss"
    assert names("Fans queued. One, Mia Crewe, said she had slept in a tent.") == ["Mia Crewe"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zadie Pell has been county clerk since May. Tom Hale left. The clerk said it was late.", "Zadie Pell"),
        ("Mary Lunt is president of the club. The president said it was late.", "Mary Lunt"),
        ("Mary Lunt was beaten by the president of the club. The president said it was late.", "The president"),
        ("Zadie Pell, the clerk known as Bo, left. Tom Hale came. The clerk said it was late.", "Zadie Pell"),
        ("A baker, Zadie Pell, left. Tom Hale came. The baker said it was late.", "Zadie Pell"),
        ("They had a lawyer. Zadie Pell came late. The lawyer said it was late.", "Zadie Pell"),
        ("They had a dog. Zadie Pell came late. The lawyer said it was late.", "The lawyer"),
        ("Zadie Hill met a professor. Tom Hale left. The professor said it was late.", "The professor"),
    ],
)
def test_a_role_is_told_by_what_somebody_is_or_is_introduced_as(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("role", "again"),
    [
        ("chairwoman", "chair"),
        ("spokeswoman", "spokesperson"),
        ("attorney", "lawyer"),
        ("councilwoman", "councillor"),
        ("physician", "doctor"),
        ("headmaster", "principal"),
        ("chief executive", "boss"),
        ("head", "chief executive"),
        ("CEO", "chief"),
        ("reverend", "pastor"),
        ("mum", "mother"),
        ("backbencher", "MP"),
        ("lead author", "lead researcher"),
        ("district attorney", "prosecutor"),
    ],
)
def test_one_office_has_one_word(role, again):
    assert names(f"Zadie Pell, the {role}, left. Tom Hale came. The {again} said it was late.") == ["Zadie Pell"]


@pytest.mark.parametrize(
    ("role", "again"), [("head teacher", "head"), ("former chief executive", "boss"), ("clerk", "chief")]
)
def test_two_offices_have_two_words(role, again):
    assert names(f"Zadie Pell, the {role}, left. Tom Hale came. The {again} said it was late.") != ["Zadie Pell"]


@pytest.mark.parametrize(
    ("title", "again"),
    [("The Rev.", "The pastor"), ("Pope", "The pontiff"), ("Corporal", "The corporal"), ("Cpl", "The corporal")],
)
def test_a_title_is_an_office_too(title, again):
    assert names(f"{title} Zadie Pell left. Tom Hale came. {again} said it was late.") == ["Zadie Pell"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The county sheriff said it was late. Zadie Pell, the county sheriff, left.", "Zadie Pell"),
        ("The Derby sheriff said it was late. Zadie Pell, the county sheriff, left.", "Zadie Pell"),
        (
            "The sheriff said it was late. Zadie Pell, the Hull sheriff, and Ann Otis, the Derby sheriff, left.",
            "The sheriff",
        ),
        ("The French president said it was late. Zadie Pell, the Spanish president, left.", "The French president"),
    ],
)
def test_a_role_takes_the_only_one_whom_the_text_gives_it_later(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize("word", ["professor", "tenant", "engineer", "student"])
def test_a_word_for_somebody_that_is_new_calls_whom_the_text_goes_on_about(word):
    assert names(f"Orla Pell came home. The {word} said it was late.") == ["Orla Pell"]
    assert names(f"One {word} slept. Orla Pell came home. The {word} said it was late.")[-1] == f"The {word}"


def test_two_of_whom_one_has_a_name_are_two():
    text = "Zadie Pell, the coach, left. The coach and the captain said it was late."
    assert names(text) == ["The coach and the captain"]
    assert names("Zadie Pell, the coach, left. The coach said it was late.") == ["Zadie Pell"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rain fell on other residents in the valley, who said it was late.", "other residents"),
        ("It was the view of residents who said it was late.", "residents"),
        ("Rain fell on two children who said it was late.", "two children"),
        ("Rain fell on seven young residents, who said it was late.", "seven young residents"),
        ("Rain fell on wheat, which said it was late.", None),
        ("It was in the report in May, which said it was late.", "the report"),
        ("Rain hit the report, who said it was late.", None),
        ("Rain fell on Mary Lunt, then the star of it all, who said it was late.", "Mary Lunt"),
        ("Other residents in Leeds, who said it was late, left.", "Other residents"),
        ("Republicans on Capitol Hill said it was late.", "Republicans"),
    ],
)
def test_who_and_which_take_all_of_the_description_before_them(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "again",
    [
        "A spokesman for Corvane Ferries",
        "Corvane Ferries’ spokesman",
        "A Corvane spokesman",
        "A Corvane Ferries spokesperson",
    ],
)
def test_a_spokesperson_is_one_however_the_text_says_for_whom(again):
    first = "A Corvane Ferries spokesman"
    assert names(f"{first} said it was late. {again} said it was dark.") == [first] * 2


@pytest.mark.parametrize("other", ["A spokeswoman for Hull Council", "A spokesman for Leeds Council"])
def test_spokespersons_of_two_bodies_or_of_both_sexes_are_two(other):
    text = f"A spokesman for Hull Council said it was late. {other} said it was dark."
    assert names(text) == ["A spokesman for Hull Council", other]


@pytest.mark.parametrize(
    ("introduction", "later", "name"),
    [
        ("Ann Lunt’s nephew, Orin Brandt, slept.", "His aunt", "Ann Lunt"),
        ("Ann Lunt’s husband, Orin Brandt, slept.", "His wife", "Ann Lunt"),
        ("Ann Lunt came. Her son, Orin Brandt, slept.", "His mother", "Ann Lunt"),
        ("Zadie Pell came with her nephew, Orin Brandt.", "His aunt", "Zadie Pell"),
        ("Ann Lunt’s nephew, Orin Brandt, slept.", "His boss", "Orin Brandt’s boss"),
        ("Ann Lunt’s nephew, Orin Brandt, slept.", "His wife", "Orin Brandt’s wife"),
    ],
)
def test_his_aunt_is_she_whose_nephew_he_is(introduction, later, name):
    assert names(f"{introduction} “I fell,” Brandt said. {later} said it was late.") == ["Orin Brandt", name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Mary Lunt sued Jane Pell. Lunt’s lawyers said it was cold. Pell left. Her lawyers said it was late.",
            "Mary Lunt’s lawyers",
        ),
        (
            "Mary Lunt sued Jane Pell. Lunt’s lawyers said it was cold. Pell’s lawyers said it was dark. Pell left. "
            "Her lawyers said it was late.",
            "Jane Pell’s lawyers",
        ),
        (
            "Mary Lunt sued Tom Hale. Lunt’s lawyers said it was cold. Hale left. His lawyers said it was late.",
            "Tom Hale’s lawyers",
        ),
    ],
)
def test_her_lawyers_are_the_only_ones_who_have_spoken(text, name):
    assert names(text)[-1] == name


def test_the_judge_who_grants_bail_is_who_goes_on():
    text = "Hale stood, while the judge granted bail and warned that it was late."
    assert names(text) == ["the judge"]


def test_of_whom_one_or_some_are_belongs_to_the_name():
    assert names("One of the paper’s reviewers said it was late.") == ["One of the paper’s reviewers"]
    assert names("A group of parents said it was cold. The group said it was late.") == ["A group of parents"] * 2


@pytest.mark.parametrize(
    ("who", "again", "name"),
    [
        ("Researchers", "The scientists", "Researchers"),
        ("Researchers", "The team", "Researchers"),
        ("Anglers", "The scientists", "The scientists"),
        ("Researchers", "The anglers", "The anglers"),
    ],
)
def test_researchers_are_the_team_and_the_scientists(who, again, name):
    assert names(f"{who} at Corvane University said it was late. {again} said it was dark.") == [who, name]


def test_of_researchers_and_scientists_neither_is_the_team():
    text = "Researchers at Hull said it was late. Scientists at Ayr said it was dark. The team said it was cold."
    assert names(text)[-1] == "The team"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ben Carr left. “It is late,” the Republican said.", "Ben Carr"),
        ("Ben Carr left. “It is late,” the Democrat said.", "Ben Carr"),
        ("Ben Carr left. “It is late,” the politician said.", "Ben Carr"),
        ("Ben Carr left. “It is late,” the Republican from Arden said.", "the Republican"),
        ("Ben Carr left. “It is late,” the Star said.", "the Star"),
        ("Ben Carr, a Democrat, left. “It is late,” the Republican said.", "the Republican"),
        ("Ben Carr met Mary Lunt. “It is late,” the Republican said.", "the Republican"),
    ],
)
def test_a_party_word_is_the_only_one_whom_the_text_goes_on_about(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("again", "name"),
    [
        ("the Spaniard", "Rafa Lunt"),
        ("the New Yorker", "Rafa Lunt"),
        ("the Sri Lankan", "Rafa Lunt"),
        ("the Ohio Democrat", "Rafa Lunt"),
        ("the ex-banker", "Rafa Lunt"),
        ("the former banker", "Rafa Lunt"),
        ("the father-of-two", "Rafa Lunt"),
        ("the great-grandfather", "Rafa Lunt"),
        ("the world number one", "Rafa Lunt"),
        ("the world No. 1", "Rafa Lunt"),
        ("the centre-back", "Rafa Lunt"),
        ("the Spaniard from Arden", "the Spaniard"),
        ("the Times", "the Times"),
        ("the couple’s son", "the couple’s son"),
        ("the family’s lawyer", "the family’s lawyer"),
        ("the world judge", "the world judge"),
    ],
)
def test_a_word_for_where_somebody_is_from_or_what_somebody_was_calls_whom_the_text_goes_on_about(again, name):
    assert names(f"Rafa Lunt left. “It is late,” {again} said.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Wren left. “It is late,” the Frenchwoman said.", "Ada Wren"),
        ("Ada Wren left. “It is late,” the Frenchman said.", "the Frenchman"),
        ("The Times met. “It is late,” the Sri Lankan said.", "the Sri Lankan"),
        ("Ben Carr, an Ohio Democrat, left. “It is late,” the Ohio Republican said.", "the Ohio Republican"),
        ("Kofi Lunt, an ex-banker, left. Rain fell on Tom Hale. “It is late,” the former banker said.", "Kofi Lunt"),
        ("A banker came. Rafa Lunt left. “It is late,” the former banker said.", "Rafa Lunt"),
        ("A banker came. Rafa Lunt left. “It is late,” the banker said.", "the banker"),
        (f"Ada Wren met Tom Hale.{' Rain fell.' * 4} “It is late,” the mother-of-two said.", "Ada Wren"),
        (f"Ada Wren met Mary Hale.{' Rain fell.' * 4} “It is late,” the mother-of-two said.", "the mother-of-two"),
        (f"Ada Wren met Tom Hale.{' Rain fell.' * 4} “It is late,” the Spaniard said.", "the Spaniard"),
        ("Dr. Eudokia Quill left. Tom Hale, 40, came. “It is late,” the 24-year-old said.", "Eudokia Quill"),
        ("Dr. Eudokia Quill, 31, left. Tom Hale, 40, came. “It is late,” the 24-year-old said.", "the 24-year-old"),
        ("Ada Wren, ex-mayor of Hull, left. Tom Hale came. The former mayor said it was late.", "Ada Wren"),
        ("Ada Wren, a mum, left. Mary Hale came. The mother said it was late.", "Ada Wren"),
        ("Ada Wren, a baker, left. Mary Hale came. The mother said it was late.", "Mary Hale"),
        ("It rained on Tom Hale. “It is late,” the Spaniard said.", "the Spaniard"),
        (
            f"Dr. Eudokia Quill left.{' Rain fell.' * 3} Tom Hale, 40, came. The 24-year-old said it was late.",
            "The 24-year-old",
        ),
    ],
)
def test_a_word_for_somebody_is_not_who_cannot_be_called_so(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Wren is the leader of the union. Tom Hale left. The union leader said it was late.", "Ada Wren"),
        ("Ada Wren is the leader of the union. Tom Hale left. The party leader said it was late.", "The party leader"),
        ("President Ada Wren left. The French leader said it was late.", "Ada Wren"),
        ("Ada Wren, the prime minister, left. Tom Hale came. The Dutch leader said it was late.", "Ada Wren"),
        ("President Ada Wren met President Tom Hale. The French leader said it was late.", "The French leader"),
        ("Ada Wren, a baker, left. The French leader said it was late.", "The French leader"),
        (f"President Ada Wren left.{' Rain fell.' * 3} The French leader said it was late.", "The French leader"),
    ],
)
def test_who_leads_a_union_or_a_country_is_its_leader(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Inside, a tired cashier wept. “Go,” said the woman.", "a tired cashier"),
        ("A cashier said it was late. “Go,” the man said.", "A cashier"),
        (f"A cashier said it was late.{' Rain fell.' * 4} “Go,” the man said.", "the man"),
        ("A young pupil wept. “Go,” the boy said.", "A young pupil"),
        ("A young pupil wept. “Go,” the girl said.", "A young pupil"),
        ("Ada Wren, a cashier, wept. “Go,” said the woman.", "the woman"),
        ("A board wept. “Go,” said the woman.", "the woman"),
        ("A very old tired cashier wept. “Go,” said the woman.", "A very old tired cashier"),
        ("A pile of cashier wept. “Go,” said the woman.", "the woman"),
        ("A town’s cashier wept. “Go,” said the woman.", "the woman"),
    ],
)
def test_the_woman_is_whom_the_text_only_described(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    "reason",
    [
        "who asked not to be named",
        "who declined to be named",
        "who did not want to be named",
        "who didn’t want to be named",
        "who refused to be named",
        "who would not be named",
        "who requested not to be named",
        "who spoke on condition of anonymity",
        "who spoke on the condition of anonymity",
        "who insisted on anonymity",
        "who asked for anonymity",
        "who declined to give her name",
        "who refused to give their name",
        "who declined to give his name",
    ],
)
def test_whom_the_text_does_not_name_is_nobody_whom_it_names(reason):
    text = f"Ada Wren, a nurse, left in May. “It is late,” said the nurse, {reason}."
    assert set(names(text)) == {"the nurse"}
    assert names("Ada Wren, a nurse, left in May. “It is late,” said the nurse, who wept.") == ["Ada Wren"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Wren lives with her partner, Tom Hale. The couple said it was late.", "Ada Wren and Tom Hale"),
        ("Tom Hale left with his wife, Ada Wren. The couple said it was late.", "Tom Hale and Ada Wren"),
        ("Tom Hale left with his boss, Ada Wren. The couple said it was late.", "The couple"),
        ("Tom Hale left with his wife, Ada Wren. Her sister wed. The couple said it was late.", "The couple"),
        ("Tom Hale left with his late fiancée, Ada Wren. The couple said it was late.", "Tom Hale and Ada Wren"),
        ("Tom Hale left with his partner, Crown Bank. The couple said it was late.", "The couple"),
        ("Tom Hale left with his wife, Ada Wren. The two said it was late.", "The two"),
        (
            "Tom Hale saw his wife, Ada Wren. Ann Coe and Bob Day met. The couple said it was late.",
            "Ann Coe and Bob Day",
        ),
        (
            "Ann Coe and Bob Day met. Tom Hale saw his wife, Ada Wren. The couple said it was late.",
            "Tom Hale and Ada Wren",
        ),
        (f"Tom Hale left with his wife, Ada Wren.{' Rain fell.' * 300} The couple said it was late.", "The couple"),
    ],
)
def test_a_couple_is_somebody_and_the_partner(text, name):
    assert names(text) == [name]


def test_a_campaign_is_its_candidates():
    text = "Ada Wren left. Wren’s campaign said it was late. The Wren campaign said it was dark."
    assert names(text) == ["Ada Wren’s campaign"] * 2
    assert names("The Arden campaign said it was dark.") == ["The Arden campaign"]
    assert names("Ada Wren left. Wren's campaign said it was late.") == ["Ada Wren’s campaign"]
    for word in ("camp", "team", "administration"):
        assert names(f"Ada Wren left. The Ada Wren {word} said it was late.") == [f"Ada Wren’s {word}"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The bank’s lawyer", "Crown Bank’s lawyer"),
        ("Its lawyer", "Crown Bank’s lawyer"),
        ("The mayor’s lawyer", "The mayor’s lawyer"),
        ("The club’s lawyer", "The club’s lawyer"),
    ],
)
def test_whose_lawyer_speaks_may_be_a_body(words, name):
    assert names(f"Crown Bank said it was late. {words} said it was dark.")[-1] == name


def test_its_lawyer_is_nobodys_whose_name_is_not_known():
    assert names("The bank said it was late. Its lawyer said it was dark.")[-1] == "Its lawyer"


@pytest.mark.parametrize(
    ("body", "again", "name"),
    [
        ("The Arden Department of Public Health", "The state health department", "Arden Department of Public Health"),
        ("The Arden Police Department", "The police department", "Arden Police Department"),
        ("The Arden Police Department", "The fire department", "The fire department"),
        ("The Arden City Council", "The city council", "Arden City Council"),
        ("The Arden Council", "The city council", "The city council"),
        ("Arden County", "Arden", "Arden County"),
        ("Uber", "The ride-hailing company", "Uber"),
        ("Uber", "The parent company", "The parent company"),
        ("Uber", "The port authority", "The port authority"),
        ("Hull Housing Authority", "The housing authority", "Hull Housing Authority"),
        ("Hull Housing Authority", "The port authority", "The port authority"),
        ("Corvane Ferries", "The law firm", "The law firm"),
    ],
)
def test_a_body_is_called_again_by_words_of_its_name(body, again, name):
    assert names(f"{body} met. Rain fell. {again} said it was dark.") == [name]


def test_of_two_departments_of_one_kind_neither_is_meant():
    text = "The Arden Police Department met. The Hull Police Department met. The police department said it was dark."
    assert names(text) == ["The police department"]


def test_a_title_that_tells_the_sex_hides_no_other():
    assert names("Professor Dame Ada Wren left. The professor said it was dark.") == ["Ada Wren"]


def test_who_refuses_something_else_keeps_the_name():
    assert set(names("Ada Wren spoke. Wren, who refused to be drawn on tax, said it was late.")) == {"Ada Wren"}


def test_a_department_of_another_level_is_another():
    text = "The Arden Police Department met. The state police department said it was late."
    assert names(text) == ["The state police department"]


@pytest.mark.parametrize(
    ("introduction", "again"),
    [
        ("MP Zadie Pell", "The MP"),
        ("Zadie Pell, the MSP for Arden,", "The MSP"),
        ("Zadie Pell, the CEO of Corvane,", "The CEO"),
        ("Secretary-General Zadie Pell", "The secretary-general"),
        ("Zadie Pell, the prime minister,", "The premier"),
        ("Premier Zadie Pell", "The prime minister"),
        ("The clerk of Arden, Zadie Pell,", "The clerk"),
        ("A docker in the next street, Zadie Pell,", "The docker"),
    ],
)
def test_an_office_in_capitals_of_a_place_or_under_another_word_is_told_of_somebody(introduction, again):
    assert names(f"{introduction} left. Tom Hale came. {again} said it was late.") == ["Zadie Pell"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"MP Zadie Pell met MP Tom Hale.{' Rain fell.' * 3} The MP said it was late.", "The MP"),
        ("MP Zadie Pell left. The BBC said it was late.", "BBC"),
        ("MP Zadie Pell left. The MPs said it was late.", "The MPs"),
        ("The former clerk of Arden, Zadie Pell, left. Tom Hale came. The clerk said it was late.", "The clerk"),
        ("Rain hit the clerk of Arden, Zadie Pell slept and Tom Hale left. The clerk said it was late.", "The clerk"),
        ("The Premier League met. The premier said it was late.", "The premier"),
    ],
)
def test_who_is_not_told_to_have_an_office_is_not_its_holder(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Coe met chairman Sir Bob Hale. Rain fell. The chairman said it was late.", "Bob Hale"),
        ("Her publisher, Bob Hale of Crown Press, wept. Rain fell. The publisher said it was late.", "Bob Hale"),
        ("Tom Day was represented by Ada Wren. The lawyer said it was late.", "Ada Wren"),
        ("A seller who gave her name only as Mama Njeri fell. Rain fell. The seller said it was late.", "Mama Njeri"),
        ("A nurse has won her case.\n\nAda Wren was ill in May.\n\nThe nurse said it was late.", "Ada Wren"),
        ("A judge has left.\n\nAda Wren was ill in May.\n\nThe judge said it was late.", "The judge"),
        (
            "A nurse has won after a doctor left.\n\nAda Wren was ill in May.\n\nThe nurse said it was late.",
            "The nurse",
        ),
        ("Bob Hale lost. His young team-mate Tom Day, 21, won. The Belgian said it was late.", "Bob Hale"),
        ("Bob Hale lost. His opponent, Tom Day, won. The Belgian said it was late.", "Tom Day"),
        ("Bob Hale plans to leave, Tom Day said. “It is late,” the surgeon said.", "Tom Day"),
        ("Bob Hale won. The Norwegian coach Tor Coe left. The Norwegian said it was late.", "Tor Coe"),
        ("Bob Hale won. The Scottish coach Tor Coe left. The Norwegian said it was late.", "Bob Hale"),
        ("Rain fell on Bob Hale. The 34-year-old said it was late.", "Bob Hale"),
        ("Ann Coe met Father Bob Hale. The priest said it was late.", "Bob Hale"),
        ("The play was directed by Ada Wren. The director said it was late.", "Ada Wren"),
    ],
)
def test_a_person_is_known_again_by_what_the_text_tells_of_them(text, name):
    assert names(text)[-1] == name
