"""The lab's settings: its name, and where its legal pages are."""

from collections.abc import Mapping

from wagtail.models import Page, Site

from labportal.models import LabSettings, LabText
from labportal.setup.content import languages, read_content, text_in


def neutral_names() -> dict[str, str]:
    """Return what a lab is called, by language, until somebody gives it a name."""
    names = read_content("labportal.lab_templates", "lab")["lab"]["name"]
    return {language: text_in(names, language) for language in languages()}


def make_lab_settings(
    site: Site, legal_pages: Mapping[str, Mapping[str, Page]], lab_name: str = ""
) -> None:
    """Name the lab (neutrally without `lab_name`), and link its legal pages."""
    lab = LabSettings.for_site(site)
    lab.texts = [
        LabText(language=language, lab_name=lab_name or name)
        for language, name in neutral_names().items()
    ]
    for slug, field in (
        ("imprint", "imprint_page"),
        ("privacy", "privacy_page"),
        ("accessibility", "accessibility_page"),
    ):
        setattr(lab, field, next(iter(legal_pages[slug].values())))
    lab.save()
