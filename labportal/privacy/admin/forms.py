"""The form of an erasure."""

from django import forms
from django.utils.translation import gettext_lazy

from labportal.base.text.record_ids import ids_in
from labportal.privacy.report import REPLACEMENT, Wish


class PrintsField(forms.Field):
    """Ids of printed names; the page draws a box for each, beside a link to its work."""

    widget = forms.SelectMultiple

    def to_python(self, value: list[str] | None) -> tuple[int, ...]:
        """Return the ids in order, each once."""
        return tuple(sorted({*ids_in(value or ())}))


class ErasureForm(forms.Form):
    """The form of an erasure: the name on works, and its replacement."""

    names = forms.ChoiceField(
        label=gettext_lazy("The name as works print it"),
        choices=[
            ("replace", gettext_lazy("is replaced everywhere")),
            ("keep", gettext_lazy("stays in the lists of authors, and is replaced elsewhere")),
        ],
        initial="replace",
        widget=forms.RadioSelect,
    )
    replacement = forms.CharField(
        label=gettext_lazy("What stands in place of the name"),
        max_length=60,
        initial=REPLACEMENT,
    )
    prints = PrintsField(required=False)

    @property
    def wish(self) -> Wish:
        """The choice."""
        said = self.cleaned_data
        return Wish(said["names"] == "keep", said["replacement"], said["prints"])
