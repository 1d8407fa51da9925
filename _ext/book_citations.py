"""Citations by author and year: one label in the text and in the list of references."""

from __future__ import annotations

from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from sphinx.application import Sphinx


class AuthorYearLabels(BaseLabelStyle):
    """Labels such as "Snow 2020a": the same in the text and in the list of references."""

    def format_labels(self, sorted_entries):
        """One label an entry, in order; entries that would share a label are told apart by a letter."""
        plain = [self.label(entry) for entry in sorted_entries]
        for number, label in enumerate(plain):
            same = [other for other, text in enumerate(plain) if text == label]
            yield label if len(same) == 1 else f"{label}{'abcdefghijklmnop'[same.index(number)]}"

    @staticmethod
    def label(entry) -> str:
        """Surname, or two, or the first and "et al.", then the year."""
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        names = [" ".join([*person.prelast_names, *person.last_names]).strip("{}") for person in people]
        names = [name.replace("{", "").replace("}", "") for name in names]
        if not names:
            who = entry.fields.get("title", entry.key)
        elif len(names) > 2:
            who = f"{names[0]} et al."
        else:
            who = " and ".join(names)
        return f"{who} {entry.fields.get('year', 'n.d.')}"


class LabelOrder(BaseSortingStyle):
    """Entries in the order of their labels, so that bodies stand among people by the alphabet."""

    def sorting_key(self, entry):
        """The label without regard to case, then the title."""
        return AuthorYearLabels.label(entry).casefold(), entry.fields.get("title", "")


class AuthorYearStyle(PlainStyle):
    """The plain bibliography style with author-year labels."""

    default_label_style = AuthorYearLabels
    default_sorting_style = LabelOrder


def setup(app: Sphinx) -> None:
    """Makes the style known to the bibliography under the name `author_year`."""
    register_plugin("pybtex.style.labels", "author_year_label", AuthorYearLabels)
    register_plugin("pybtex.style.formatting", "author_year", AuthorYearStyle)
