"""The menu of the admin."""

import pytest
from wagtail.users.models import UserProfile


@pytest.mark.parametrize(("language", "home"), [("en", "/#top"), ("de", "/de/#top")])
def test_the_website_is_visited_in_the_language_of_the_admin(world, signed_in, language, home):
    profile = UserProfile.get_for_user(world.users["editor"])
    profile.preferred_language = language
    profile.save()
    page = signed_in("editor").get("/admin/").content.decode()
    assert f'"{home}"' in page or f"&quot;{home}&quot;" in page
