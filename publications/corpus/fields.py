"""All fields of the made-up lab."""

from publications.corpus.empirical_fields import BIOLOGY, PHYSICS, SOCIETY
from publications.corpus.german_field import GERMAN
from publications.corpus.technical_fields import COMPUTING, IMAGING

FIELDS = (IMAGING, COMPUTING, PHYSICS, BIOLOGY, SOCIETY, GERMAN)
