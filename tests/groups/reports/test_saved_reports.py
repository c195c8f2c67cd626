"""Reports that are saved under a name: whose they are, and what becomes of them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from groups.models import PublicationReport
from publications.citations.style_uses import uses_of_style
from tests.factories import PublicationFactory, ResearchGroupFactory
from tests.groups.reports.readers import member, screen, staff, text_of

pytestmark = pytest.mark.django_db
LIST = "/admin/publication-reports/"


def save(client, name, query="first_year=2025&last_year=2025", **said):
    """Save what a query chooses under a name."""
    return client.post(f"{reverse('reports:save')}?{query}", {"name": name, **said})


def links(client):
    """Return the links of the listing by their texts."""
    return {text_of(one): one["href"] for one in screen(client, LIST).select("a")}


@pytest.fixture
def group():
    PublicationFactory(issued_year=2025)
    return ResearchGroupFactory(names={"en": "Vision", "de": "Sehen"})


def test_a_saved_report_is_opened_with_all_that_was_chosen(group):
    client = staff()
    query = f"first_year=2025&last_year=2025&groups={group.pk}&style=apa&grouping=group&sent=1"
    query += "&language=de&order=title&selection=all&roles=author&numbered=on&title=Bericht"
    assert save(client, "Yearly report", query).headers["Location"] == LIST
    opened = parse_qs(urlsplit(links(client)["Yearly report"]).query)
    said = {name: values[0] for name, values in opened.items()}
    assert said | {"state": ""} == {
        "sent": "1",
        "first_year": "2025",
        "last_year": "2025",
        "groups": str(group.pk),
        "style": "apa",
        "grouping": "group",
        "language": "de",
        "order": "title",
        "selection": "all",
        "roles": "author",
        "numbered": "on",
        "title": "Bericht",
        "report": str(PublicationReport.objects.get().pk),
        "state": "",
    }


def test_next_year_the_same_report_is_one_step_away():
    PublicationFactory(issued_year=2025)
    client = staff()
    save(client, "Report 2025", "first_year=2025&last_year=2025&title=Year 2025 of 1925")
    asked = parse_qs(urlsplit(links(client)["For 2026 – Report 2025"]).query)
    assert (asked["first_year"], asked["last_year"]) == (["2026"], ["2026"])
    assert (asked["title"], asked["name"]) == (["Year 2026 of 1925"], ["Report 2026"])
    assert "report" not in asked
    page = client.get(links(client)["For 2026 – Report 2025"]).content.decode()
    assert "There is no publication of these." in page
    # Nothing of the year is there yet, and the report is kept for it all the same.
    query = urlsplit(links(client)["For 2026 – Report 2025"]).query
    assert save(client, "Report 2026", query).status_code == 302
    assert PublicationReport.objects.count() == 2


def test_a_report_without_years_in_its_name_gets_them_for_the_next_year():
    PublicationFactory(issued_year=2025)
    client = staff()
    save(client, "Yearly report", "first_year=2024&last_year=2025")
    address = links(client)["For 2025–2026 – Yearly report"]
    saving = screen(client, f"{reverse('reports:save')}?{urlsplit(address).query}")
    assert saving.select_one("[name=name]")["value"] == "Yearly report 2025–2026"
    assert save(client, "Yearly report 2025–2026", urlsplit(address).query).status_code == 302
    assert "For 2026–2027 – Yearly report 2025–2026" in links(client)


def test_several_years_move_by_one_and_a_report_without_years_has_no_next():
    PublicationFactory(issued_year=2025)
    client = staff()
    save(client, "Three", "first_year=2023&last_year=2025")
    save(client, "Since", "first_year=2023")
    texts = links(client)
    assert "For 2024–2026 – Three" in texts
    assert not [one for one in texts if one.startswith("For") and "Since" in one]


def test_a_report_is_its_owners_or_that_of_all_who_keep_the_bibliography():
    PublicationFactory(issued_year=2025)
    grace, alan, ada = staff(), staff(name="alan"), member()
    save(grace, "Mine")
    save(grace, "Ours", shared="on")
    save(ada, "CV", shared="on")
    assert {"Mine", "Ours"} <= links(grace).keys()
    assert "CV" not in links(grace)
    assert "Ours" in links(alan)
    assert "Mine" not in links(alan)
    assert "CV" in links(ada)
    assert "Ours" not in links(ada)
    ours = PublicationReport.objects.get(name="Ours")
    for client, name in ((alan, "Mine"), (ada, "Ours"), (grace, "CV")):
        pk = PublicationReport.objects.get(name=name).pk
        for response in (
            client.get(f"{LIST}{pk}/delete/"),
            client.post(f"{LIST}{pk}/delete/"),
            client.get(reverse("reports:write"), {"report": pk}),
            save(client, name, f"report={pk}&first_year=2025"),
        ):
            assert response.headers["Location"] == "/admin/"
    assert alan.post(f"{LIST}{ours.pk}/delete/").headers["Location"] == LIST
    assert set(PublicationReport.objects.values_list("name", flat=True)) == {"Mine", "CV"}


def test_reports_of_an_account_that_is_deleted_go_and_those_of_all_stay():
    PublicationFactory(issued_year=2025)
    client = staff()
    save(client, "Mine")
    save(client, "Ours", shared="on")
    User.objects.get(username="grace").delete()
    assert [str(one) for one in PublicationReport.objects.all()] == ["Ours"]


def test_two_tabs_do_not_save_under_one_name():
    PublicationFactory(issued_year=2025)
    client = staff()
    save(client, "Yearly", shared="on")
    page = save(client, "Yearly", "first_year=2020", shared="on")
    assert "There is a report of this name." in page.content.decode()
    assert 'value="Yearly"' in page.content.decode()
    assert PublicationReport.objects.get().choices["first_year"] == ["2025"]


def test_a_report_that_was_opened_is_saved_in_its_place_unless_somebody_was_first():
    PublicationFactory(issued_year=2025)
    client = staff()
    save(client, "Yearly")
    report = PublicationReport.objects.get()
    query = f"report={report.pk}&state={report.state.replace('+', '%2B')}"
    assert save(client, "Yearly", f"{query}&first_year=2020").status_code == 302
    assert PublicationReport.objects.get().choices["first_year"] == ["2020"]
    page = save(client, "Yearly", f"{query}&first_year=2021").content.decode()
    assert "Somebody saved this report meanwhile." in page
    assert PublicationReport.objects.get().choices["first_year"] == ["2020"]
    assert save(client, "Another", f"{query}&first_year=2021").status_code == 302
    assert PublicationReport.objects.count() == 2


def test_a_report_of_a_group_or_style_that_is_gone_says_so_and_writes_nothing_wider(group):
    client = staff()
    save(client, "Vision", f"groups={group.pk}&style=engines&first_year=2025")
    assert not PublicationReport.objects.exists()
    save(client, "Vision", f"groups={group.pk}&first_year=2025", shared="on")
    report = PublicationReport.objects.get()
    report.choices["style"] = ["engines"]
    report.save()
    assert uses_of_style("engines") == [report]
    group.delete()
    page = client.get(links(client)["Vision"]).content.decode()
    assert "One that was chosen here is gone." in page
    assert "This style was removed." in page
    file = client.get(links(client)["Word (DOCX) – Vision"])
    assert file.headers["Location"].startswith(reverse("reports:write"))


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "x" * 201])
def test_a_name_that_is_none_is_refused(name):
    PublicationFactory(issued_year=2025)
    page = save(staff(), name)
    assert page.status_code == 200
    assert "error" in page.content.decode()
    assert not PublicationReport.objects.exists()


def test_choices_that_are_wrong_are_not_saved():
    PublicationFactory(issued_year=2025)
    response = save(staff(), "Yearly", "first_year=12345")
    assert response.headers["Location"].startswith(reverse("reports:write"))
    assert not PublicationReport.objects.exists()
