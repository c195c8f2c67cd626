"""The form of a report: what it finds, what it says of wrong input, and what it keeps."""

import pytest
from django.urls import reverse

from people.models import Person
from publications.models import Publication
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    as_editor,
)
from tests.groups.reports.readers import (
    lines,
    member,
    screen,
    staff,
    table,
    text_of,
    word,
)

pytestmark = pytest.mark.django_db


def write(client, **asked):
    """Return the page of the form."""
    return screen(client, reverse("reports:write"), asked)


def _titles(client, **asked):
    return [row["Title"] for row in table(client, **asked)]


def _field(page, name):
    """Return what a field holds."""
    return page.select_one(f"input[name={name}]")["value"]


def test_the_form_shows_numbers_by_kind_and_the_first_works():
    for number in range(12):
        PublicationFactory(title=f"Article {number}", issued_year=2020)
    PublicationFactory(type="thesis", issued_year=2021)
    page = write(staff())
    assert text_of(page.select_one(".reports__counts")) == "Journal article: 12 Thesis: 1"
    assert len(page.select(".reports__work")) == 10
    assert "These are the first 10 of 13." in text_of(page)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"first_year": "12345"}, "Write a year in four figures"),
        ({"first_year": "next"}, "Write a year in four figures"),
        ({"last_year": "-3"}, "Write a year in four figures"),
        ({"first_year": "2025", "last_year": "2024"}, "This is before the first year."),
        ({"groups": "999"}, "One that was chosen here is gone."),
        ({"groups": "x"}, "One that was chosen here is gone."),
        ({"people": "0"}, "One that was chosen here is gone."),
        ({"topics": "999999999999999999999"}, "One that was chosen here is gone."),
        ({"types": "poem"}, "Select a valid choice"),
        ({"style": "gone"}, "This style was removed."),
        ({"q": "zebra"}, "There is no publication of these."),
        ({"first_year": "1999", "last_year": "1999"}, "There is no publication of these."),
        ({"q": "engines", "first_year": "2001"}, "No publication meets all of this."),
        ({"selection": "only"}, "Tick publications in the list below."),
    ],
)
def test_wrong_input_is_named_and_kept_and_no_file_is_written(asked, said):
    PublicationFactory(title="On engines", issued_year=2000)
    PublicationFactory(title="On images", issued_year=2010)
    client = staff()
    page = write(client, **asked)
    assert said in text_of(page)
    for name in {"first_year", "last_year", "q"} & asked.keys():
        assert _field(page, name) == asked[name]
    for kind in ("docx", "xlsx", "csv"):
        response = client.get(reverse("reports:file", args=[kind]), asked)
        assert response.headers["Location"].startswith(reverse("reports:write"))
    assert client.get(reverse("reports:print"), asked).status_code == 302


def test_years_in_full_width_figures_are_years():
    PublicationFactory(title="On engines", issued_year=2025)
    PublicationFactory(title="On images", issued_year=2024)
    assert _titles(staff(), first_year="２０２５", last_year=" 2025 ") == ["On engines"]


def test_works_without_a_year_are_told_of_where_years_are_asked_for():
    PublicationFactory(title="On engines", issued_year=2025)
    PublicationFactory(title="To appear", issued_year=None, status="in press")
    asked = {"first_year": "2025"}
    client = staff()
    assert "1 publication without a year" in text_of(write(client, **asked))
    document = word(client, **asked)
    assert any("without a year" in one.text for one in document.paragraphs)
    assert not any("To appear" in one for one in lines(document))


def test_each_choice_narrows_the_report():
    ada, group, topic = PersonFactory(), ResearchGroupFactory(), TopicFactory()
    MembershipFactory(person=ada, group=group)
    PublicationFactory(
        title="This", authors=[ada], topics=[topic], type="book", issued_year=2020, open_access=True
    )
    PublicationFactory(title="That", issued_year=2021)
    client = staff()
    for asked in (
        {"groups": group.pk},
        {"people": ada.pk},
        {"topics": topic.pk},
        {"types": "book"},
        {"q": "this"},
        {"last_year": "2020"},
        {"open_access": "on"},
    ):
        assert _titles(client, **asked) == ["This"], asked


def test_people_may_be_asked_for_in_other_roles():
    ada = PersonFactory()
    PublicationFactory(title="Written", authors=[ada])
    PublicationFactory(title="Edited", authors=[as_editor(ada)], type="book")
    client = staff()
    assert _titles(client, people=ada.pk) == ["Written"]
    assert _titles(client, people=ada.pk, roles=["author", "editor"], order="title") == [
        "Written",
        "Edited",
    ]


