"""What is part of a name and what is not, and the full name that a surname, first name or nickname takes."""

import pytest
from source_names import names


def test_surname_takes_the_full_name():
    text = "Colonel Myles Wren said the base was closed. Wren said that it would stay closed."
    assert names(text) == ["Myles Wren", "Myles Wren"]


def test_surname_before_the_full_name():
    assert names("Wren said no word of it was true. The man is Myles Wren, a driver.")[0] == "Myles Wren"


def test_title_is_no_part_of_the_name():
    assert names("“We stay,” said Sen. Ada Wren. “We stay,” Mrs. Wren said.") == ["Ada Wren", "Ada Wren"]


def test_appositive_is_no_part_of_the_name():
    assert names("Ada Wren, a spokeswoman for the army, said the base was closed.") == ["Ada Wren"]


def test_a_surname_takes_the_full_name_whose_generation_follows_it():
    text = (
        "“We found cracks,” Henry Q. Vance Jr., the engineer, said.\n\n"
        "“It holds,” Vance said. “I walk,” said Ann Otis IV. “So do I,” Otis said."
    )
    assert names(text) == [
        "Henry Q. Vance Jr.", "Henry Q. Vance Jr.", "Ann Otis IV", "Ann Otis IV",
    ]  # fmt: skip


def test_of_two_with_one_surname_the_title_says_which():
    text = "Tom Hale met his wife, Mary Hale, in Derby. Mr. Hale said he was tired. Mrs. Hale said she was not."
    assert names(text) == ["Tom Hale", "Mary Hale"]


def test_names_with_particles_and_initials():
    text = "Jean-Luc de la Tour said the road was closed. De la Tour added that it would stay so."
    assert names(text) == ["Jean-Luc de la Tour"] * 2
    assert names("J.K. Wren said it was over. “It is late,” Wren said.") == ["J.K. Wren"] * 2


def test_a_first_name_takes_the_full_name_if_one_person_has_it():
    assert names("Mary Lunt said trade would grow. Mary also said tariffs would fall.") == ["Mary Lunt"] * 2
    assert names("It was in the China Daily. China said that trade would grow.") == ["China"]
    text = "Ada Wren met Ada Hale. Ada said she was tired."
    assert names(text) == ["Ada"]


def test_an_acronym_keeps_its_stops():
    assert names("The U.K. Treasury was closed. The U.K. said it would open.") == ["The U.K."]


def test_a_full_stop_ends_a_name():
    assert names("They live in Derby. Mr. Hale said he was tired.") == ["Hale"]


def test_a_named_person_is_called_by_name():
    assert names("Ferrylink’s chief executive, Tom Hale, said the boats were old.") == ["Tom Hale"]
    assert names("Agent for the sellers, Eudokia Moss, said the barn was sound.") == ["Eudokia Moss"]
    assert names("LBX CEO Eudokia Moss said sales had doubled.") == ["Eudokia Moss"]
    assert names("Mary Lunt and Tom Hale both said the road was shut.") == ["Mary Lunt and Tom Hale"]


def test_words_that_are_no_voice_give_no_name():
    for words in ("most", "9 percent", "my", "his"):
        assert names(f"“It was over,” {words} said.") == [None], words


def test_a_party_or_a_degree_after_a_name_is_no_source():
    assert names("Rep. Eudokia Moss, D-Arden, said the bill was dead.") == ["Eudokia Moss"]
    assert names("Eudokia Moss, MD, said the ward was full.") == ["Eudokia Moss"]


def test_the_name_after_a_description_is_the_source():
    assert names("Its chair, Tom Hesketh, said the club was poor. Hesketh said it would close.") == ["Tom Hesketh"] * 2
    assert names("“We are full,” said the head teacher, Alison Grant, on Monday.") == ["Alison Grant"]
    assert names("A man from Leeds, West Yorkshire, said the road was shut.") == ["A man"]


def test_british_titles_are_no_part_of_the_name():
    for title in ("Cllr", "Councillor", "Det Con", "Det. Insp.", "PC", "Supt", "Rev", "Canon"):
        assert names(f"Jane Pell said the road was shut. {title} Pell said it would open.") == ["Jane Pell"] * 2, title


