"""Citekeys that come with another title, and works that return while another is in their place."""

import pytest

from publications.imports.staging import confirm
from publications.models import Publication, SourceEntry
from tests.publications.imports.gone_works import decided
from tests.publications.imports.one_file import import_, planned

pytestmark = pytest.mark.django_db

ICE = """@article{bell, author = {Bell, Ann and Dole, Cy}, year = 2020, journal = {Journal of Ice},
  title = {Cores of the ice in alpine lakes}}
"""
RENAMED = ICE.replace("Cores of the ice in alpine lakes", "Winters in the mountains")
OTHERS = "".join(
    f"@book{{key{number}, title = {{Tides of sea number {number}}}, author = {{Hay, Gus}},"
    f" year = {1990 + number}}}\n"
    for number in range(9)
)


def test_the_citekey_of_another_title_is_a_question_and_nothing_is_gone_before_it_is_answered():
    import_(ICE + OTHERS)
    batch = planned(RENAMED + OTHERS, "s")
    assert batch.counts == {"possible_duplicate": 1, "unchanged": 9}
    entry = batch.entries.get(citekey="bell")
    assert "another title" in str(entry.messages[-1])
    assert entry.lookalike.slug == "bell"


@pytest.mark.parametrize(
    ("decision", "titles"),
    [
        ("same", {"Winters in the mountains"}),
        ("create", {"Winters in the mountains", "Cores of the ice in alpine lakes"}),
    ],
)
def test_it_is_the_same_record_renamed_or_another_work(decision, titles):
    import_(ICE)
    batch = planned(RENAMED, "s")
    batch.entries.update(decision=decision)
    assert confirm(batch.pk, batch.digest)
    assert set(Publication.objects.live().values_list("title", flat=True)) == titles
    assert import_(RENAMED).counts == {"unchanged": 1}


@pytest.mark.parametrize(
    ("said", "instead"),
    [("Dole, Cy", "Hay, Gus"), ("year = 2020", "year = 2023"), ("@article", "@patent")],
)
def test_a_citekey_that_went_to_another_work_asks_nothing(said, instead):
    import_(ICE)
    assert import_(RENAMED.replace(said, instead)).counts == {"new": 1}


def test_a_citekey_of_which_the_work_has_another_one_now_asks_nothing():
    import_(ICE)
    moved = ICE.replace("{bell,", "{bell-a,")
    assert import_(moved + RENAMED).counts == {"unchanged": 1, "new": 1}


@pytest.fixture
def replaced():
    """Return the record that is there: the work was taken out, and another source brought it."""
    import_(ICE + OTHERS)
    decided(OTHERS, "take out")
    similar = ICE.replace("{bell,", "{theirs,").replace("Journal of Ice", "Proc. Snow")
    import_(similar, "other")
    return Publication.objects.live().get(title__startswith="Cores")


def _live():
    return Publication.objects.live().filter(title__startswith="Cores")


def test_a_work_that_returns_while_another_source_has_brought_it_is_asked_about(replaced):
    assert import_(ICE + OTHERS).counts == {"possible_duplicate": 1, "unchanged": 9}
    assert _live().get() == replaced


def test_a_work_that_returns_is_the_record_that_another_source_has_brought(replaced):
    batch = planned(ICE + OTHERS, "s")
    batch.entries.filter(citekey="bell").update(decision="same")
    assert confirm(batch.pk, batch.digest)
    assert _live().get() == replaced
    again = import_(ICE.replace("year = 2020", "year = 2020, volume = 7") + OTHERS)
    assert again.counts == {"changed": 1, "unchanged": 9}
    assert _live().get().volume == "7"
    assert set(replaced.source_entries.values_list("source", flat=True)) == {"s", "other"}


def test_a_work_that_returns_and_is_not_the_other_is_the_record_it_was(replaced):
    batch = planned(ICE + OTHERS, "s")
    batch.entries.filter(citekey="bell").update(decision="create")
    assert confirm(batch.pk, batch.digest)
    assert _live().count() == 2
    assert SourceEntry.objects.get(source="s", citekey="bell").departure == ""
    assert Publication.objects.live().get(slug="bell")


def test_a_work_that_returns_and_surely_is_the_other_is_merged_with_it():
    import_(ICE + OTHERS)
    decided(OTHERS, "take out")
    with_doi = ICE.replace("{bell,", "{theirs,").replace("journal", "doi = {10.5555/i}, journal")
    Publication.objects.filter(slug="bell").update(title="Renamed by hand")
    import_(with_doi.replace("Journal of Ice", "Proc. Snow"), "other")
    back = ICE.replace("journal", "doi = {10.5555/i}, journal")
    import_(back + OTHERS)
    assert _live().count() == 1
    assert not Publication.objects.live().filter(title="Renamed by hand").exists()
