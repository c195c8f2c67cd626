"""Collected static files."""

import pytest
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.files.base import ContentFile

from labportal.serving.static_files import BundledStaticFilesStorage


@pytest.fixture
def storage(tmp_path):
    return BundledStaticFilesStorage(location=tmp_path, base_url="/static/")


def text_of(storage: HashedFilesMixin, name: str) -> str:
    with storage.open(name) as file:
        return file.read().decode()


def collected(storage: HashedFilesMixin, **texts: str) -> dict[str, str]:
    """Save style sheets by path with `__` for slashes, process them, and return them hashed."""
    names = {f"{path.replace('__', '/')}.css": text for path, text in texts.items()}
    for name, text in names.items():
        storage.save(name, ContentFile(text.encode()))
    done = dict.fromkeys(names, "")
    for name, hashed, processed in storage.post_process({name: (storage, name) for name in names}):
        if isinstance(processed, Exception):
            raise processed
        if name in done:
            done[name] = text_of(storage, hashed)
    return done


def test_the_parts_of_a_style_sheet_stand_in_place_of_their_imports(storage):
    sheets = collected(
        storage,
        css__layout='/* All. */\n\n@import "layout/a.css";\n@import "layout/b.css";\n',
        css__layout__a="a { color: red }\n",
        css__layout__b="b { color: blue }\n",
    )
    expected = "/* All. */\n\na { color: red }\n\nb { color: blue }\n\n"
    assert sheets["css/layout.css"] == expected


def test_other_imports_and_sheets_without_any_stay(storage):
    outside = '@import "https://example.org/a.css";\np { margin: 0 }\n'
    sheets = collected(storage, css__a=outside, css__b="b { margin: 0 }\n")
    assert sheets == {"css/a.css": outside, "css/b.css": "b { margin: 0 }\n"}


def test_a_missing_part_stops_the_collecting(storage):
    with pytest.raises(FileNotFoundError):
        collected(storage, css__a='@import "missing.css";\n')


def test_nothing_is_written_in_a_dry_run(storage):
    storage.save("a.css", ContentFile(b'@import "b.css";\n'))
    assert list(storage.post_process({"a.css": (storage, "a.css")}, dry_run=True)) == []
    assert text_of(storage, "a.css") == '@import "b.css";\n'
