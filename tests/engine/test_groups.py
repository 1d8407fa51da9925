"""The names of bodies, and whom “it”, “they”, “some”, “the company” and “the Wrens” mean."""

import pytest
from source_names import names


def test_it_is_no_person():
    text = "The union said it would stay out. Mary Lunt said she would not. It said that the strike would go on."
    assert names(text)[-1] == "The union"


def test_the_name_of_a_body_is_whole():
    for name in ("Centre for Docks and Harbours", "Arden Safety and Health Administration", "Department of Parks"):
        assert names(f"The {name} said it was over.")[0].removeprefix("The ") == name


def test_a_noun_takes_the_body_that_it_can_mean():
    for first, second, name in (
        ("Brunvald ASA said sales fell. ", "The Norwegian company said it was late.", "Brunvald ASA"),
        (
            "The Federation of Salt Makers said sales fell. ",
            "The federation said it was late.",
            "Federation of Salt Makers",
        ),
        ("Orla Pell met Corvane Power. ", "Corvane said it was late.", "Corvane Power"),
    ):
        assert names(first + second)[-1] == name, first
    assert names("It was in the Orlando Sentinel. People live in Orlando. Orlando said it was late.")[-1] == "Orlando"


def test_they_are_the_two_a_group_or_one_who_says_i():
    text = "The authors, Hina Moss and Luis Brandt, a biologist, tagged otters. They said it was late."
    assert names(text)[-1] == "Hina Moss and Luis Brandt"
    assert names("Ada Wren met Tom Hale. Two officials left. They said it was late.")[-1] == "Two officials"
    assert names("Jun Moss, a junior, is one of them. “I have no heat,” they said.") == ["Jun Moss"]
    assert names("Ann Coe and Bob Day married. The couple said it was late.") == ["Ann Coe and Bob Day"]


def test_a_person_is_no_company_and_a_ferry_line_no_agency():
    text = "Orvik Teller said sales had halved. The company says it will close two shops. Teller said it was sad."
    assert names(text) == ["Orvik Teller", "The company", "Orvik Teller"]
    ferry = "Western Ferries said it had cancelled all sailings until Thursday. The agency said a gale was near."
    assert names(ferry)[-1] == "The agency"


def test_a_public_body_is_no_charity_and_a_title_is_a_role():
    text = "The charity Seal said no. The Charity Commission said it had a case. The charity said shops were open."
    assert names(text)[-1] == "The charity"
    assert names("Pope Marcel said war was mad. The pope said it was late.") == ["Pope Marcel", "Pope Marcel"]


@pytest.mark.parametrize(
    "name",
    [
        "Democratic National Committee",
        "National Farmers Union",
        "Food and Drug Administration",
        "Leeds Salt and Pepper Council",
        "Hull Safety and Health Inspectorate",
        "Attorney General’s Office",
    ],
)
def test_what_stands_before_a_committee_or_an_administration_is_its_own_name(name):
    kind = name.lower().split()[-1]
    assert names(f"Rain hit the {name} on Monday. The {kind} said it was late.") == [name]


def test_who_is_called_like_a_body_and_two_bodies_are_not_one():
    assert names("President Frank Church said it was late.") == ["Frank Church"]
    assert names("Ann Otis and Hull Council left. The council said it was late.") == ["Hull Council"]
    assert names("Leeds Council and Hull Council left. The council said it was late.") == ["The council"]


