"""Uploaded pictures, served by the portal itself where no other web server does it."""

import posixpath
from errno import ENAMETOOLONG
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.urls import URLPattern, re_path
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import serve, was_modified_since

HOUR = 3600
_LONGEST_NAME = 255


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send a file of the media folder; raises Http404 if there is none."""
    if posixpath.normpath(path) != path:
        raise Http404  # "images/../documents/" would lead past the pattern
    try:
        if isinstance(storages["default"], FileSystemStorage):
            response: HttpResponseBase = serve(
                request, path, document_root=str(settings.MEDIA_ROOT)
            )
        else:
            response = _fetched(request, path)
    except OSError as error:
        # Only the file system knows how long a name may be, and says so by an error.
        if error.errno != ENAMETOOLONG:
            raise
        raise Http404 from error
    patch_cache_control(response, public=True, max_age=HOUR)
    return response


def _fetched(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a file of a storage that is no folder of this machine; raises Http404."""
    # No file has such a name, and services refuse it by errors of their own.
    if not path.isprintable() or len(path) > _LONGEST_NAME:
        raise Http404
    try:
        file: Any = storages["default"].open(path)
    except FileNotFoundError as error:
        raise Http404 from error
    modified_at = int(file.modified_at.timestamp())
    if not was_modified_since(request.headers.get("If-Modified-Since"), modified_at):
        file.close()
        return HttpResponseNotModified()
    return FileResponse(file, headers={"Last-Modified": http_date(modified_at)})


def urls() -> list[URLPattern]:
    """Return the pattern for pictures in the sizes that pages show, and for users' portraits.

    Documents go through the view that checks who may read them, and originals, which may tell where
    a photo was taken, to nobody.
    """
    prefix = settings.MEDIA_URL.lstrip("/")
    return [re_path(rf"^{prefix}(?P<path>(?:images|avatar_images)/.+)$", picture, name="picture")]
