"""Changes of staff, one by one or as a table of people, and what takes each back."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groups.models import ResearchGroup
from people.models import Person
from people.uses import use_of_people


class StaffChangeKind(models.TextChoices):
    """The kind of a change of staff."""

    MOVE = "move", _("moves")
    DEPARTURE = "departure", _("leaves")
    HANDOVER = "handover", _("takes over")


class EnteredChange(models.Model):
    """The common columns: who entered a change, what was written (`trace`), who took it back."""

    trace = models.JSONField(default=dict)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken back by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]


class StaffChangeQuerySet(models.QuerySet["StaffChange"]):
    """Queries over changes of staff."""

    def standing(self) -> "StaffChangeQuerySet":
        """Changes that were not taken back."""
        return self.filter(taken_back_at=None)

    def due(self, on: date | None = None) -> "StaffChangeQuerySet":
        """Changes whose rights are to follow on a day (default: today), or were before."""
        day = on or timezone.localdate()
        return self.standing().filter(followed_at=None, day__lte=day)

    def keeping_account(self) -> "StaffChangeQuerySet":
        """Departures of people who keep an account for their own profile."""
        return self.standing().filter(kind=StaffChangeKind.DEPARTURE, keeps_account=True)


@use_of_people()
class StaffChange(EnteredChange):
    """One change: memberships, which have their dates at once, and rights, which follow on a day.

    `trace` holds what was written: `memberships` as [id, columns before or null, columns after],
    and `steps`, which are to be done on the day; what a step did in truth is kept in it (`did`).
    """

    kind = models.CharField(_("kind"), max_length=10, choices=StaffChangeKind.choices)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="staff_changes"
    )
    group = models.ForeignKey(
        ResearchGroup,
        verbose_name=_("research group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    #: The first day of what is new: rights follow on it.
    day = models.DateField(_("from"))
    keeps_account = models.BooleanField(_("keeps the account"), default=False)
    followed_at = models.DateTimeField(_("rights followed at"), null=True, blank=True)

    objects = StaffChangeQuerySet.as_manager()

    class Meta(EnteredChange.Meta):
        verbose_name = _("change of staff")
        verbose_name_plural = _("changes of staff")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps of accounts and settings."""
        steps: list[dict[str, Any]] = self.trace["steps"]
        return steps

    @property
    def last_day(self) -> date | None:
        """The last day of whoever leaves: a day that was to come has the first one after it."""
        if self.kind != StaffChangeKind.DEPARTURE:
            return None
        is_to_come = self.day > timezone.localdate(self.created_at)
        return self.day - timedelta(days=1) if is_to_come else self.day

    @property
    def rights_in_words(self) -> str:
        """The state of rights that go with the change, a dash where none do."""
        if not self.steps:
            return "–"
        leaves = self.kind == StaffChangeKind.DEPARTURE
        if self.followed_at:
            return gettext("were taken away") if leaves else gettext("were changed")
        text = gettext("are taken away on %(day)s") if leaves else gettext("are changed on %(day)s")
        return text % {"day": date_format(self.day, "DATE_FORMAT")}

    @property
    def rights_stay(self) -> bool:
        """Whether the day came and rights did not go, since a membership went on."""
        return any(step.get("stays") for step in self.steps)


class PeopleImportKind(models.TextChoices):
    """The kind of a file of people."""

    TABLE = "table", _("table of people")
    PORTRAITS = "portraits", _("portraits")


class PeopleImportQuerySet(models.QuerySet["PeopleImport"]):
    """Queries over imports of people."""

    def written(self) -> "PeopleImportQuerySet":
        """Imports that were carried out, taken back or not; their files are not fetched."""
        return self.exclude(imported_at=None).defer("content")

    def waiting_of(self, user: Any) -> "PeopleImportQuerySet":
        """Imports that somebody began and did not confirm; their files are not fetched."""
        return self.filter(imported_at=None, user=user).defer("content")


class PeopleImport(EnteredChange):
    """One file: kept until it is imported as told, then what was written is kept in its place.

    `trace` holds `people`, each with the values and memberships before and after, and `counts`.
    """

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=PeopleImportKind.choices,
        default=PeopleImportKind.TABLE,
    )
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("content"), default=bytes)
    imported_at = models.DateTimeField(_("imported at"), null=True, blank=True)

    objects = PeopleImportQuerySet.as_manager()

    class Meta(EnteredChange.Meta):
        verbose_name = _("import of people")
        verbose_name_plural = _("imports of people")

    def __str__(self) -> str:
        return self.name
