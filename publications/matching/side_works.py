"""Side works: what bears the title of a work and stands beside it, such as its review or data."""

from publications.matching.title_likeness import by_length, differences, unlike, words
from publications.matching.title_words import FILLERS, PARTS

#: Words before the title of a work, of a review, reply or correction, in English and German.
_BEFORE = frozenset(
    """
    review reviews rezension rezensionen sammelrezension besprechung buchbesprechung discussion
    diskussion comment comments commentary kommentar kommentare remark remarks bemerkung
    bemerkungen anmerkung anmerkungen stellungnahme reply replies response rebuttal rejoinder
    antwort erwiderung replik erratum errata corrigendum corrigenda correction corrections
    berichtigung korrektur korrigendum addendum addenda nachtrag retraction retracted withdrawn
    withdrawal supplement supplements supplementary supplemental erganzung erganzungen ergaenzung
    ergaenzungen appendix anhang editorial preface foreword afterword vorwort geleitwort nachwort
    einleitung replication interview
    """.split()
)
#: Words before or behind the title, of what belongs to a work; nothing else stands there then.
_BELONGING = frozenset(
    """
    data dataset datasets daten datensatz datensatze datensaetze code quellcode quelltext software
    program programs programm programme implementation notebook notebooks slides folien poster
    video videos material materials materialien information package paket artifact artifacts
    """.split()
)
#: Words that stand beside these.
_QUALIFYING = frozenset(
    """
    replication supporting supplementary supplemental erganzende erganzendes ergaenzende
    ergaenzendes erganzung zusatzliche zusaetzliche online additional raw source computer research
    companion electronic book zu ueber uber auf
    """.split()
)
#: Of the words before a title those that stand behind one as well. "A review" is a subtitle.
_BEHIND = _BELONGING | frozenset(
    """
    discussion diskussion reply response rejoinder erwiderung replik comment comments kommentar
    rezension buchbesprechung erratum corrigendum correction berichtigung supplement supplements
    appendix anhang nachtrag addendum
    """.split()
)
#: Words behind a title that name another form of the same work: it may be one, or two.
_FORMS = frozenset(
    """
    abstract abstracts extended poster posters demo demonstration demonstrations talk tutorial
    panel keynote invited short full long preliminary revised version summary paper technical report
    kurzfassung langfassung zusammenfassung kurzbeitrag vortrag posterbeitrag
    """.split()
)
_NOT_LEADING = FILLERS | PARTS | _QUALIFYING
# "With discussion": the work, and what others said of it, are printed as one.
_WITH = frozenset({"with", "mit"})


def is_side_work(first: str, second: str) -> bool:
    """Return whether one of two folded titles says that it is beside the work of the other."""
    return any(_says_beside(extra, title) for extra, title in _only_in_one(first, second))


def is_other_form(first: str, second: str) -> bool:
    """Return whether folded titles differ in words that tell a side work or another form."""
    telling = _FORMS | _BEFORE | _BELONGING
    return any(
        extra and telling.issuperset(word for word in extra if word not in _QUALIFYING)
        for extra, _ in _only_in_one(first, second)
    )


def _only_in_one(first: str, second: str) -> list[tuple[list[str], tuple[str, ...]]]:
    """Return the words that only the one and only the other title has, each with its title."""
    one, other = sorted((words(first), words(second)), key=by_length)
    only_in_one, only_in_other = unlike(*differences(one, other))
    return [(only_in_one, one), (only_in_other, other)]


def _says_beside(extra: list[str], title: tuple[str, ...]) -> bool:
    if not extra:
        return False
    leading = next((word for word in title if word not in _NOT_LEADING), "")
    if leading in extra and leading in _BEFORE:
        return True
    if not (_BEHIND | _BEFORE | _QUALIFYING).issuperset(extra):
        return False
    if leading in extra and leading in _BELONGING:
        return True
    return title[-1] in extra and title[-1] in _BEHIND and _WITH.isdisjoint(title[-2:-1])