@pytest.mark.parametrize(
    "name", ["Zadie Foods", "Zadie County", "Zadie Festival", "UFCW Local", "Zadie Rovers", "Hull FC", "Zadie Mint"]
)
def test_a_name_that_ends_like_a_body_is_no_person(name):
    assert names(f"{name} was wet. It said it was late.") == [name]
    assert names(f"{name} was wet. She said it was late.") == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leeds Council moved to Derby. It said it was late.", "Leeds Council"),
        ("The Crown Bank said it was late. Leeds Council moved. It said it was dark.", "Leeds Council"),
        ("In May Leeds Council moved. It said it was late.", None),
        ("Leeds Council’s hall moved. It said it was late.", None),
        ("Ada Wren moved. It said it was late.", None),
    ],
)
def test_it_is_the_body_that_opens_a_sentence_before(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rain fell on the wells. Prairie Brandt moved. It said it was late.", "Prairie Brandt Health"),
        ("Rain fell in Prairie Brandt. Prairie Brandt moved. It said it was late.", None),
        ("Prairie Brandt said it was late.", "Prairie Brandt Health"),
    ],
)
def test_a_body_goes_by_its_first_words_unless_they_are_a_place(text, name):
    assert names(f"Prairie Brandt Health shut. It was a cold day. {text}") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corvane Hill, a carmaker in Derby, shut its gate. The company said it was late.", "Corvane Hill"),
        ("Corvane Hill, a club in Derby, shut its gate. The company said it was late.", "The company"),
        ("Corvane Ferries shut its port. Corvane Ferries left. The charity said it was late.", "The charity"),
        ("Corvane Trust shut its port. Corvane Trust left. The charity said it was late.", "Corvane Trust"),
        ("New Corvane shut its port. New Corvane was dry. The club said it was late.", "The club"),
        ("The Hull Commission met the Crown Trust. The agency said it was late.", "Hull Commission"),
        ("The Hull Commission met the Crown Court. The agency said it was late.", "The agency"),
        ("Aldwych Mutual shut a branch. The company said it was late.", "Aldwych Mutual"),
        ("Aldwych Mutual is dry. The company said it was late.", "The company"),
        ("Aldwych Mutual was shut by rain. The company said it was late.", "The company"),
        ("Silver Lake shut a branch. The company said it was late.", "The company"),
        ("Ada Mutual shut a branch. The company said it was late.", "The company"),
        ("The Corvane Nation met. The tribe said it was late.", "Corvane Nation"),
        ("The Corvane Nation met. The company said it was late.", "The company"),
        ("The Movement for Salt met. The movement said it was late.", "Movement for Salt"),
        ("Aldwych Mutual closed in Derby. The company said it was late.", "The company"),
        ("Aldwych Mutual’s sold branch fell. The company said it was late.", "The company"),
        ("Aldwych Mutual shut a branch. Corvane Mutual sold one. The company said it was late.", "The company"),
    ],
)
def test_a_company_is_called_one_a_ferry_line_is_no_charity_and_an_agency_is_public(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jun Pell, a baker, left. “I am cold,” they said. Residents are few. They said it was late.", "Jun Pell"),
        ("Jun Pell, a baker, left. Residents are few. They said it was late.", "Residents"),
        ("Ms. Jun Pell left. “I am cold,” they said. Residents are few. They said it was late.", "Residents"),
    ],
)
def test_they_stay_one_whom_the_text_has_called_so(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zadie Brandt runs a bar in Derby. They said it was late.", "Zadie Brandt"),
        ("Zadie Brandt runs a bar for women in Derby. They said it was late.", None),
        ("To officials it was hard. They said it was late.", None),
    ],
)
def test_they_are_nobody_where_it_may_be_one_or_several(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lunt met Bob Lunt. The Lunts said it was late.", "Ann Lunt and Bob Lunt"),
        ("Ann Lunt met Bob Lunt. The Lunts left. They said it was late.", "Ann Lunt and Bob Lunt"),
        ("Ann Lunt met Bob Day. The Lunts said it was late.", "The Lunts"),
        ("Ann Lunt met Bob Lunt and Tom Lunt. The Lunts said it was late.", "The Lunts"),
        ("Ann Coe met Bob Coe. The Coes said it was late.", "Ann Coe and Bob Coe"),
    ],
)
def test_a_family_is_the_two_who_have_its_name(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two officials left. Some said it was late.", "Two officials"),
        ("Residents left in May. Many said it was late.", "Residents"),
        ("With residents gone, it rained. Some said it was late.", "Some"),
        ("The rain went on. Some said it was late.", "Some"),
    ],
)
def test_some_are_a_part_of_the_group_that_opens_the_sentence_before(text, name):
    assert names(text) == [name]


