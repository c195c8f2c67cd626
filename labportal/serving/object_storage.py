"""The storage of uploaded files in a bucket of a service that speaks S3.

boto3's documentation: https://docs.aws.amazon.com/boto3/latest/reference/services/s3.html
"""

import mimetypes
import posixpath
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import IO, Any

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.encoding import filepath_to_uri

from labportal.serving.storages import StorageAwayError, UnguessableNames

#: Files beyond this wait on the disk.
_IN_MEMORY = 1 << 20
_CONNECT_SECONDS, _READ_SECONDS = 3, 20
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
#: Somebody else stored a file of this name in the same moment.
_TAKEN = frozenset({"409", "412", "ConditionalRequestConflict", "PreconditionFailed"})


class ObjectFile(File[bytes]):
    """A file that was fetched, with the moment at which it was stored."""

    def __init__(self, file: IO[bytes], name: str, modified_at: datetime) -> None:
        super().__init__(file, name)
        self.modified_at = modified_at


class ObjectStorage(Storage):
    """Files as objects of a bucket, below a prefix. Raises OSErrors, as a file system does.

    Nothing is handed out by the service itself: the portal says who may read what.
    """

    def __init__(
        self,
        *,
        bucket: str,
        endpoint: str = "",
        region: str = "",
        access_key: str = "",
        secret_key: str = "",
        prefix: str = "",
        path_style: bool = False,
    ) -> None:
        self._bucket, self._prefix = bucket, f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._options = {
            "endpoint_url": endpoint or None,
            "region_name": region or None,
            # Without them boto3 looks for what the machine is given.
            "aws_access_key_id": access_key or None,
            "aws_secret_access_key": secret_key or None,
        }
        self._path_style = path_style

    @cached_property
    def _client(self) -> Any:
        config = Config(
            connect_timeout=_CONNECT_SECONDS,
            read_timeout=_READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": 2},
            s3={"addressing_style": "path" if self._path_style else "auto"},
            # Checksums that services other than Amazon's refuse.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        # The session is of no thread, as boto3's own would be; clients are for all threads.
        return Session().client("s3", config=config, **self._options)

    def _of(self, name: str) -> dict[str, str]:
        """Return what names the object of a file; raises SuspiciousFileOperation outside."""
        path = posixpath.normpath(name.replace("\\", "/"))
        if path.startswith(("/", "../")) or path in {".", ".."}:
            raise SuspiciousFileOperation(f"{name!r} is no name of an uploaded file.")
        return {"Bucket": self._bucket, "Key": self._prefix + path}

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if mode != "rb":
            raise ValueError(f"Files of a bucket are read as bytes, and not opened by {mode!r}.")
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by its reader
        with _os_errors(name):
            found = self._client.get_object(**self._of(name))
            shutil.copyfileobj(found["Body"], file)
        file.seek(0)
        return ObjectFile(file, name, found["LastModified"])

    def _save(self, name: str, content: Any) -> str:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            for chunk in content.chunks():
                file.write(chunk.encode() if isinstance(chunk, str) else chunk)
            while True:
                file.seek(0)
                try:
                    # Asking whether the name is taken, and then storing, would let one of two
                    # machines write over the other's file.
                    self._put(name, file, IfNoneMatch="*")
                except FileExistsError:
                    name = self.get_available_name(name)
                else:
                    return name

    def _put(self, name: str, file: IO[bytes], **conditions: str) -> None:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        with _os_errors(name):
            self._client.put_object(**self._of(name), Body=file, ContentType=kind, **conditions)

    def put(self, name: str, file: IO[bytes]) -> None:
        """Store a file under exactly this name, in place of one that may be there."""
        self._put(name, file)

    def copy(self, source: str, target: str) -> None:
        """Copy a file within the bucket."""
        with _os_errors(source):
            self._client.copy_object(**self._of(target), CopySource=self._of(source))

    def delete(self, name: str) -> None:
        """Delete a file, if it is there."""
        with _os_errors(name):
            self._client.delete_object(**self._of(name))

    def exists(self, name: str) -> bool:
        """Return whether there is a file of this name."""
        try:
            self._head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        """Return the bytes of a file; raises FileNotFoundError."""
        return int(self._head(name)["ContentLength"])

    def get_modified_time(self, name: str) -> datetime:
        """Return the moment at which a file was stored; raises FileNotFoundError."""
        moment: datetime = self._head(name)["LastModified"]
        return moment

    def _head(self, name: str) -> Any:
        with _os_errors(name):
            return self._client.head_object(**self._of(name))

    def url(self, name: str | None) -> str:
        """Return the address at which the portal sends a file, if it does."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name or '')}"

    def names(self, folder: str = "") -> Iterator[str]:
        """Yield the names of all files in order, or of those below a folder."""
        pages = self._client.get_paginator("list_objects_v2")
        with _os_errors(folder or self._bucket):
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix + folder):
                for found in page.get("Contents", ()):
                    # What other programs make to stand for an empty folder.
                    if not found["Key"].endswith("/"):
                        yield found["Key"].removeprefix(self._prefix)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return the names of the folders and of the files in a folder."""
        folder = f"{path.rstrip('/')}/" if path else ""
        below = [name.removeprefix(folder).partition("/") for name in self.names(folder)]
        folders = {first for first, slash, _ in below if slash}
        return sorted(folders), [first for first, slash, _ in below if not slash]


class RenditionObjectStorage(UnguessableNames, ObjectStorage):
    """Keeps each picture in a bucket, under a name that nobody guesses."""


@contextmanager
def _os_errors(name: str) -> Iterator[None]:
    """Raise errors of the service as those that a file system raises."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in _MISSING:
            raise FileNotFoundError(f"There is no file {name}.") from error
        if code in _TAKEN:
            raise FileExistsError(f"There is a file {name} already.") from error
        raise StorageAwayError(f"The storage refuses {name}: {error}") from error
    except BotoCoreError as error:
        raise StorageAwayError(f"The storage does not answer: {error}") from error
