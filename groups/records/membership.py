"""Memberships: a person in a group or in the lab, with role and dates."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from groups.querysets import MembershipQuerySet
from groups.records.research_group import ResearchGroup
from labportal.base.dates import PartialDateField, has_ended_on, in_order, is_current_on
from labportal.base.fields import LineField
from labportal.base.text.partial_dates import format_partial_date
from people.models import Person, Role
from people.uses import use_of_people


@use_of_people(
    same=("group", "role", "start"),
    filled=("end", "destination", "lead"),
    label=lambda one: one.place,
    related=("group__texts", "role__texts"),
)
class Membership(models.Model):
    """A person's role in a group, or in none (head of the chair, office)."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    group = ParentalKey(
        ResearchGroup,
        verbose_name=_("research group"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
        help_text=_("None for those who belong to the chair itself."),
    )
    role = models.ForeignKey(
        Role, verbose_name=_("role"), on_delete=models.PROTECT, related_name="memberships"
    )
    lead = models.BooleanField(_("leads the group"), default=False)
    start = PartialDateField(_("start"))
    end = PartialDateField(_("end"))
    former = models.BooleanField(
        _("former, dates unknown"),
        default=False,
        help_text=_("Over, though nobody knows since when."),
    )
    destination = LineField(
        _("went to"), max_length=200, blank=True, help_text=_("Where an alumnus or alumna went.")
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    objects = MembershipQuerySet.as_manager()
    sort_order_field = "order"

    panels = [
        FieldPanel("person"),
        FieldPanel("group"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("lead")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("former")]),
        FieldPanel("destination"),
    ]

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=in_order(),
                name="groups_membership_dates_in_order",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(former=False) | models.Q(end=""),
                name="groups_membership_former_without_end",
                violation_error_message=_("Give the end, or say that it is unknown, not both."),
            ),
            models.UniqueConstraint(
                fields=["person", "group", "role", "start"],
                name="groups_membership_once",
                violation_error_message=_("This membership is there already."),
            ),
            models.UniqueConstraint(
                fields=["person", "role", "start"],
                condition=models.Q(group=None),
                name="groups_membership_once_at_the_chair",
                violation_error_message=_("This membership is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}"

    @property
    def place(self) -> str:
        """The group, or the chair, with role and time."""
        where = str(self.group) if self.group else str(_("the chair itself"))
        return ", ".join(filter(None, [where, str(self.role), self.period]))

    @property
    def period(self) -> str:
        """From when to when, as far as known, in the active language."""
        start, end = format_partial_date(self.start), format_partial_date(self.end)
        if start and end:
            return start if start == end else f"{start} – {end}"
        if start and self.begins_after(timezone.localdate()):
            return str(_("from %(start)s")) % {"start": start}
        if start and self.former:
            return str(_("since %(start)s, over by now")) % {"start": start}
        if start:
            return str(_("since %(start)s")) % {"start": start}
        if self.former:
            return str(_("formerly"))
        return str(_("until %(end)s")) % {"end": end} if end else ""

    @property
    def end_as_known(self) -> str:
        """The end as ISO text, or words where nobody knows when it was."""
        return str(_("former, dates unknown")) if self.former else self.end

    def begins_after(self, on: date) -> bool:
        """Return whether the membership is yet to begin on a day, as `coming` asks."""
        return not self.former and self.start > on.isoformat()

    def is_current(self, on: date) -> bool:
        """Return whether the membership holds on a day, as `current` asks the database."""
        return not self.former and is_current_on(on, self.start, self.end)

    def has_ended(self, on: date) -> bool:
        """Return whether the membership was over before a day, as `past` asks the database."""
        return self.former or has_ended_on(on, self.end)
