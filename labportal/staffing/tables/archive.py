"""Pictures of a ZIP archive, each bounded before it is unpacked and before it is decoded."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from labportal.base.pictures import FORMATS, UNREADABLE, check_pixels
from labportal.staffing.tables.files import DAMAGED_ARCHIVE, UnreadableTableError

#: The most bytes of an archive and of a picture, and files of an archive.
MOST_BYTES = 50_000_000
MOST_FILES = 1_000
_MOST_OF_PICTURE = 10_000_000
_ENDINGS = {"AVIF": "avif", "GIF": "gif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# The flag of a name in UTF-8; others are in the code page of MS-DOS, or in UTF-8 without saying so.
_IN_UTF_8 = 0x800


class Picture(NamedTuple):
    """A file of an archive: its bytes, or the reason why it is no picture to be taken."""

    name: str
    content: bytes
    fault: str


def open_archive(file: IO[bytes]) -> zipfile.ZipFile:
    """Return the archive. Raises UnreadableTableError if it is none, or is too large."""
    if file.seek(0, io.SEEK_END) > MOST_BYTES:
        raise UnreadableTableError(too_large())
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED_ARCHIVE as error:
        text = _("This is no ZIP archive. Put the pictures into one, and choose that.")
        raise UnreadableTableError(text) from error
    if len(archive.infolist()) > MOST_FILES:
        text = _("The archive has more than %(most)d files. Divide it, and import the parts.")
        raise UnreadableTableError(text % {"most": MOST_FILES})
    return archive


def too_large() -> str:
    """Return the sentence that an archive is too large."""
    text = _("The archive is larger than %(most)d MB. Divide it, and import the parts.")
    return text % {"most": MOST_BYTES // 1_000_000}


def pictures_of(content: bytes) -> Iterator[Picture]:
    """Yield the files of an archive, whatever folder they are in. Nothing is written anywhere."""
    with open_archive(io.BytesIO(content)) as archive:
        for part, name in _parts(archive):
            yield _read(archive, part, name)


def picture_at(file: IO[bytes], place: int) -> Picture | None:
    """Return the file at a place among `pictures_of`, without reading others; None beyond them."""
    with open_archive(file) as archive:
        part_and_name = next(islice(_parts(archive), place, None), None)
        return _read(archive, *part_and_name) if part_and_name else None


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    for part in archive.infolist():
        path = PurePosixPath(_name_of(part).replace("\\", "/"))
        is_of_system = any(one.startswith((".", "__MACOSX")) for one in path.parts)
        if not part.is_dir() and not is_of_system and path.name != "Thumbs.db":
            yield part, path.name


def _name_of(part: zipfile.ZipInfo) -> str:
    if part.flag_bits & _IN_UTF_8:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return part.filename


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Picture:
    too_much = _("The picture is larger than %(most)d MB.") % {
        "most": _MOST_OF_PICTURE // 1_000_000
    }
    if part.file_size > _MOST_OF_PICTURE:
        return Picture(name, b"", too_much)
    try:
        with archive.open(part) as file:
            # What the archive says of the size may be a lie.
            content = file.read(_MOST_OF_PICTURE + 1)
        if len(content) > _MOST_OF_PICTURE:
            return Picture(name, b"", too_much)
        check_pixels(io.BytesIO(content), name)
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            image.load()
    except ValidationError as error:
        return Picture(name, b"", error.messages[0])
    except (*UNREADABLE, *DAMAGED_ARCHIVE):
        return Picture(name, b"", _("This is no picture (JPEG, PNG, WebP, AVIF, GIF), or damaged."))
    return Picture(name, content, "")


def name_by_format(name: str, content: bytes) -> str:
    """Return a file name with the ending of the picture's format, by which it will be served."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as image:
        # The JPEG files of some cameras are of a format of their own, MPO.
        ending = _ENDINGS.get(image.format or "", "jpg")
    return f"{PurePosixPath(name).stem}.{ending}"


def thumbnail(content: bytes) -> bytes:
    """Return a picture in the size of the plan, as WebP without anything else in the file."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as image:
        small = image.convert("RGB")
        small.thumbnail((120, 120))
        file = io.BytesIO()
        small.save(file, "WEBP")
    return file.getvalue()
