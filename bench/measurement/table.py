"""Figures as a table."""

from collections.abc import Iterable

from bench.measurement.figure import Figure

_HEAD = ("", "ratio", "aim", "", "measured", "reference")
_MET = {True: "met", False: "MISSED", None: ""}


def table(title: str, figures: Iterable[Figure]) -> str:
    """Return the figures below `title`, a line each, in columns."""
    rows = [_HEAD, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([title, *(f"  {line}" for line in lines), ""])


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.name,
        f"{figure.ratio:.2f}",
        f"<= {figure.aim:g}" if figure.aim is not None else "",
        _MET[figure.met],
        _amount(figure.measured, figure.unit),
        _amount(figure.reference, figure.unit),
    )


def _amount(value: float, unit: str) -> str:
    digits = 0 if unit == "queries" else 1 if unit in {"MB", "ms"} else 2
    return f"{value:.{digits}f} {unit}"
