"""Two names for one voice, and two voices with names alike."""

import pytest

from newsaudit.voices import same_voice

ONE_VOICE = [
    ("Tim Cole", "Cole"),
    ("Tim Cole", "Mr Cole, 34"),
    ("Tim Cole", "mayor Tim Cole"),
    ("Katrín Björnsdóttir", "Katrín"),
    ("Northbank Homes", "Northbank"),
    ("Harbour Energy Board", "The HEB"),
    ("Harbour Energy Board", "The Harbour Energy Board (HEB)"),
    ("Bureau of Mines", "BOM"),
    ("a senior official", "the official"),
    ("a leaked email", "The email, seen by the Post"),
    ("sources close to the minister", "Sources"),
    ("Sources close to the minister", "sources"),
    ("a report drawn up by Lunt Brothers", "The report"),
    ("a lawyer for Cole", "A lawyer for Tim Cole"),
    ("Cole’s office", "his office"),
    ("", ""),
]
TWO_VOICES = [
    ("Tim Cole", "Ann Cole"),
    ("Tim Cole", "Tim Hale"),
    ("Tim Cole", "the mayor"),
    ("Tim Cole", None),
    ("", "Tim Cole"),
    ("two officials", "one of two officials"),
    ("a lawyer for Cole", "a lawyer for Hale"),
    ("a Department for Ports spokesman", "Department for Ports"),
    ("Department for Ports", "Department for Parks"),
    ("a study by the Upland Institute", "Upland Institute"),
    ("a person close to the firm", "the firm"),
    ("Sources close to Lind", "Sources close to Hale"),
    ("Norvale Water", "Norvale City Council"),
]


@pytest.mark.parametrize(("one", "other"), ONE_VOICE)
def test_one_voice(one, other):
    assert same_voice(one, other) and same_voice(other, one)


@pytest.mark.parametrize(("one", "other"), TWO_VOICES)
def test_two_voices(one, other):
    assert not same_voice(one, other or "") and not same_voice(other or "", one)