def test_two_spouses_of_one_surname_stay_two():
    text = "“It fell,” Shabnam Quill told us. Her husband slept. Mr Quill said it was late. “I ran,” she said."
    assert names(text)[:2] == ["Shabnam Quill", "Mr Quill"]


def test_a_headline_or_an_office_is_nobody():
    assert names("LBX CEO was there. Tom Hale left. He said it was late.") == ["Tom Hale"]
    assert names("State Sen. Hob Moss (R-Elkton) said it was late.") == ["Hob Moss"]


def test_the_surname_that_is_used_before_a_relative_is_named_stays_whose_it_was():
    text = (
        "Tess Arkwright has died. Arkwright’s editor said she was kind. Her son, Giles Arkwright, said she had sung. "
        "Arkwright said once that life was wet."
    )
    assert names(text)[-1] == "Tess Arkwright"


def test_somebody_who_asks_to_be_called_a_name_has_it():
    text = "A former member, who asked to be called Ruth, said her room was locked. Ruth said meals were silent."
    assert names(text)[-2:] == ["Ruth", "Ruth"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Francisco “Paco” Lunt said it was late.", "Francisco Lunt"),
        ("Francisco “Paco” Lunt, a baker, left. Paco said it was late.", "Francisco Lunt"),
        ("The choir of Thomas (Tommy) Hale sang. Hale said it was late.", "Thomas Hale"),
        ("Rain hit Thomas (Tommy) Brandt. Tommy Brandt left. Brandt said it was late.", "Thomas Brandt"),
        ("Rain hit Thomas (Tommy) Brandt. Tommy Pell left. Pell said it was late.", "Tommy Pell"),
        ("Tom Hale (Derby) left. Derby said it was late.", "Derby"),
        ("Thomas (Tommy) Hale said it was late. Tommy Hale said it was cold.", "Thomas Hale"),
        ('Francisco "Paco" Lunt said it was cold. Paco said it was late.', "Francisco Lunt"),
    ],
)
def test_a_nickname_inside_a_name_is_another_first_name(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("beside", "name"),
    [
        (", who goes by Addie, left.", "Zadie Wren"),
        (", nicknamed “Addie”, left.", "Zadie Wren"),
        (", better known as Addie, left.", "Zadie Wren"),
        (", who is known as Addie, left.", "Zadie Wren"),
        (" (known as Addie) left.", "Zadie Wren"),
        (", who goes by Addie Lunt, left.", "Addie Lunt"),
        (" met Addie.", "Addie"),
    ],
)
def test_what_somebody_goes_by_is_another_name(beside, name):
    assert names(f"Zadie Wren{beside} Addie said it was late.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The angler Sutarno slept at sea. He said it was late.", "Sutarno"),
        ("The Indonesian fisherman Sutarno slept at sea. He said it was late.", "Sutarno"),
        ("Sutarno, who like many Indonesians uses only one name, slept. He said it was late.", "Sutarno"),
        ("Sutarno, who goes by one name, slept. He said it was late.", "Sutarno"),
        ("Sutarno, who likes many Indonesians, slept. It was wet, he said.", None),
        ("The president Sutarno slept at sea. He said it was late.", "The president"),
        ("The town Sutarno slept. He said it was late.", None),
        ("The council Sutarno slept. He said it was late.", None),
        ("Rain hit angler Sutarno. He said it was late.", None),
        ("The angler Monday slept. He said it was late.", "The angler"),
    ],
)
def test_one_name_after_a_role_is_a_persons(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize("owner", ["CNN’s", "MSNBC's", "Derby FM’s", "The Derby Mercury’s"])
def test_whose_reporter_somebody_is_stands_before_the_name(owner):
    assert names(f"{owner} Zadie Brandt said it was late. Brandt said it was dark.") == ["Zadie Brandt"] * 2


@pytest.mark.parametrize("origin", ["Leeds-area", "Derby-educated", "Hull-raised"])
def test_where_somebody_is_from_is_no_part_of_the_name(origin):
    assert names(f"{origin} Zadie Brandt said it was late. Brandt said it was dark.") == ["Zadie Brandt"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("American Airlines left. The airline said it was late.", "American Airlines"),
        ("American Airlines left. It said it was late.", "American Airlines"),
        ("The American Union of Salt left. The union said it was late.", "American Union of Salt"),
        ("American Ada Council left. The council said it was late.", "Ada Council"),
        ("American actor Bo Hale said it was late.", "Bo Hale"),
        ("American Bo Hale said it was late.", "Bo Hale"),
        ("It rained. German Karl Bank of Arden left. It said it was late.", None),
    ],
)
def test_where_a_body_is_from_is_a_part_of_its_name(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize("office", ["Alderwoman", "Councilmember", "Assemblywoman", "Selectman"])
def test_an_office_that_ends_in_woman_or_member_is_no_part_of_the_name(office):
    assert names(f"{office} Zadie Brandt said it was late.") == ["Zadie Brandt"]
    assert names("Norman Brandt said it was late.") == ["Norman Brandt"]


def test_a_title_that_a_preposition_follows_is_a_name():
    assert names("He wore the badge Justice Through Art. The judge said it was late.") == ["The judge"]


def test_the_day_after_a_name_is_no_part_of_it():
    assert names("Zadie Brandt Monday said it was late. Brandt said it was dark.") == ["Zadie Brandt"] * 2


@pytest.mark.parametrize("time", ["Last November", "Early Monday", "Late Friday"])
def test_a_time_is_nobody(time):
    assert names(f"{time} was cold. He said it was late.") == [None]
    assert names(f"{time}, the wells were cold. He said it was late.") == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Besides Mary Lunt, nobody slept. Mary Lunt left. Lunt said it was late.", "Mary Lunt"),
        ("Meeting Brandt was odd. Brandt said it was late.", "Brandt"),
        ("Rose Brandt was odd. Brandt said it was late.", "Rose Brandt"),
        ("Mary Lunt won. Like Jane Pell, the club was poor. She said it was late.", "Jane Pell"),
    ],
)
def test_a_common_word_that_opens_a_sentence_is_no_first_name(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lights Out For Angry Brandt\n\nZadie Pell left. Brandt said it was late.", "Brandt"),
        ("Night Falls On Mary Lunt\n\nLunt said it was late.", "Lunt"),
        ("Mary Lunt: The Long Road Home\n\nLunt said it was late.", "Mary Lunt"),
        ("Night Falls On Mary Lunt\n\nMary Lunt left. Lunt said it was late.", "Mary Lunt"),
    ],
)
def test_a_headline_gives_no_name_that_the_story_does_not_give(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khin Su Maung left. Su Maung slept. Maung said it was late.", "Khin Su Maung"),
        ("Khin Su Maung left. Tin Su Maung slept. Maung said it was late.", "Tin Su Maung"),
        ("Rain fell on Mary Lunt. Vermonter Mary Lunt came. Lunt said it was late.", "Mary Lunt"),
        ("H. Brandt said it was late. Henry Brandt said it was dark.", "Henry Brandt"),
        ("Khin Su Maung said it was late. Su Maung said it was cold.", "Khin Su Maung"),
        ("Vermonter Mary Lunt said it was late. Mary Lunt said it was cold.", "Mary Lunt"),
    ],
)
def test_a_shorter_name_that_ends_a_longer_one_is_the_same_person(text, name):
    assert names(text)[-1] == name


