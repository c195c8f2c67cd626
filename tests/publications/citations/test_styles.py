"""The styles on offer, and the house styles against the lists that they are made after."""

import pytest

from publications.citations.csl.elements import read_element
from publications.citations.engine import render
from publications.citations.styles import (
    DEFAULT_STYLE,
    STYLES,
    find_style,
    sheet_of,
    style_choices,
    style_digest,
)


def test_there_are_three_house_styles_and_at_least_six_others():
    own = [style for style in STYLES.values() if style.licence == "BSD-3-Clause"]
    assert len(own) == 3
    assert len(STYLES) - len(own) >= 6


@pytest.mark.parametrize("style", STYLES.values(), ids=str)
def test_a_style_says_its_licence(style):
    info = read_element(style.path).first("info")
    rights = info.first("rights")
    expected = "by-sa/3.0" if style.licence == "CC BY-SA 3.0" else "bsd-3-clause"
    assert expected in rights.get("license")
    readme = (style.path.parent / "README.md").read_text(encoding="utf-8")
    assert style.file in readme or style.file.startswith("house-")


@pytest.mark.django_db
def test_an_unknown_or_empty_key_is_the_own_style():
    assert find_style("").key == find_style("../../etc/passwd").key == DEFAULT_STYLE
    assert render({"id": "x", "title": "T"}, "nonsense", "en").text


@pytest.mark.django_db
def test_choices_name_every_style():
    assert [key for key, _ in style_choices()] == list(STYLES)


def test_every_style_has_its_own_digest():
    assert len({style_digest(key) for key in STYLES}) == len(STYLES)


def test_a_style_is_read_once():
    assert sheet_of("apa", "de") is sheet_of("apa", "de")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<style", "not well-formed"),
        (b"<!DOCTYPE style [<!ENTITY a 'b'>]><style/>", "DOCTYPE"),
        (b"<style>" + b" " * 600_000 + b"</style>", "larger"),
    ],
)
def test_a_file_that_is_no_style_is_refused_and_says_why(tmp_path, content, what):
    path = tmp_path / "bad.csl"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=what):
        read_element(path)


def people(text):
    pairs = (name.split(", ") for name in text.split("; "))
    return [{"family": family, "given": given} for family, given in pairs]


def work(kind, title, names, year, **more):
    date = [year] if isinstance(year, int) else list(year)
    return {
        "id": "x",
        "type": kind,
        "title": title,
        "author": people(names),
        "issued": {"date-parts": [date]},
    } | {name.replace("_", "-"): value for name, value in more.items()}


REFERENCE = [
    (
        "house-author-year",
        work(
            "article-journal",
            "Evaluation and mitigation of the limitations of large language models in clinical"
            " decision-making",
            "Hager, Paul; Jungmann, Friederike; Knauer, Marcel M.; Rueckert, Daniel",
            2024,
            container_title="Nature Medicine",
            volume="30",
            page="2613-2622",
        ),
        (
            "Hager, P., Jungmann, F., Knauer, M.M., & Rueckert, D. (2024). Evaluation and"
            " mitigation of the limitations of large language models in clinical decision-making."
            " Nature Medicine, 30, 2613–2622."
        ),
    ),
    (
        "house-author-year",
        work(
            "article-journal",
            "Are Population Graphs Really as Powerful as Believed?",
            "Mueller, Tamara T.; Rueckert, Daniel",
            2024,
            container_title="Trans. Mach. Learn. Res.",
            volume="2024",
        ),
        (
            "Mueller, T.T., & Rueckert, D. (2024). Are Population Graphs Really as Powerful as"
            " Believed? Trans. Mach. Learn. Res., 2024."
        ),
    ),
    (
        "house-author-year",
        work(
            "paper-conference",
            "Whole heart 3d+t representation learning through sparse 2d cardiac mr images",
            "Zhang, Y.; Pan, J.",
            (2024, 10),
            container_title="International Conference on Medical Image Computing",
            page="359-369",
            publisher="Springer Nature Switzerland",
            publisher_place="Cham",
        ),
        (
            "Zhang, Y., & Pan, J. (2024, October). Whole heart 3d+t representation learning through"
            " sparse 2d cardiac mr images. International Conference on Medical Image Computing (pp."
            " 359–369). Cham: Springer Nature Switzerland."
        ),
    ),
    (
        "house-year-first",
        work(
            "article-journal",
            "A deep cascade of convolutional neural networks for dynamic MR image reconstruction",
            "Schlemper, J.; Price, A.N.; Rueckert, D.",
            2017,
            container_title="IEEE Transactions on Medical Imaging",
        ),
        (
            "Schlemper, J., Price, A.N. and Rueckert, D., 2017. A deep cascade of convolutional"
            " neural networks for dynamic MR image reconstruction."
            " IEEE Transactions on Medical Imaging"
        ),
    ),
    (
        "house-year-first",
        work("article", "ContextMRI", "Chung, H.; Ye, J. C.", 2025)
        | {"publisher": "arXiv", "number": "arXiv:2501.04284"},
        "Chung, H. and Ye, J.C., 2025. ContextMRI. arXiv preprint arXiv:2501.04284",
    ),
    (
        "house-quoted-title",
        work(
            "article-journal",
            "Metadata-enhanced contrastive learning from retinal optical coherence tomography"
            " images",
            "Holland, Robbie; Scholl, Hendrik P. N.; Schmidt-Erfurth, Ursula; Menten, Martin J.",
            2024,
            container_title="Medical Image Analysis",
            volume="97",
            page="103296",
        ),
        (
            "R. Holland, H. P. N. Scholl, U. Schmidt-Erfurth, and M. J. Menten. “Metadata-enhanced"
            " contrastive learning from retinal optical coherence tomography images.” Medical Image"
            " Analysis, 97:103296, 2024"
        ),
    ),
    (
        "house-quoted-title",
        work(
            "article-journal",
            "Synthetic optical coherence tomography angiographs",
            "Kreitner, Linus; Menten, Martin J.",
            2024,
            container_title="IEEE Transactions on Medical Imaging",
            volume="43",
            issue="6",
            page="2061-2073",
        ),
        (
            "L. Kreitner and M. J. Menten. “Synthetic optical coherence tomography angiographs.”"
            " IEEE Transactions on Medical Imaging, 43(6):2061–2073, 2024"
        ),
    ),
    (
        "house-quoted-title",
        work(
            "paper-conference",
            "A skeletonization algorithm for gradient-based optimization",
            "Menten, Martin J.; Paetzold, Johannes C.; Rueckert, Daniel",
            2023,
            container_title="Proceedings of the International Conference on Computer Vision",
            page="21394-21403",
        ),
        (
            "M. J. Menten, J. C. Paetzold, and D. Rueckert. “A skeletonization algorithm for"
            " gradient-based optimization.” Proceedings of the International Conference on Computer"
            " Vision, 21394–21403, 2023"
        ),
    ),
]


@pytest.mark.parametrize(("style", "item", "printed"), REFERENCE)
def test_a_house_style_prints_its_list(style, item, printed):
    assert render(item, style, "en").text == printed


def test_a_house_style_speaks_german():
    _, item, _ = REFERENCE[2]
    printed = render(item, "house-author-year", "de").text
    assert "(2024, Oktober)" in printed
    assert "(S. 359–369)" in printed.replace("\xa0", " ")
