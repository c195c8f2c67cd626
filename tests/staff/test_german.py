"""The admin in German, page by page: no text is left in English."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext, override, trans_real
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, Workflow
from wagtail.users.models import UserProfile

from labportal.roles import make_roles
from labportal.setup.approval import replace_default_groups
from people.models import Person
from publications.imports.removals.merging import delete
from publications.models import Publication
from tests.staff.english import english_on
from tests.staff.urls import visits

#: From the first page: the menu, then forms and lists, then what they lead to.
DEPTH = 3
#: No pages, or pages in another language than the reader's.
LEFT_OUT = re.compile(
    r"/logout/|/guide/|/view/|/view_draft/|/preview/|export=|jsi18n|sprite|tag-autocomplete|\.csv|\.xlsx"
)
#: Names of records, accounts and auth groups, which are data, and of languages in themselves.
NAMES = {
    *("admin", "bib", "editor", "member", "none", "other", "Administrators", "Bibliography admins"),
    *("Ada Lovelace", "Bob Noyce", "On engines", "On images", "Corrected", "Data", "Editors"),
    *("Doctoral researcher", "English", "Home", "Members", "News", "Openings", "Research"),
    *("Welcome to your new Wagtail site!", "Moderators approval"),
}
#: Wagtail's own, which it does not translate: names for screen readers, a counter that is hidden,
#: choices and columns that are put into words when it is imported.
WAGTAIL = {"Actions", "All", "Locales", "None", "Page", "Search", "Temporary", "Type"}
#: The same in German.
WAGTAIL |= {"URL"}


#: Some of the views that no link of a listing leads to.
READ = {
    *("staffing:leave", "staffing:move", "staffing:hand_over", "staffing:new_group"),
    *("staffing:people_table", "staffing:portraits", "removals:merge", "removals:merge_people"),
    *("wagtailsnippets_groups_researchgroup:revisions_compare", "removals:list"),
    *("wagtailsnippets_people_person:history", "wagtailsnippets_people_person:revisions_revert"),
    *("wagtailadmin_pages:revisions_compare", "wagtailadmin_pages:revisions_revert"),
}


@pytest.fixture
def in_german(world):
    for user in world.users.values():
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "de"})
    return world


def crawl(client, seen):
    """Yield the addresses and sources of the pages that links lead to, one of each new view."""
    addresses = ["/admin/"]
    for _ in range(DEPTH):
        found = []
        for address in addresses:
            view = _view(address)
            if view in seen or LEFT_OUT.search(address):
                continue
            seen.add(view)
            answer = client.get(address, follow=True)
            if answer.status_code == 200 and "html" in answer["Content-Type"]:
                source = answer.content.decode()
                yield address, source
                found += _links(source)
        addresses = found


def read(client, addresses, seen):
    """Yield what is at addresses that no link led to, one of each new view."""
    for address in addresses:
        if (view := _view(address)) in seen or LEFT_OUT.search(address):
            continue
        answer = client.get(address)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            seen.add(view)
            yield address, answer.getvalue().decode()
        elif answer.status_code == 405:
            seen.add(view)


def bulk_actions(world):
    """Return the addresses at which two records are changed at once."""
    pairs = {
        Publication: [team.key_publication.publication for team in (world.vision, world.imaging)],
        Person: [world.ada, world.bob],
    }
    for model, records in pairs.items():
        meta, ids = model._meta, "&".join(f"id={one.pk}" for one in records)
        for action in bulk_action_registry.get_bulk_actions_for_model(
            meta.app_label, meta.model_name
        ):
            kwargs = {"app_label": meta.app_label, "model_name": meta.model_name}
            yield (
                reverse("wagtail_bulk_action", kwargs=kwargs | {"action": action.action_type})
                + f"?{ids}"
            )


def _view(address):
    """Return the name of a view, and which one it is of those that share the name."""
    try:
        found = resolve(urlsplit(address).path)
        return found.view_name, found.kwargs.get("action", "")
    except Resolver404:
        return address


def _links(source):
    """Return the addresses of the admin to which a page leads, choosers included."""
    page = BeautifulSoup(source, "html.parser")
    links = [tag["href"] for tag in page.find_all("a", href=True)]
    links += [tag["data-chooser-url"] for tag in page.select("[data-chooser-url]")]
    links += re.findall(r'"(?:url|chooserUrl)": ?"([^"]+)"', source)
    return [link for link in links if link.startswith("/admin/")]


def test_no_text_of_the_admin_is_left_in_english_whoever_reads_it(in_german, signed_in):
    seen, found = set(), {}
    rest = [*visits(in_german).values(), *bulk_actions(in_german)]
    for role in ("admin", "bib", "editor", "member"):
        # Each begins at the first page, which is another one for each.
        seen.discard(("wagtailadmin_home", ""))
        for address, source in crawl(signed_in(role), seen):
            if english := english_on(source, NAMES) - WAGTAIL:
                found[role, address] = english
        for address, source in read(signed_in(role), rest, seen):
            if english := english_on(source, NAMES) - WAGTAIL:
                found[role, address] = english
    assert found == {}
    names = {view[0] for view in seen if isinstance(view, tuple)}
    assert names >= READ
    assert len({view for view in seen if view[0] == "wagtail_bulk_action"}) > 5


def test_what_is_told_before_people_come_move_and_leave_is_in_german(in_german, signed_in):
    client, ada = signed_in("admin"), in_german.ada
    in_german.vision.membership.lead = True
    in_german.vision.membership.save()
    table = "Vorname;Nachname;Gruppe;Rolle;Beginn\nGrace;Hopper;Nirgends;Niemand;gestern\n"
    wrong = client.post(
        reverse("staffing:people_table"),
        {"file": SimpleUploadedFile("a.csv", table.encode())},
        follow=True,
    )
    delete(in_german.imaging.key_publication.publication.pk)
    pages = [
        client.get(reverse("staffing:leave"), {"person": ada.pk}),
        client.get(reverse("staffing:move"), {"person": ada.pk}),
        client.get(reverse("staffing:hand_over"), {"group": in_german.vision.group.pk}),
        wrong,
        client.get(reverse("removals:list")),
    ]
    for page in pages:
        assert (
            english_on(page.content.decode(), NAMES | {"vision", "Vision", "Grace Hopper"})
            - WAGTAIL
            == set()
        )


def test_one_word_stands_for_a_version_and_one_for_a_language():
    """Wagtail's German says "Revision" and "Locale" as well."""
    catalogue = vars(trans_real.translation("de"))["_catalog"]
    texts = {str(catalogue[key]) for key in dict(catalogue.items()) if key}
    assert {text for text in texts if re.search("Revision|Locale", text)} == set()


