"""A single broken block: what is mended, with which remark, and what is given up."""

import pytest

from publications.bibtex.source.rescue import HEAD, BrokenBlockError, goes_on, reread


def block(text, line=1):
    return reread(text, HEAD.match(text), len(text), line)


def test_a_sound_block_is_read_without_a_remark():
    read = block("@ Book { key , title = {T} # x, year = 2001, } rest")
    assert (read.entry_type, read.citekey) == ("book", "key")
    assert read.fields == [("title", "{T} # x"), ("year", "2001")]
    assert read.messages == []
    assert read.end == len("@ Book { key , title = {T} # x, year = 2001, }")


@pytest.mark.parametrize(
    ("text", "citekey", "fields", "codes"),
    [
        ("@misc(k, a = {b})", "k", {"a": "{b}"}, []),
        ("@misc{a = {b}}", "", {"a": "{b}"}, ["citekey-missing"]),
        ("@misc{, a = {b}}", "", {"a": "{b}"}, ["citekey-missing"]),
        ("@misc{k a = {b}}", "k", {"a": "{b}"}, ["citekey-comma"]),
        ("@misc{k 2, a = {b}}", "k 2", {"a": "{b}"}, []),
        ("@misc{k, a = {b} c = {d}}", "k", {"a": "{b}", "c": "{d}"}, ["field-comma"]),
        ("@misc{k, a = {b}, c = {d}", "k", {"a": "{b}", "c": "{d}"}, ["closing-brace"]),
        ("@misc{k, a = {b}}, c = {d}}", "k", {"a": "{b}", "c": "{d}"}, ["surplus-brace"]),
        ("@misc{k, % c = {x}\n a = {b}}", "k", {"a": "{b}"}, []),
        ("@misc{k,,, a = {b},,}", "k", {"a": "{b}"}, []),
        ("@misc{k}", "k", {}, []),
        ("@misc{}", "", {}, ["citekey-missing"]),
        ("@misc{k, A+an:x = {b}}", "k", {"a+an:x": "{b}"}, []),
        (r"@misc{k, a = {b \}}", "k", {"a": r"{b \}"}, []),
        (r"@misc{k, a = {b \} c}}", "k", {"a": r"{b \} c}"}, []),
        (r"@misc{k, a = {b \{ c}, d = {e}}", "k", {"a": r"{b \{ c}", "d": "{e}"}, []),
        ("@misc(Doe(2001), a = {b})", "Doe(2001)", {"a": "{b}"}, []),
        ("@misc{[1], a = {b}}", "[1]", {"a": "{b}"}, []),
        ('@misc{Doe"s#1%2, a = {b}}', 'Doe"s#1%2', {"a": "{b}"}, []),
        (r"@misc{M{\"u}ller.2026, a = {b}}", "Müller.2026", {"a": "{b}"}, ["citekey-mended"]),
        (r"@misc{M\"uller 26, a = {b}}", r"M\"uller 26", {"a": "{b}"}, []),
        ("@misc{k{l}, a = {b}}", "kl", {"a": "{b}"}, ["citekey-mended"]),
        ("@misc{k{l, a = {b}}", "kl", {"a": "{b}"}, ["citekey-mended"]),
        ("@misc{k}l, a = {b}}", "kl", {"a": "{b}"}, ["citekey-mended"]),
        (
            "@misc{M{\\'e}l 26\n a = {b}}",
            "Mél 26",
            {"a": "{b}"},
            ["citekey-mended", "citekey-comma"],
        ),
        ("@misc{a b c d = {b}}", "a b c", {"d": "{b}"}, ["citekey-comma"]),
        ("@misc{k, x 1 = {y}, a = {b}}", "k", {"a": "{b}"}, ["field-name"]),
        ("@misc{k, 1x = {y}, a = {b}}", "k", {"a": "{b}"}, ["field-name"]),
        ("@misc{k, x(1) = {y}, a = {b}}", "k", {"a": "{b}"}, ["field-name"]),
        ('@misc{k, "x" = {y}, a = {b}}', "k", {"x": "{y}", "a": "{b}"}, []),
        ("@misc{k, {X} = {y}, a = {b}}", "k", {"x": "{y}", "a": "{b}"}, []),
        ('@misc{k, "x y" = {y}, a = {b}}', "k", {"a": "{b}"}, ["field-name"]),
        (r"@misc{k, k{\"o}y = {y}, a = {b}}", "k", {"a": "{b}"}, ["field-name"]),
        ("@misc{}, a = {b}}", "", {"a": "{b}"}, ["citekey-missing"]),
        ("@misc{k, a = {b} x y = 2001}", "k", {"a": "{b}"}, ["field-name"]),
        ("@misc{k, x# = {{y}, z = {w}}, a = {b}}", "k", {"a": "{b}"}, ["field-name"]),
        ("@misc{k, jährgang = {y}, a = {b}}", "k", {"jährgang": "{y}", "a": "{b}"}, []),
        ("@misc{k, x = , a = {b}}", "k", {"a": "{b}"}, ["value-missing"]),
        ("@misc{k, a = {b}, x = }", "k", {"a": "{b}"}, ["value-missing"]),
        ("@misc{k, foo, a = {b}}", "k", {"a": "{b}"}, ["text-between-fields"]),
        ("@misc{k, a = {b} foo bar; }", "k", {"a": "{b}"}, ["text-between-fields"]),
        ('@string{a = "b"}', "", {"a": '"b"'}, []),
    ],
)
def test_what_can_be_mended_is_with_a_remark(text, citekey, fields, codes):
    read = block(text)
    assert (read.citekey, dict(read.fields)) == (citekey, fields)
    assert [message.code for message in read.messages] == codes


