"""What stands on official pages beside a declaration: navigation, disclaimers, addresses, numbers of pages."""

from __future__ import annotations

import re

_NAVIGATION = frozenset(
    """
    logo assembly logo hemicycle | logo assembly | logo hemicycle | print | imprimer | see related documents
    | related documents | autres documents liés | documents liés | several assembly members | plusieurs membres de
    l'assemblée | signed (see overleaf) | signé (voir au verso) | parliamentary assembly | assemblée parlementaire
    | council of europe | conseil de l'europe | thesaurus | thésaurus | download | download pdf | télécharger
    | télécharger le pdf | pdf | pdf version | version pdf | html | share | share this page | partager | tweet | home
    | accueil | menu | main menu | search | recherche | rechercher | back | back to top | back to list | retour
    | haut de page | next | previous | suivant | précédent | log in | login | sign in | connexion | contact | contacts
    | contact us | english | français | en | fr | en | français english | english français | follow us | suivez-nous
    | print this page | imprimer cette page | skip to main content | skip to content | aller au contenu | documents
    | all rights reserved | tous droits réservés | privacy policy | cookies | site map | sitemap | plan du site
    | originally published in english | report | see the html version | open pdf | copy link | cite | resource
    | facebook | twitter | linkedin | e-mail | email
    """.replace("\n    ", " ").strip().split(" | ")
)  # fmt: skip
_PATTERNS = re.compile(
    r"(?:author(?:\(s\)|s)?|auteur(?:\(s\)|s)?)\s*:.*"
    r"|(?:origin(?:al)?e?|language|langue)\s*:\s*(?:english|french|anglais|français|en|fr)"
    r"|(?:https?://|www\.)[\w.-]*\bcoe\.int\S*"
    r"|.*\b(?:67075|67006)\s+strasbourg\b.*|(?:tel|tél|fax|e-?mail|courriel)\b\.?\s*:.*"
    r"|(?:©|\(c\)|copyright\b).*"
    r"|[–—-]?\s*(?:page\s+)?[0-9]{1,3}(?:\s*(?:/|of|sur)\s*[0-9]{1,3})?\s*[–—-]?",
    re.IGNORECASE,
)
_BEGIN = (
    r"This\s+(?:written\s+)?declaration\s+(?:commits\s+only|reflects\s+solely|does\s+not\s+reflect\s+the\s+position)"
    r"|(?:Cette|La\s+présente)\s+déclaration\s+(?:écrite\s+)?n['’]engage\s+que"
)
_DISCLAIMER = re.compile(
    rf"(?:(?<=^)|(?<=[.!?»”\"] ))[\W_]*(?:{_BEGIN})[^.]{{0,200}}(?:\.[)*”\"]*|$)"
    r"(?:\s*It\s+will\s+not\s+be\s+considered\s+further\s+by\s+the\s+Assembly\.?)?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\W_]*(?:This|Cette|La présente|It will)\b", re.IGNORECASE)
_REST = re.compile(r"It\s+will\s+not\s+be\s+considered\s+further\s+by\s+the\s+Assembly\.?", re.IGNORECASE)


def is_chrome(line: str) -> bool:
    """Whether a line is of the page and not of the declaration."""
    bare = line.casefold().replace("’", "'").strip(" :>»«|*•›‹→←-–")
    return bare in _NAVIGATION or _PATTERNS.fullmatch(line.strip()) is not None


def without_disclaimer(lines: list[str], index: int) -> tuple[str, int] | None:
    """What a line holds without a disclaimer that begins in it, and how many further lines that fills; else None.

    What follows the disclaimer on its last line is kept.
    """
    text = lines[index]
    for more in range(4):
        match = _DISCLAIMER.search(text)
        at_end = index + more + 1 >= len(lines) or not lines[index + more + 1]
        if match and (not match[0].rstrip(' )*”"').endswith(tuple("abcdefghijklmnopqrstuvwxyzé,;")) or at_end):
            rest = text[: match.start()] + " " + text[match.end() :]
            rest = _REST.sub("", rest) if more or match.start() == 0 else rest
            return " ".join(rest.split()), more
        if at_end or not (match or _OPENS.match(lines[index])) or more == 3:
            return None
        text = f"{text} {lines[index + more + 1]}"
    return None
