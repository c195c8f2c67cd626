"""Invented journals, conferences, publishers and schools."""

from typing import NamedTuple


class Journal(NamedTuple):
    """A journal, the macro that stands for it, and its short title by ISO 4."""

    macro: str
    name: str
    short: str
    publisher: str


class Conference(NamedTuple):
    """A yearly conference; `series` is where its proceedings appear, or empty."""

    acronym: str
    name: str
    first_year: int
    series: str
    publisher: str


PUBLISHERS = {
    "halm": r"Halm \& Söhne",
    "quince": "Quince Academic Press",
    "norderney": "Norderney Open Science",
    "veld": "Van Veld Publishers",
    "ifv": "Invented Fields Verlag",
}
PLACES = ("Göttershausen", "Port Wendell", "Neuenfels", "Veldhoek", "Saint-Aubrac", "Lindås")
SCHOOLS = (
    "Universität Neuenfels",
    "Technische Hochschule Göttershausen",
    "Wendell College",
    "École des Mesures de Saint-Aubrac",
    "University of Harrowmere",
)
INSTITUTIONS = (
    "Institute for Applied Measurement, Neuenfels",
    "Wendell Laboratory",
    "Centre for Open Registers",
)
CITIES = (
    "Neuenfels, Germany",
    "Port Wendell, Canada",
    "Lindås, Norway",
    "Veldhoek, The Netherlands",
    "Río Sereno, Chile",
    "Kōzan, Japan",
    "Saint-Aubrac, France",
    "Virtual Event",
)
CONSORTIA = ("Aldane Registry Consortium", "Working Group on Open Atlases", "FENCE Study Group")

JOURNALS = {
    "imaging": (
        Journal(
            "aqis", "Annals of Quantitative Imaging Science", "Ann. Quant. Imaging Sci.", "halm"
        ),
        Journal("jcmi", "Journal of Careful Medical Imaging", "J. Careful Med. Imaging", "quince"),
        Journal(
            "trir",
            r"Transactions on Image Reconstruction \& Registration",
            r"Trans. Image Reconstr. \& Regist.",
            "veld",
        ),
        Journal("radmeth", "Radiological Methods", "Radiol. Methods", "norderney"),
        Journal("openatlas", "Open Atlas", "Open Atlas", "norderney"),
    ),
    "computing": (
        Journal("jpds", "Journal of Provable Data Systems", "J. Provable Data Syst.", "quince"),
        Journal("tlearn", "Transactions on Learning Machinery", "Trans. Learn. Mach.", "veld"),
        Journal("acq", "Acta Computatoria", "Acta Comput.", "ifv"),
        Journal(
            "pacmx",
            "Proceedings of the Association for Calm Machines",
            "Proc. Assoc. Calm Mach.",
            "quince",
        ),
        Journal("softrec", "Software Records", "Softw. Rec.", "halm"),
    ),
    "physics": (
        Journal("zpm", "Zeitschrift für Physikalische Modelle", "Z. Phys. Model.", "ifv"),
        Journal("jslm", "Journal of Slow Matter", "J. Slow Matter", "quince"),
        Journal("letc", "Letters in Condensed Systems {B}", "Lett. Condens. Syst. {B}", "veld"),
        Journal("compphen", "Computational Phenomena", "Comput. Phenom.", "norderney"),
    ),
    "biology": (
        Journal("celltiss", r"Cells \& Tissues Reports", r"Cells \& Tissues Rep.", "halm"),
        Journal("joeb", "Journal of Observed Biology", "J. Obs. Biol.", "quince"),
        Journal("popmed", "Population Medicine", "Popul. Med.", "norderney"),
        Journal("ecolquart", "Ecologists' Quarterly", "Ecol. Q.", "veld"),
    ),
    "society": (
        Journal("rds", "Review of Documented Society", "Rev. Doc. Soc.", "quince"),
        Journal("regio", "Regio: Studies in Places", "Regio Stud. Places", "ifv"),
        Journal("digihum", "Digital Humanities Notebook", "Digit. Humanit. Noteb.", "norderney"),
    ),
    "german": (
        Journal("zam", "Zeitschrift für angewandte Messkunde", "Z. angew. Messkd.", "ifv"),
        Journal("vuw", "Verwaltung und Wirklichkeit", "Verwalt. Wirkl.", "ifv"),
        Journal(
            "mgf", "Mitteilungen der Gesellschaft für Fallstudien", "Mitt. Ges. Fallstud.", "halm"
        ),
    ),
}

CONFERENCES = {
    "imaging": (
        Conference(
            "ICMIA",
            "International Conference on Medical Image Appraisal",
            1996,
            "Lecture Notes in Imaging",
            "halm",
        ),
        Conference("ISRM", "International Symposium on Reconstruction Methods", 2002, "", "veld"),
        Conference("MIWQ", "Workshop on Quantitative Imaging", 2009, "", "quince"),
    ),
    "computing": (
        Conference(
            "NeuCom",
            "Annual Meeting on Neural Computation Practice",
            1988,
            "Advances in Neural Practice",
            "quince",
        ),
        Conference("VLDX", "International Conference on Very Long Data", 1985, "", "veld"),
        Conference(
            "SoftRep",
            "Symposium on Software Repair",
            1999,
            "Lecture Notes in Calm Computing",
            "halm",
        ),
        Conference(
            "WLP", "Workshop on Language Processing for Small Languages", 2011, "", "quince"
        ),
    ),
    "physics": (
        Conference("SlowMat", "Slow Matter Conference", 1990, "", "quince"),
        Conference("ICCP", "International Conference on Computational Phenomena", 2001, "", "veld"),
    ),
    "biology": (
        Conference(
            "RECOB", "Research in Computed Biology", 1997, "Lecture Notes in Biometry", "halm"
        ),
        Conference("PopMeet", "European Meeting on Population Medicine", 2004, "", "quince"),
    ),
    "society": (
        Conference("DocSoc", "Conference on Documented Society", 1994, "", "quince"),
        Conference("DHN", "Digital Humanities in the Field", 2008, "", "ifv"),
    ),
    "german": (
        Conference(
            "BVX", "Workshop Bildverarbeitung für die Praxis", 1998, "Praxis aktuell", "ifv"
        ),
        Conference("GfFT", "Jahrestagung der Gesellschaft für Fallstudien", 1985, "", "ifv"),
    ),
}
