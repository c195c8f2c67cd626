r"""Marks on printed names: footnote signs, remarks, iDs, in LaTeX and in text."""

import pytest

from publications.bibtex.names.marks import (
    is_remark,
    says_corresponding,
    says_equal,
    simplify_marks,
    take_off_marks,
)
from tests.publications.bibtex.timing import assert_linear

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("latex", "simple"),
    [
        (r"Ada Doe$^*$", "Ada Doe*"),
        (r"Ada Doe$^{1,*}$", "Ada Doe*"),
        (r"Ada Doe$^{1,2}$", "Ada Doe"),
        (r"Ada Doe$^\dagger$", "Ada Doe"),
        (r"Ada Doe\textsuperscript{*}", "Ada Doe*"),
        (r"Ada Doe\textsuperscript{1}", "Ada Doe"),
        (r"Ada Doe\thanks{Equal contribution}", "Ada Doe*"),
        (r"Ada Doe\footnote{Corresponding author}", "Ada Doe✉"),
        (r"Ada Doe\corref{cor1}", "Ada Doe"),
        (r"Ada Doe\footnotemark", "Ada Doe"),
        (r"Ada Doe\footnotemark[1]", "Ada Doe"),
        (r"Ada Doe\thanksgiving$^1$", r"Ada Doe\thanksgiving"),
        (r"Ada Doe\inst{1}", "Ada Doe"),
        (r"Ada Doe\affil[1]{TU}", "Ada Doe"),
        (rf"Ada Doe\orcidID{{{ORCID}}}", f"Ada Doe({ORCID})"),
        (r"Ada Doe^*", "Ada Doe*"),
        (r"Ada Doe^{*}", "Ada Doe*"),
        (r"Ada Doe$^{\textrm{\Letter}}$", "Ada Doe✉"),
        (r"M$^c$Coy", "McCoy"),
        (r"M\textsuperscript{c}Coy", "McCoy"),
        (r"Bo{\v c}i{\'c}", r"Bo{\v c}i{\'c}"),
        (r"\^{e}tre", r"\^{e}tre"),
        (r"Ada $\check{c}$apek", r"Ada $\check{c}$apek"),
        (r"\$ign", r"\$ign"),
        ("Ada Doe*", "Ada Doe*"),
        ("", ""),
    ],
)
def test_marks_in_latex_become_plain_ones(latex, simple):
    assert simplify_marks(latex) == simple


@pytest.mark.parametrize(
    ("printed", "text", "equal", "corresponding"),
    [
        ("Ada Doe", "Ada Doe", False, False),
        ("Ada Doe*", "Ada Doe", True, False),
        ("Ada Doe∗", "Ada Doe", True, False),
        ("Ada Doe✉\ufe0f", "Ada Doe", False, True),
        ("Ada Doe *✉", "Ada Doe", True, True),
        ("Ada Doe†", "Ada Doe", False, False),
        ("Ada Doe¹,²", "Ada Doe", False, False),
        ("Ada Doe¹,*", "Ada Doe", True, False),
        ("Ada Doe (equal contribution)", "Ada Doe", True, False),
        ("Ada Doe [corresponding author]", "Ada Doe", False, True),
        ("Ada Doe (gleicher Beitrag)", "Ada Doe", True, False),
        ("Ada Doe (Korrespondenzautorin)", "Ada Doe", False, True),
        ("Ada Doe (Ed.)", "Ada Doe", False, False),
        ("Ada Doe (Hrsg.)", "Ada Doe", False, False),
        ("Ada Doe (*)", "Ada Doe", True, False),
        ("Huaqi (Harvey) Qiu", "Huaqi (Harvey) Qiu", False, False),
        ("Wei Wang 0001", "Wei Wang", False, False),
        ("Henry 8", "Henry 8", False, False),
        ("Ada Doe 1234", "Ada Doe 1234", False, False),
    ],
)
def test_marks_are_taken_off_and_what_they_say_is_kept(printed, text, equal, corresponding):
    assert take_off_marks(printed) == (text, equal, corresponding, "")


@pytest.mark.parametrize(
    "printed",
    [f"Ada Doe ({ORCID})", f"Ada Doe [https://orcid.org/{ORCID}]", f"Ada Doe orcid.org/{ORCID}"],
)
def test_an_orcid_id_is_kept(printed):
    assert take_off_marks(printed) == ("Ada Doe", False, False, ORCID)


def test_an_orcid_id_with_a_wrong_check_digit_is_taken_off_and_not_kept():
    assert take_off_marks("Ada Doe (0000-0002-1825-0098)") == ("Ada Doe", False, False, "")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("equal contribution", True),
        ("* denotes equal contribution", True),
        ("Corresponding author", True),
        ("These authors contributed equally to this work", True),
        ("gleicher Beitrag", True),
        ("First Author", False),
        ("Beitrag Doe", False),
        ("Ada Equal", False),
        ("", False),
    ],
)
def test_a_remark_on_authors_is_no_name(text, remark):
    assert is_remark(text) is remark


@pytest.mark.parametrize(
    ("text", "equal", "corresponding"),
    [
        ("equal", True, False),
        ("jointly first", True, False),
        ("shared first authors", True, False),
        ("co-first", True, False),
        ("gleichberechtigt", True, False),
        ("⋆", True, False),
        ("corresponding", False, True),
        ("Korrespondenzautor", False, True),
        (r"\Letter", False, True),
        ("📧", False, True),
        ("joint work", False, False),
        ("dagger", False, False),
    ],
)
def test_what_annotations_say(text, equal, corresponding):
    assert says_equal(text) is equal
    assert says_corresponding(text) is corresponding


def test_marks_are_read_in_linear_time():
    for one in (r"$^*$", "^", "*¹,", "(a) ", r"\thanks{", "these authors ", "0001 "):
        assert_linear(simplify_marks, lambda size, one=one: one * size)
        assert_linear(take_off_marks, lambda size, one=one: one * size)
        assert_linear(is_remark, lambda size, one=one: one * size)
