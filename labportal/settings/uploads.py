"""Settings of uploaded files: a folder of this machine, or a bucket that machines share."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from labportal.settings import environment

#: The checkout; `base` says where other files are.
_VAR_DIR = Path(__file__).resolve().parent.parent.parent / "var"


def storages() -> dict[str, Any]:
    """Return the storages of uploads and of pictures in the sizes that pages show.

    Raises ImproperlyConfigured.
    """
    bucket = environment.text("S3_BUCKET", "")
    if not bucket:
        return {
            "default": {"BACKEND": "labportal.serving.storages.UploadStorage"},
            "renditions": {"BACKEND": "labportal.serving.storages.RenditionStorage"},
        }
    environment.require_package("S3_BUCKET", "boto3")
    endpoint = environment.address("S3_ENDPOINT", "off")
    access_key = environment.text("S3_ACCESS_KEY", "")
    secret_key = environment.secret("S3_SECRET_KEY", "")
    if bool(access_key) != bool(secret_key):
        raise ImproperlyConfigured("S3_ACCESS_KEY and S3_SECRET_KEY must be set both, or neither.")
    options = {
        "bucket": bucket,
        "endpoint": endpoint,
        "region": environment.text("S3_REGION", ""),
        "access_key": access_key,
        "secret_key": secret_key,
        "prefix": environment.text("S3_PREFIX", ""),
        # Amazon's own names the bucket in the host; others have one host.
        "path_style": environment.flag("S3_PATH_STYLE", default=bool(endpoint)),
    }
    return {
        "default": {
            "BACKEND": "labportal.serving.object_storage.ObjectStorage",
            "OPTIONS": options,
        },
        "renditions": {
            "BACKEND": "labportal.serving.object_storage.RenditionObjectStorage",
            "OPTIONS": options,
        },
    }


MEDIA_URL = "/media/"
MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", str(_VAR_DIR / "media")))
UPLOAD_STORAGES = storages()
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
