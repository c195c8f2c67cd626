"""Every page describes itself for search engines."""

from typing import Any

from publications.models import Publication
from tests.portal import World


def description(page: Any) -> str:
    """Return what the page says it is about."""
    (found,) = (one["content"] for one in page.all("meta") if one["name"] == "description")
    return str(found)


def test_every_kind_of_page_has_a_description_in_both_languages(world: World, get: Any) -> None:
    for path in world.paths.values():
        if not path.startswith("/search/"):
            for prefix in ("", "/de"):
                assert len(description(get(prefix + path))) > 10, prefix + path


def test_a_page_without_a_lead_is_described_by_title_and_lab(world: World, get: Any) -> None:
    assert description(get("/people/")) == "People – Test Lab"
    assert description(get("/de/people/")) == "Menschen – Testlabor"


def test_a_publication_is_described_by_its_abstract_or_else_by_who_wrote_it(
    world: World, get: Any
) -> None:
    path = world.paths["publication"]
    Publication.objects.update(title='On "engines" & <looms>')
    written = description(get(path))
    assert written.startswith('Ada Lovelace, Luigi Menabrea, On "engines" & <looms>, ')
    Publication.objects.update(abstract="Engines that compute.")
    assert description(get(path)) == "Engines that compute."
