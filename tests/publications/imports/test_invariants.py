"""Invariants: they hold whatever is imported, edited and undone, in whatever order."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.models import Person
from publications.bibtex.entry import SourceFile
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.undo.reversal import undo
from publications.models import Authorship, Decision, LinkOrigin, Publication, SourceEntry
from tests.publications.imports.sequences import import_text, run, state
from tests.publications.imports.steps import STEPS, WORKS, Entry
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=2, max_size=8))
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
    assert import_text(text).plan.counts == {"unchanged": 1, "conflict": 1}
    before = state()
    assert import_text(text).plan.counts == {"unchanged": 2}
    assert state() == before
    assert Publication.objects.get().volume == "1"


def test_an_entry_that_only_another_one_of_its_file_identifies_does_not_change_the_record():
    import_text(FIRST.bibtex("s"), "DBLP")
    text = two_lines(FIRST._replace(doi=False, volume="2"), FIRST)
    assert import_text(text).plan.counts == {"unchanged": 1, "conflict": 1}
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
    ("field", "label", "value"),
    [
        ("pdf_version", "version of the PDF", "accepted"),
        ("pdf_from", "PDF public from", date(2031, 1, 1)),
        ("public", "public", False),
        ("citekey", "citekey", "another"),
        ("slug", "slug", "another"),
    ],
)
def test_a_publication_of_which_an_editor_changed_what_no_file_says_is_left(field, label, value):
    batch = import_text(FIRST.bibtex("s")).batch
    Publication.objects.update(**{field: value})
    _, undone = undo(batch.pk)
    assert [[str(reason) for reason in one.left] for one in undone] == [
        [f"{label} was changed since."]
    ]
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
    ticked = {"public": "on"}
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
            f"@article{{{name}{n}, author = {{Ann Bell and Cy Dole{n}}}, year = {1990 + n % 30},"
            f" title = {{{name} {n} about subject {n * 7919}}}, doi = {{10.5555/{name}.{n}}}}}\n"
            for n in range(size)
        )

    Person.objects.create(given="Ann", family="Bell")
    import_text(file("warm", 2))
    few, many = file("few", 20), file("many", 200)
    assert count_queries(few) == count_queries(many)
    assert count_queries(few) == count_queries(many)
