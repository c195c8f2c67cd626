"""The writer of complete entries from works."""

from random import Random

from publications.corpus.entries.citekey import write_citekey
from publications.corpus.entries.draft import EntryDraft
from publications.corpus.entries.preprint import eprint_fields
from publications.corpus.entries.supplies import Supplies
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


def write_entry(work: Work, draft: EntryDraft, supplies: Supplies) -> Entry:
    """Return the entry for `work`: what its kind says, and what entries of any kind may say."""
    rng = supplies.rng
    people = "editor" if draft.edited else "author"
    fields: dict[str, str] = {
        people: work.author(rng),
        "title": work.written_title(rng),
        **draft.fields,
    }
    if "crossref" not in fields:
        fields["year"] = Bare(work.year) if rng.random() < 0.3 else str(work.year)
    if month := write_month(rng, work.month, rng.choice(work.habits.months), work.subject.language):
        fields["month"] = month if isinstance(month, Bare) else work.spelled(month)
    _identify(fields, work, draft, supplies)
    _describe(fields, work, rng)
    return Entry(draft.entry_type, write_citekey(work, draft.venue), fields)


def _identify(fields: dict[str, str], work: Work, draft: EntryDraft, supplies: Supplies) -> None:
    rng, habits = supplies.rng, work.habits
    if not draft.has_arxiv_id and supplies.chance(habits.doi_share):
        doi = supplies.identifiers.doi(draft.venue.rpartition("/")[2], work.year)
        fields["doi"] = rng.choice(habits.doi_prefixes) + (
            doi.upper() if supplies.chance(0.1) else doi
        )
        if supplies.chance(_PREPRINT_TOO):
            fields |= eprint_fields(work, supplies)
    if supplies.chance(_URL * habits.doi_share):
        fields["url"] = f"https://papers.example.org/{draft.venue}/{work.tail}?lang=en&v=1"


def _describe(fields: dict[str, str], work: Work, rng: Random) -> None:
    habits, language = work.habits, work.subject.language
    if rng.random() < habits.abstracts:
        fields["abstract"] = work.spelled(write_abstract(rng, work.subject, work.title.core))
    if rng.random() < habits.keywords:
        phrases = {work.title.core.method, work.title.core.object, rng.choice(work.subject.methods)}
        if rng.random() < 0.5:
            phrases.add(rng.choice(work.subject.objects))
        fields["keywords"] = work.spelled(habits.keyword_separator.join(sorted(phrases)))
    if language == "de" and rng.random() < _LANGUAGE:
        fields["langid" if habits.doi_share > 0.8 else "language"] = "ngerman"
    if rng.random() < _NOTE and "note" not in fields:
        fields["note"] = work.spelled(rng.choice(_NOTES[language]))
    fields |= {name: value for name, value in habits.extras if rng.random() < _EXTRA}
