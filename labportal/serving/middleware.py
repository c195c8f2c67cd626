"""Middleware that sets the policies of a response and mends a header."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings everywhere but in the admin, which has a wider one."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        login = f"{settings.ADMIN_PREFIX}login/"
        path = request.path_info
        # Anybody gets to the login pages, so they have the strict policy.
        is_admin = path.startswith(settings.ADMIN_PREFIX) and not path.startswith(login)
        if is_admin and not report_only:
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


class AdminLanguageMiddleware:
    """Middleware that shows the admin in the browser's language, until somebody chose another.

    Django's own gives every address without a language the first one, sign-in pages included.
    Wagtail shows pages in the language that somebody chose, but does not refuse them in it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response, made in that language."""
        if not request.path_info.startswith(settings.ADMIN_PREFIX):
            return self.get_response(request)
        language = translation.get_language_from_request(request)
        # As Wagtail does, which makes a profile when there is something to keep in it.
        if hasattr(request.user, "wagtail_userprofile"):
            language = request.user.wagtail_userprofile.preferred_language or language
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        return response


PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
)


class PermissionsPolicyMiddleware:
    """Middleware that sets Permissions-Policy: no page or frame may ask for devices or places."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response with PERMISSIONS_POLICY."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


#: Beginnings of media types whose files are compressed in themselves, of which SVG is none.
_COMPRESSED = (
    *("application/gzip", "application/pdf", "application/vnd.openxmlformats", "application/zip"),
    *("audio/", "font/", "image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"),
    "video/",
)


class CompressionMiddleware(GZipMiddleware):
    """Django's compression, but for what would only take time and not shrink."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the response, compressed where that helps."""
        if response.get("Content-Type", "").startswith(_COMPRESSED):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


class DocumentEncodingMiddleware:
    """Middleware that removes Wagtail's header "Content-Encoding: None", a coding nobody knows.

    It stands before the middleware that compresses: that leaves alone what has such a header, and
    most documents are compressed already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response without that header."""
        response = self.get_response(request)
        if response.get("Content-Encoding") == "None":
            del response["Content-Encoding"]
        return response
