"""Subjects of research, with the titles and abstracts that are made of their words."""

from publications.corpus.subjects.empirical import BIOLOGY, PHYSICS, SOCIETY
from publications.corpus.subjects.german import GERMAN
from publications.corpus.subjects.technical import COMPUTING, IMAGING

SUBJECTS = (IMAGING, COMPUTING, PHYSICS, BIOLOGY, SOCIETY, GERMAN)
