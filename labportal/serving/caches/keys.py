"""Keys of a cache that outlives the processes which share it."""

import hashlib
import hmac
from functools import cache
from pathlib import Path

from django.conf import settings

from labportal.base.database.kept import stamped_key

#: All that values depend on beside content and settings.
_CODE = ("groups", "labportal", "people", "publications", "static", "templates")
_PACKAGES = "requirements.txt"
#: Variables that are of one machine, or only say where something is.
_OF_MACHINES = {"BACKUP_ROOT", "CACHE_URL", "DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT"}


def shared_key(key: str, prefix: str, version: int) -> str:
    """Return the full key of a value in a cache of several processes, as Django asks for it.

    Processes of another version, with other settings, or of another portal have other keys: the
    cache outlives all of them, and what they keep is not of the same shape.
    """
    return f"{_portal()}:{stamped_key(key, prefix, version)}"


@cache
def _portal() -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)
    root: Path = settings.BASE_DIR
    for folder in (*_CODE, _PACKAGES):
        path = root / folder
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(root)}\0{file.stat().st_size}\0".encode())
                digest.update(file.read_bytes())
    for name, value in sorted(settings.CACHE_KEY_VARIABLES.items()):
        if name not in _OF_MACHINES:
            digest.update(f"{name}={value}\0".encode())
    return digest.hexdigest()[:16]