def test_father_and_son_of_one_name_stay_two():
    assert names("Henry Lunt said it was late. Henry Lunt Jr. said it was dark.") == ["Henry Lunt", "Henry Lunt Jr."]
    assert names("Henry Lunt Jr. said it was late. Lunt said it was dark.") == ["Henry Lunt Jr."] * 2
    assert names("Henry Lunt died. His son, Henry Lunt Jr., said it was late.") == ["Henry Lunt Jr."]
    assert names("Dale Orr said it was late. He met Dale Orr Jr. Few came.") == ["Dale Orr"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zadie met Tom Hale. Wren and Hale said it was late. Ada Wren left.", "Ada Wren and Tom Hale"),
        ("Ada Wren met Tom Hale. Mayor Wren and Dr. Hale said it was late.", "Ada Wren and Tom Hale"),
        ("The author and former minister Ada Wren said it was late.", "Ada Wren"),
        ("A film by Ann Otis and Bob Day said it was late.", "A film by Ann Otis and Bob Day"),
    ],
)
def test_two_who_are_named_together_both_have_their_full_name(text, name):
    assert names(text) == [name]


def test_the_first_of_a_couple_has_the_surname_of_the_second():
    assert names("Ann and Bob Lunt met in Derby. Ann said it was late.") == ["Ann Lunt"]
    assert names("Leeds and Bob Lunt met in Derby. Leeds said it was late.") == ["Leeds"]
    assert names("Zadie and Bob Lunt met. The Lunts sang. Zadie said it was late.") == ["Zadie Lunt"]


