"""Texts of the demo lab's own pages and settings."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Site

from groups.models import ResearchIndexPage
from labportal.base.pages import BasePage
from labportal.demo.pictures import drawn_picture
from labportal.demo.portraits import logo
from labportal.models import HomePage, LabSettings, LabText, Menu
from labportal.setup.content import languages, read_content, text_in
from labportal.setup.lab_names import neutral_names
from labportal.setup.menus import append_to_menu
from labportal.setup.pages import add_translated, publish, standard_page


def fill_site(site: Site) -> list[str]:
    """Give name and texts to what nobody has named or written yet; return what was done."""
    chair = read_content("labportal.demo", "chair")
    home = _home_pages(site)
    done = [*_fill_lab(site, chair["lab"])]
    done += _fill_homes(home, chair["home"])
    for language, page in home.items():
        for index in ResearchIndexPage.objects.child_of(page):
            done += _fill_research(index, chair["research"], language)
    for content in chair["pages"]:
        done += _add_page(site, home, content)
    return done


def _home_pages(site: Site) -> dict[str, HomePage]:
    pages = HomePage.objects.filter(translation_key=site.root_page.translation_key)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    return {code: by_language[code] for code in languages() if code in by_language}


def _fill_lab(site: Site, content: Mapping[str, Any]) -> list[str]:
    lab = LabSettings.for_site(site)
    if {text.language: text.lab_name for text in lab.texts.all()} != neutral_names():
        return []
    lab.texts = [
        LabText(
            language=language,
            lab_name=text_in(content["name"], language),
            university=text_in(content["university"], language),
            tagline=text_in(content["tagline"], language),
        )
        for language in languages()
    ]
    name = text_in(content["name"], languages()[0])
    picture = ContentFile(logo(content["initials"]), name="logo.png")
    lab.logo = get_image_model().objects.create(title=f"Logo: {name}", file=picture)
    lab.address = content["address"].strip()
    lab.email = content["email"]
    lab.save()
    return [f"Lab: {name}"]


def _is_as_made(page: BasePage) -> bool:
    """Return whether nobody has touched the page since it was made without texts."""
    return not (page.lead or page.body or page.revisions.count() > 1)


def _fill_homes(pages: Mapping[str, HomePage], content: Mapping[str, Any]) -> list[str]:
    unwritten = {
        language: page
        for language, page in pages.items()
        if _is_as_made(page) and not page.headline
    }
    picture = drawn_picture("home", "Home") if unwritten else None
    for language, page in unwritten.items():
        page.headline = text_in(content["headline"], language)
        page.lead = text_in(content["lead"], language)
        body: Any = [("text", text_in(content["introduction"], language))]
        page.body, page.picture = body, picture
        publish(page)
    return [f"Page: {page.title}" for page in unwritten.values()]


def _fill_research(page: ResearchIndexPage, content: Mapping[str, Any], language: str) -> list[str]:
    if not _is_as_made(page):
        return []
    aims = "".join(f"<li>{aim}</li>" for aim in text_in(content["aims"], language))
    introduction, closing = (text_in(content[key], language) for key in ("introduction", "closing"))
    page.lead = text_in(content["lead"], language)
    body: Any = [("text", f"{introduction}<ul>{aims}</ul>{closing}")]
    page.body = body
    publish(page)
    return [f"Page: {page.title}"]


def _add_page(site: Site, home: Mapping[str, HomePage], content: Mapping[str, Any]) -> list[str]:
    parents = {
        language: parent
        for language, parent in home.items()
        if not parent.get_children().filter(slug=content["slug"]).exists()
    }
    if len(parents) < len(home):
        return []
    pages = add_translated(parents, partial(standard_page, content))
    append_to_menu(site, Menu.Place.FOOTER, pages)
    return [f"Page: {page.title}" for page in pages.values()]
