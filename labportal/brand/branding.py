"""The look of the lab in a page's head: icons, colours, the picture shown when it is shared."""

import hashlib
from dataclasses import dataclass
from locale import normalize
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext, to_locale

from labportal.base.pictures import SHARED, SHARED_PORTRAIT, renditions
from labportal.base.text.links import absolute
from labportal.brand.pictures import CARD_SIZE
from labportal.colours import DEFAULT_ACCENT
from labportal.models import LabSettings

_LONGEST = 300


@dataclass(frozen=True)
class Branding:
    """The addresses of icon and colours of a lab."""

    icon: str
    touch_icon: str
    accent: str

    @classmethod
    def of(cls, lab: LabSettings) -> "Branding":
        """Return the addresses; `accent` is "" where the colour is that of the style sheets."""
        query = f"?v={_version(lab.lab_name, lab.logo_id, lab.accent)}"
        accent = reverse("accent", args=[lab.accent[1:]]) if lab.accent != DEFAULT_ACCENT else ""
        return cls(
            reverse("lab_icon", args=[192]) + query,
            reverse("lab_icon", args=[180]) + query,
            accent,
        )


@dataclass(frozen=True)
class SharedPicture:
    """A picture of a preview: its absolute address, its size in pixels, what it shows."""

    url: str
    width: int
    height: int
    alt: str

    @classmethod
    def of_lab(cls, request: HttpRequest, lab: LabSettings) -> "SharedPicture":
        """Return the card of the lab."""
        language, text = get_language() or settings.LANGUAGE_CODE, lab.text
        names = (lab.lab_name, text.university, text.tagline) if text else (lab.lab_name,)
        url = reverse("share_card", args=[language])
        url += f"?v={_version(*names, lab.accent)}"
        return cls(absolute(url), *CARD_SIZE, lab.lab_name)

    @classmethod
    def of_image(
        cls, request: HttpRequest, image: Any, portrait_of: str = ""
    ) -> "SharedPicture | None":
        """Return a picture of a page, or a portrait; None if its file cannot be read."""
        spec = SHARED_PORTRAIT if portrait_of else SHARED
        shown = renditions(image, spec).get(spec)
        if shown is None:
            return None
        alt = (
            gettext("Portrait of %(name)s") % {"name": portrait_of}
            if portrait_of
            else image.description
        )
        url = absolute(shown.url)
        return cls(url, shown.width, shown.height, alt)


def description(text: str) -> str:
    """Return `text` in one line, as long as previews show it."""
    return Truncator(" ".join(text.split())).chars(_LONGEST)


def share_locale(language: str) -> str:
    """Return a language with a territory, as Open Graph has them: "de_DE".

    Of a language that names none, it is the one that most systems take; English is British here.
    """
    code = to_locale(language)
    return "en_GB" if code == "en" else normalize(code).partition(".")[0].partition("@")[0]


def _version(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]
