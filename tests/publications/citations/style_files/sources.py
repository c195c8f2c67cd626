"""Small citation styles, made for tests."""

NAMESPACE = "http://purl.org/net/xbiblio/csl"
LAYOUT = '<text variable="title" font-style="italic" suffix=" (House of Engines)"/>'


def style_source(
    layout: str = LAYOUT,
    *,
    title: str = "Engines",
    name: str = "engines",
    macros: str = "",
    attributes: str = "",
) -> str:
    """Return an independent style with these elements in the layout of its bibliography."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="{NAMESPACE}" class="in-text" version="1.0" {attributes}>
  {_info(title, name)}
  {macros}
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>{layout}</layout></bibliography>
</style>
"""


def dependent_source(parent: str, *, title: str = "Journal of Engines", name: str = "joe") -> str:
    """Return a style that only says that it prints as the one called `parent`."""
    link = f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
    return f"""<style xmlns="{NAMESPACE}" version="1.0">
  {_info(title, name, link + '<category citation-format="author-date"/>')}
</style>
"""


def _info(title: str, name: str, more: str = "") -> str:
    return f"""<info>
    <title>{title}</title>
    <id>http://www.zotero.org/styles/{name}</id>
    {more}
    <updated>2026-01-01T00:00:00+00:00</updated>
    <rights license="http://creativecommons.org/licenses/by-sa/3.0/">Free</rights>
  </info>"""
