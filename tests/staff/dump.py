"""Everything that the database holds, to see whether something changed."""

from typing import Any

from django.apps import apps

#: Rows that visits and signing in write, and the index that search keeps for itself.
LEFT_OUT = {"sessions.session", "wagtailsearch.indexentry", "wagtailcore.referenceindex"}


def dump() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table, by model."""
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label_lower not in LEFT_OUT
    }
