"""Labels of the admin in English and German, and the places in the guide that name them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import wagtail.admin
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from labportal.guide.documents import FOLDER
from tests.architecture.source_tree import ROOT, modules

#: The folder with the texts of the scripts of Wagtail's admin.
_SCRIPTS = str(Path(wagtail.admin.__file__).parent / "locale")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
#: What stands in bold and is no label: the beginning of the passage about faults.
BEGINNINGS = {"If it goes wrong:", "Wenn es nicht klappt:"}
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_CALL = re.compile(r"gettext\(u'((?:[^'\\]|\\.)*)'(?:, u'((?:[^'\\]|\\.)*)')?")

_ARGUMENT = re.compile(r"""_\((["'])(.*?)\1\)""")


def guides(language: str) -> list[Path]:
    """Return the files of the guide in a language."""
    folder = FOLDER / "guide" if language == "en" else FOLDER / "guide" / language
    return sorted(folder.glob("*.md"))


def labels_named(text: str) -> set[str]:
    """Return what a text says in bold, which is how the guide names labels."""
    return {" ".join(label.split()) for label in _BOLD.findall(text)} - BEGINNINGS


def chores_named(text: str) -> set[str]:
    """Return the tests that a text names in comments."""
    return {name for comment in COMMENT.findall(text) for name in re.findall(r"\w+", comment)}


@cache
def labels(language: str) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """Return the labels of a language without a placeholder, and patterns of the others."""
    texts = {_plain(text) for text in _texts(language)}
    plain = frozenset(text for text in texts if not _PLACEHOLDER.search(text))
    return plain, [_pattern(text) for text in texts - plain if _has_words(text)]


def is_label(text: str, language: str) -> bool:
    """Return whether a text is on screen somewhere in a language."""
    plain, patterns = labels(language)
    return text.lower() in plain or any(one.fullmatch(text.lower()) for one in patterns)


def _texts(language: str) -> Iterator[str]:
    """Yield the texts of our code and of Wagtail's catalogue, as they are shown in a language.

    One of ours that stands in the catalogue only, and in the code no more, is none of them.
    """
    catalogue = vars(trans_real.translation("de"))["_catalog"]._catalogs
    scripts = trans_real.DjangoTranslation("de", domain="djangojs", localedirs=[_SCRIPTS])
    own, ours = set(_in_code()), catalogue_of_ours()
    for part in (vars(scripts)["_catalog"]._catalogs[0], *catalogue):
        for key, german in part.items():
            english = key[0] if isinstance(key, tuple) else key.rpartition("\x04")[2]
            if english in own or english not in ours:
                yield english if language == "en" else german


def catalogue_of_ours() -> set[str]:
    """Return the English texts of our own catalogue."""
    text = (ROOT / "labportal/locale/de/LC_MESSAGES/django.po").read_text()
    return {
        ast.literal_eval(line.partition(" ")[2])
        for line in text.splitlines()
        if line.startswith(("msgid ", "msgid_plural "))
    }


def _in_code() -> Iterator[str]:
    for path in modules():
        for node in ast.walk(ast.parse((ROOT / path).read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for template in (ROOT / "templates").rglob("*.*"):
        source = template.read_text()
        for texts in _CALL.findall(templatize(source)):
            yield from (text.replace("\\'", "'") for text in texts if text)
        yield from (text for _, text in _ARGUMENT.findall(source))


def _plain(text: str) -> str:
    return " ".join(text.replace("%%", "%").split()).lower()


def _has_words(text: str) -> bool:
    return len(re.findall(r"[^\W\d]", _PLACEHOLDER.sub("", text))) > 3


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, _PLACEHOLDER.split(text))))
