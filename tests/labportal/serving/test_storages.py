"""No half of a file stays on a full disk."""

import resource

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def test_no_half_of_a_file_stays_where_the_disk_is_full():
    default_storage.save("documents/there.bin", ContentFile(b"x"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        for name in ("documents/large.bin", "documents/there.bin"):
            with pytest.raises(OSError, match="File too large"):
                default_storage.save(name, ContentFile(b"x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert default_storage.listdir("documents")[1] == ["there.bin"]