def test_both_are_the_two_who_spoke():
    assert names("Two officers said it was late. Both said it was dark.") == ["Two officers"] * 2
    assert names("Three officers said it was late. Both said it was dark.") == ["Three officers", "Both"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vets Ann Coe and Bob Day left. The vets said it was late.", "Ann Coe and Bob Day"),
        ("The two vets left. Vets Ann Coe and Bob Day wept. The vets said it was late.", "Ann Coe and Bob Day"),
        ("Ann Coe and Bob Day left. The vets said it was late.", "The vets"),
        ("Vets Ann Coe and Bob Day left. The nurses said it was late.", "The nurses"),
        ("Ann Coe and Bob Day left. The siblings said it was late.", "Ann Coe and Bob Day"),
        ("Ann Coe and Bob Day left. The two vets said it was late.", "Ann Coe and Bob Day"),
        ("Ann Coe and biologist Bob Day met. The two said it was late.", "Ann Coe and Bob Day"),
        ("Reps. Ann Coe, D-Arden, and Bob Day, R-Hull, met. The two said it was late.", "Ann Coe and Bob Day"),
        ("Sens. Ann Coe and Bob Day met. The senators said it was late.", "Ann Coe and Bob Day"),
        ("Ann Coe, a friend, and Bob Day met. The two said it was late.", "The two"),
        ("Ann Coe slept and a friend of Bob Day met. The two said it was late.", "The two"),
        ("Ann Coe, and biologist Bob Day met. The two said it was late.", "Ann Coe and Bob Day"),
        ("Ann Coe and the Rev. Bob Day met. The two said it was late.", "Ann Coe and Bob Day"),
    ],
)
def test_two_persons_are_what_their_sentence_calls_them(text, name):
    assert names(text) == [name]


def test_an_institute_for_something_is_the_institute():
    text = "It was cold, the Institute for Salt said. The institute said it was late."
    assert names(text) == ["Institute for Salt"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The salt cooperative, which works the mine, stopped. It said that it was late.", "The salt cooperative"),
        ("A local charity moved in May. It said that it was late.", "A local charity"),
        ("Arden Town Council is broke. The council met. It said that it was late.", "Arden Town Council"),
        ("The rain fell on the charity. It said that it was late.", None),
        ("A local charity moved. Rain fell. It said that it was late.", None),
        ("A man for charity moved. It said that it was late.", None),
        ("A local charity. It said that it was late.", None),
    ],
)
def test_it_is_the_body_that_opens_the_sentence_before(text, name):
    assert names(text) == [name]


def test_the_company_is_rather_one_of_a_longer_name():
    text = (
        "The rain cost Veltrax sales. Veltrax lowered its forecast. Veltrax said it was late. Corvane Ferries said no. "
    )
    assert names(f"{text}The company said it was dark.")[-1] == "Corvane Ferries"


def test_workers_are_no_company():
    text = "Corvane Workers met. Corvane Workers left. The company said that it was late."
    assert names(text) == ["The company"]


# --- bodies that most readers know, and bodies by a part of their name --------------------------------------------


@pytest.mark.parametrize(
    ("body", "again"),
    [
        ("Tesco", "The company"),
        ("Tesco", "The retailer"),
        ("Lufthansa", "The airline"),
        ("Wells Fargo", "The bank"),
        ("Oxfam", "The charity"),
        ("Unison", "The union"),
        ("Fine Gael", "The party"),
        ("Human Rights Watch", "The group"),
    ],
)
def test_a_body_that_most_readers_know_is_called_again_by_what_it_is(body, again):
    assert names(f"Rain hit {body}. {again} said it was late.") == [body]


@pytest.mark.parametrize(
    ("body", "again"),
    [
        ("Tesco", "The airline"),
        ("Lufthansa", "The bank"),
        ("Oxfam", "The party"),
        ("Unison", "The charity"),
        ("Facebook", "The company"),
        ("Corvane", "The company"),
    ],
)
def test_a_body_that_most_readers_know_is_called_by_nothing_else(body, again):
    assert names(f"Rain hit {body}. {again} said it was late.") == [again]


