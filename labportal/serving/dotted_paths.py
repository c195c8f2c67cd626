r"""Addresses with a dot in their last part: exports, feeds, unAPI and PDFs of publications.

Wagtail's own pattern takes no dots. This one hands on to Wagtail's view, so that language, view
restrictions and the tree of pages hold for these addresses as for any page. It belongs inside
`i18n_patterns`, before Wagtail's patterns.
"""

from django.urls import re_path
from wagtail.views import serve

from publications.exports.files.formats import FORMATS

EXTENSIONS = [*FORMATS, "atom", "pdf", "xml"]

urlpatterns = [
    re_path(rf"^((?:[\w-]+/)+[\w-]+\.(?:{'|'.join(EXTENSIONS)}))$", serve, name="dotted_path"),
]
