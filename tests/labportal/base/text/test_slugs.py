"""Slugs of records."""

from itertools import islice

import pytest
from django.core.exceptions import ValidationError

from labportal.base.text.slugs import SLUG_MAX_LENGTH, numbered, slug_field, valid_slug


@pytest.mark.parametrize("slug", ["a", "9", "doe-2024-tides", "a-2"])
def test_lower_case_letters_digits_and_single_hyphens_are_a_slug(slug):
    valid_slug(slug)


@pytest.mark.parametrize(
    "slug", ["", "-a", "a-", "a--b", "A", "ä", "a_b", "a.b", "a/b", "a b", "²"]
)
def test_anything_else_is_refused(slug):
    with pytest.raises(ValidationError):
        valid_slug(slug)


def test_a_stem_is_numbered_from_two_on():
    assert list(islice(numbered("doe"), 4)) == ["doe", "doe-2", "doe-3", "doe-4"]


@pytest.mark.parametrize("stem", ["x" * 100, "x" * 97 + "-yz", "a-" * 49 + "bb"])
def test_numbers_make_no_slug_too_long_or_invalid(stem):
    slugs = list(islice(numbered(stem), 1200))
    assert max(map(len, slugs)) <= SLUG_MAX_LENGTH
    assert len(set(slugs)) == len(slugs)
    for slug in slugs:
        valid_slug(slug)


def test_the_field_is_unique_and_checks_its_value():
    field = slug_field(db_index=False)
    assert (field.unique, field.max_length, field.blank) == (True, SLUG_MAX_LENGTH, True)
    assert valid_slug in field.validators
