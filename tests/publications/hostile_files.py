"""Files that nobody should meet: by name, as text. Sizes are those that hurt a careless reader."""

from collections.abc import Callable

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
CONTROL = "".join(map(chr, range(1, 32))).replace("\n", "").replace("\r", "") + "\x7f\x85\x9b\u2028"
BIDI = "\u202e\u2066\u200fabc\u202c"
AFTER = "@misc{after, title = {An entry behind it}, author = {Dee End}}\n"
FIELDS = (
    *("title", "author", "editor", "journal", "booktitle", "year", "month", "day", "volume"),
    *("number", "pages", "publisher", "address", "location", "edition", "doi", "eprint", "pmid"),
    *("isbn", "url", "abstract", "note", "keywords", "language", "langid", "pubstate", "school"),
    *("institution", "howpublished", "series", "eid", "eventtitle", "award", "date", "subtitle"),
    *("annotation", "author+an", "shortjournal", "type", "file", "archiveprefix", "primaryclass"),
)
ADDRESSES = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
    ),
    *("data:text/html,<script>alert(1)</script>", "vbscript:alert(1)", "//evil.example"),
    'https://example.org/"><script>alert(1)</script>',
    *("https://example.org/' onmouseover='alert(1)", "http://[::1", "http://" + "a" * 5000),
    *("https://example.org@evil.example/", r"\url{javascript:alert(1)}", "http://a_b.example/x"),
    *(r"\href{javascript:alert(1)}{x}", "http://localhost/", "http://example.org:99999/"),
)
NUMBERS = (
    *("9" * 5000, "-5", "0", "99999", "32768", "2020-13-45", "2020/2019", "../..", "1e999", "½"),
    *("٢٠٢٠", "²⁰²⁰", "２０２０", "2020-02-30", "NaN", "inf", "0x7e4", "--", "12-" * 5000),
)
KEYS = (
    *(
        "export",
        "feed",
        "Export",
        "...",
        "--",
        "a/b",
        "../../etc",
        "%2e",
        "ß",
        "日本語",
        "мир",
        "-",
    ),
    *(
        "EXPORT!",
        "feed-",
        "x" * 400,
        "?q=1",
        "#frag",
        "a" * 100,
        "a" * 101,
        "<b>",
        "\x1b[31m",
        BIDI,
    ),
)


def entry(key: str = "k", type_: str = "article", **fields: str) -> str:
    """Return an entry, sound but for the given fields."""
    fields = {"title": "A hostile title of some length", "author": "Ann Bell", **fields}
    said = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{type_}{{{key},\n{said}\n}}\n"


def everywhere(value: str, **fields: str) -> str:
    """Return entries of several types with `value` in every field."""
    types = ("article", "book", "inproceedings", "phdthesis", "techreport", "online", "patent")
    filled = dict.fromkeys(FIELDS, value)
    return "".join(
        entry(
            f"k{number}",
            type_,
            **{**filled, "title": f"{number * 7919} {value} {number}"},
            **fields,
        )
        for number, type_ in enumerate(types)
    )


def each(values: tuple[str, ...], *names: str) -> str:
    """Return an entry per value, with it in all of the fields."""
    return "".join(
        entry(
            f"v{number}",
            title=f"Value {number} about {number * 7919}",
            **dict.fromkeys(names, value),
        )
        for number, value in enumerate(values)
    )


def many_words(count: int) -> str:
    """Return so many different words."""
    return " ".join(f"w{number:x}q" for number in range(count))


def bomb() -> str:
    """Return abbreviations that double forty times."""
    doubled = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))
    return f"@string{{a0 = {{{'x' * 16}}}}}\n{doubled}@misc{{k, title = a39, author = {{A B}}}}\n"


