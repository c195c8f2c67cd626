"""Abstracts of 100 to 200 words."""

from random import Random

from publications.corpus.subjects.subject import Subject
from publications.corpus.subjects.title import Core

FEWEST_WORDS = 100
MOST_WORDS = 200

_ENGLISH = (
    "Work on {o} has grown quickly, but few groups have tried {m} so far.",
    "We present {q} {m} for {o} and ask what they can and cannot do.",
    "Existing approaches need far more data than most groups can collect in practice.",
    "On {n} cases from {k} sites, the error falls by {p}\\,\\% ($p < 0.0{k}$) against {m2}.",
    "Our method needs {k} times less memory and runs in under {n} seconds on ordinary hardware.",
    "An ablation shows that most of the gain comes from {m2} rather than from larger models.",
    "We follow {n} participants over {k} years and compare {o} with {o2}.",
    "The results hold {s2}, but not {s3}, two cases that earlier reports did not separate.",
    "All code, all protocols and a data set of {n} records are available under an open licence.",
    "To our knowledge this is the first systematic account of {o} {s2}.",
    "We derive a bound of order $O(n^{{{k}}})$ and show by example that it cannot be improved.",
    "Two raters agreed in {p}\\% of all decisions; disagreements were settled by discussion.",
    "Sensitivity rose by {p}% at equal specificity.",
    "A limitation is that we did not look at {o2}, to which the findings may not carry over.",
    "Against the common assumption, {m2} did not help once {m} had been tuned with care.",
    "These findings suggest that {o} should be reported together with their uncertainty.",
    "We close with recommendations for groups that plan similar work with small budgets.",
    'The term "{q}" is used here in its narrow sense -- see the appendix for a discussion.',
    "Costs per case fell from {n}~EUR to {k}~EUR & the waiting time was halved.",
)
_GERMAN = (
    "Der Beitrag untersucht {m} {o} und ordnet sie in den Stand der Forschung ein.",
    "Grundlage sind {n} Fälle aus {k} Einrichtungen, die über mehrere Jahre begleitet wurden.",
    "Es zeigt sich, dass einfache Regeln in {p}\\,\\% der Fälle genügen.",
    "Größere Abweichungen treten {s2} auf; sie lassen sich durch {q} {m2} verringern.",
    "Die Auswertung erfolgte getrennt nach Jahrgängen, um Änderungen der Vorschriften abzubilden.",
    "Über die Hälfte der Befragten wünscht sich eine bessere Abstimmung zwischen den Behörden.",
    "Daten und Auswertungsskripte stehen unter einer freien Lizenz zur Verfügung.",
    "Abschließend werden Empfehlungen für die Praxis gegeben und offene Fragen benannt.",
    "Frühere Arbeiten betrachteten {m2} meist losgelöst von ihrem Einsatz {s2}.",
    "Der Aufwand je Fall sank dabei von {n} auf {k} Minuten, ohne dass die Güte litt.",
    "Offen bleibt, ob sich die Ergebnisse auf Vorhaben {o2} übertragen lassen.",
    "Damit liegen erstmals belastbare Zahlen für den Einsatz {s3} vor.",
)


def write_abstract(rng: Random, subject: Subject, core: Core) -> str:
    """Return an abstract about `core`, in the language of `field`, as LaTeX."""
    sentences = _GERMAN if subject.language == "de" else _ENGLISH
    told = {
        "q": core.quality,
        "m": core.method,
        "o": core.object,
        "m2": rng.choice(subject.methods),
        "o2": next(other for other in rng.sample(subject.objects, 2) if other != core.object),
        "s2": rng.choice(subject.settings),
        "s3": rng.choice(subject.settings),
    }
    target = rng.randint(FEWEST_WORDS, MOST_WORDS - 25)
    text = ""
    for sentence in rng.sample(sentences, len(sentences)):
        chance = rng.random()
        text += (
            sentence.format(
                **told,
                n=12 + int(4800 * chance),
                k=2 + int(50 * chance) % 8,
                p=round(2 + 58 * chance, 1),
            )
            + " "
        )
        if text.count(" ") >= target:
            break
    return text.strip().replace(" & ", r" \& ")
