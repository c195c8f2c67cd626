"""Kinds of links of a publication: what there is of a work beside its text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from publications.vocabulary.identifiers import normalise_url


@dataclass(frozen=True, slots=True)
class LinkKind:
    """A kind of link; `bibtex` are the fields that hold it, the one that is written first.

    The fields are those of al-folio, where it has one, and the ways in which people write them.
    """

    label: Any
    bibtex: tuple[str, ...]
    normalise: Callable[[str], str] = normalise_url


LINK_KINDS = {
    "pdf": LinkKind(_("PDF elsewhere"), ("pdf", "pdfurl", "pdf_url")),
    "code": LinkKind(_("Code"), ("code", "codeurl", "code_url", "github")),
    "data": LinkKind(_("Data"), ("data", "dataurl", "data_url", "dataset")),
    "slides": LinkKind(_("Slides"), ("slides", "slidesurl", "slides_url")),
    "video": LinkKind(_("Video"), ("video", "videourl", "video_url")),
    "poster": LinkKind(_("Poster"), ("poster", "posterurl", "poster_url")),
    "project": LinkKind(
        _("Project page"), ("website", "project", "projecturl", "webpage", "homepage")
    ),
    "supplement": LinkKind(
        _("Supplement"), ("supp", "suppl", "supplement", "supplementary", "supplementurl")
    ),
}
