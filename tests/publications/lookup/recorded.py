"""Answers in the form in which the services give them, about works that do not exist."""

import json
from typing import Any

CROSSREF: dict[str, Any] = {
    "indexed": {"date-parts": [[2026, 5, 2]], "date-time": "2026-05-02T09:12:44Z"},
    "reference-count": 2,
    "publisher": "Institute of Electrical and Electronics Engineers (IEEE)",
    "issue": "2",
    "license": [{"URL": "https://example.org/license", "delay-in-days": 0}],
    "content-domain": {"domain": [], "crossmark-restriction": False},
    "published-print": {"date-parts": [[2018, 2]]},
    "DOI": "10.5555/TMI.2017.2760978",
    "type": "journal-article",
    "created": {"date-parts": [[2017, 10, 13]], "timestamp": 1507918742000},
    "page": "491-503",
    "source": "Crossref",
    "title": "Deep Cascades for CO<sub>2</sub> &amp; <i>in vivo</i> MR: p < 0.05",
    "prefix": "10.5555",
    "volume": "37",
    "author": [
        {
            "ORCID": "http://orcid.org/0000-0002-1825-0097",
            "authenticated-orcid": False,
            "given": "Jo",
            "family": "Schlemper",
            "sequence": "first",
            "affiliation": [{"name": "Somewhere"}],
        },
        {"given": "Maria", "family": "van der Berg", "sequence": "additional", "affiliation": []},
        {"given": "Ludwig", "family": "Beck", "non-dropping-particle": "von", "suffix": "Jr."},
        {"name": "The Heart &amp; Vessel Consortium", "sequence": "additional"},
        {"family": "Sukarno", "sequence": "additional", "affiliation": []},
        {"literal": "Team of Two"},
        {"given": "", "family": None},
        None,
    ],
    "reference": [{"key": "ref1", "doi-asserted-by": "publisher", "DOI": "10.5555/other"}],
    "container-title": "IEEE Transactions on Medical Imaging",
    "original-title": [],
    "language": "en",
    "link": [],
    "deposited": {"date-parts": [[2022, 7, 6]]},
    "score": 1,
    "resource": {"primary": {"URL": "http://example.org/document/8067520/"}},
    "subtitle": [],
    "short-title": [],
    "issued": {"date-parts": [[2017, 10, 13]]},
    "abstract": "<jats:title>Abstract</jats:title><jats:p>First x<jats:sup>2</jats:sup>.</jats:p>"
    "\n\t<jats:p>Then &amp;lt;10&amp;nbsp;% more.</jats:p>",
    "URL": "https://doi.org/10.5555/tmi.2017.2760978",
    "ISSN": ["0278-0062", "1558-254X"],
    "subject": [],
    "container-title-short": "IEEE Trans. Med. Imaging",
    "published": {"date-parts": [[2018, 2]]},
}

LNCS: dict[str, Any] = {
    "type": "book-chapter",
    "DOI": "10.1007/978-3-030-00001-1_12",
    "title": ["A Network of Networks"],
    "subtitle": ["Lessons Learned"],
    "container-title": ["Lecture Notes in Computer Science", "Proceedings of MICCAI 2021"],
    "event": {"name": "MICCAI 2021", "location": "Strasbourg"},
    "ISBN": ["http://id.crossref.org/isbn/9783030000005", "978-0-306-40615-7"],
    "publisher": "Springer International Publishing",
    "publisher-location": "Cham",
    "issued": {"date-parts": [[2021]]},
    "page": "123–130",
    "author": [{"given": "Ada", "family": "Lovelace"}],
    "editor": [{"given": "Marleen", "family": "de Bruijne"}],
}

DATACITE: dict[str, Any] = {
    "type": "dataset",
    "id": "https://doi.org/10.5281/zenodo.1234567",
    "categories": ["cardiac"],
    "author": [{"family": "Qiu", "given": "Huaqi"}, {"literal": "Data Team"}],
    "issued": {"date-parts": [[2022, 13, 40]]},
    "abstract": "Images and labels.",
    "DOI": "10.5281/ZENODO.1234567",
    "publisher": "Zenodo",
    "title": "Images of hearts",
    "version": "1.2",
}

