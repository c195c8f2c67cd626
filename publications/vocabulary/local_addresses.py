"""Addresses of somebody's computer, or within their network: they lead nobody else anywhere."""

import re
from ipaddress import ip_address
from urllib.parse import unquote

# Most texts hold nothing of the kind, and are not looked at twice: an import asks for every value.
# One set of signs at the beginning is searched fast: each branch looks back at its sign.
_HINT = re.compile(
    r"[:/~\\eE](?:(?<=[:/~\\])[/\\]|(?<=[Ff][Ii][Ll][Ee]):|(?<=[/:])(?<![^\s:{(\[;,\"'=].)\w)"
)
_LONGEST_SCHEME, _LONGEST_PATH = 40, 220
# Where somebody keeps a file: no part of the web, and often with the name of a person. The bounds
# keep the time linear.
_LOCAL_ADDRESS = re.compile(
    r"(?<![\w/])file:(?=\S)"
    r"|\b(?:smb|afp|nfs|sftp|ftps|webdavs?|davs?|zotero|mendeley|papers\d?|readcube|internal-pdf"
    r"|x-devonthink-item|obsidian|evernote|onenote|calibre|citavi|jabref|bibdesk)://"
    # A password before the host.
    r"|\bhttps?://[^\s/?#@:]{1,100}:[^\s/?#@]{0,100}@"
    # A drive of Windows, which `f:\mathbb{R}` is not; a server of Windows; a home.
    r"|(?<![\w/])[a-z]:[\\/]+(?:(?:users|documents|papers)[\\/]|[\w \\/.-]{1,200}\.[a-z]{2,5}\b)"
    r"|(?<![^\s:{(\[;,\"'=])(?:\\\\[\w.-]+\\\w|//[\w-]+/\w|~/\w)"
    r"|(?:(?<![^\s:{(\[;,\"'=])/|(?<!\S):)"
    r"(?:home|users|volumes|mnt|media|root|srv|nfs|cygdrive|private|tmp)/\w",
    re.IGNORECASE | re.ASCII,
)
_HOST = re.compile(
    r":(?:(?<=https:)|(?<=http:))//(?:[^\s/?#@]*@)?(\[[^\s\]]*\]|[^\s/?#:{}]+)", re.IGNORECASE
)
# Names that only a network of one's own resolves.
_LOCAL_DOMAINS = (
    *(
        ".local",
        ".lan",
        ".home",
        ".internal",
        ".intern",
        ".intra",
        ".intranet",
        ".corp",
        ".private",
    ),
    *(".localdomain", ".localhost", ".home.arpa", ".fritz.box", ".ts.net"),
)


def is_local(text: str) -> bool:
    """Return whether a text holds an address of somebody's computer or within their network."""
    if not ("/" in text or "\\" in text or ":" in text or "%" in text):
        return False
    if _HINT.search(text) is None and "%" not in text:
        return False
    # Programs escape backslashes, browsers percent-encode: either may hide one.
    texts = {text, text.replace("\\\\", "\\"), unquote(text)}
    return any(map(_has_local_address, texts))


def _has_local_address(text: str) -> bool:
    for hint in _HINT.finditer(text):
        # An abstract is long, and the expression slow.
        near = text[max(0, hint.start() - _LONGEST_SCHEME) : hint.end() + _LONGEST_PATH]
        if _LOCAL_ADDRESS.search(near):
            return True
    return any(map(_is_local_host, _HOST.findall(text)))


def _is_local_host(host: str) -> bool:
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host or host.lower().rstrip(".").endswith(_LOCAL_DOMAINS)
