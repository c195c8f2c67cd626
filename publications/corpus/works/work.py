"""An invented work: its subject, authors, date, and the tool that noted it down."""

from dataclasses import dataclass
from random import Random

from publications.corpus.notation.accents import Spelling, spell
from publications.corpus.notation.habits import Hand
from publications.corpus.people.person import Person
from publications.corpus.people.printed_name import NameForm, print_name
from publications.corpus.subjects.subject import Field
from publications.corpus.subjects.title import Title, title_case
from publications.corpus.works.venue import CONSORTIA

_LARGE_TEAM = 6
_AND_OTHERS = 0.05
_CONSORTIUM = 0.04


@dataclass(frozen=True, slots=True)
class Work:
    """The facts of one entry; `tail` is what makes its citekey the only one of its kind."""

    field: Field
    title: Title
    year: int
    month: int
    team: tuple[Person, ...]
    tail: str
    hand: Hand
    spelling: Spelling
    name_form: NameForm

    def spelled(self, text: str) -> str:
        """Return `text` with accents as this entry's hand writes them."""
        return spell(text, self.spelling)

    def names(self, people: tuple[Person, ...]) -> str:
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
        if self.hand.title_case and self.field.language == "en":
            text = title_case(text)
        text = self.spelled(text)
        return f"{{{text}}}" if rng.random() < self.hand.braced_titles else text
