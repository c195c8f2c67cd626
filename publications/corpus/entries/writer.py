"""The clerk: works to complete entries."""

from random import Random

from publications.corpus.entries.citekey import write_citekey
from publications.corpus.entries.draft import Sketch
from publications.corpus.entries.preprint import eprint_fields
from publications.corpus.entries.supplies import Desk
from publications.corpus.notation.date import write_month
from publications.corpus.notation.entry import Bare, Entry
from publications.corpus.subjects.abstract import write_abstract
from publications.corpus.works.work import Work

_PREPRINT_TOO = 0.08
_URL = 0.25
_NOTE = 0.04
_EXTRA = 0.4
_LANGUAGE = 0.5
_NOTES = {
    "en": (
        "To appear",
        "Best Paper Award",
        "Accepted",
        "In press",
        "Equal contribution by all authors",
    ),
    "de": ("Im Druck", "Erscheint demnächst", "Mit 12 Abbildungen"),
}


def write_entry(work: Work, sketch: Sketch, desk: Desk) -> Entry:
    """Return the entry for `work`: what its kind says, and what entries of any kind may say."""
    rng = desk.rng
    people = "editor" if sketch.edited else "author"
    fields: dict[str, str] = {
        people: work.author(rng),
        "title": work.written_title(rng),
        **sketch.fields,
    }
    if "crossref" not in fields:
        fields["year"] = Bare(work.year) if rng.random() < 0.3 else str(work.year)
    if month := write_month(rng, work.month, rng.choice(work.hand.months), work.field.language):
        fields["month"] = month if isinstance(month, Bare) else work.spelled(month)
    _identify(fields, work, sketch, desk)
    _describe(fields, work, rng)
    return Entry(sketch.entry_type, write_citekey(work, sketch.venue), fields)


def _identify(fields: dict[str, str], work: Work, sketch: Sketch, desk: Desk) -> None:
    rng, hand = desk.rng, work.hand
    if not sketch.has_arxiv_id and desk.chance(hand.doi_share):
        doi = desk.identifiers.doi(sketch.venue.rpartition("/")[2], work.year)
        fields["doi"] = rng.choice(hand.doi_prefixes) + (doi.upper() if desk.chance(0.1) else doi)
        if desk.chance(_PREPRINT_TOO):
            fields |= eprint_fields(work, desk)
    if desk.chance(_URL * hand.doi_share):
        fields["url"] = f"https://papers.example.org/{sketch.venue}/{work.tail}?lang=en&v=1"


def _describe(fields: dict[str, str], work: Work, rng: Random) -> None:
    hand, language = work.hand, work.field.language
    if rng.random() < hand.abstracts:
        fields["abstract"] = work.spelled(write_abstract(rng, work.field, work.title.core))
    if rng.random() < hand.keywords:
        phrases = {work.title.core.method, work.title.core.object, rng.choice(work.field.methods)}
        if rng.random() < 0.5:
            phrases.add(rng.choice(work.field.objects))
        fields["keywords"] = work.spelled(hand.keyword_separator.join(sorted(phrases)))
    if language == "de" and rng.random() < _LANGUAGE:
        fields["langid" if hand.doi_share > 0.8 else "language"] = "ngerman"
    if rng.random() < _NOTE and "note" not in fields:
        fields["note"] = work.spelled(rng.choice(_NOTES[language]))
    fields |= {name: value for name, value in hand.extras if rng.random() < _EXTRA}
