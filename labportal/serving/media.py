"""Uploaded pictures, served by the portal itself where no other web server does it."""

import posixpath
from errno import ENAMETOOLONG

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, re_path
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

HOUR = 3600


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send a file of the media folder; raises Http404 if there is none."""
    if posixpath.normpath(path) != path:
        raise Http404  # "images/../documents/" would lead past the pattern
    try:
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except OSError as error:
        # Only the file system knows how long a name may be, and says so by an error.
        if error.errno != ENAMETOOLONG:
            raise
        raise Http404 from error
    patch_cache_control(response, public=True, max_age=HOUR)
    return response


def urls() -> list[URLPattern]:
    """Return the pattern for pictures in the sizes that pages show, and for users' portraits.

    Documents go through the view that checks who may read them, and originals, which may tell where
    a photo was taken, to nobody.
    """
    prefix = settings.MEDIA_URL.lstrip("/")
    return [re_path(rf"^{prefix}(?P<path>(?:images|avatar_images)/.+)$", picture, name="picture")]
