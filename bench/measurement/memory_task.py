"""`python -m bench.measurement.memory_task TASK FILE DATABASE`: a task measured for memory."""

import sys
from pathlib import Path

import bibtexparser
from django.db import connection

from bench.corpus import SOURCE, without_limits
from publications.bibtex.entry import SourceFile
from publications.imports.run import read_and_plan


def parse(file: Path) -> object:
    """Let bibtexparser read the file."""
    return bibtexparser.parse_string(file.read_text(encoding="utf-8"))


def plan(file: Path) -> object:
    """Plan to import the file."""
    return read_and_plan([SourceFile(file.name, file.read_bytes())], SOURCE)


#: `nothing` shows what Python, Django and the project's modules take by themselves.
TASKS = {"nothing": Path.exists, "parse": parse, "plan": plan}

if __name__ == "__main__":
    task, path, connection.settings_dict["NAME"] = sys.argv[1:]
    with without_limits():
        result = TASKS[task](Path(path))
