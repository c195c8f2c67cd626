"""Ids of records in what a browser sends."""

import pytest

from labportal.base.text.record_ids import id_or_none, ids_in


@pytest.mark.parametrize("text", ["", " 7", "-7", "7.0", "٧", "\0", "9" * 19, "7a", "None"])
def test_what_no_record_can_have_is_no_id(text):
    assert id_or_none(text) is None


def test_ids_among_texts_keep_their_order():
    assert ids_in(["12", "x", "7", "9" * 18]) == [12, 7, int("9" * 18)]
