"""Whatever is imported, edited and undone, in whatever order: what holds afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.models import Person
from publications.bibtex.entry import SourceFile
from publications.bibtex.run import Imported, import_files
from publications.bibtex.staged import confirm, plan_staged, stage
from publications.bibtex.undo import UndoRefusedError, undo
from publications.models import (
    Authorship,
    Decision,
    ImportBatch,
    LinkOrigin,
    Publication,
    PublicationIndex,
    SkippedEntry,
    SourceEntry,
)
from publications.search import refresh
from publications.snapshots import NAME_FIELDS, NAMES, present_snapshots
from tests.roles.answers import open_form, record_url

pytestmark = pytest.mark.django_db

WORKS = (
    ("A first paper on many things", "10.5555/first"),
    ("Second results about other matters entirely", ""),
    ("Retinal ageing explored in depth", "10.5555/third"),
)
AUTHORS = ("Ann Bell and Cy Dole", "A. Bell and Cy Dole and Gus Hay", "Wei Wang and Wei Wang")
SOURCES = ("Zotero", "DBLP")
#: What may be found of an entry that was imported before and is imported again as it was.
SETTLED = {"unchanged", "kept", "possible_duplicate", "skipped", "duplicate"}
#: What an editor types. No file says any of it.
TYPED = {"volume": "97", "container_title": "Typed Journal", "note": "Typed note", "page": "7777"}


class Entry(NamedTuple):
    """One variant of what a source says of one of the works."""

    work: int
    authors: int = 0
    volume: str = ""
    journal: str = "Journal of Things"
    doi: bool = True
    remark: str = ""
    twin: bool = False

    def bibtex(self, source: str) -> str:
        """Return the entry as BibTeX; a twin is the same work under another citekey."""
        title, doi = WORKS[self.work]
        said = {
            "author": AUTHORS[self.authors],
            "title": title,
            "journal": self.journal,
            "year": "2020",
            "volume": self.volume,
            "doi": doi if self.doi else "",
            "x-remark": self.remark,
        }
        key = f"{source.lower()}-{self.work}{'-twin' if self.twin else ''}"
        fields = [f"  {name} = {{{value}}}" for name, value in said.items() if value]
        return f"@article{{{key},\n" + ",\n".join(fields) + "\n}\n"


class Import(NamedTuple):
    """Import a file into a source."""

    source: str
    entries: tuple[Entry, ...]


class Decide(NamedTuple):
    """Plan a file, decide the same about all entries that it can be decided about, and confirm."""

    source: str
    entries: tuple[Entry, ...]
    decision: Decision


class Again(NamedTuple):
    """Import the last file of a source once more."""

    source: str


class Edit(NamedTuple):
    """Type something into a record."""

    work: int
    field: str


class AddName(NamedTuple):
    """Type one more name."""

    work: int


class Link(NamedTuple):
    """Say who an author is, or that it is somebody else."""

    work: int
    position: int
    rejected: bool


class Undo(NamedTuple):
    """Undo one of the imports, counted from the latest."""

    back: int


_entries = st.builds(
    Entry,
    work=st.integers(0, len(WORKS) - 1),
    authors=st.integers(0, len(AUTHORS) - 1),
    volume=st.sampled_from(["", "1", "2"]),
    journal=st.sampled_from(["Journal of Things", "J. Things", ""]),
    doi=st.booleans(),
    remark=st.sampled_from(["", "x"]),
    twin=st.booleans(),
)
_works = st.integers(0, len(WORKS) - 1)
_sources = st.sampled_from(SOURCES)
_files = st.lists(_entries, min_size=1, max_size=4).map(tuple)
_steps = st.one_of(
    st.builds(Import, _sources, _files),
    st.builds(Import, _sources, _files),
    st.builds(Decide, _sources, _files, st.sampled_from(Decision)),
    st.builds(Again, _sources),
    st.builds(Edit, _works, st.sampled_from(sorted(TYPED))),
    st.builds(AddName, _works),
    st.builds(Link, _works, st.integers(0, 2), st.booleans()),
    st.builds(Undo, st.integers(0, 3)),
)


def import_text(text: str, source: str = "s", **options: Any) -> Imported:
    """Import one file."""
    return import_files([SourceFile("a.bib", text.encode())], source, **options)


def state() -> dict[str, Any]:
    """Return all that an undo has to bring back, without the ids of rows that are made anew."""
    live = Publication.objects.live()
    fields = {field.attname for field in Publication._meta.concrete_fields} - {"latest_revision_id"}
    names = (*NAME_FIELDS, "publication_id", "position", "person_id", "linked_by")
    said = ("publication_id", "source", "citekey", "fingerprint", "raw", "fields", "repeated")
    return {
        "records": list(live.order_by("pk").values(*fields)),
        "names": list(
            Authorship.objects.filter(publication__in=live.values("pk"))
            .order_by("publication_id", "position")
            .values(*names)
        ),
        "said": list(SourceEntry.objects.order_by(*said[:4]).values(*said)),
        "skipped": list(SkippedEntry.objects.order_by("pk").values()),
    }


@contextmanager
def rolled_back() -> Iterator[None]:
    """Run an example that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class World:
    """What is known about the records by having watched."""

    person: Person
    last: dict[str, str] = field(default_factory=dict)
    #: Sources of which something was left to a person, whose question may look otherwise later.
    open: set[str] = field(default_factory=set)
    #: The imports that can be undone, the latest last, and the state before each.
    applied: list[tuple[int, dict[str, Any] | None]] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    typed: dict[tuple[int, str], Any] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)

    def do(self, step: Any) -> None:
        """Take a step and check what has to hold after any."""
        if not isinstance(step, Again):
            for source in self.open:
                self.last.pop(source, None)
            self.open.clear()
        match step:
            case Import(source, entries):
                self._import(source, entries)
            case Decide(source, entries, decision):
                self._decide(source, entries, decision)
            case Again(source):
                self._again(source)
            case Edit(work, name):
                self._edit(work, name)
            case AddName(work):
                self._add_name(work)
            case Link(work, position, rejected):
                self._link(work, position, rejected=rejected)
            case Undo(back):
                self._undo(back)
        connection.check_constraints()
        self._check()

    def _import(self, source: str, entries: tuple[Entry, ...]) -> None:
        before = state()
        text = "".join(one.bibtex(source) for one in entries)
        done = import_text(text, source)
        assert sum(done.plan.counts.values()) == len(entries)
        assert done.batch is not None
        assert done.batch.entries.count() == len(entries)
        self._imported(done.batch, before, text)

    def _decide(self, source: str, entries: tuple[Entry, ...], decision: Decision) -> None:
        before = state()
        text = "".join(one.bibtex(source) for one in entries)
        batch = stage([SourceFile("a.bib", text.encode())], source, None)
        plan_staged(batch)
        decided = [one for one in batch.entries.all() if decision in one.choices]
        for entry in decided:
            entry.decision = decision
            entry.save()
            if decision == Decision.OVERWRITE:
                for name in entry.changes:
                    self.typed.pop((entry.publication_id, name), None)
        assert state() == before
        assert confirm(batch.pk, batch.digest)
        assert batch.entries.count() == len(entries)
        self._imported(batch, before, text)
        if decided and decision == Decision.LATER:
            del self.last[source]

    def _imported(self, batch: ImportBatch, before: dict[str, Any], text: str) -> None:
        self.applied.append((batch.pk, before))
        self.last[batch.source] = text
        if batch.entries.filter(outcome="possible_duplicate").exists():
            self.open.add(batch.source)

    def _again(self, source: str) -> None:
        if source in self.last:
            before = state()
            done = import_text(self.last[source], source)
            assert done.batch is not None
            self.applied.append((done.batch.pk, before))
            assert done.plan.counts.keys() <= SETTLED
            after = state()
            if "duplicate" in done.plan.counts:
                # Recognised by its citekey now, as a repetition: the record is as it was.
                for one in (before, after):
                    one["said"] = [said for said in one["said"] if not said["repeated"]]
            assert after == before

    def _record(self, work: int) -> Publication | None:
        titles = Publication.objects.live().filter(title=WORKS[work][0])
        return titles.order_by("pk").first()

    def _touched(self) -> None:
        """Note that what was before the imports so far cannot come back exactly any more."""
        self.applied = [(pk, None) for pk, _ in self.applied]

    def _edit(self, work: int, name: str) -> None:
        if record := self._record(work):
            setattr(record, name, TYPED[name])
            record.save()
            self.typed[record.pk, name] = TYPED[name]
            self._touched()

    def _add_name(self, work: int) -> None:
        if record := self._record(work):
            names = [*record.authorships.all(), Authorship(given="Typed", family="Name")]
            for position, name in enumerate(names):
                name.position = position
            record.authorships.set(names)
            record.save()
            self.typed[record.pk, NAMES] = [str(name) for name in names]
            self._touched()

    def _link(self, work: int, position: int, *, rejected: bool) -> None:
        names = Authorship.objects.filter(publication=self._record(work), position=position)
        if name := names.first():
            name.person = None if rejected else self.person
            name.linked_by = LinkOrigin.REJECTED if rejected else LinkOrigin.EDITOR
            name.save()
            others = [key for key in self.typed if key[0] == name.publication_id]
            for key in others:
                if key[1].startswith("link "):
                    del self.typed[key]
            self.typed[name.publication_id, f"link {name.family}"] = name.linked_by
            self._touched()

    def _undo(self, back: int) -> None:
        if self.undone:
            with pytest.raises(UndoRefusedError, match="undone"):
                undo(self.undone[-1])
        if back >= len(self.applied):
            return
        pk, before = self.applied.pop(len(self.applied) - 1 - back)
        record, _ = undo(pk)
        self.undone.append(pk)
        source = ImportBatch.objects.get(pk=pk).source
        self.last.pop(source, None)
        assert record.source == source
        if back == 0 and before is not None:
            assert state() == before
        else:
            self._touched()

    def _check(self) -> None:
        live = Publication.objects.live().in_bulk()
        present = present_snapshots(live)
        for (pk, name), value in self.typed.items():
            assert pk in live, f"{name} was typed into a publication that is gone"
            if name == NAMES:
                names = Authorship.objects.filter(publication=pk).order_by("position")
                assert [str(one) for one in names] == value
            elif name.startswith("link "):
                found = Authorship.objects.filter(
                    publication=pk, family=name.removeprefix("link ")
                ).values_list("linked_by", flat=True)
                assert not found or value in found
            else:
                assert present[pk].values.get(name) == value
        for pk in live:
            names = Authorship.objects.filter(publication=pk).order_by("position")
            positions = list(names.values_list("position", flat=True))
            assert positions
            assert positions == list(range(len(positions)))
        assert not SourceEntry.objects.exclude(publication__in=live).exists()
        slugs = dict(Publication.objects.values_list("pk", "slug"))
        assert {pk: slugs.get(pk) for pk in self.slugs} == self.slugs
        self.slugs = slugs
        indexed = list(PublicationIndex.objects.order_by("pk").values())
        assert {row["publication_id"] for row in indexed} == slugs.keys()
        refresh()
        assert list(PublicationIndex.objects.order_by("pk").values()) == indexed


