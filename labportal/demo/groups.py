"""The research groups of the demo lab, and their pages."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from wagtail.models import Site

from groups.models import ResearchGroup, ResearchGroupPage, ResearchGroupText
from labportal.base.models import Topic
from labportal.demo.pictures import drawn_picture
from labportal.setup.content import languages, read_content, text_in
from labportal.setup.pages import add_translated, research_indexes, sections


def load_groups(site: Site) -> list[str]:
    """Make the groups that are missing, with their pages; return their slugs.

    Topics have to be there. A group that is there is left alone, its pages included.
    """
    there = set(ResearchGroup.objects.values_list("slug", flat=True))
    parents = research_indexes(site)
    made = []
    for order, content in enumerate(read_content("labportal.demo", "groups")["groups"]):
        if content["slug"] in there:
            continue
        group = _make_group(content, order)
        title = text_in(content["name"], languages()[0])
        picture = drawn_picture(group.slug, title) if "lead" in content else None
        add_translated(parents, partial(_page, group, content, picture))
        made.append(group.slug)
    return made


def _make_group(content: Mapping[str, Any], order: int) -> ResearchGroup:
    group = ResearchGroup(
        slug=content["slug"], order=order, citation_style=content.get("citation_style", "")
    )
    group.texts = [
        ResearchGroupText(language=language, name=name)
        for language, name in content["name"].items()
    ]
    group.topics.add(*Topic.objects.filter(slug__in=content["topics"]))
    group.save()
    return group


def _page(
    group: ResearchGroup, content: Mapping[str, Any], picture: Any, language: str
) -> ResearchGroupPage:
    return ResearchGroupPage(
        group=group,
        slug=group.slug,
        title=text_in(content["name"], language),
        lead=text_in(content["lead"], language) if "lead" in content else "",
        introduction=text_in(content["introduction"], language).strip(),
        body=sections(content, language),
        picture=picture,
    )