def test_of_two_well_known_bodies_the_one_is_meant_that_the_noun_fits():
    assert names("Lufthansa met Tesco. The airline said it was late.") == ["Lufthansa"]
    assert names("Lufthansa met Ryanair. The airline said it was late.") == ["The airline"]


@pytest.mark.parametrize("body", ["Tesco", "Greenpeace", "Goldman Sachs", "Christian Aid"])
def test_a_body_that_most_readers_know_is_it_and_nobody_else(body):
    assert names(f"{body} was wet. It said it was late.") == [body]
    assert names(f"{body} was wet. He said it was late.") == [None]


def test_somebody_of_the_name_of_a_well_known_body_is_somebody():
    assert names("Kevin Roche left. Roche said it was late. He said it was dark.") == ["Kevin Roche"] * 2
    assert names("Mr Dell left. The company said it was late.") == ["The company"]


@pytest.mark.parametrize(
    ("body", "again"),
    [
        ("Corvane Times", "The Times"),
        ("Bank of Corvane", "The Bank"),
        ("Ministry of Salt", "The Ministry"),
        ("Ministry of Salt", "The MoS"),
        ("Department for Bees", "The DfB"),
        ("Federal Salt Board", "The Fed"),
    ],
)
def test_a_body_goes_by_one_word_or_the_letters_of_its_name(body, again):
    assert names(f"The {body} met. {again} said it was late.") == [body]


@pytest.mark.parametrize(
    ("before", "again"),
    [
        ("The Corvane Times met the Hull Times.", "The Times"),  # two
        ("The Bank of Corvane met Crown Bank.", "The Bank"),
        ("The Ministry of Salt met.", "The MOT"),  # other letters
        ("The Corvane Times met.", "The Corvane"),  # its first word
        ("Orla de Witt met.", "The OdW"),  # nobody goes by them
    ],
)
def test_a_word_or_letters_that_are_not_one_bodys_stay_as_they_are(before, again):
    assert names(f"{before} {again} said it was late.") == [again]


@pytest.mark.parametrize(
    ("body", "again"),
    [
        ("The Corvane Home Office", "The department"),
        ("The Crown Treasury", "The department"),
        ("Corvane Police", "The force"),
        ("Corvane Rovers", "The club"),
        ("Hull FC", "The club"),
        ("Salt International", "The organisation"),
    ],
)
def test_a_body_is_called_again_by_what_its_last_words_tell(body, again):
    assert names(f"{body} said it was late. {again} said it was dark.") == [body.removeprefix("The ")] * 2


@pytest.mark.parametrize(
    ("body", "again"),
    [("The Corvane Gazette", "The nonprofit"), ("Corvane Police", "The club"), ("Corvane United", "The regulator")],
)
def test_a_body_that_is_called_by_other_nouns_is_not_called_by_this_one(body, again):
    assert names(f"{body} said it was late. {again} said it was dark.")[-1] == again


