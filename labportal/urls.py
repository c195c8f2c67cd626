"""The addresses of the portal."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from groups.embed.views import embedded_publications
from groups.oai.views import oai
from labportal.accounts import closed_pages
from labportal.accounts import views as account_views
from labportal.accounts.passwords import PasswordResetView
from labportal.base.records.topic_suggestions import topic_suggestions
from labportal.brand import views as brand_views
from labportal.navigation.robots import robots
from labportal.navigation.sitemaps import PortalSitemap
from labportal.search import views as search_views
from labportal.serving import dotted_paths, health, media

handler400 = "labportal.serving.errors.bad_request"
handler500 = "labportal.serving.errors.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PortalSitemap}}, name="sitemap"),
    path("oai", oai, name="oai"),
    re_path(r"^embed/publications/?$", embedded_publications, name="embedded_publications"),
    path("api/", include("labportal.api.urls")),
    path("favicon.ico", brand_views.lab_icon, {"size": 32}),
    path("brand/icon-<int:size>.png", brand_views.lab_icon, name="lab_icon"),
    path("brand/card-<slug:language>.jpg", brand_views.share_card, name="share_card"),
    re_path(r"^brand/accent-(?P<colour>[0-9a-f]{6})\.css$", brand_views.accent, name="accent"),
    # Before Wagtail's own view at this address, to which its forms lead.
    path("admin/tag-autocomplete/base/topic/", topic_suggestions),
    path("admin/login/provider/", account_views.provider_sign_in, name="provider_sign_in"),
    path("admin/login/provider/answer/", account_views.provider_answer, name="provider_answer"),
    path("admin/logout/", never_cache(account_views.SignOutView.as_view())),
    # Before Wagtail's own views at these addresses, which count no attempts.
    path("admin/password_reset/", PasswordResetView.as_view()),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/authenticate_with_password/<int:restriction_id>/", closed_pages.open_documents),
    path("documents/", include(wagtaildocs_urls)),
    *media.urls(),
    *i18n_patterns(
        path("search/", search_views.search, name="search"),
        path("search/suggest/", search_views.search_suggestions, name="search_suggestions"),
        path(
            "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
            closed_pages.open_page,
        ),
        path("", include(dotted_paths)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
