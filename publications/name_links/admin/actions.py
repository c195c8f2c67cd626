"""Actions behind the buttons of the review of printed names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from publications.models import ImportBatch
from publications.name_links.admin.filter import ReviewFilter
from publications.name_links.admin.pages import QueuePage, RejectedPage
from publications.name_links.admin.submitted_review import SubmittedReview
from publications.name_links.decisions import add_variants, link, reject, take_back


class ReviewAction(PermissionCheckedMixin, View):
    """Buttons; they take POST only, and lead back to the page as it was filtered."""

    model = ImportBatch
    permission_required = "add"
    http_method_names = ["post"]
    page = ""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Carry out the action of the button for the names that are checked."""
        sent = SubmittedReview.of(request.POST)
        if sent.ids:
            self.act(request, sent)
        else:
            messages.warning(request, _("Nothing was checked, so nothing was done."))
        query = ReviewFilter.of(request.GET).query()
        return redirect(reverse(self.page) + (query and f"?{query}"))

    def act(self, request: HttpRequest, sent: SubmittedReview) -> None:
        """Carry out the action of the button, and report it."""
        raise NotImplementedError


class DecideAction(ReviewAction):
    """Accept, reject, or add as name variants."""

    page = QueuePage.address

    def act(self, request: HttpRequest, sent: SubmittedReview) -> None:
        match sent.action:
            case "accept":
                self._accept(request, sent)
            case "reject":
                count = reject(sent.ids, request.user)
                text = ngettext(
                    "%(n)d name on a publication is nobody of the lab, now and from now on.",
                    "%(n)d names on publications are nobody of the lab, now and from now on.",
                    count,
                )
                _report(request, text, count, len(sent.ids))
            case "variant":
                self._add_variants(request, sent)

    def _accept(self, request: HttpRequest, sent: SubmittedReview) -> None:
        _ask_whom(request, sent)
        if not sent.people:
            return
        count = link(sent.people, request.user)
        text = ngettext(
            "%(n)d name on a publication was linked.",
            "%(n)d names on publications were linked.",
            count,
        )
        _report(request, text, count, len(sent.people))

    def _add_variants(self, request: HttpRequest, sent: SubmittedReview) -> None:
        _ask_whom(request, sent)
        if not sent.people:
            return
        done = add_variants(sent.people, request.user)
        if done.added:
            variants = ngettext(
                "%(n)d name variant was added.", "%(n)d name variants were added.", done.added
            )
            names = ngettext(
                "%(n)d name on a publication was linked by that.",
                "%(n)d names on publications were linked by that.",
                done.linked,
            )
            messages.success(request, variants % {"n": done.added})
            messages.success(request, names % {"n": done.linked})
        for reason in done.refused:
            messages.warning(request, reason)
        if not done.added and not done.refused:
            _report(request, "", 0, len(sent.people))


class TakeBackAction(ReviewAction):
    """End rejections: the names are linked, or suggested, as if they had just been imported."""

    page = RejectedPage.address

    def act(self, request: HttpRequest, sent: SubmittedReview) -> None:
        count, linked = take_back(sent.ids, request.user)
        text = ngettext(
            "%(n)d rejection was taken back.", "%(n)d rejections were taken back.", count
        )
        _report(request, text, count, len(sent.ids))
        if linked:
            text = ngettext(
                "%(n)d of these names was linked: it is printed in full, or as on record.",
                "%(n)d of these names were linked: they are printed in full, or as on record.",
                linked,
            )
            messages.info(request, text % {"n": linked})


def _ask_whom(request: HttpRequest, sent: SubmittedReview) -> None:
    if sent.undecided:
        text = ngettext(
            "%(n)d name fits several members alike: choose which one it is.",
            "%(n)d names fit several members alike: choose which one each is.",
            sent.undecided,
        )
        messages.warning(request, text % {"n": sent.undecided})


def _report(request: HttpRequest, text: str, count: int, of_all: int) -> None:
    """Report the number of names done, and of those that somebody else had decided meanwhile."""
    if count:
        messages.success(request, text % {"n": count})
    if left := of_all - count:
        text = ngettext(
            "%(n)d name was left as it is: it has been decided or changed since the page was "
            "shown.",
            "%(n)d names were left as they are: they have been decided or changed since the page "
            "was shown.",
            left,
        )
        messages.warning(request, text % {"n": left})
