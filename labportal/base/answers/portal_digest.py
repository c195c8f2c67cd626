"""The digest of all that answers are made of beside content: code, settings and packages."""

import hashlib
import hmac
from functools import cache
from pathlib import Path

from django.conf import settings

_CODE = ("groups", "labportal", "people", "publications", "static", "templates")
_PACKAGES = "requirements.txt"
#: Variables that are of one machine, or only say where something is.
_OF_MACHINES = {"BACKUP_ROOT", "CACHE_URL", "DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT"}


@cache
def portal_digest() -> str:
    """Return 16 hexadecimal digits: the same in all processes of one version of one portal."""
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
