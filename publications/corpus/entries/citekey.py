"""Citekeys as tools make them. The tail at the end keeps each the only one."""

from functools import cache

from labportal.base.text.keys import spell_out
from publications.corpus.notation.habits import KeyForm
from publications.corpus.works.work import Work


def write_citekey(work: Work, venue: str) -> str:
    """Return the citekey of `work`, which appeared at `venue` (its macro or acronym)."""
    family = "".join(_ascii_words(work.team[0].family))
    word = max(_ascii_words(work.title.core.object), key=len)
    match work.habits.key:
        case KeyForm.AUTHOR_YEAR_WORD:
            return f"{family}{work.year}{word}-{work.tail}"
        case KeyForm.AUTHOR_YEAR:
            return f"{family.capitalize()}:{work.year % 100:02d}_{work.tail}"
        case KeyForm.CAMEL_CASE:
            return f"{family}{word.capitalize()}{work.year}_{work.tail}"
        case KeyForm.DBLP:
            initials = "".join(
                person.family[0] for person in work.team[1:4] if person.family[0].isascii()
            )
            return f"DBLP:{venue}/{family.capitalize()}{initials}{work.year % 100:02d}-{work.tail}"


@cache
def _ascii_words(text: str) -> list[str]:
    return spell_out(text).split()