def test_the_first_of_two_after_what_they_are_has_the_surname_of_the_second():
    assert names("Vets Ann and Bob Lunt met in Derby. Ann said it was late.") == ["Ann Lunt"]
    assert names("Orla Ann and Bob Lunt met in Derby. Ann said it was late.") != ["Ann Lunt"]


@pytest.mark.parametrize("title", ["Sens.", "Reps.", "Drs."])
def test_a_title_of_two_is_no_part_of_the_name(title):
    assert names(f"{title} Ada Wren and Tom Hale met. Wren said it was late.") == ["Ada Wren"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her boss, Zadie Brandt from the bank, said it was late.", "Zadie Brandt"),
        ("The head teacher, Alison Grant with a torch, said it was late.", "Alison Grant"),
        ("His neighbour, a friend of Ada Wren, said it was late.", "His neighbour"),
        ("His neighbour, who knew Ada Wren, said it was late.", "His neighbour"),
        ("“It is late,” said former minister Zadie Brandt, Hull Council.", "Zadie Brandt"),
        ("A friend of Ann Otis, Zadie Brandt, said it was late.", "Zadie Brandt"),
    ],
)
def test_the_name_after_a_description_is_whole_and_no_friend_of_the_source(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize("taking_part", ["supporting the plan", "opposing Ada Wren", "backing Tom Hale"])
def test_whom_a_source_supports_is_not_the_source(taking_part):
    assert names(f"Lawyers {taking_part} said it was late.") == ["Lawyers"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A statement made in May", "A statement"),
        ("A man jailed in May for theft", "A man"),
        ("Records released Monday", "Records"),
        ("The opposing lawyers", "The opposing lawyers"),
        ("The defending champion", "The defending champion"),
        ("The released men", "The released men"),
        ("The arrested in Hull", "The arrested"),
        ("The opposition Party of Salt", "Party of Salt"),
        ("The federal Department of Salt and Bees", "Department of Salt and Bees"),
    ],
)
def test_what_happened_to_a_source_is_no_part_of_its_name_and_what_it_is_is(source, name):
    assert names(f"{source} said it was late.") == [name]


def test_somebody_himself_is_that_person():
    assert names("Mary Lunt said it was late. Mary Lunt herself said it was dark.") == ["Mary Lunt"] * 2
    assert names("The council itself said it was late.") == ["The council"]


@pytest.mark.parametrize(
    ("before", "again"),
    [
        ("The rain cost Veltrax sales. Veltrax lowered its forecast. ", "The company"),
        ("The rain cost Veltrax sales. Veltrax said it would appeal. ", "It"),
        ("The rain hurt the carmaker Veltrax. Few knew Veltrax. ", "The company"),
        ("The rain cost Veltrax sales. Veltrax, which lowered its forecast, left. ", "The firm"),
        ("The rain cost Veltrax sales. Veltrax lowered on Monday its forecast. ", "The company"),
        ("The rain cost Veltrax sales. Veltrax left and he slept. Veltrax lowered its flag. ", "The company"),
    ],
)
def test_a_company_of_one_word_is_known_by_its_forecast(before, again):
    assert names(f"{before}{again} said on Monday that sales fell.")[-1] == "Veltrax"


