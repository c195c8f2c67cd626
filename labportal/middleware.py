"""Which content security policy a response gets."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings everywhere but in the admin, which has a wider one."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        login = f"{settings.ADMIN_PREFIX}login/"
        path = request.path_info
        if path.startswith(settings.ADMIN_PREFIX) and path != login and not report_only:
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
