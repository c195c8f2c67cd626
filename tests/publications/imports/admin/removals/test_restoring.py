"""An import that meets what was deleted: it says when, with the button that takes it back."""

import pytest

from publications.imports.removals.merging import delete
from publications.models import Publication
from tests.publications.imports.admin.wizard import CASCADE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", ["", "table"])
def test_a_deleted_publication_is_taken_back_from_the_plan_that_leaves_it_out(wizard, view):
    wizard.imported(CASCADE)
    publication = Publication.objects.get()
    delete(publication.pk)
    batch = wizard.plan(CASCADE)
    assert batch.counts == {"skipped": 1}
    page = wizard.client.get(f"/admin/imports/{batch.pk}/", {"view": view}).content.decode()
    assert "Deleted on " in page
    assert f'name="restore" value="{publication.pk}"' in page
    wizard.client.post(f"/admin/imports/{batch.pk}/restore/", {"restore": publication.pk})
    batch.refresh_from_db()
    assert batch.counts == {"unchanged": 1}
    assert Publication.objects.live().get() == publication


@pytest.mark.parametrize("sent", ["", "x", "0", "99999999999999999999"])
def test_what_was_not_deleted_is_not_found(wizard, sent):
    batch = wizard.plan(CASCADE)
    response = wizard.client.post(f"/admin/imports/{batch.pk}/restore/", {"restore": sent})
    assert response.status_code == 404
