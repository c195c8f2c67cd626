"""Stop words: the small words of titles and venues that tell nothing of what these are about."""

#: Lower case, English and German; words with an umlaut in each of their spellings.
STOP_WORDS = frozenset(
    "a an and are at by for from in into is its of on or the their to using via with "
    "am an auf aus bei bis das dem den der des die ein eine einem einen einer eines fuer fur für "
    "im in mit nach oder und vom von zu zum zur".split()
)
