"""Long lists, which end before a page becomes dear."""

import pytest
from django.core.paginator import EmptyPage
from django.template.loader import render_to_string

from publications.lists.bounded_paginator import MOST_PAGES, BoundedPaginator


@pytest.mark.parametrize(("rows", "is_cut"), [(5, False), (MOST_PAGES * 2, False), (1000, True)])
def test_a_list_has_so_many_pages_at_most_and_says_so(rows, is_cut):
    pages = BoundedPaginator(range(rows), 2)
    last = pages.page(pages.num_pages)
    assert pages.num_pages == min(-(-rows // 2), MOST_PAGES)
    assert pages.count == rows
    with pytest.raises(EmptyPage):
        pages.page(pages.num_pages + 1)
    shown = render_to_string("components/pagination.html", {"page_of_list": last})
    assert ("Narrow it down" in shown) == is_cut


def test_it_is_said_on_the_last_page_alone():
    first = BoundedPaginator(range(1000), 2).page(1)
    shown = render_to_string("components/pagination.html", {"page_of_list": first})
    assert "Narrow it down" not in shown