def run(steps: list[Any]) -> None:
    """Take steps in an empty portal."""
    with rolled_back():
        world = World(Person.objects.create(given="Somebody", family="Chosen"))
        for step in steps:
            world.do(step)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(_steps, min_size=2, max_size=8))
def test_imports_edits_and_undos_in_any_order_lose_nothing(steps):
    run(steps)


FIRST = Entry(work=0, volume="1")
RICH = r"""@inproceedings{rich2020,
  author = {R{\"u}ckert, Daniel and van der Berg, Anna and {The Consortium} and others},
  editor = {Hay, Gus},
  title = {On {MRI}, and a 50\% gain --- an essay},
  booktitle = {Proceedings of the 3rd Conference on \emph{Things}},
  year = 2020, month = feb, volume = {12}, number = {1-2}, pages = {100--110},
  publisher = {M{\"u}ller \& Sons}, address = {M{\"u}nchen}, edition = {2nd},
  doi = {10.5555/rich}, eprint = {2001.01234}, archiveprefix = {arXiv}, isbn = {978-3-16-148410-0},
  url = {https://example.org/a_b?c=d%20e&f=ü#g},
  abstract = {First paragraph.

    Second  paragraph, with \textbf{markup} and a no-break~space. },
  note = {Some note}, langid = {german}
}
"""


