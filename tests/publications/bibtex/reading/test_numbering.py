"""Series, numbers and kinds of works, wherever an entry writes them."""

import pytest

from tests.publications.bibtex.round_trip import parsed, read_back, written


def values_of(entry):
    return parsed(entry).values


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("@techreport{k, title={T}, number={TR-12}}", {"number": "TR-12"}),
        ("@techreport{k, title={T}, reportnumber={TR-12}}", {"number": "TR-12"}),
        ("@patent{k, title={T}, number={DE1020}}", {"number": "DE1020"}),
        ("@standard{k, title={T}, number={ISO 690}}", {"number": "ISO 690"}),
        ("@article{k, title={T}, journal={J}, number={3}}", {"issue": "3"}),
        ("@inproceedings{k, title={T}, booktitle={P}, number={3}}", {"issue": "3"}),
        (
            "@inproceedings{k, title={T}, booktitle={P}, series={LNCS}, volume={14220}}",
            {"collection_title": "LNCS", "volume": "14220"},
        ),
        (
            "@book{k, title={T}, series={Studies in Ice}, number={7}}",
            {"collection_title": "Studies in Ice", "collection_number": "7"},
        ),
        (
            "@inproceedings{k, title={T}, booktitle={P}, series={CHI '19}, number={7}}",
            {"container_title_short": "CHI '19"},
        ),
        ("@article{k, title={T}, journal={J}, series={2}, number={3}}", {"issue": "3"}),
    ],
)
def test_a_number_is_what_the_type_of_the_entry_counts(entry, said):
    values = values_of(entry)
    fields = ("issue", "number", "volume", "collection_title", "collection_number")
    found = {name: values[name] for name in (*fields, "container_title_short") if name in values}
    assert found == said


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@phdthesis{k, title={T}}", "PhD thesis"),
        ("@mastersthesis{k, title={T}}", "Master's thesis"),
        ("@mastersthesis{k, title={T}, type={Bachelor's thesis}}", "Bachelor's thesis"),
        ("@thesis{k, title={T}, type={mathesis}}", "Master's thesis"),
        ("@thesis{k, title={T}, type={Masterarbeit}}", "Master's thesis"),
        ("@phdthesis{k, title={T}, type={Dissertation}}", "Dissertation"),
        ("@phdthesis{k, title={T}, type={Ph.D. thesis}}", "PhD thesis"),
        ("@thesis{k, title={T}, type={Habilitationsschrift}}", "Habilitation thesis"),
        ("@thesis{k, title={T}, type={Thesis on ice}}", "Thesis on ice"),
        ("@thesis{k, title={T}}", None),
        ("@phdthesis{k, title={T}, type={Thesis}}", None),
        ("@techreport{k, title={T}, type={Forschungsbericht}}", "Research report"),
        ("@patent{k, title={T}, type={patentus}}", "U.S. patent"),
        ("@article{k, title={T}, type={Journal Article}}", None),
        ("@inproceedings{k, title={T}, type={Conference Paper}}", None),
        ("@incollection{k, title={T}, booktitle={B}, type={Chapter}}", None),
    ],
)
def test_the_kind_of_a_thesis_or_report_has_one_name(entry, genre):
    assert values_of(entry).get("genre") == genre


@pytest.mark.parametrize("genre", ["", "PhD thesis", "Master's thesis", "Diploma thesis", "Essay"])
def test_the_kind_of_a_thesis_comes_back_from_bibtex(genre):
    found = read_back(written(type="thesis", genre=genre)).values
    assert found.get("genre", "") == genre


@pytest.mark.parametrize(
    "values",
    [
        {"type": "report", "number": "TR-12"},
        {"type": "report", "issue": "4"},
        {"type": "book", "collection_title": "Studies", "collection_number": "7", "volume": "2"},
        {"type": "book", "collection_number": "7"},
        {"type": "paper-conference", "collection_title": "CHI '19", "container_title": "P"},
        {"type": "article-journal", "collection_title": "3", "issue": "2", "number": "5"},
    ],
)
def test_numbers_and_series_come_back_from_bibtex(values):
    found = read_back(written(**values)).values
    assert {name: found.get(name) for name in values} == values
