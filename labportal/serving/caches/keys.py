"""Keys of a cache that outlives the processes which share it."""

from labportal.base.answers.portal_digest import portal_digest
from labportal.base.database.kept import stamped_key


def shared_key(key: str, prefix: str, version: int) -> str:
    """Return the full key of a value in a cache of several processes, as Django asks for it.

    Processes of another version, with other settings, or of another portal have other keys: the
    cache outlives all of them, and what they keep is not of the same shape.
    """
    return f"{portal_digest()}:{stamped_key(key, prefix, version)}"
