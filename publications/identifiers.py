"""Identifiers of publications. (Being completed: keep `normalise_doi` and `normalise_arxiv_id`, both
`(text: str) -> str`, raising ValueError that says what is wrong.)"""


def normalise_doi(text: str) -> str:
    return text


def normalise_arxiv_id(text: str) -> str:
    return text
