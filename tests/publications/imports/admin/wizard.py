"""An import wizard with somebody at it, as the tests of its pages use it."""

import re
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from labportal.roles import BIBLIOGRAPHY_ADMINS, make_roles
from publications.models import ImportBatch, ImportEntry

CASCADE = """@article{cascade,
  author = {Schlemper, Jo and R{\\"u}ckert, Daniel},
  title = {A Deep Cascade of Networks for Dynamic {MR} Reconstruction},
  journal = {IEEE Transactions on Medical Imaging},
  year = {2017},
  doi = {10.5555/tmi.2017.1}
}
"""
VESSELS = """@inproceedings{vessels,
  author = {Martin J. Menten and others},
  title = {A skeletonization algorithm for the graphs of vessels},
  booktitle = {Proceedings of a Conference},
  year = 2023
}
"""
LOOKALIKE = VESSELS.replace("{vessels,", "{other,").replace(
    "Proceedings of a Conference}", "Proceedings of another Conference}, volume = 7"
)
#: The answer to the question whether a plan is to be discarded.
SURE = {"sure": "1"}
BROKEN = "@article{broken,\n  title = {Never closed,\n  year = 2020\n"


def make_librarian() -> User:
    """Make a bibliography admin."""
    make_roles()
    user = User.objects.create_user("librarian", password="secret")
    user.groups.add(Group.objects.get(name=BIBLIOGRAPHY_ADMINS))
    return user


def make_viewer() -> User:
    """Make somebody who may see imports, and nothing else in the admin."""
    user = User.objects.create_user("viewer", password="secret")
    for codename in ("access_admin", "view_importbatch"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


class Wizard:
    """The pages of the wizard, as one browser sees them."""

    def __init__(self, user: User, **options: Any) -> None:
        self.client = Client(**options)
        self.client.force_login(user)

    def upload(
        self, *texts: str | bytes, source: str = "Zotero", names: tuple[str, ...] = (), **more: Any
    ) -> HttpResponse:
        """Upload files of these texts, and return the answer."""
        contents = [text.encode() if isinstance(text, str) else text for text in texts]
        numbered = names or tuple(f"{number}.bib" for number, _ in enumerate(contents, 1))
        files = [SimpleUploadedFile(*file) for file in zip(numbered, contents, strict=True)]
        data = {"files": files, "text": "", "source": source, **more}
        return self.client.post(reverse("imports:add"), data)

    def plan(self, *texts: str | bytes, **options: Any) -> ImportBatch:
        """Upload files and return the import that is planned."""
        response = self.upload(*texts, **options)
        assert response.status_code == 302, response.content.decode()
        return ImportBatch.objects.latest("pk")

    def imported(self, *texts: str | bytes, **options: Any) -> ImportBatch:
        """Upload files, confirm, and return the import."""
        batch = self.plan(*texts, **options)
        self.confirm(batch)
        assert batch.status == "applied", batch.messages
        return batch

    def page(self, batch: ImportBatch, query: str = "") -> str:
        """Return the page of an import, with single blanks for white space."""
        html = self.client.get(address(batch, "inspect") + query).content.decode()
        return " ".join(html.split())

    def post(self, batch: ImportBatch, action: str, data: Any = None, **options: Any) -> Any:
        """Press a button of an import; the import is fresh from the database afterwards."""
        query = options.pop("query", "")
        response = self.client.post(address(batch, action) + query, data or {}, **options)
        if ImportBatch.objects.filter(pk=batch.pk).exists():
            batch.refresh_from_db()
        return response

    def confirm(self, batch: ImportBatch, **choices: Any) -> Any:
        """Confirm the plan as its page shows it."""
        return self.post(
            batch, "confirm", {"plan": self.signed_plan(batch), **choices}, follow=True
        )

    def signed_plan(self, batch: ImportBatch) -> str:
        """Return the signed digest that the page of an import holds; "" if there is none."""
        found = re.search(r'name="plan" value="([^"]+)"', self.page(batch))
        return found[1] if found else ""


def address(batch: ImportBatch, view: str) -> str:
    """Return the address of a page or button of an import."""
    return reverse(f"imports:{view}", args=[batch.pk])


def entry_of(batch: ImportBatch, citekey: str) -> ImportEntry:
    """Return the entry of an import that has this citekey, as it is now."""
    return batch.entries.get(citekey=citekey)


def text_of(response: HttpResponse) -> str:
    """Return the words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
