"""Erasures that are refused, or that leave something for a person to look at."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.core.management import call_command
from wagtail.rich_text import RichText

from labportal.models import StandardPage, WebLink
from people.models import ErasedPerson, Person, PersonLink
from publications.imports.removals.people.merging import merge
from publications.models import Authorship
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory, portrait
from tests.labportal.privacy.lab import everything_stored, run
from tests.portal import makes_renditions

pytestmark = makes_renditions


def standing(text):
    """Return whether a text stands in any table."""
    return [table for table, rows in everything_stored().items() if text in " ".join(rows)]


def page_with(world, text):
    body = [("section", {"heading": "History", "text": RichText(f"<p>{text}</p>")})]
    home = world.tree["home"]
    return world.tree.add(home, StandardPage, title="History", slug="history", body=body)


def test_nobody_and_several_are_no_person(world):
    for slug in ("one", "two"):
        PersonFactory(slug=slug, email="both@lab.example")
    for asked in ("nobody", "0000-0002-1825-0097", "999999", "both@lab.example"):
        status, _out, err = run(asked, "--names", "keep", "--yes")
        assert status == 2
        assert asked in err
    assert run("ada-lovelace", "--yes")[0] == 2
    assert not ErasedPerson.objects.exists()


def test_without_yes_nothing_is_done_where_nobody_can_be_asked(world, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    status, out, err = run("ada-lovelace", "--names", "keep")
    assert status == 2
    assert "Would be erased" in out
    assert "--yes" in err
    assert Person.objects.filter(pk=world.lead.pk).exists()


@pytest.mark.parametrize("replacement", ["", "<b>", 'N"N', "{x}", "x" * 61, "Ada Lovelace"])
def test_a_replacement_that_could_break_a_file_or_is_the_name_is_refused(world, replacement):
    asked = ("ada-lovelace", "--names", "replace", "--yes", "--replacement", replacement)
    assert run(*asked)[0] == 2
    assert Person.objects.filter(pk=world.lead.pk).exists()


def test_the_only_superuser_is_not_erased(world):
    world.lead.user = get_user_model().objects.create_superuser("ada")
    world.lead.save()
    status, _out, err = run("ada-lovelace", "--names", "keep", "--yes")
    assert (status, "superuser" in err) == (2, True)
    get_user_model().objects.create_superuser("charles")
    assert run("ada-lovelace", "--names", "keep", "--yes")[0] == 0


def test_a_surname_that_others_have_is_left_and_told_of(world):
    PersonFactory(given="Ralph", family="Lovelace")
    page_with(world, "Ada Lovelace founded it. Lovelace led it. So did A. Lovelace.")
    status, out, _err = run("ada-lovelace", "--names", "replace", "--yes", "--json")
    told = json.loads(out)
    assert status == 3
    assert {place["table"] for place in told["bare"]} == {"labportal_standardpage"}
    assert told["left"] == []
    assert "groups_membership" not in standing("Ada Lovelace")
    assert standing("Ada Lovelace") == []
    # Nobody else called Lovelace begins with an A.
    assert standing("A. Lovelace") == []
    assert standing("Ralph")


def test_a_namesake_keeps_name_and_works(world):
    namesake = PersonFactory(given="Ada", family="Lovelace")
    PublicationFactory(title="Of the other one", authors=[namesake])
    status, out, _err = run("ada-lovelace", "--names", "replace", "--yes", "--json")
    assert status == 3 or json.loads(out)["remarks"]
    namesake.refresh_from_db()
    assert namesake.family == "Lovelace"
    assert [one.name for one in namesake.authorships.all()] == ["Ada Lovelace"]
    assert not Authorship.objects.filter(publication=world.publication, family="Lovelace").exists()


def test_who_was_merged_into_the_person_goes_as_well(world):
    other = PersonFactory(given="Augusta", family="Byron", email="augusta@lab.example")
    merge(world.lead.pk, other.pk, {})
    # Whoever was merged is who they are now.
    status, _out, err = run("augusta-byron", "--names", "replace", "--yes")
    assert (status, err) == (0, "")
    for text in ("Byron", "augusta@lab.example", "Lovelace"):
        assert standing(text) == []


def test_blocks_and_pages_that_showed_the_person_are_served(world, client):
    world.add_news()
    world.add_opening()
    assert run("ada-lovelace", "--names", "replace", "--yes")[0] == 0
    for path in (*world.paths.values(), "/news/it-runs/", "/openings/count/"):
        answer = client.get(path)
        assert answer.status_code == (410 if "ada-lovelace" in path else 200), path
        assert "Ada Lovelace" not in answer.content.decode()


def test_a_table_of_people_does_not_add_who_was_erased(world, tmp_path):
    run("ada-lovelace", "--names", "keep", "--yes")
    table = tmp_path / "people.csv"
    table.write_text("given names,family name\nAda,Lovelace\nMary,Shelley\n")
    with pytest.raises(SystemExit) as stopped:
        call_command("import_people", str(table), "--json")
    assert stopped.value.code == 3
    assert Person.objects.filter(family="Shelley").exists()
    assert not Person.objects.filter(family="Lovelace").exists()


def test_an_erasure_by_another_key_is_known_by_the_former_one(world, settings, client):
    run("ada-lovelace", "--names", "keep", "--yes")
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    assert client.get("/people/ada-lovelace/").status_code == 404
    settings.SECRET_KEY_FALLBACKS = [former]
    assert client.get("/people/ada-lovelace/").status_code == 410


def test_the_plan_tells_memberships_and_groups_that_lose_their_lead(world):
    member = PersonFactory(given="Grace", family="Hopper")
    MembershipFactory(person=member, group=world.group, lead=False)
    told = {}
    for person in (world.lead, member):
        _status, out, _err = run(person.slug, "--names", "keep", "--dry-run", "--json")
        told[person] = json.loads(out)
    assert any(world.group.name in one for one in told[member]["memberships"])
    assert not any("Nobody leads" in one for one in told[member]["remarks"])
    assert any(f"Nobody leads “{world.group.name}”" in one for one in told[world.lead]["remarks"])


def test_addresses_of_own_pages_are_looked_after_no_more(world):
    world.lead.links = [PersonLink(label="Home", url="https://lovelace.example.org/")]
    world.lead.save()
    for url in ("https://lovelace.example.org/", "https://others.example.org/"):
        WebLink.objects.get_or_create(url=url)
    run(world.lead.slug, "--names", "replace", "--yes")
    assert [one.url for one in WebLink.objects.all()] == ["https://others.example.org/"]


def test_a_cache_in_the_database_keeps_no_page_with_the_name(
    world, settings, django_capture_on_commit_callbacks
):
    call_command("createcachetable", "cached_value", verbosity=0)
    options = {"LOCATION": "cached_value", "TIMEOUT": None}
    backend = "labportal.serving.caches.database_cache.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, **options}}
    caches["default"].set("page", "Ada Lovelace was here")
    with django_capture_on_commit_callbacks(execute=True):
        run("ada-lovelace", "--names", "replace", "--yes")
    assert caches["default"].get("page") is None


def test_the_plan_names_the_texts_that_are_rewritten(world):
    page_with(world, "Ada Lovelaces Maschine, by Ada Lovelace.")
    _status, out, _err = run("ada-lovelace", "--names", "replace", "--dry-run")
    assert "texts that are rewritten: " in out
    assert "standard page “History”" in out.partition("texts that are rewritten: ")[2]
    run("ada-lovelace", "--names", "replace", "--yes")
    assert "Lovelace" not in str(StandardPage.objects.filter(title="History").values())


def test_a_surname_of_nobody_else_goes_from_addresses_names_of_files_and_the_index(world):
    person = PersonFactory(given="Zoë", family="Grünschloß-Vlček")
    PublicationFactory(
        title="On locks",
        authors=[person],
        url="https://x.example/%7Egr%C3%BCnschlo%C3%9F-vl%C4%8Dek/Zo%C3%AB%20Gr%C3%BCnschlo%C3%9F-Vl%C4%8Dek",
    )
    picture = portrait("Feast")
    picture.file.save("gruenschloss-vlcek-feast.png", picture.file.file)
    picture.save()
    page = page_with(world, "Nothing.")["en"]
    page.slug = "gruenschloss-vlcek-at-ten"
    page.save_revision().publish()
    PublicationFactory(title="On keys", authors=["Zoë Grünschloß-Vlček"]).save_revision()
    status, out, _err = run(person.slug, "--names", "replace", "--yes")
    assert (status, out.count("erased-at-ten")) == (0, 0), out
    for text in ("runschlo", "ruenschlo", "nschlo%C3%9F", "vlcek"):
        assert standing(text) == [], text
    picture.refresh_from_db()
    assert "vlcek" not in picture.file.name
