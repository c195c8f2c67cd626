"""The type of titles and abstracts."""

from publications.vocabulary.rich_text.rich_text import RichText, Run, plain_text
from publications.vocabulary.rich_text.stored import from_stored, to_stored


def test_neighbours_with_the_same_marks_are_one_run_and_formulas_stay_two():
    text = RichText.of(
        [Run("a"), Run("b"), Run("", ("i",)), Run("x", ("math",)), Run("y", ("math",))]
    )
    assert text.runs == (Run("ab"), Run("x", ("math",)), Run("y", ("math",)))


def test_a_text_without_markup_is_itself():
    assert plain_text("a <b>").plain == "a <b>"
    assert not plain_text("a").has_markup
    assert not plain_text("")


def test_texts_are_joined_and_shortened():
    joined = from_stored("<i>a</i>") + from_stored("<i>b</i>.")
    assert to_stored(joined) == "<i>ab</i>."
    assert to_stored(joined.without_end(1)) == "<i>ab</i>"


def test_an_abstract_has_paragraphs_in_which_marks_go_on():
    text = from_stored("One <i>a\n\nb</i> two\n\n<math>x</math>")
    assert [to_stored(one) for one in text.paragraphs()] == [
        "One <i>a</i>",
        "<i>b</i> two",
        "<math>x</math>",
    ]


def test_marks_in_marks_without_end_are_left_out():
    deep = from_stored("<sub>" * 5000 + "a" + "</sub>" * 5000)
    assert len(deep.runs[0].marks) < 10
