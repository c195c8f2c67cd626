"""All fields of the made-up lab."""

from publications.corpus.subjects.empirical import BIOLOGY, PHYSICS, SOCIETY
from publications.corpus.subjects.german import GERMAN
from publications.corpus.subjects.technical import COMPUTING, IMAGING

FIELDS = (IMAGING, COMPUTING, PHYSICS, BIOLOGY, SOCIETY, GERMAN)