def test_a_field_that_is_there_twice_is_read_twice():
    assert block("@misc{k, a = {1}, A = {2}}").fields == [("a", "{1}"), ("a", "{2}")]


@pytest.mark.parametrize(
    ("text", "code", "line", "citekey"),
    [
        ("@misc{k,\n\n a = {b", "value-unbalanced", 3, "k"),
        ('@misc{k, a = "b}', "value-unbalanced", 1, "k"),
        ('@misc{k, a = "b', "value-unclosed", 1, "k"),
        ("@misc{k,\n a = (}", "value-missing", 2, "k"),
        ("@misc{k,\n {?}}", "field-expected", 2, "k"),
        ("@misc{k, title {T}}", "field-expected", 1, "k"),
        ("@misc{k{l}", "citekey-unreadable", 1, ""),
        ("@misc{k, a = {b, c = {d}, e = {f}}", "value-runs-on", 1, "k"),
    ],
)
def test_anything_else_is_given_up_with_its_line_and_a_remedy(text, code, line, citekey):
    with pytest.raises(BrokenBlockError) as caught:
        block(text)
    assert (caught.value.reason.code, caught.value.citekey) == (code, citekey)
    assert dict(caught.value.reason.params)["line"] == line
    assert caught.value.remedy.code.endswith("-remedy")


def test_lines_are_counted_from_that_of_the_block():
    with pytest.raises(BrokenBlockError) as caught:
        block("@misc{k,\n a = {", line=40)
    assert dict(caught.value.reason.params)["line"] == 41


def test_nothing_is_read_behind_the_limit():
    text = "@misc{k, a = {b}} @misc{l, a = {b}}"
    read = reread(text, HEAD.match(text), len("@misc{k, a = {b}"), 1)
    assert [message.code for message in read.messages] == ["closing-brace"]


@pytest.mark.parametrize(
    ("text", "further"),
    [
        (", year = 2001}", True),
        (" ,\n note = {x}", True),
        (', a+b = "c"', True),
        ("", False),
        (", ", False),
        (", and so on", False),
        (" year = 2001", False),
        ("uster, year = 2001}", True),
        ("@misc{k, a = {b}}", False),
        (", 2 = {x}", False),
    ],
)
def test_an_entry_goes_on_if_a_comma_and_a_field_follow(text, further):
    assert goes_on("}" + text, 1, len(text) + 1) is further