def test_works_are_in_the_order_asked_for():
    PublicationFactory(title="B", issued_year=2020, authors=["Ada Zuse"])
    PublicationFactory(title="C", issued_year=2022, authors=["Grace Äbel"])
    PublicationFactory(title="A", issued_year=2021, authors=["Bob Noyce"])
    client = staff()
    orders = {"newest": "CAB", "oldest": "BAC", "title": "ABC", "names": "CAB"}
    for order, titles in orders.items():
        assert "".join(_titles(client, order=order)) == titles


def test_works_are_ticked_one_by_one():
    first, second = PublicationFactory(title="First"), PublicationFactory(title="Second")
    client = staff()
    boxes = write(client, selection="only").select("[name=works]")
    assert {one["value"] for one in boxes} == {str(first.pk), str(second.pk)}
    assert _titles(client, selection="only", works=first.pk) == ["First"]
    assert _titles(client, selection="without", works=first.pk) == ["Second"]
    gone = {"selection": "only", "works": [first.pk, 999]}
    assert "not found any more" in text_of(write(client, **gone))


def test_more_works_than_can_be_ticked_are_refused():
    PublicationFactory()
    page = write(staff(), selection="only", works=list(range(1, 400)))
    assert "Tick at most 300 publications." in text_of(page)


def test_a_filtered_list_becomes_a_report_of_the_same_works():
    ada, bob = PersonFactory(given="Ada"), PersonFactory(given="Bob")
    topic = TopicFactory()
    PublicationFactory(title="Joint", authors=[ada, bob], issued_year=2020, topics=[topic])
    PublicationFactory(title="Alone", authors=[ada], issued_year=2020)
    PublicationFactory(title="Edited", authors=["Bob Noyce", as_editor(ada)], issued_year=2021)
    client = staff()

    def of_list(query):
        address = client.get(f"{reverse('reports:from_list')}?{query}").headers["Location"]
        page = client.get(address).content.decode()
        file = address.replace(reverse("reports:write"), reverse("reports:file", args=["csv"]))
        rows = client.get(file)
        return page, rows

    for query, titles in {
        f"person={ada.slug}&person={bob.slug}": ["Joint"],
        f"editor={ada.slug}": ["Edited"],
        f"person={ada.slug}&year=2020&sort=title": ["Alone", "Joint"],
        f"topic={topic.slug}&type=article-journal": ["Joint"],
    }.items():
        page, rows = of_list(query)
        text = rows.getvalue().decode()
        assert [title for title in ("Alone", "Joint", "Edited") if title in text] == titles, query
    assert "edited by Ada" in of_list(f"editor={ada.slug}")[0]
    for query in ("group=none", "year=12345", "type=poem"):
        page, rows = of_list(query)
        assert rows.status_code == 302, query
        assert "error" in page
    for gone in (f"editor={ada.pk + 999}", "editor=", f"group={ada.pk}"):
        assert "One that was chosen here is gone." in text_of(write(client, further=gone))


def test_a_person_who_was_merged_stands_for_the_heir():
    ada, double = PersonFactory(given="Ada"), PersonFactory(given="Adah")
    PublicationFactory(title="On engines", authors=[ada])
    Person.objects.filter(pk=double.pk).update(merged_into=ada)
    assert _titles(staff(), people=double.pk) == ["On engines"]


def test_what_visitors_do_not_see_is_offered_to_those_only_who_keep_the_bibliography():
    PublicationFactory()
    PublicationFactory(type="patent", public=False, authors=[PersonFactory(family="Secret")])
    for client, offered in ((staff(), True), (member(), False)):
        page = write(client)
        assert bool(page.select("[name=private]")) == offered
        assert bool(page.select("[value=patent]")) == offered
        assert ("Secret" in text_of(page)) == offered


def test_a_work_that_is_hidden_while_the_report_is_written_is_left_out():
    work = PublicationFactory(title="On engines")
    PublicationFactory(title="On images")
    client = staff()
    response = client.get(reverse("reports:file", args=["csv"]))
    pieces = iter(response.streaming_content)
    next(pieces)
    Publication.objects.filter(pk=work.pk).update(public=False)
    assert b"On engines" not in b"".join(pieces)
