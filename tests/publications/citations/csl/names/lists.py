"""Lists of names to print."""

from publications.citations.csl.names.name_list import names_part
from tests.publications.citations.csl.sheets import ENGLISH, context_of, element, printed


def people(letters):
    return [{"family": letter, "given": "X"} for letter in letters]


def listed(names, name='form="short"', inside="", locale=ENGLISH, **more):
    layout = element(f"<names><name {name}/>{inside}</names>")
    item = {"author": people(names) if isinstance(names, str) else names}
    return printed(names_part(layout, context_of(item, locale=locale, **more), ["author"]))