MEDRA: dict[str, Any] = {
    "type": "article-journal",
    "DOI": "10.1400/123456",
    "title": "Über die Öffentlichkeit",
    "container-title": "Rivista di prova",
    "issued": {"date-parts": [["2012", "3"]]},
    "author": [{"family": "Rossi", "given": "Niccolò"}],
    "language": "de",
    "page": "12-12",
}

BIBTEX = """ @article{Doe_2019, title={Hearts, seen}, volume={3}, DOI={10.5555/bib},
 journal={Heart}, author={Doe, Jane and M{\\"u}ller, Max}, year={2019}, month=Mar, pages={5–9} }
"""

ARXIV_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?id_list=x" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list=x&amp;start=0&amp;max_results=10</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <updated>2026-11-20T00:00:00-05:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">2</opensearch:totalResults>
"""
ARXIV_PREPRINT = """  <entry>
    <id>http://arxiv.org/abs/2501.04284v2</id>
    <updated>2025-02-03T18:59:59Z</updated>
    <published>2025-01-08T05:26:15Z</published>
    <title>Learning $L^2$ norms: Poincar\\'e
  maps &amp; 10% more</title>
    <summary>  We show that $n &lt; 3$.
It is \\emph{new}.
</summary>
    <author><name>Huaqi Qiu</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">There</arxiv:affiliation></author>
    <author><name>Jan van der Berg Jr.</name></author>
    <author><name>The BIG Collaboration</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages, 5 figures</arxiv:comment>
    <link href="http://arxiv.org/abs/2501.04284v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CV"/>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
"""
ARXIV_PUBLISHED = """  <entry>
    <id>http://arxiv.org/abs/hep-th/9901001v3</id>
    <updated>1999-04-06T18:46:54Z</updated>
    <published>1999-01-01T00:00:00Z</published>
    <title>Deep cascades for CO2 &amp; in vivo MR: p&lt;0.05</title>
    <summary>An abstract.</summary>
    <author><name>Jo Schlemper</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/TMI.2017.2760978</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.5555/TMI.2017.2760978" rel="related"/>
    <arxiv:journal_ref
      xmlns:arxiv="http://arxiv.org/schemas/atom">IEEE TMI 37 (2018) 491-503</arxiv:journal_ref>
  </entry>
"""
ARXIV_EMPTY = "  <entry><id>http://arxiv.org/abs/2501.99999v1</id></entry>\n"
ARXIV_ERROR = """  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234</id>
    <title>Error</title>
    <summary>incorrect id format for 1234</summary>
    <updated>2026-11-20T00:00:00-05:00</updated>
    <link href="http://arxiv.org/api/errors#incorrect_id_format_for_1234" rel="alternate"/>
    <author><name>arXiv api core</name></author>
  </entry>