@pytest.mark.parametrize(
    "before",
    [
        "The rain cost Veltrax sales. Veltrax lowered his sights. ",  # somebody
        "The rain in Veltrax fell. Veltrax lowered its flags. ",  # a place
        "The rain cost Veltrax sales. Veltrax fell. ",
        "The rain cost Veltrax sleep. Mr. Veltrax left. Veltrax lowered its flag. ",
        "The rain cost Veltrax sales. Few knew Veltrax, who lowered his sights. Veltrax lowered its flag. ",
        "The rain cost Veltrax sales. Veltrax saw her. Veltrax lowered its flag. ",
        "The rain cost Veltrax sales. Veltrax fell on Monday and its forecast rose. ",
        "The rain across Veltrax fell. Rain cost Veltrax sales. Veltrax lowered its flag. ",
        "The rain throughout Veltrax fell. Rain cost Veltrax sales. Veltrax lowered its flag. ",
        "They visit Veltrax. Rain cost Veltrax sales. Veltrax lowered its flag. ",
        "The rain cost Veltrax, which lowered its forecast, sales. ",  # once
        "Veltrax lowered its forecast. Veltrax fell. ",  # only where every word has a capital
        "The rain hurt the council Veltrax. Few knew Veltrax. ",
    ],
)
def test_one_word_that_is_told_to_be_something_else_is_no_company(before):
    assert names(f"{before}The company said that sales fell.") == ["The company"]


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Brightwave cut its jobs.", "Brightwave"),
        ("It rained. Brightwave has cut its jobs.", "Brightwave"),
        ("Rain fell as Brightwave cut its jobs.", "The company"),
        ("Brightwave cut his jobs.", "The company"),
        ("Brightwave lost on its debut.", "The company"),
        ("Brightwave cut its jobs. They live in Brightwave.", "The company"),
        ("Table cut its jobs.", "The company"),
        ("Brightwave cut its jobs. The brightwave rose.", "The company"),
        ("Germany cut its jobs.", "The company"),
        ("Inflation hit its peak.", "The company"),
        ("Migration doubled its pace.", "The company"),
    ],
)
def test_a_company_of_one_word_opens_a_sentence_with_its(opening, name):
    assert names(f"{opening} The company said it was late.") == [name]


@pytest.mark.parametrize("word", ["Qx", "Monday", "Striker", "Lieutenant", "Whereas", "Ada", "Table"])
def test_a_word_that_has_a_sense_of_its_own_is_no_company(word):
    text = f"The rain cost {word} sales. {word} lowered its forecast. The company said that sales fell."
    assert names(text) == ["The company"]


def test_who_has_a_title_is_no_one_of_a_single_name():
    text = "President Jarek left. Green is for Jarek, who is 22. The president said it was late."
    assert names(text) == ["President Jarek"]


def test_a_body_with_an_acronym_is_one_body_however_often_it_is_named():
    text = "The Salt Bees Council (SBC) left. Salt Bees Council fell. The council said it was late."
    assert names(text) == ["Salt Bees Council"]


def test_one_word_that_is_introduced_as_a_charity_is_nobody():
    text = "The rain hurt the charity Veltrax. Few knew Veltrax. Veltrax said it was late. He said it was dark."
    assert names(text) == ["Veltrax", None]
    assert names(text.replace("charity", "council")) == ["Veltrax"] * 2


