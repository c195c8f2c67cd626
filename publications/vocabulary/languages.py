"""Languages as biblatex, babel and reference managers name them, as tags of BCP 47."""

import re

_NAMES = {
    "ar": "arabic ara العربية",
    "bg": "bulgarian bul",
    "ca": "catalan cat",
    "cs": "czech cze ces",
    "da": "danish dan dansk",
    "de": "german ger deu deutsch ngerman germanb allemand naustrian austrian nswissgerman",
    "el": "greek gre ell polutonikogreek",
    "en": "english eng englisch anglais usenglish ukenglish american british canadian australian",
    "es": "spanish spa español espanol spanisch castellano",
    "et": "estonian est",
    "fa": "persian farsi per fas",
    "fi": "finnish fin",
    "fr": "french fre fra français francais französisch franzoesisch frenchb acadian canadien",
    "he": "hebrew heb",
    "hi": "hindi hin",
    "hr": "croatian hrv",
    "hu": "hungarian hun magyar",
    "id": "indonesian ind",
    "is": "icelandic ice isl",
    "it": "italian ita italiano italienisch",
    "ja": "japanese jpn 日本語",
    "ko": "korean kor 한국어",
    "la": "latin lat latein",
    "lt": "lithuanian lit",
    "lv": "latvian lav",
    "nl": "dutch dut nld nederlands niederländisch",
    "no": "norwegian nor norsk",
    "nb": "bokmål nob",
    "nn": "nynorsk nno",
    "pl": "polish pol polski",
    "pt": "portuguese por português portugues portuges brazilian brazil",
    "ro": "romanian rum ron",
    "ru": "russian rus русский",
    "sa": "sanskrit san",
    "sk": "slovak slo slk",
    "sl": "slovene slovenian slv",
    "sr": "serbian srp",
    "sv": "swedish swe svenska",
    "th": "thai tha",
    "tr": "turkish tur türkçe",
    "uk": "ukrainian ukr",
    "vi": "vietnamese vie",
    "zh": "chinese chi zho 中文 mandarin",
}
_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in (tag, *names.split())}
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8})*")


def language_tag(text: str) -> str | None:
    """Return the tag of the first language that `text` names, such as "en" or "de", or None."""
    tag = _TAG.fullmatch(text.strip())
    if tag and tag[1].lower() in _NAMES:
        return tag[1].lower()
    for word in _WORD.findall(text[:100].lower()):
        if word in _TAG_OF:
            return _TAG_OF[word]
    return None