"""

PUBMED_HEAD = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN"
 "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>
"""
PUBMED_ARTICLE = """<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM" IndexingMethod="Automated">
    <PMID Version="1">31452104</PMID>
    <DateCompleted><Year>2020</Year><Month>02</Month><Day>03</Day></DateCompleted>
    <Article PubModel="Print-Electronic">
      <Journal>
        <ISSN IssnType="Electronic">1532-4281</ISSN>
        <JournalIssue CitedMedium="Internet">
          <Volume>47</Volume><Issue>1</Issue>
          <PubDate><MedlineDate>2019 Jan-Feb</MedlineDate></PubDate>
        </JournalIssue>
        <Title>Journal of tests &amp; trials</Title>
        <ISOAbbreviation>J Test Trials</ISOAbbreviation>
      </Journal>
      <ArticleTitle>Effect of CO<sub>2</sub> on <i>E. coli</i> (p&lt;0.05): a trial.</ArticleTitle>
      <Pagination><StartPage>1123</StartPage><EndPage>1130</EndPage><MedlinePgn>1123-30</MedlinePgn></Pagination>
      <ELocationID EIdType="pii" ValidYN="Y">S0140-6736(20)30183-5</ELocationID>
      <ELocationID EIdType="doi" ValidYN="Y">10.1016/S0140-6736(20)30183-5</ELocationID>
      <Abstract>
        <AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">It grows.</AbstractText>
        <AbstractText Label="RESULTS" NlmCategory="RESULTS"
          >It grew by 10<sup>3</sup>.</AbstractText>
        <CopyrightInformation>© 2019 Somebody</CopyrightInformation>
      </Abstract>
      <AuthorList CompleteYN="N">
        <Author ValidYN="Y" EqualContrib="Y">
          <LastName>Rückert</LastName><ForeName>Daniel</ForeName><Initials>D</Initials>
          <Suffix>Jr</Suffix>
          <Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier>
        </Author>
        <Author ValidYN="N"><LastName>Wrong</LastName><Initials>W</Initials></Author>
        <Author ValidYN="Y"><LastName>de la Cruz</LastName><Initials>M</Initials></Author>
        <Author ValidYN="Y"><CollectiveName>Heart Study Group</CollectiveName></Author>
      </AuthorList>
      <Language>eng</Language>
      <PublicationTypeList>
        <PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
      <ArticleDate DateType="Electronic">
        <Year>2018</Year><Month>12</Month><Day>24</Day></ArticleDate>
    </Article>
  </MedlineCitation>
  <PubmedData>
    <ReferenceList><Reference><Citation>Other.</Citation>
      <ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList>
      </Reference></ReferenceList>
    <ArticleIdList>
      <ArticleId IdType="pubmed">31452104</ArticleId>
      <ArticleId IdType="pmc">PMC1234567</ArticleId>
      <ArticleId IdType="doi">10.1016/S0140-6736(20)30183-5</ArticleId>
    </ArticleIdList>
  </PubmedData>
</PubmedArticle>
"""
PUBMED_GERMAN = """<PubmedArticle><MedlineCitation><PMID>7</PMID><Article>
  <Journal><JournalIssue><PubDate><Year>2001</Year><Month>Okt</Month></PubDate></JournalIssue>
  <Title>Der Arzt</Title></Journal>
  <ArticleTitle>[On the heart].</ArticleTitle><VernacularTitle>Über das Herz.</VernacularTitle>
  <ELocationID EIdType="pii">e1234</ELocationID>
  <Language>ger</Language></Article></MedlineCitation></PubmedArticle>
"""
PUBMED_BOOK = """<PubmedBookArticle><BookDocument><PMID Version="1">28613000</PMID>
  <ArticleIdList><ArticleId IdType="bookaccession">NBK430000</ArticleId></ArticleIdList>
  <Book><Publisher><PublisherName>StatPearls Publishing</PublisherName>
  <PublisherLocation>Treasure Island (FL)</PublisherLocation></Publisher>
  <BookTitle book="statpearls">StatPearls</BookTitle>
  <PubDate><Year>2024</Year><Month>01</Month></PubDate>
  <AuthorList Type="editors">
  <Author><LastName>Smith</LastName><ForeName>Ann</ForeName></Author></AuthorList>
  <Medium>Internet</Medium></Book>
  <ArticleTitle book="statpearls" part="article-1">Anatomy of Hearts</ArticleTitle>
  <Language>eng</Language>
  <AuthorList Type="authors">
  <Author><LastName>Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList>
  <Abstract><AbstractText>It beats.</AbstractText></Abstract>
  </BookDocument></PubmedBookArticle>
"""


def csl(item: dict[str, Any], **changes: Any) -> str:
    """Return an item as it is sent, with fields changed; those that are None go."""
    changed = {**item, **changes}
    return json.dumps({name: value for name, value in changed.items() if value is not None})


def arxiv(*entries: str) -> str:
    """Return an answer of arXiv with these entries."""
    return f"{ARXIV_HEAD}{''.join(entries)}</feed>"


def pubmed(*articles: str) -> str:
    """Return an answer of EFetch with these articles."""
    return f"{PUBMED_HEAD}{''.join(articles)}</PubmedArticleSet>"
