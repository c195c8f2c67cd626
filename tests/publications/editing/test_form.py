"""Titles and abstracts that are typed into the form of a publication."""

import pytest

from publications.models import Publication
from tests.factories import PublicationFactory
from tests.staff.answers import model_url, open_form, record_url

pytestmark = pytest.mark.django_db


def _send(client, publication, **values):
    url = record_url(publication)
    return client.post(url, open_form(client, url) | values)


def _texts(publication):
    publication.refresh_from_db()
    return publication.title, publication.title_markup


def test_a_title_is_typed_with_its_markup_in_one_field(admin_client):
    fields = open_form(admin_client, model_url(Publication, "add"))
    fields |= {"title": "On <i>E. coli</i> and $x^{2}$", "abstract": "One\r\n\r\n<i>Two</i>"}
    assert admin_client.post(model_url(Publication, "add"), fields).status_code == 302
    publication = Publication.objects.get()
    assert publication.title == "On E. coli and x²"
    assert publication.title_markup == "On <i>E. coli</i> and <math>x^{2}</math>"
    assert (publication.abstract, publication.abstract_markup) == (
        "One\n\nTwo",
        "One\n\n<i>Two</i>",
    )
    form = open_form(admin_client, record_url(publication))
    assert form["title"].strip() == publication.title_markup
    assert _send(admin_client, publication).status_code == 302
    assert _texts(publication) == ("On E. coli and x²", publication.title_markup)


def test_another_title_drops_the_markup_of_the_former_one(admin_client):
    publication = PublicationFactory(title="On x", title_markup="On <i>x</i>")
    _send(admin_client, publication, title="On y")
    assert _texts(publication) == ("On y", "")


def test_text_that_reads_as_a_tag_is_shown_so_that_it_stays_text(admin_client):
    publication = PublicationFactory(title="The <i>-element</i>, a < b & c")
    assert open_form(admin_client, record_url(publication))["title"].strip() == (
        "The &lt;i>-element&lt;/i>, a < b & c"
    )
    assert _send(admin_client, publication).status_code == 302
    assert _texts(publication) == ("The <i>-element</i>, a < b & c", "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("On <b>bold</b>", "&lt;b&gt; cannot stand here. There may be"),
        ("On <i>E. coli", "&lt;i&gt; cannot stand here."),
        (r"On $\nosuch{x}$", r"The formula $\nosuch{x}$ cannot be shown."),
        ("<i> </i>", "This field is required."),
    ],
)
def test_what_cannot_stand_in_a_title_is_named_and_what_was_typed_is_kept(
    admin_client, typed, said
):
    publication = PublicationFactory(title="Former")
    response = _send(admin_client, publication, title=typed)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert response.context["form"]["title"].value() == typed
    assert _texts(publication) == ("Former", "")


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678"),
        ("isbn", "ISBN-13: 978-3-16-148410-0", "9783161484100"),
        ("arxiv_id", "https://arxiv.org/abs/2501.04284v2", "2501.04284"),
        ("notice_doi", "https://doi.org/10.1000/183", "10.1000/183"),
    ],
)
def test_an_identifier_may_be_typed_as_it_is_printed_elsewhere(admin_client, field, typed, stored):
    publication = PublicationFactory()
    more = {"notice": "corrected"} if field == "notice_doi" else {}
    assert _send(admin_client, publication, **{field: typed}, **more).status_code == 302
    publication.refresh_from_db()
    assert getattr(publication, field) == stored


@pytest.mark.parametrize(
    ("field", "typed"), [("isbn", "978-3-16-148410-1"), ("pmid", "see there"), ("doi", "soon")]
)
def test_an_identifier_of_no_such_form_is_said_and_stays_as_typed(admin_client, field, typed):
    publication = PublicationFactory()
    response = _send(admin_client, publication, **{field: typed})
    assert response.context["form"].errors.keys() == {field}
    assert response.context["form"][field].value() == typed
