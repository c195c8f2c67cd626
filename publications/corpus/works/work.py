"""An invented work: its subject, authors, date, and the tool that noted it down."""

from dataclasses import dataclass
from random import Random

from publications.corpus.notation.accents import Spelling, spell
from publications.corpus.notation.habits import Habits
from publications.corpus.people.person import InventedPerson
from publications.corpus.people.printed_name import NameNotation, print_name
from publications.corpus.subjects.subject import Subject
from publications.corpus.subjects.title import Title, title_case
from publications.corpus.works.venue import CONSORTIA

_LARGE_TEAM = 6
_AND_OTHERS = 0.05
_CONSORTIUM = 0.04


@dataclass(frozen=True, slots=True)
class Work:
    """The facts of one entry; `tail` is what makes its citekey the only one of its kind."""

    subject: Subject
    title: Title
    year: int
    month: int
    team: tuple[InventedPerson, ...]
    tail: str
    habits: Habits
    spelling: Spelling
    name_form: NameNotation

    def spelled(self, text: str) -> str:
        """Return `text` with accents as this entry's habits writes them."""
        return spell(text, self.spelling)

    def names(self, people: tuple[InventedPerson, ...]) -> str:
        """Return `people` as the value of an author or editor field."""
        return self.spelled(" and ".join(print_name(one, self.name_form) for one in people))

    def author(self, rng: Random) -> str:
        """Return the value of the author field."""
        names = self.names(self.team)
        if len(self.team) > _LARGE_TEAM and rng.random() < _AND_OTHERS:
            return f"{names} and others"
        if len(self.team) > _LARGE_TEAM and rng.random() < _CONSORTIUM:
            return f"{names} and {{{rng.choice(CONSORTIA)}}}"
        return names

    def written_title(self, rng: Random) -> str:
        """Return the value of the title field."""
        text = self.title.text
        if self.habits.title_case and self.subject.language == "en":
            text = title_case(text)
        text = self.spelled(text)
        return f"{{{text}}}" if rng.random() < self.habits.braced_titles else text