def test_the_approval_is_named_in_the_language_of_its_reader(db):
    make_roles()
    replace_default_groups()
    workflow, task = Workflow.objects.get(), Task.objects.get()
    assert workflow.name == str(task) == "Approval by administrators"
    with override("de"):
        assert workflow.name == str(task) == "Freigabe durch Administratoren"
        assert task.specific.name == "Freigabe durch Administratoren"
        workflow.save()
    assert Workflow.objects.get().name == "Approval by administrators"
    Workflow.objects.update(name="Review")
    with override("de"):
        assert Workflow.objects.get().name == "Review"


def test_the_comment_of_who_asks_for_changes_is_asked_for_in_the_readers_language():
    form = TaskStateCommentForm()
    assert form["comment"].label == "Comment"
    with override("de"):
        assert form["comment"].label == "Kommentar"


def test_nouns_on_the_buttons_of_choosers_are_written_as_the_language_does(in_german, signed_in):
    page = signed_in("admin").get(reverse("wagtailadmin_pages:edit", args=[in_german.own_news.pk]))
    assert "Person hinzufügen" in page.content.decode()
    assert "person hinzufügen" not in page.content.decode()
    assert "Alle können dies bearbeiten (Seite)" in page.content.decode()


def test_the_pages_around_signing_in_are_in_german(db, client, mailoutbox):
    User.objects.create_user("ada", "ada@example.org", "engines and notes")
    german = {"headers": {"accept-language": "de"}}
    reset = "/admin/password_reset/"
    answers = [
        client.get("/admin/login/", **german),
        client.get(reset, **german),
    ]
    wrong = {"username": "ada", "password": "x"}
    answers.append(client.post("/admin/login/", wrong, **german))
    asked = {"email": "ada@example.org"}
    answers.append(client.post(reset, asked, follow=True, **german))
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    answers.append(client.get(link, follow=True, **german))
    new = {"new_password1": "x", "new_password2": "y"}
    answers.append(client.post(answers[-1].redirect_chain[-1][0], new, **german))
    assert [english_on(one.content.decode(), NAMES) for one in answers] == [set()] * len(answers)
    assert english_on(mailoutbox[0].body, NAMES) == set()
    assert "Passwort" in mailoutbox[0].subject


def test_what_is_said_when_a_page_is_refused_is_in_the_language_that_was_chosen(
    in_german, signed_in
):
    answer = signed_in("member").get("/admin/users/", follow=True)
    assert "keinen Zugang" in answer.content.decode()


def test_a_page_is_sent_for_review_under_a_name_that_reads_well():
    with override("de"):
        said = gettext("Submit to %(workflow_name)s") % {"workflow_name": "Freigabe"}
    assert said == "Einreichen: Freigabe"


def test_the_approval_has_its_name_in_the_first_language_of_the_portal(db, settings):
    settings.LANGUAGE_CODE = "de"
    make_roles()
    replace_default_groups()
    assert (
        Workflow.objects.get().name == Task.objects.get().name == "Freigabe durch Administratoren"
    )