def test_who_only_speaks_after_the_is_a_body_if_the_name_is_like_no_persons():
    assert names("The Corvane Eye said it was late. The club said it was dark.") == ["Corvane Eye"] * 2
    assert names("The Corvane Brandt said it was late. The club said it was dark.")[-1] == "The club"
    later = "Rain hit {0} and the Hull Eye. The club said it was late. {0} said it was dark."
    assert names(later.format("the Corvane Eye")) == ["Corvane Eye"] * 2
    assert names(later.format("the Corvane Brandt"))[0] == "The club"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Corvane Trust shut. It said it was late.", "Corvane Trust"),
        ("The Corvane Trust shut. The charity said it was late.", "Corvane Trust"),
        ("The Humber Bridge shut. It said it was late.", None),
        ("The Humber Bridge shut. The charity said it was late.", "The charity"),
        ("The Corvane Trust’s door shut. It said it was late.", None),
        ("The Corvane Trust’s door shut. The charity said it was late.", "Corvane Trust"),
        ("In May the Corvane Trust shut. The charity said it was late.", "Corvane Trust"),
        ("The Corvane Trust met the Hull Trust. The charity said it was late.", "The charity"),
        ("The Orla Trust shut. The charity said it was late.", "Orla Trust"),
    ],
)
def test_the_body_that_opens_a_sentence_is_what_the_next_one_goes_on_about(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("Corvane Ferries left. Corvane Ferries slept.", "Corvane Ferries"),
        ("Corvane Ferries left.", "The company"),
        ("", "The company"),
        ("Corvane Ferries left. Corvane Ferries slept. Hull Foods ate.", "The company"),
    ],
)
def test_the_company_is_the_one_that_the_text_names_far_more_often(more, name):
    assert names(f"Corvane Ferries shut. Hull Foods met. {more} The company said it was late.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Customers of Corvane Power met. The utility said it was late.", "Corvane Power"),
        (
            "The Corvane Department of Salt and Bees shut. The agency said it was late.",
            "Corvane Department of Salt and Bees",
        ),
        ("A lorry of Corvane Freight Systems of Hull sank. The company said it was late.", "Corvane Freight Systems"),
        ("Leyton Rangers lost again. The club said it was late.", "Leyton Rangers"),
        ("Members of the Firefighters’ Association met. The union said it was late.", "Firefighters’ Association"),
        ("Members of the Homeowners’ Association met. The union said it was late.", "The union"),
        ("Bob MacArden shut it in May. The startup said it was late.", "The startup"),
        ("She lost her money at Norvane, a banking app, in May. The startup said it was late.", "Norvane"),
        ("Airline Nordfly shut in May. The carrier said it was late.", "Nordfly"),
        ("Arden’s disaster agency rose early. Rain fell. The agency said it was late.", "Arden’s disaster agency"),
        ("Arden’s disaster agency rose. Hull’s own agency slept. The agency said it was late.", "The agency"),
        ("Hull Terminals, which shut in May, met. The company said it was late.", "Hull Terminals"),
        ("The Commission for Bees on Monday shut. The commission said it was late.", "The commission"),
        ("Supplier Westgrid shut. Rain fell. The supplier said it was late.", "Westgrid"),
        ("Shares in Aldwych Mutual fell. The company said it was late.", "Aldwych Mutual"),
        ("Rain fell in Aldwych Mutual. The company said it was late.", "The company"),
        ("Bees for Leeds, a charity, met. The group said it was late.", "The group"),
        ("Airline Cathexa said it was late.", "Cathexa"),
        ("Jobs went after Cathexa cut its staff. The company said it was late.", "Cathexa"),
        (
            "The Arden Agency met the Hull Agency. Rain hit the Arden Agency. The agency said it was late.",
            "Arden Agency",
        ),
        ("The Arden Agency met the Hull Agency. Rain fell. The agency said it was late.", "The agency"),
    ],
)
def test_a_body_is_known_again_by_what_its_name_or_its_description_tells(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Coe, 26, and Bob Day, 25, left. Both said it was late.", "Ann Coe and Bob Day"),
        (
            "Minister Ann Coe and her French counterpart, Bob Day, met. The two ministers said it was late.",
            "Ann Coe and Bob Day",
        ),
        ("Senators Ann Coe and Bob Day met. Coe said it was late.", "Ann Coe"),
        ("A bill was shelved in May. In a statement, it said that it was late.", None),
        ("There were people at the gate, they said.", None),
    ],
)
def test_two_are_who_they_are_and_a_bill_makes_no_statement(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rain hit Sainsbury’s on Monday. The retailer said it was late.", "Sainsbury’s"),
        ("Rain hit Sainsbury’s. The retailer said it was late.", "Sainsbury’s"),
        ("Rain hit Sainsbury's. The retailer said it was late.", "Sainsbury's"),
        ("Ada Sainsbury left. Rain hit Sainsbury’s on Monday. The retailer said it was late.", "The retailer"),
    ],
)
def test_a_body_whose_name_ends_in_a_possessive_is_one_where_its_sentence_ends_too(text, name):
    assert names(text) == [name]
