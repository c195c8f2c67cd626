"""Lists of rows that a browser sends as JSON, whatever is in it."""

import pytest
from django.urls import reverse

from labportal.base.records.row_list import line_of, rows_in


@pytest.mark.parametrize("sent", ["[" * 100_000, "{", "1", "[1]", '["a"]', "NaN"])
def test_what_is_no_list_of_rows_is_told_to_be_none(sent):
    assert rows_in(sent) is None


@pytest.mark.parametrize("sent", ["MIT \ud83d", "MIT\0", "\udc00 MIT", "  MIT\n"])
def test_a_line_has_nothing_that_no_database_holds(sent):
    assert line_of(sent) == "MIT"


@pytest.mark.django_db
@pytest.mark.parametrize("sent", ["abc", "\0", "²", "9" * 30])
def test_ids_that_no_record_can_have_are_not_found(admin_client, sent):
    address = reverse("wagtail_bulk_action", args=["people", "role", "delete"])
    assert admin_client.get(address, {"id": sent}).status_code == 404
