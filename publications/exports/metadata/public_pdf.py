"""The PDF of a publication, if everybody may have it."""

from wagtail.models import CollectionViewRestriction

from publications.models import Publication


def public_pdf_path(publication: Publication) -> str:
    """Return the path of the publication's PDF on this host, or "".

    It is "" for a document that is no PDF, lies elsewhere, is in a collection that not everybody
    may see, or is not public before a day to come.
    """
    pdf = publication.pdf
    if pdf is None or not publication.has_public_pdf():
        return ""
    if not pdf.filename.lower().endswith(".pdf") or not pdf.url.startswith("/"):
        return ""
    collections = pdf.collection.get_ancestors(inclusive=True)
    if CollectionViewRestriction.objects.filter(collection__in=collections).exists():
        return ""
    return str(pdf.url)
