"""Long names and control characters in the short texts of people."""

import pytest
from django.core.exceptions import ValidationError

from groups.models import Membership
from people.models import NameVariant, Person, PersonLink
from people.models.person import PersonText
from tests.factories import PersonFactory

TEXTS = [
    *(
        (Person, name)
        for name in ("given", "preferred_given", "particle", "family", "suffix", "academic_title")
    ),
    (Person, "room"),
    (PersonText, "own_title"),
    (PersonLink, "label"),
    (NameVariant, "name"),
    (Membership, "destination"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("sign", "äßﷺ")
def test_the_longest_names_are_stored_though_their_key_would_be_longer(sign):
    names = {"given": sign * 100, "family": sign * 100, "particle": sign * 40}
    person = PersonFactory(slug="long", **names)
    person.refresh_from_db()
    assert person.family == sign * 100
    assert len(person.sort_key) <= Person._meta.get_field("sort_key").max_length


@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x1f", "\x7f", "\x85", "\ufffe"])
@pytest.mark.parametrize(("model", "name"), TEXTS)
def test_a_control_character_is_refused_in_forms_and_models(model, name, sign):
    field = model._meta.get_field(name)
    for clean in (field.formfield().clean, lambda text: field.clean(text, None)):
        with pytest.raises(ValidationError, match="cannot be seen"):
            clean(f"A{sign}b")
        assert clean("Zoë O’Brien-Łukasz") == "Zoë O’Brien-Łukasz"
