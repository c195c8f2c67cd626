"""Views of the accent colours, the icons, and the card shown when a page is shared."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from PIL import Image
from wagtail.models import Site

from labportal.base.database.kept import kept
from labportal.base.pictures import UNREADABLE, renditions, warn_of
from labportal.brand.pictures import ICON_SIZES, card, icon, icon_of
from labportal.colours import accent_tones, strong_tones
from labportal.models import LabSettings
from labportal.setup.content import languages

DAY = 24 * 60 * 60
_LOGO = "max-512x512|format-png"


@require_safe
@cache_control(max_age=365 * DAY, public=True, immutable=True)
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """Serve the style sheet of an accent colour, six hexadecimal digits."""
    tones = accent_tones(f"#{colour}")
    strong = strong_tones(tones)
    text = (
        ":root {\n"
        f"  --accent: light-dark({tones.light}, {tones.dark});\n"
        f"  --accent-strong: light-dark({strong.light}, {strong.dark});\n"
        "}\n"
    )
    return HttpResponse(text, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(max_age=DAY, public=True)
def share_card(request: HttpRequest, language: str) -> HttpResponse:
    """Serve the picture that stands for the lab when one of its pages is shared."""
    if language not in languages():
        raise Http404
    lab = _lab(request)
    with override(language):
        text = lab.text
        shown = (
            lab.lab_name,
            text.university if text else "",
            text.tagline if text else "",
            accent_tones(lab.accent).light,
        )
        picture = kept("card", shown, lambda: card(*shown))
    return HttpResponse(picture, content_type="image/jpeg")


@require_safe
@cache_control(max_age=DAY, public=True)
def lab_icon(request: HttpRequest, size: int) -> HttpResponse:
    """Serve the lab's icon: its logo, or else the first letters of its name."""
    if size not in ICON_SIZES:
        raise Http404
    lab = _lab(request)
    picture = kept("icon", [lab.pk, size], lambda: _icon(lab, size))
    return HttpResponse(picture, content_type="image/png")


def _icon(lab: LabSettings, size: int) -> bytes:
    picture = _icon_of_logo(lab.logo, size) if lab.logo else None
    return picture or icon(lab.lab_name, accent_tones(lab.accent).light, size)


def _icon_of_logo(image: Any, size: int) -> bytes | None:
    made = renditions(image, _LOGO).get(_LOGO)
    if made is None:
        return None
    try:
        with made.file.open() as file, Image.open(file) as logo:
            return icon_of(logo, size)
    except UNREADABLE as error:
        warn_of(image.pk, made.file.name, type(error).__name__)
        return None


def _lab(request: HttpRequest) -> LabSettings:
    if Site.find_for_request(request) is None:
        raise Http404
    return LabSettings.for_request(request)