FILES: dict[str, Callable[[], str]] = {
    "markup in every field": lambda: everywhere(SCRIPT),
    "control characters in every field": lambda: (
        "% a line of text\n" * 400 + everywhere(f"before{CONTROL}after")
    ),
    "direction overrides in every field": lambda: everywhere(f"before{BIDI}after"),
    "addresses that run scripts": lambda: each(
        ADDRESSES, "url", "howpublished", "note", "doi", "eprint", "file"
    ),
    "numbers that are none": lambda: each(
        NUMBERS, "year", "month", "day", "date", "volume", "number", "pages", "edition"
    ),
    "citekeys that are addresses": lambda: "".join(
        entry(key, title=f"Key {number} about {number * 7919}") for number, key in enumerate(KEYS)
    ),
    "citekey and type of markup": lambda: entry("<script>alert(1)</script>", "script"),
    "escapes of JSON": lambda: entry('k"\\u0000', title='A "quoted" \\u0000 \\textbackslash u0000'),
    "characters by number": lambda: entry(
        title=r"\char55357 \symbol{56832} \char0 \char65535 x", url=r"https://x.example/\char55357"
    ),
    "entities": lambda: entry(title="&#55357;&#99999999;&amp;lt;script&amp;gt;&#x41;" * 1000),
    "astral characters": lambda: entry(
        "🦄", title="🦄 👨\u200d👩 \U0010fffd", author="🦄 🐙 and 𠀀𠀁, 𠀂", volume="😀" * 200
    ),
    "combining characters": lambda: entry(
        title="Z" + "\u0301" * 50_000 + "algo", author="e" + "\u0301" * 5000 + " x"
    ),
    "field names": lambda: (
        "@article{k, title = {A title}, author = {A B}, títle = {x}, a-b:c/d.e+f = {y}, pk = {1},"
        " __proto__ = {p}, id = {1}, slug = {evil}, retired_at = {2020}, values = {v}}\n"
    ),
    "a field given 10,000 times": lambda: (
        "@misc{k, " + "title = {One}, title = {Two}, " * 5000 + "author = {A B}}\n"
    ),
    "100,000 open braces": lambda: entry(title="{" * 100_000) + AFTER,
    "100,000 closing braces": lambda: "@misc{k, title = {a" + "}" * 100_000 + "\n" + AFTER,
    "100,000 braces deep": lambda: entry(title="{" * 100_000 + "x" + "}" * 100_000),
    "20,000 commands deep": lambda: entry(title="\\emph{" * 20_000 + "x" + "}" * 20_000),
    "100,000 braces in a preamble": lambda: (
        "@preamble{" + "{" * 100_000 + "}" * 100_000 + "}\n" + AFTER
    ),
    "50,000 quotation marks": lambda: "@misc{k, title = " + '"' * 50_001 + "}\n" + AFTER,
    "5,000 at signs": lambda: "@" * 5000 + "\n" + AFTER,
    "5,000 beginnings of an entry": lambda: "@article{" * 5000,
    "5,000 beginnings of a field": lambda: "@article{a,title={b" * 5000,
    "100,000 commas": lambda: "@misc{k" + "," * 100_000 + " title = {A title}, author = {A B}}",
    "100,000 per cent signs": lambda: "%" * 100_000 + "\n" + AFTER,
    "100,000 backslashes": lambda: entry(title="\\" * 100_000 + " x"),
    "50,000 accents and formulas": lambda: entry(
        title='\\"' * 50_000 + "$x_{" * 9000, abstract="$"
    ),
    "100,000 line ends": lambda: entry(title="a" + "\n" * 100_000 + "b"),
    "a value of 20,000 parts": lambda: (
        "@misc{k, title = " + " # ".join(["a"] * 20_000) + "}\n" + AFTER
    ),
    "abbreviations that double": bomb,
    "abbreviations in circles": lambda: (
        "@string{a = a # a}\n@string{b = c}\n@string{c = b}\n@misc{k, title = a # b}\n" + AFTER
    ),
    "crossrefs in circles": lambda: (
        entry("a", crossref="b")
        + entry("b", title="Another title in the circle", crossref="a")
        + entry("c", title="A title of its own", crossref="c", xdata="c,d")
        + "@xdata{d, xdata = {c,d}}\n"
    ),
    "a chain of crossrefs": lambda: "".join(
        entry(f"a{n}", title=f"Link {n} of {n * 7919}", crossref=f"a{n + 1}") for n in range(2000)
    ),
    "a megabyte in a title": lambda: entry(title="wörd " * 200_000),
    "a megabyte of one word": lambda: entry(title="x" * 1_000_000, booktitle="y" * 1_000_000),
    "megabytes of different words": lambda: entry(
        "k",
        "inproceedings",
        **dict.fromkeys(("title", "booktitle", "abstract"), many_words(150_000)),
    ),
    "a megabyte of hyphens": lambda: entry(
        title="".join(f"{chr(0x4E00 + n % 20_000)}-" for n in range(300_000)),
        author=" and ".join(f"{chr(0x4E00 + n)}-{chr(0x5E00 + n)}" for n in range(4000)),
    ),
    "a megabyte in a citekey": lambda: (
        entry("k" * 1_000_000) + entry("k" * 1_000_000, title="Else")
    ),
    "a megabyte in a field's name": lambda: entry(**{"f" * 1_000_000: "x"}),
    "a megabyte in a type": lambda: entry(type_="t" * 1_000_000),
    "a megabyte in a crossref": lambda: entry(crossref="q" * 1_000_000),
    "a megabyte in an author": lambda: entry(author="word " * 200_000),
    "10,000 authors": lambda: entry(author=" and ".join(f"Gi{n} Fa{n}" for n in range(10_000))),
    "50,000 separators of authors": lambda: entry(author=" and " * 50_000, editor="," * 100_000),
    "50,000 keywords": lambda: entry(keywords=",".join(map(str, range(50_000)))),
    "no entry": lambda: "no entry here",
    "nothing": lambda: "",
}
