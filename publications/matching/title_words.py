"""The words that decide whether two titles name one work: numbers, parts, replies, opposites."""

#: Words that a title may lack, have too many of, or have in another place.
FILLERS = frozenset(
    """
    a an the of for in on to and with by from via using at as is are its s or und der die das den
    dem des ein eine fuer fur von vom im zur zum mit bei et le la les de du pour sur dans l d el
    los y en un une il lo gli di da per
    """.split()
)
ARTICLES = frozenset("a an the der die das ein eine le la les l un une el los il lo gli".split())

_COUNTED = (
    "one first eins erste erster erstes premier i",
    "two second zwei zweite zweiter zweites deuxieme ii",
    "three third drei dritte dritter drittes troisieme iii",
    "four fourth vier vierte vierter viertes iv",
    "five fifth funf fuenf funfte fuenfte v",
    "six sixth sechs sechste vi",
    "seven seventh sieben siebte vii",
    "eight eighth acht achte viii",
    "nine ninth neun neunte ix",
    "ten tenth zehn zehnte x",
    "eleven eleventh elf elfte xi",
    "twelve twelfth zwolf zwoelf zwolfte zwoelfte xii",
    "thirteen thirteenth dreizehn dreizehnte xiii",
    "fourteen fourteenth vierzehn vierzehnte xiv",
    "fifteen fifteenth funfzehn fuenfzehn funfzehnte fuenfzehnte xv",
    "sixteen sixteenth sechzehn sechzehnte xvi",
    "seventeen seventeenth siebzehn siebzehnte xvii",
    "eighteen eighteenth achtzehn achtzehnte xviii",
    "nineteen nineteenth neunzehn neunzehnte xix",
    "twenty twentieth zwanzig zwanzigste xx",
)
#: Numbers in words and in Roman figures, in Arabic figures.
NUMBERS = {word: str(number) for number, words in enumerate(_COUNTED, 1) for word in words.split()}
#: Words before a number that names a part of a whole: "part 2", "Band II".
PARTS = frozenset(
    """
    part parts pt volume volumes vol chapter section book lesson lecture episode version edition
    ed teil band kapitel heft folge auflage tome partie
    """.split()
)

#: A title with one of these is another work than the title without it.
DECISIVE = frozenset(
    """
    erratum errata corrigendum corrigenda correction corrections retraction retracted reply replies
    response rebuttal comment comments commentary addendum addenda supplement supplements
    supplementary supplemental revisited berichtigung korrektur erwiderung antwort kommentar
    nachtrag erganzung
    """.split()
)
#: The same, where the longer of two titles begins with one of these.
OPENERS = frozenset(
    """
    data dataset code software towards toward revisiting rethinking overview introduction
    investigation improving beyond proceedings summary report note notes call design review reviews
    discussion appendix editorial preface foreword rezension diskussion anhang vorwort
    """.split()
)
#: The same, where what the longer title has more is made of these alone.
ATTACHMENTS = frozenset(
    """
    source code data dataset datasets slides poster online material materials software appendix
    companion version instances
    """.split()
)
#: The same, where what the longer title has more begins with one of these.
NEGATIONS = frozenset("without not no non never ohne nicht kein keine".split())

#: A word with one of these beginnings means something else than the word without it.
NEGATING = frozenset(
    "un non in im ir il dis de a ab anti semi quasi sub super ultra mis fe".split()
)
#: Words that differ only in beginnings of one of these lines mean different things.
OPPOSED = tuple(
    frozenset(line.split())
    for line in (
        "macro micro meso nano",
        "hyper hypo",
        "intra inter extra trans",
        "pre post peri intra",
        "over under",
        "homo hetero",
        "endo exo",
        "mono multi poly uni bi tri single double",
        "sub super supra",
        "infra ultra",
        "pro anti contra counter",
        "up down",
        "ana cata",
        "syn a",
    )
)

#: Words that a list may add to a title, to say what kind of contribution it is.
KINDS_OF_PAPERS = frozenset(
    """
    panel session abstract tutorial demonstration demo description experience paper summary
    industrial extended invited
    """.split()
)

#: Titles made of these words alone say nothing about what they stand for.
HEADINGS = frozenset(
    """
    editorial editorials editor editors guest chair chairs president presidents treasurers note
    notes introduction introductory remarks preface foreword forewords afterword prologue epilogue
    conclusion conclusions summary book review reviews column special issue section letter letters
    message messages call report reports news newsletter welcome obituary memoriam index contents
    table front back matter title page discussion acknowledgments acknowledgements acknowledgement
    references bibliography glossary appendix abstract abstracts keynote address invited talk panel
    poster posters session sessions tutorial tutorials opening closing overview author subject
    errata erratum corrigendum correction program programme committee proceedings
    vorwort geleitwort nachwort einleitung einfuhrung einfuehrung zusammenfassung fazit ausblick
    schluss rezension rezensionen buchbesprechung buchbesprechungen nachruf grusswort inhalt
    inhaltsverzeichnis literaturverzeichnis anhang herausgeber mitteilungen
    avant propos compte rendu comptes rendus editoriaux
    """.split()
)

#: A title with one of these is that of something beside a work, or of one of several.
BESIDE_WORKS = frozenset(
    """
    erratum errata corrigendum corrigenda retraction retracted reply replies rebuttal addendum
    addenda berichtigung erwiderung nachtrag editorial editorials preface foreword obituary
    memoriam vorwort geleitwort nachruf rezension part parts teil
    """.split()
)
#: The same of those that begin with one of these, or are short.
BESIDE_WORKS_IF_SHORT = frozenset(
    """
    correction corrections response responses comment comments commentary supplement supplementary
    korrektur antwort kommentar editor editors column columns reminiscences message messages
    interview news newsletter call announcement announcements proceedings report reports minutes
    highlights issue annual yearly monthly introduction review reviews bericht jahresbericht
    mitteilungen
    """.split()
)
