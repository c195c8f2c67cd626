"""Sentences of an import's page: they say what the wizard does, and of what they speak."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_conflict_that_was_left_undecided_is_told_and_not_asked_about_again(wizard, conflict):
    wizard.confirm(conflict)
    page = wizard.page(conflict)
    assert "are not asked about again: the records kept their values." in page
    assert "Decide it now" not in page


def test_entries_of_one_file_that_disagree_speak_of_each_other_and_of_no_record(wizard):
    preprint = "@misc{pre, title={Ice on lakes}, author={Doe, Jane}, year=2019, doi={10.1000/a}}"
    article = "@article{art, title={Ice on lakes}, author={Doe, Jane}, year=2020, doi={10.1000/a}}"
    batch = wizard.plan(preprint + article)
    page = wizard.page(batch)
    assert "conflict" in batch.counts
    assert "Goes with the other entry, whose values stand." in page
    assert "keep the other entry&#x27;s values" in page
    assert "ecord keeps" not in page