def two_lines(first: Entry, second: Entry) -> str:
    """Return two entries of one file."""
    return first.bibtex("s") + second.bibtex("s")


def restored(text: str, *changes: str) -> None:
    """Import `text`, then `changes`; undo the last of these and see that all is as before it."""
    for before_last in (text, *changes[:-1]):
        import_text(before_last)
    before = state()
    done = import_text(changes[-1])
    assert done.batch is not None
    undo(done.batch.pk)
    connection.check_constraints()
    assert state() == before


def test_a_record_that_an_entry_and_its_repetition_bring_back_is_one_again():
    text = two_lines(FIRST, FIRST._replace(twin=True))
    done = import_text(text)
    undo(done.batch.pk)
    assert import_text(text).plan.counts == {"new": 1, "duplicate": 1}
    assert import_text(text).plan.counts == {"unchanged": 2}
    assert Publication.objects.count() == 1


def test_one_entry_twice_without_identifiers_is_a_duplicate_and_no_question():
    entry = FIRST._replace(work=1)
    assert import_text(two_lines(entry, entry)).plan.counts == {"new": 1, "duplicate": 1}


def test_undoing_a_change_that_stood_twice_in_its_file_restores_what_the_source_said():
    changed = FIRST._replace(volume="2")
    restored(FIRST.bibtex("s"), two_lines(changed, changed))


