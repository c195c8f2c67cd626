"""Zotero's own translators, on the pages of a portal that runs.

They are no part of the project (AGPL). How to get them:

    git clone --recurse-submodules https://github.com/zotero/translation-server
    cd translation-server && npm ci
    export ZOTERO_TRANSLATION_SERVER=$PWD

Without this variable these tests are skipped, and say so.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.running_portal import HOST, free_port, wait_until

FOLDER = os.environ.get("ZOTERO_TRANSLATION_SERVER", "")
MISSING = "ZOTERO_TRANSLATION_SERVER names no folder: Zotero's translators were NOT tried."
pytestmark = pytest.mark.skipif(not Path(FOLDER, "src", "server.js").is_file(), reason=MISSING)

BIBLIOGRAPHY = r"""
@phdthesis{zthesis, title={Models of {CO$_2$}}, author={von Muster, Eva},
  school={TU}, year=2020}
@techreport{zreport, title={A Report}, author={H E Muster and {The Group, Inc.}}, institution={TU},
  number={TR-12}, type={Technical report}, year=2020}
@patent{zpatent, title={A Device for C++ & more}, author={Muster, T.T.}, number={DE1020}, year=2019}
@software{zsoftware, title={A Program}, author={Muster, Eva}, version={1.2}, year=2021}
@dataset{zdata, title={Some Data}, author={Muster, Eva}, publisher={Archive}, year=2021}
@book{zbook, title={A Book}, editor={Muster, Eva}, publisher={P}, series={S},
  number={12}, year=2018}
@misc{zpreprint, title={A Preprint}, author={Muster, Eva}, eprint={2101.00001},
  archiveprefix={arXiv}, year=2021}
@inproceedings{zpaper, title={A Paper}, author={Muster, Eva}, booktitle={Proceedings},
  series={LNCS}, volume={7}, pages={1--9}, year=2022}
"""
EXPECTED = {
    "zthesis": ("thesis", {"thesisType": "PhD thesis", "university": "TU"}),
    "zreport": ("report", {"reportNumber": "TR-12", "reportType": "Technical report"}),
    "zpatent": ("patent", {"patentNumber": "DE1020", "title": "A Device for C++ & more"}),
    "zsoftware": ("computerProgram", {"versionNumber": "1.2"}),
    "zdata": ("dataset", {"repository": "Archive"}),
    "zbook": ("book", {"series": "S", "seriesNumber": "12"}),
    "zpreprint": ("preprint", {"archiveID": "arXiv:2101.00001", "repository": "arXiv"}),
    "zpaper": ("conferencePaper", {"proceedingsTitle": "Proceedings", "series": "LNCS"}),
}


#: How it answers that there is a choice, which is sent back.
SEVERAL = 300


class Translators:
    """Zotero's translation server on a port of loopback."""

    def __init__(self):
        node = shutil.which("node")
        assert node, "node is missing. Install it (on Debian: apt-get install nodejs)."
        self.port = free_port()
        settings = {"port": self.port, "host": HOST}
        environment = {**os.environ, "NODE_CONFIG": json.dumps(settings)}
        self.process = subprocess.Popen([node, "src/server.js"], cwd=FOLDER, env=environment)
        wait_until(self._answers, "the translation server")

    def _answers(self):
        try:
            urlopen(f"http://{HOST}:{self.port}/", timeout=5)
        except HTTPError:
            return True
        except OSError:
            return False
        return True

    def items(self, url):
        """Return the items that are found on a page, all of them if there are several."""
        try:
            return self._post(url.encode(), "text/plain")
        except HTTPError as error:
            if error.code != SEVERAL:
                raise
            return self._post(error.read(), "application/json")

    def _post(self, content, media_type):
        address = f"http://{HOST}:{self.port}/web"
        with urlopen(Request(address, content, {"Content-Type": media_type}), timeout=120) as found:
            return json.load(found)


@pytest.fixture(scope="module")
def translators():
    running = Translators()
    yield running
    running.process.kill()
    running.process.wait()


@pytest.fixture
def address(portal, tmp_path):
    """The address of the list of publications of a portal that holds the bibliography."""
    file = tmp_path / "all.bib"
    file.write_text(BIBLIOGRAPHY)
    portal.manage("import_bibtex", str(file), "--source", "Zotero")
    web = portal.start_web()
    yield f"http://{HOST}:{portal.port}/publications/"
    portal.end(web)


def test_a_page_gives_exactly_its_item_with_every_field(translators, address):
    for slug, (kind, fields) in EXPECTED.items():
        (item,) = translators.items(f"{address}{slug}/")
        assert item["itemType"] == kind
        assert fields.items() <= item.items()
        assert len(item["creators"]) == (2 if slug == "zreport" else 1)


def test_a_list_gives_all_of_its_items_once(translators, address):
    items = translators.items(f"{address}?q=a")
    titles = [item["title"] for item in items]
    assert len(titles) == len(set(titles))
    assert {item["itemType"] for item in items} >= {"report", "patent", "preprint", "book"}
