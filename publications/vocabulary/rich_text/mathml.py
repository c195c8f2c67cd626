r"""Formulas as MathML for pages.

latex2mathml reads the TeX source. The text in what it writes is not escaped, and its commands
`\href` and `\style` set attributes as they like: its tree is written anew here, from elements and
attributes on a list.
"""

import html
import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

_ELEMENTS = frozenset(
    "mi mn mo mtext mspace mrow mstyle mfrac msqrt mroot msub msup msubsup munder mover munderover"
    " mtable mtr mtd mpadded mphantom".split()
)
_ATTRIBUTES = {
    "display": re.compile("inline"),
    "displaystyle": re.compile("true|false"),
    "mathvariant": re.compile("[a-z-]{1,30}"),
    "stretchy": re.compile("true|false"),
    "fence": re.compile("true|false"),
    "accent": re.compile("true|false"),
    "form": re.compile("prefix|infix|postfix"),
    "linethickness": re.compile("0"),
    "width": re.compile(r"-?[0-9.]{1,8}em"),
}
_THIN_SPACE = '<mspace width="0.167em"></mspace>'
_NAMESPACE = re.compile(r"\A\{[^}]*\}")
#: A longer formula is shown as text: the library reads by recursion, and titles have none.
_LONGEST = 600
# A function that the library does not know.
_ARG = re.compile(r"\\arg(?![A-Za-z])")
# The library makes what it does not know an identifier.
_COMMAND = "\\"


@lru_cache(maxsize=2000)
def mathml(tex: str) -> str:
    """Return the MathML of a formula; "" if it has commands that are not known, or is none."""
    if len(tex) > _LONGEST:
        return ""
    try:
        written = "".join(_written(convert_to_element(_ARG.sub(r"\\operatorname{arg}", tex))))
    # The library raises whatever comes of a formula that is none: KeyError, IndexError, its own.
    except Exception:  # noqa: BLE001
        return ""
    return "" if _COMMAND in written else written


def _is_apart(before: Element, behind: Element) -> bool:
    """Return whether one of two neighbours is the name of a function, and the other no sign."""
    names = [_is_name(before), _is_name(behind)]
    return any(names) and "mo" not in (before.tag, behind.tag)


def _is_name(element: Element) -> bool:
    text = element.text or ""
    return element.tag == "mi" and len(text) > 1 and text.isalpha() and text.isascii()


def _written(element: Element) -> list[str]:
    name = _NAMESPACE.sub("", element.tag)
    text = html.escape(html.unescape(element.text or ""), quote=False)
    inner = [text]
    before = None
    for child in element:
        # The library leaves no room beside "log", as TeX does.
        if before is not None and _is_apart(before, child):
            inner.append(_THIN_SPACE)
        inner += _written(child)
        before = child
    if name != "math" and name not in _ELEMENTS:
        return inner
    attributes = "".join(
        f' {key}="{html.escape(value)}"'
        for key, value in element.attrib.items()
        if key in _ATTRIBUTES and _ATTRIBUTES[key].fullmatch(value)
    )
    return [f"<{name}{attributes}>", *inner, f"</{name}>"]