def test_one_word_is_no_union_or_charity():
    text = "The rain cost Veltrax sales. Veltrax lowered its forecast. The union said that it rained."
    assert names(text) == ["The union"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Bees and Salt Executive left. The BSE said it was late.", "Bees and Salt Executive"),
        (
            "The city’s Department of Salt and Community Bees left. DSCB said it was late.",
            "Department of Salt and Community Bees",
        ),
        ("The Bees and Salt Executive left. The BES said it was late.", "The BES"),
        ("The Bees and Salt-Executive left. The BSE said it was late.", "Bees and Salt-Executive"),
        ("The Bees’ Salt Executive left. The BSE said it was late.", "Bees’ Salt Executive"),
        ("The Bees' Salt Executive left. The BSE said it was late.", "Bees' Salt Executive"),
        ("Bees left. Salt Executive left. The BSE said it was late.", "The BSE"),
        ("The Bees of Salt left. The BS said it was late.", "Bees of Salt"),
        ("Salt\nThe Executive (SE) left. SE said it was late.", "SE"),
        (f"The{' Bees' * 8} left. The BBBBBBBB said it was late.", "The BBBBBBBB"),
        ("The Salt Executive (the SE) left. SE said it was late.", "Salt Executive"),
        ("The Salt Executives (SEs) left. SE said it was late.", "Salt Executives"),
        (
            "The Sand Bees Executive slept. The Salt Bees Executive (SBE) left. SBE said it was late.",
            "Salt Bees Executive",
        ),
        ("The Department of Tents left. The DOT said it was late.", "Department of Tents"),
        ("The Department of Tents left. The DTO said it was late.", "The DTO"),
        ("The Salt Executive left. The SE said it was late.", "Salt Executive"),
        ("Union of Kites left. The UK said it was late.", "The UK"),
        ("The U.S. Department of Bees left. The USDB said it was late.", "Department of Bees"),
        ("The Department of Bees left. The USDB said it was late.", "The USDB"),
        (
            "The American Salt Bees Union of Arden left. The ASBU said it was late.",
            "American Salt Bees Union of Arden",
        ),
    ],
)
def test_an_acronym_is_the_name_that_it_abbreviates_anywhere(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize("body", ["Corvane News", "The Corvane Research Center", "Corvane Group"])
def test_an_outlet_or_an_institute_goes_by_its_first_word(body):
    text = f"{body} said it was late. Rain hit Corvane. Corvane said it was dark."
    assert names(text) == [body.removeprefix("The ")] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corvane Ferries said it was late. Rain hit Ferries. Ferries said it was dark.", "Ferries"),
        ("Rain fell in Corvane. Corvane News said it was late. Corvane said it was dark.", "Corvane"),
        ("Rain fell in Corvane. Corvane Ferries said it was late. Corvane said it was dark.", "Corvane Ferries"),
        ("Ada News said it was late. Ada said it was dark.", "Ada"),
        ("New News said it was late. New said it was dark.", "New"),
        ("Corvane Salt Works said it was late. Rain hit Corvane. Corvane said it was dark.", "Corvane Salt Works"),
        ("Corvane Brandt Works said it was late. Rain hit Brandt. Brandt said it was dark.", "Brandt"),
        ("Corvane Salt Bees Works said it was late. Rain hit Corvane. Corvane said it was dark.", "Corvane"),
    ],
)
def test_the_first_word_of_a_body_is_the_body_where_it_is_nothing_else(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Arden Medical Center", "The hospital"),
        ("Corvane Unified", "The district"),
        ("The Corvane Guild", "The union"),
        ("The Corvane Gazette", "The newspaper"),
        ("Corvane Airways", "The airline"),
    ],
)
def test_a_body_is_called_again_by_what_it_is(name, again):
    text = f"{name} was late. Rain fell. {again} said it was dark."
    assert names(text) == [name.removeprefix("The ")]


@pytest.mark.parametrize(
    "title",
    ["master of ceremonies", "chief of staff", "head of maternal health"],
)
def test_who_follows_a_role_with_of_is_the_source(title):
    assert names(f"Ada Wren left. “Thanks,” said {title} Ada Wren, a baker.") == ["Ada Wren"]


def test_who_follows_of_without_a_role_or_without_a_full_name_is_not_the_source():
    assert names("Ada Wren left. “Thanks,” said a bag of salt Ada Wren.") == ["a bag"]
    assert names("Crown Bank left. “Thanks,” said master of ceremonies Crown Bank.") == ["master"]


