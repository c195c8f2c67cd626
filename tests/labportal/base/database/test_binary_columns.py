"""Binary columns as files."""

import io

import pytest

from labportal.base.database.binary_columns import open_column
from labportal.models import PeopleImport

pytestmark = pytest.mark.django_db


def column_of(content):
    kept = PeopleImport.objects.create(name="a.zip", content=content)
    return open_column(PeopleImport.objects.filter(pk=kept.pk), "content")


def test_a_column_reads_as_a_file():
    content = bytes(range(256)) * 1000
    with column_of(content) as file:
        assert file.read(3) == content[:3]
        assert file.seek(-5, io.SEEK_END) == len(content) - 5
        assert file.read() == content[-5:]
        file.seek(100_000)
        file.seek(7, io.SEEK_CUR)
        assert file.read(80_000) == content[100_007:180_007]
        assert file.seek(9, io.SEEK_END) == len(content) + 9
        assert file.read() == b""
        with pytest.raises(ValueError, match="before the start"):
            file.seek(-1)


def test_no_more_is_fetched_than_what_is_read(django_assert_max_num_queries):
    with django_assert_max_num_queries(3) as queries, column_of(bytes(5_000_000)) as file:
        file.read(10)
    assert "substr" in queries[-1]["sql"]


def test_an_empty_column_and_a_row_that_is_gone_are_empty():
    with column_of(b"") as file:
        assert file.read() == b""
    with open_column(PeopleImport.objects.none(), "content") as file:
        assert file.read() == b""
