"""Pages whose body shows records."""

from django.utils.translation import gettext_lazy as _

from groups.blocks import ComposedBodyBlock
from labportal.base.fields import StreamField
from labportal.base.pages import BasePage


class ComposedPage(BasePage):
    """An abstract page that is composed of text, pictures and lists of publications."""

    body = StreamField(ComposedBodyBlock(), blank=True, verbose_name=_("body"))

    class Meta:
        abstract = True
