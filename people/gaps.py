"""Gaps of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from labportal.base.records.gaps import Gap
from people.querysets import PersonQuerySet

WITHOUT_MEMBERSHIP = Gap(
    "membership",
    _("without a membership"),
    ngettext_lazy(
        "%(count)d person has no membership", "%(count)d people have no membership", "count"
    ),
    PersonQuerySet.without_membership,
)
WITHOUT_CONSENT = Gap(
    "consent",
    _("portrait without consent"),
    ngettext_lazy(
        "%(count)d person has a portrait without a noted consent",
        "%(count)d people have a portrait without a noted consent",
        "count",
    ),
    PersonQuerySet.without_consent,
)
PERSON_GAPS = (WITHOUT_MEMBERSHIP, WITHOUT_CONSENT)