def test_a_file_with_a_new_and_the_old_form_of_an_entry_is_settled_at_once():
    text = two_lines(FIRST._replace(volume="2"), FIRST)
    import_text(FIRST.bibtex("s"))
    assert import_text(text).plan.counts == {"unchanged": 1, "duplicate": 1}
    before = state()
    assert import_text(text).plan.counts == {"unchanged": 2}
    assert state() == before
    assert Publication.objects.get().volume == "1"


def test_an_entry_that_is_recognised_only_after_a_question_does_not_change_the_record_twice():
    import_text(FIRST.bibtex("s"), "DBLP")
    text = two_lines(FIRST._replace(doi=False, volume="2"), FIRST)
    assert import_text(text).plan.counts == {"unchanged": 1, "possible_duplicate": 1}
    import_text(text)
    assert Publication.objects.get().volume == "1"
    assert import_text(text).plan.counts == {"unchanged": 2}


def test_a_change_counts_although_a_repetition_stands_before_it():
    twin = FIRST._replace(twin=True)
    import_text(two_lines(FIRST, twin))
    import_text(two_lines(twin, FIRST._replace(volume="2")))
    assert Publication.objects.get().volume == "2"


def test_a_source_entry_is_restored_although_a_later_file_repeats_what_it_said():
    changed = FIRST._replace(volume="2")
    import_text(FIRST.bibtex("s"))
    batch = import_text(changed.bibtex("s")).batch
    import_text(two_lines(changed, FIRST))
    undo(batch.pk)
    (base,) = SourceEntry.objects.filter(repeated=False)
    assert (base.fields["values"]["volume"], Publication.objects.get().volume) == ("1", "1")


@pytest.mark.parametrize("heir", [True, False])
def test_names_are_restored_although_their_person_is_gone(heir):
    person = Person.objects.create(given="Ann", family="Bell")
    import_text(FIRST.bibtex("s"))
    batch = import_text(FIRST._replace(authors=1).bibtex("s")).batch
    other = Person.objects.create(given="Anna", family="Other")
    if heir:
        person.merged_into = other
        person.save()
    else:
        person.delete()
    undo(batch.pk)
    connection.check_constraints()
    names = Authorship.objects.order_by("position")
    assert [str(name) for name in names] == ["Ann Bell", "Cy Dole"]
    assert names[0].person == (other if heir else None)


def test_several_works_under_one_citekey_come_back_under_their_addresses():
    text = "".join(
        f"@article{{key, author = {{Ann Bell}}, title = {{{title}}}}}\n" for title, _ in WORKS
    )
    batch = import_text(text).batch
    slugs = dict(Publication.objects.values_list("title", "slug"))
    assert sorted(slugs.values()) == ["key", "key-2", "key-3"]
    undo(batch.pk)
    import_text("\n".join(reversed(text.splitlines())))
    assert dict(Publication.objects.live().values_list("title", "slug")) == slugs


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code_url", "https://example.org/code"),
        ("data_url", "https://example.org/data"),
        ("public", False),
        ("citekey", "another"),
        ("slug", "another"),
    ],
)
def test_a_publication_of_which_an_editor_changed_what_no_file_says_is_left(field, value):
    batch = import_text(FIRST.bibtex("s")).batch
    Publication.objects.update(**{field: value})
    _, undone = undo(batch.pk)
    assert [one.left for one in undone] == [[f"{field} was changed since."]]
    assert Publication.objects.live().exists()