def test_a_draft_to_somebody_is_not_that_person():
    assert names("Ada Wren left. “Thanks,” said a draft of the letter to Ada Wren.") == ["a draft"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police Chief Bob Smith left. CBS said it was late.", "CBS"),
        ("Senator Ed Kole left. The SEK said it was late.", "The SEK"),
        ("Emily Post, a nurse, left. The newspaper said it was late.", "The newspaper"),
        ("Nancy Guild, a singer, left. The union said it was late.", "The union"),
        ("Wayne County voted. Wayne Lee left. Wayne said it was late.", "Wayne"),
    ],
)
def test_a_person_is_no_body_of_like_letters_or_words(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zadie Quill, Hob Moss and Jun Lunt said it was late.", "Zadie Quill, Hob Moss and Jun Lunt"),
        ("Mayor Zadie Quill, Judge Hob Moss and Dr. Jun Lunt said it was late.", "Zadie Quill, Hob Moss and Jun Lunt"),
        (
            "Zadie Quill met Hob Moss and Jun Lunt. Lunt, Quill, and Moss said no rain fell.",
            "Jun Lunt, Zadie Quill and Hob Moss",
        ),
        ("Zadie Quill, a friend of Hob Moss and Jun Lunt, said it was late.", "Zadie Quill"),
        ("Zadie Quill, 34, a friend of Jun Lunt, said it was late.", "Zadie Quill"),
    ],
)
def test_three_who_are_named_together_all_have_their_full_name(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lord Brandt said it was late.", "Lord Brandt"),
        ("Dame Brandt left. Brandt said it was late.", "Dame Brandt"),
        ("King Marcel left. The king said it was late.", "King Marcel"),
        ("Mr Brandt said it was late.", "Brandt"),
        ("Miss Brandt left. Brandt said it was late.", "Brandt"),
        ("Lord Orin Brandt left. Lord Brandt said it was late.", "Orin Brandt"),
    ],
)
def test_a_title_that_is_more_than_mr_stays_where_the_text_has_no_first_name(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "title",
    ["MP", "Labour MP", "MSP", "Corvane CEO", "Secretary-General", "Attorney-General", "Vice-Chancellor"],
)
def test_a_title_in_capitals_or_of_two_words_is_no_part_of_the_name(title):
    assert names(f"{title} Zadie Quill said it was late. Quill said it was dark.") == ["Zadie Quill"] * 2


@pytest.mark.parametrize("title", ["MP", "CEO", "Secretary-General", "Vice-Chancellor", "Governor-General"])
def test_who_has_a_title_in_capitals_or_of_two_words_is_somebody(title):
    assert names(f"Hull met {title} Quill. He said it was late.") == [f"{title} Quill"]
    assert names(f"Hull met {title}s. He said it was late.") == [None]


@pytest.mark.parametrize("body", ["MP Materials", "TD Bank"])
def test_a_body_that_begins_like_a_title_keeps_its_name(body):
    assert names(f"{body} said it was late.") == [body]


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Khalid al-Quill", "Quill"),
        ("Khalid El-Quill", "el-Quill"),
        ("Luis Lunt da Moss", "Da Moss"),
        ("Luis dos Moss", "Dos Moss"),
        ("Luis du Moss", "Moss"),
        ("Jun ter Quill", "Ter Quill"),
        ("Jun den Quill", "Den Quill"),
        ("Noor bint Quill", "Quill"),
    ],
)
def test_a_particle_or_an_article_belongs_to_the_surname_and_may_be_left_out(name, again):
    assert names(f"{name} said it was late. {again} said it was dark.") == [name] * 2


def test_letters_that_only_look_like_an_article_stay():
    assert names("Khalid Alquill said it was late. Quill said it was dark.") == ["Khalid Alquill", "Quill"]


