"""Addresses of the API, each with and without a slash at its end."""

from django.urls import path, re_path

from labportal.api import views

urlpatterns = [
    path("v1/", views.root, name="api_root"),
    path("v1", views.root),
    path("v1/openapi.json", views.description, name="api_description"),
    re_path(r"^v1/(?P<name>[a-z-]+)/?$", views.records, name="api_list"),
    re_path(r"^v1/(?P<name>[a-z-]+)/(?P<key>[A-Za-z0-9-]+)/?$", views.record, name="api_record"),
    # Whatever else is asked for is answered in JSON as well.
    re_path(r"", views.nowhere),
]
