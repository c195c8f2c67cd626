"""The address of OAI-PMH."""

import re
from collections.abc import Mapping
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Min
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from groups.oai.answers import Answer
from groups.oai.harvest import bring_up_to_date, now
from groups.oai.repository import Repository, host
from groups.oai.requests import OaiError, Selection, read_arguments, require_prefix
from groups.record_urls import RecordUrls
from groups.records.harvest import HarvestedPublication
from labportal.base.registries.lab import labs
from labportal.base.text.links import absolute
from publications.models import Publication

#: The form of an address in the protocol's schema.
_EMAIL = re.compile(r"\S+@(\S+\.)+\S+")


@csrf_exempt  # Harvesters post what they may as well ask by an address; nothing is changed by it.
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a harvester, in the site's first language.

    Raises Http404 where visitors have no list of publications to see.
    """
    with override(settings.LANGUAGE_CODE):
        index = RecordUrls(settings.LANGUAGE_CODE, request).of_index(Publication)
        if not index:
            raise Http404
        content = _answer(request, Repository(index)).as_bytes()
    # It has the time in it, and a harvest that is stored somewhere else would be an old one.
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="text/xml; charset=utf-8", headers=headers)


def _answer(request: HttpRequest, repository: Repository) -> Answer:
    base_url, when = absolute(reverse("oai")), now()
    try:
        arguments = read_arguments(request.GET, request.POST)
    except OaiError as error:
        # The protocol wants arguments repeated only where they are right.
        answer = Answer(base_url, when, {})
        answer.error(error)
        return answer
    answer = Answer(base_url, when, arguments)
    bring_up_to_date(repository.index)
    try:
        _add_to(answer, request, repository, arguments)
    except OaiError as error:
        if error.code == "badArgument":
            answer = Answer(base_url, when, {})
        answer.error(error)
    return answer


def _add_to(
    answer: Answer, request: HttpRequest, repository: Repository, arguments: Mapping[str, str]
) -> None:
    match arguments["verb"]:
        case "Identify":
            lab = labs.of(request)
            earliest = HarvestedPublication.objects.aggregate(first=Min("datestamp"))["first"]
            name = (lab and lab.lab_name.strip()) or host()
            email = _email(lab.email if lab else "")
            answer.identify(name, absolute(reverse("oai")), email, earliest or now())
        case "ListMetadataFormats":
            if identifier := arguments.get("identifier"):
                repository.record(identifier)
            answer.formats()
        case "ListSets":
            if "resumptionToken" in arguments:
                raise OaiError("badResumptionToken", "The list of sets is always whole.")
            if not (sets := repository.sets()):
                raise OaiError("noSetHierarchy", "There are no publications, and so no sets yet.")
            answer.sets(sets)
        case "GetRecord":
            record = repository.record(arguments["identifier"])
            require_prefix(arguments["metadataPrefix"])
            answer.record(record)
        case verb:
            answer.page(verb, repository.page(Selection.of(arguments), verb))


def _email(of_lab: str) -> str:
    """Return the address of the lab, or that the portal's mails come from, if it has a host."""
    of_mails = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    candidates = (of_lab, of_mails, f"postmaster@{host()}", f"postmaster@{host()}.invalid")
    return next(filter(_EMAIL.fullmatch, candidates))