def test_of_two_authors_printed_alike_each_keeps_what_an_editor_chose():
    import_text(FIRST._replace(authors=2).bibtex("s"))
    first, second = Authorship.objects.order_by("position")
    first.person = Person.objects.create(given="Wei", family="Wang")
    first.save()
    second.linked_by = LinkOrigin.REJECTED
    second.save()
    text = FIRST._replace(authors=2).bibtex("s")
    import_text(text.replace("Wei Wang}", "Wei Wang and Cy Dole}"))
    links = Authorship.objects.order_by("position").values_list("linked_by", flat=True)
    assert list(links) == ["editor", "rejected", ""]


def test_an_author_who_is_printed_in_full_now_keeps_what_an_editor_chose():
    import_text(FIRST._replace(authors=1).bibtex("s"))
    author = Authorship.objects.get(family="Bell")
    author.person = Person.objects.create(given="Beatrix", family="Bell")
    author.save()
    import_text(FIRST.bibtex("s"))
    author = Authorship.objects.get(family="Bell")
    assert (str(author), author.person.given, author.linked_by) == ("Ann Bell", "Beatrix", "editor")


def test_another_author_of_that_surname_does_not_get_what_an_editor_chose():
    import_text(FIRST.bibtex("s"))
    author = Authorship.objects.get(family="Bell")
    author.person = Person.objects.create(given="Beatrix", family="Bell")
    author.save()
    import_text(FIRST.bibtex("s").replace("Ann Bell", "Zoe Bell"))
    assert Authorship.objects.get(family="Bell").person is None


def test_what_repeats_an_entry_that_is_left_out_for_good_is_left_out_with_it():
    text = two_lines(FIRST, FIRST._replace(twin=True))
    batch = stage([SourceFile("a.bib", text.encode())], "s", None)
    plan_staged(batch)
    batch.entries.filter(outcome="new").update(decision=Decision.SKIP)
    assert confirm(batch.pk, batch.digest)
    assert not Publication.objects.exists()
    assert import_text(text).plan.counts == {"duplicate": 1, "skipped": 1}
    assert not Publication.objects.exists()


def test_an_edit_in_the_admin_changes_what_was_typed_and_nothing_else(client, admin_user):
    import_text(RICH)
    client.force_login(admin_user)
    publication = Publication.objects.get()
    ticked = {"public": "on", "authorships-2-elision_after": "on"}
    form = open_form(client, record_url(publication))
    before = state()
    assert client.post(record_url(publication), {**form, **ticked}).status_code == 302
    assert state() == before
    assert import_text(RICH).plan.counts == {"unchanged": 1}
    form = {**open_form(client, record_url(publication)), **ticked, "volume": "97"}
    assert client.post(record_url(publication), form).status_code == 302
    before["records"][0]["volume"] = "97"
    assert state() == before
    assert import_text(RICH).plan.counts == {"kept": 1}
    assert import_text(RICH.replace("volume = {12}", "volume = {13}")).plan.counts == {
        "conflict": 1
    }
    assert Publication.objects.get().volume == "97"


def count_queries(text: str) -> int:
    """Return how many queries importing a file takes."""
    with CaptureQueriesContext(connection) as queries:
        import_text(text)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_number_of_entries():
    def file(name: str, size: int) -> str:
        return "".join(
            f"@article{{{name}{n}, author = {{Ann Bell and Cy Dole{n}}},"
            f" doi = {{10.5555/{name}.{n}}}, title = {{{name} {n} about subject {n * 7919}}}, year = {1990 + n % 30}}}\n"
            for n in range(size)
        )

    Person.objects.create(given="Ann", family="Bell")
    import_text(file("warm", 2))
    few, many = file("few", 20), file("many", 200)
    assert count_queries(few) == count_queries(many)
    assert count_queries(few) == count_queries(many)
