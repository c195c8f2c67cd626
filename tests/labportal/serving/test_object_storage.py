"""Uploaded files in a bucket, as pages, forms and the backup use them."""

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from moto import mock_aws
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from labportal.base.pictures import renditions
from labportal.serving.object_storage import ObjectStorage, RenditionObjectStorage
from labportal.serving.storages import StorageAwayError
from tests.factories import portrait

BUCKET = "uploads-of-a-lab"
OPTIONS = {
    "bucket": BUCKET,
    "region": "eu-central-1",
    "prefix": "portal",
    "access_key": "key",
    "secret_key": "secret",
}


@pytest.fixture
def bucket(monkeypatch):
    with mock_aws():
        client = boto3.client("s3", region_name="eu-central-1")
        place = {"LocationConstraint": "eu-central-1"}
        client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        yield client


@pytest.fixture
def storage(bucket):
    return ObjectStorage(**OPTIONS)


@pytest.fixture
def portal(bucket, settings):
    """Let the portal keep its uploads in the bucket."""
    module = "labportal.serving.object_storage"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": f"{module}.ObjectStorage", "OPTIONS": OPTIONS},
        "renditions": {"BACKEND": f"{module}.RenditionObjectStorage", "OPTIONS": OPTIONS},
    }
    return storages["default"]


def keys(bucket):
    return [one["Key"] for one in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", ())]


def read(storage, name):
    with storage.open(name) as file:
        return file.read()


def test_what_is_saved_is_read_again_below_the_prefix(bucket, storage):
    name = storage.save("documents/Prüfung.pdf", ContentFile(b"%PDF"))
    assert keys(bucket) == [f"portal/{name}"]
    assert (read(storage, name), storage.size(name), storage.exists(name)) == (b"%PDF", 4, True)
    assert storage.url(name) == "/media/documents/Pr%C3%BCfung.pdf"
    assert list(storage.names()) == [name]
    storage.delete(name)
    storage.delete(name)
    assert not storage.exists(name)


def test_text_is_saved_as_utf_8(storage):
    assert read(storage, storage.save("a.txt", ContentFile("Prüfung"))) == "Prüfung".encode()


def test_a_file_of_the_same_name_is_never_written_over(storage, monkeypatch):
    first = storage.save("cv.pdf", ContentFile(b"first"))
    second = storage.save("cv.pdf", ContentFile(b"second"))
    # Another machine stores one after this one has looked whether there is any.
    monkeypatch.setattr(storage, "exists", lambda name: False)
    monkeypatch.setattr(
        storage, "get_available_name", lambda name, max_length=None: "cv_3.pdf", raising=True
    )
    third = storage._save("cv.pdf", ContentFile(b"third"))
    assert first == "cv.pdf"
    assert third == "cv_3.pdf"
    assert [read(storage, name) for name in (first, second, third)] == [
        *(b"first", b"second", b"third")
    ]


def test_what_is_missing_is_told_as_a_file_system_does(storage):
    for ask in (storage.open, storage.size, storage.get_modified_time):
        with pytest.raises(FileNotFoundError, match=r"none\.pdf"):
            ask("none.pdf")


def test_folders_are_listed_as_those_of_a_file_system_are(storage):
    for name in ("a.txt", "images/b.png", "images/c.png", "images/small/d.png", "imagesque.png"):
        storage.save(name, ContentFile(b"x"))
    assert storage.listdir("") == (["images"], ["a.txt", "imagesque.png"])
    assert storage.listdir("images") == (["small"], ["b.png", "c.png"])
    assert storage.listdir("nothing") == ([], [])


@pytest.mark.parametrize("name", ["../other/a.pdf", "/a.pdf", "documents/../../a.pdf", "..", "."])
def test_no_name_leads_out_of_the_prefix(storage, name):
    with pytest.raises(SuspiciousFileOperation):
        storage.exists(name)


def test_a_bucket_that_is_not_there_is_told_and_loses_nothing_silently(bucket):
    storage = ObjectStorage(**{**OPTIONS, "bucket": "another-bucket"})
    for ask in (lambda: storage.save("a", ContentFile(b"a")), lambda: list(storage.names())):
        with pytest.raises(StorageAwayError, match="NoSuchBucket"):
            ask()


def test_pictures_get_names_that_nobody_guesses(bucket):
    storage = RenditionObjectStorage(**OPTIONS)
    one, other = (storage.save("images/a.webp", ContentFile(b"x")) for _ in range(2))
    assert one != other
    assert len(one) == len("images/a.webp") + 17


@pytest.mark.django_db
def test_pages_show_pictures_and_keep_originals(portal, bucket, client):
    image = portrait("Ada")
    url = portal.url(portal.save("images/ada.webp", ContentFile(b"webp")))
    answer = client.get(url)
    assert b"".join(answer) == b"webp"
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        *("image/webp", "public, max-age=3600"),
    )
    again = client.get(url, headers={"If-Modified-Since": answer["Last-Modified"]})
    assert again.status_code == 304
    assert client.get(portal.url(image.file.name)).status_code == 404
    assert all(key.startswith("portal/") for key in keys(bucket))
    assert not image.is_stored_locally()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["images/none.webp", f"images/{300 * 'x'}", "images/%00"])
def test_pictures_that_are_not_there_are_not_found(portal, client, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
def test_documents_are_sent_to_those_who_may_read_them(portal, client: Client):
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    documents = [
        Document.objects.create(title="a", collection=where, file=ContentFile(b"%PDF", "a.pdf"))
        for where in (root, closed)
    ]
    answer = client.get(documents[0].url)
    assert (b"".join(answer), answer["Content-Type"]) == (b"%PDF", "application/pdf")
    assert client.get(documents[1].url).status_code == 302
    portal.delete(documents[0].file.name)
    assert client.get(documents[0].url).status_code == 404


@pytest.mark.django_db
def test_a_storage_that_does_not_answer_is_told_to_come_back_to(portal, client, monkeypatch):
    image = get_image_model().objects.get(pk=portrait("Ada").pk)

    def away(**_):
        raise EndpointConnectionError(endpoint_url="https://s3.example")

    monkeypatch.setattr(portal._client, "get_object", away)
    # A page does without the picture.
    assert renditions(image, "max-200x64|format-webp") == {}
    client.raise_request_exception = False
    answer = client.get("/media/images/a.webp")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
