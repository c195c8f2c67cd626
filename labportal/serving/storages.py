"""The storages of uploaded files, and of pictures in the sizes that pages show."""

from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string


class UploadStorage(FileSystemStorage):
    """Django's storage, which would leave the half of a file where the disk is full."""

    def _save(self, name: str, content: Any) -> str:
        was_there = self.exists(name)
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc] # the stubs lack it
        except OSError:
            if not was_there:
                with suppress(OSError):
                    self.delete(name)
            raise
        return saved


class StorageAwayError(OSError):
    """A storage on another machine refuses, or does not answer."""


class UnguessableNames:
    """Mixin of a storage that keeps each file under a name that nobody guesses.

    Whoever has the address of a picture gets it, so that other web servers can send it too. A
    portrait that is not for everybody is safe only where nobody knows how its file is called.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return `name` with a part of its own, no longer than `max_length` characters."""
        path, token = PurePosixPath(name), f".{get_random_string(16)}"
        room = None if max_length is None else max_length - len(token)
        if room is not None and len(name) > room:
            path = path.with_name(path.stem[: room - len(name)] + path.suffix)
        name = f"{path.with_suffix(token)}{path.suffix}"
        available: str = super().get_available_name(name, max_length)  # type: ignore[misc] # mixin
        return available


class RenditionStorage(UnguessableNames, UploadStorage):
    """Keeps each picture under a name that nobody guesses."""
