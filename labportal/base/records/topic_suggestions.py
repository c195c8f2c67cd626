"""Suggestions of topics while one is typed into a form of the admin."""

from django.http import HttpRequest, JsonResponse
from wagtail.admin.auth import require_admin_access

from labportal.base.models import Topic
from labportal.base.records.word_search import with_words

# Of a name alone: a description may have any word.
_FIELDS = ("name", "texts__name")
_MOST = 10


@require_admin_access
def topic_suggestions(request: HttpRequest) -> JsonResponse:
    """Return the topics that are found by `term`, in place of Wagtail's own view.

    Of each the name that it is stored by, its label, and its names in other languages.

    Wagtail compares the beginning of the name letter by letter, so that "Ub" does not find
    "Übersetzung", nor "learning" "Deep learning".
    """
    term = request.GET.get("term", "")
    found = with_words(Topic.objects.in_order(), term, _FIELDS, within=True)
    rows = []
    for topic in found[:_MOST]:
        names = dict.fromkeys([topic.name, *(text.name for text in topic.texts.all())])
        others = ", ".join(name for name in names if name != topic.label)
        rows.append([topic.name, topic.label, others])
    return JsonResponse(rows, safe=False)
