"""Items put together by chance from hard names, titles, numbers and dates, beside ordinary ones."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

Item = dict[str, Any]

_NAMES: tuple[Item, ...] = (
    {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
    {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
    {
        "family": "Fontaine",
        "given": "Jean",
        "dropping-particle": "de",
        "non-dropping-particle": "La",
    },
    {"family": "Alembert", "given": "Jean", "non-dropping-particle": "d'"},
    {"family": "Leyen", "given": "Ursula", "dropping-particle": "von der"},
    {"family": "de Souza", "given": "Ana"},
    {"family": "al-Hassan", "given": "Ali"},
    {"literal": "ENIGMA Consortium"},
    {"literal": 'The O\'Brien & Sons "Group"'},
    {"family": "Plato"},
    {"family": "王", "given": "小明"},
    {"family": "Иванов", "given": "Иван Петрович"},
    {"family": "Παπαδόπουλος", "given": "Γιώργος"},
    {"family": "Schmidt-Erfurth", "given": "Jean-Paul"},
    {"family": "Yang", "given": "Guang-yang"},
    {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    {"family": "Gates", "given": "William H.", "suffix": "III"},
    {"family": "Qiu", "given": "Huaqi (Harvey)"},
    {"family": "Tayebi Arasteh", "given": "Soroosh"},
    {"family": "Rückert", "given": "D."},
    {"family": "Menten", "given": "M. J."},
    {"family": "O'Neil", "given": "Mary Ann"},
    {"family": "İnan", "given": "Ömer Ş."},
    {"family": "Núñez", "given": "Á. É."},
    {"family": "Xu", "given": "Ph. J."},
)
_TITLES = (
    "What is it? A study",
    "Über die Elektrodynamik bewegter Körper",
    'The "quiet" room: an end',
    "CO<sub>2</sub> and <i>E. coli</i>: a view",
    "Is this the end?",
    "Stop!",
    "A <i>very</i> “special” thing",
    "Learning & inference: p < 0.05 and a > b",
    "αβ-Synuclein in the CNS",
    "机器学习在医学中的应用",
    "Das „große“ Buch der Bücher",
    "Who's afraid of the dark?",
    "O(n log n)-time algorithms...",
    "End with dot.",
    "nnU-Net: convolutional networks for biomedical image segmentation",
    "mRNA-based 3D imaging of x-ray CT at 5 mm²",
    '"All you need": attention',
    "Proof of $P \\neq NP$",
    "L'été d'un poète : une étude",
    "Deep learning — a primer for the end-to-end user",
    '<b>Bold</b> claims, "quoted"',
    "'Single' quotes' end",
    'On the <span class="nocase">arXiv</span> of things',
    "Volume II: the return of the king, and of the queen",
    "<script>alert(1)</script> considered harmful",
    "A \"nested 'quotation' of\" words",
)
_TYPES = (
    "article-journal article-journal article-journal paper-conference paper-conference chapter book"
    " thesis report article webpage dataset software article-magazine article-newspaper"
    " entry-encyclopedia speech patent manuscript motion_picture post-weblog document standard"
    " review-book legislation interview map broadcast legal_case pamphlet collection periodical"
).split()
_CONTAINERS = (
    "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition",
    "Nature Machine Intelligence",
    "Zeitschrift für Medizinische Physik",
    'The Journal of "Things"',
    "eLife",
    "Annals of the N.Y. Acad. Sci.",
    "Yahoo!",
)
#: Texts of a variable to choose from, and how often there is one.
_TEXTS: dict[str, tuple[float, tuple[str, ...]]] = {
    "container-title": (0.75, _CONTAINERS),
    "container-title-short": (0.15, ("Nat. Mach. Intell.", "IEEE TMI", "J Med")),
    "volume": (0.55, ("1", "43", "107", "4B", "II", "12-13", "1, 2", "LNCS 1234", "Suppl. 2")),
    "issue": (0.4, ("1", "6", "3-4", "Suppl 1", "12", "S1")),
    "page": (
        0.65,
        (
            *("1-10", "2061-2073", "97-103", "103296", "e1234-e1240", "S12-S19", "iv-xii", "5"),
            *("100-104", "12, 15-17", "1210-1218", "10-19", "231-239", "A1-A12", "1-1"),
        ),
    ),
    "publisher": (0.4, ("Springer Nature Switzerland", "TU München", "O’Reilly", "Elsevier B.V.")),
    "publisher-place": (0.3, ("Cham", "Cambridge, MA", "München")),
    "DOI": (
        0.6,
        ("10.1038/s42256-020-0186-1", "10.1002/(SICI)1097-0258(19980815)17:15<1::X>3.0.2"),
    ),
    "URL": (0.3, ("https://example.org/a?b=c&d=e", "http://www.tum.de/~x/y.html")),
    "PMID": (0.1, ("12345678",)),
    "ISBN": (0.1, ("9783161484100",)),
    "edition": (0.1, ("1", "2", "3", "11", "2nd", "Second", "rev. ed.", "22")),
    "genre": (0.12, ("PhD thesis", "Dissertation", "Technical report", "Preprint")),
    "number": (0.12, ("TR-2020-1", "12", "arXiv:2501.04284", "IMM-1998-8", "A12")),
    "event-title": (0.15, ("MICCAI 2024", "27th International Conference")),
    "event-place": (0.08, ("Marrakesh, Morocco", "München")),
    "note": (0.1, ("Best paper award", "Submitted.", "in German")),
    "status": (0.1, ("in press", "submitted", "accepted")),
    "language": (0.25, ("en", "de", "fr", "en-GB", "de-DE")),
    "collection-title": (0.12, ("Lecture Notes in Computer Science", "Advances in X")),
    "collection-number": (0.1, ("1234", "12")),
    "number-of-pages": (0.05, ("312",)),
    "number-of-volumes": (0.05, ("3",)),
    "chapter-number": (0.05, ("4",)),
    "medium": (0.04, ("Video",)),
    "version": (0.04, ("1.2", "2")),
}
_HOW_MANY = (1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 12, 21, 23)


def compose(ordinary: Sequence[Item], count: int, *, seed: int) -> list[Item]:
    """Return `count` items made of hard parts and of those of `ordinary` items."""
    random = Random(seed)  # noqa: S311 - no secret
    names = [name for item in ordinary for name in item.get("author", [])]
    titles = [item["title"] for item in ordinary]

    def people() -> list[Item]:
        chosen = [_NAMES if random.random() < 0.35 else names for _ in range(_count(random))]
        return [dict(random.choice(pool)) for pool in chosen]

    return [_item(random, titles, people) for _ in range(count)]


def _count(random: Random) -> int:
    return random.choice(_HOW_MANY)


def _item(random: Random, titles: Sequence[str], people: Callable[[], list[Item]]) -> Item:
    title = random.choice(titles if random.random() < 0.5 else _TITLES)
    item: Item = {"type": random.choice(_TYPES), "title": title}
    for variable, often in (("author", 0.93), ("editor", 0.25), ("translator", 0.04)):
        if random.random() < often:
            item[variable] = people()
    for variable, (often, texts) in _TEXTS.items():
        if random.random() < often:
            item[variable] = random.choice(texts)
    if event := item.get("event-title"):
        item["event"] = event
    if random.random() < 0.92:
        item["issued"] = _date(random)
    if random.random() < 0.1:
        item["accessed"] = {"date-parts": [[2026, 3, random.randint(1, 28)]]}
    return item


def _date(random: Random) -> Item:
    parts = [random.randint(1985, 2026), random.randint(1, 12), random.randint(1, 26)]
    known = parts[: random.choice((1, 1, 2, 3))]
    dates = [known]
    if len(known) == 3 and random.random() < 0.1:
        dates.append([*known[:2], known[2] + 2])
    return {"date-parts": dates}
