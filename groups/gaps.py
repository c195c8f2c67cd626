"""Gaps of memberships."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from groups.querysets import MembershipQuerySet
from labportal.base.records.gaps import Gap

ENDING_DAYS = 30


def _ending(memberships: MembershipQuerySet) -> MembershipQuerySet:
    return memberships.ending(ENDING_DAYS)


ENDING = Gap(
    "end",
    _("ends within 30 days"),
    ngettext_lazy(
        "%(count)d membership ends within 30 days",
        "%(count)d memberships end within 30 days",
        "count",
    ),
    _ending,
)
MEMBERSHIP_GAPS = (ENDING,)