@pytest.mark.parametrize("before", ["The former", "Former", "The then", "The acting", "The"])
def test_a_title_with_of_may_be_a_former_one(before):
    assert names(f"{before} Secretary of State Zadie Quill said it was late.") == ["Zadie Quill"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Minister for Sport Zadie Quill", "Minister"),
        ("Minister for Sport Ada Quill", "Ada Quill"),
        ("Shadow Minister for Sport Ada Quill", "Ada Quill"),
        ("Minister for Ada Quill", "Minister"),
        ("Award for Sport Ada Quill", "Award"),
    ],
)
def test_a_minister_for_something_has_a_name(source, name):
    assert names(f"{source} said it was late.") == [name]


def test_a_former_bank_is_nobody():
    assert names("The former Bank of Corvane said it was late.") == ["The former Bank"]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("who identified himself as Captain Hob Moss", "Hob Moss"),
        ("who introduced himself as Hob", "Hob"),
        ("who gave his first name as Hob", "Hob"),
        ("who would only give his name as Hob", "Hob"),
        ("who asked to be identified as Hob", "Hob"),
        ("who introduced himself to Hob Moss", "An angler"),
        ("who introduced himself as a friend of Hob Moss", "An angler"),
        ("who identified himself as Hob Moss’s son", "An angler"),
        ("who asked to be identified by Hob", "An angler"),
    ],
)
def test_somebody_who_gives_a_name_has_it(clause, name):
    assert names(f"An angler, {clause}, said it was late.") == [name]


@pytest.mark.parametrize("example", ["including Hull Labour", "like Corvane Brandt", "including the mayor"])
def test_an_example_is_not_the_source(example):
    assert names(f"Parties {example} said it was late.") == ["Parties"]
    assert names(f"Two parties, {example}, said it was late.") == ["Two parties"]


@pytest.mark.parametrize(
    "before",
    [
        "Nurse Mary Quill, 29, originally from Hull, now of Ayr,",
        "Mary Quill, of Save Our Baths, a group set up by Peter Hale,",
        "Mary Quill, who manages the food bank, which feeds 400,",
        "Mary Quill, cabinet member for parks at Hull Council, whose officers helped,",
        "Mary Quill, then 34 and a nurse,",
        "Mary Quill, together with Peter Hale,",
        "In Hull, Mary Quill, a baker,",
    ],
)
def test_who_is_described_more_than_once_before_the_cue_is_who_speaks(before):
    assert names(f"{before} said it was late.") == ["Mary Quill"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Signallers’ Union met. The union said it was late.", "Signallers’ Union"),
        ("The Signallers' Union met. The union said it was late.", "Signallers' Union"),
        ("The Greens’ Mary Quill said it was late.", "Mary Quill"),
        ("Hull & Ayr shut. The company said it was late.", "Hull & Ayr"),
        ("The regulator, the Quay Board, met. The regulator said it was late.", "Quay Board"),
        ("The widow in front of him, Dunia Quill, sighed. “It is late,” she said.", "Dunia Quill"),
        ("The wife of the mayor of Hull, Mary Quill, left. The mayor said it was late.", "The mayor"),
        ("Mary Quill MP said it was late.", "Mary Quill"),
    ],
)
def test_where_a_name_begins_and_ends(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One in three teachers said it was late.", "One in three teachers"),
        ("Six in ten shoppers said it was late.", "Six in ten shoppers"),
        ("One in Hull said it was late.", "One"),
    ],
)
def test_a_share_is_told_of_whom(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Permanent Secretary, Bob Hale, said it was late.", "Bob Hale"),
        (
            "Tom Day left.\n\nThe Speaker, Comfort Larbi, ruled that it was late. “It is dark,” she said.",
            "Comfort Larbi",
        ),
        ("State Auditor Ada St. Clair said it was late.", "Ada St. Clair"),
        ("One house was Ann and Bob Wren’s. Bob said it was late.", "Bob Wren"),
        ("The Three Rivers Study met. It was wet. The Three Rivers Study found it was late.", "Three Rivers Study"),
        ("Sixteen-year-old Ada Wren left. Wren said it was late.", "Ada Wren"),
        ("Skateboarder Ada Wren left. Wren said it was late.", "Ada Wren"),
    ],
)
def test_a_role_or_a_number_before_a_name_is_told_from_it(text, name):
    assert names(text)[-1] == name
