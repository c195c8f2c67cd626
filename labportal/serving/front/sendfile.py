"""Documents sent by the web server in front, once Wagtail's view has said who may read them.

The backend that Wagtail looks for in SENDFILE_BACKEND. nginx's documentation: X-Accel-Redirect.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

#: The internal location of deploy/nginx/portal.conf.template.
_LOCATION = "/uploaded/"


def sendfile(request: HttpRequest, filename: str, **options: Any) -> HttpResponse:
    """Return an answer without content, for which the web server puts the file."""
    path = Path(filename).relative_to(settings.MEDIA_ROOT)
    return HttpResponse(headers={"X-Accel-Redirect": quote(f"{_LOCATION}{path.as_posix()}")})
