"""Words that stand around a declaration on a page of the Assembly, and in no declaration: of navigation, of links."""

from __future__ import annotations

_WORDS = """
accept, accueil, all rights reserved, aller au contenu, assemblée parlementaire, autres documents liés, back,
back to list, back to top, cite, connexion, conseil de l'europe, contact, contact us, contacts, cookies, copy
link, copyright, council of europe, document de travail, documents, documents liés, download, download pdf,
e-mail, email, en, english, english français, facebook, follow us, fr, français, français english, haut de page,
home, html, imprimer, imprimer cette page, linkedin, log in, login, logo assembly, logo assembly logo hemicycle,
logo hemicycle, main menu, menu, next, open pdf, original : français, original: english, originally published in
english, parliamentary assembly, partager, pdf, pdf version, plan du site, plusieurs membres de l'assemblée,
previous, print, print this page, privacy policy, précédent, recherche, rechercher, related documents, report,
resource, retour, search, see related documents, see the html version, several assembly members, share, share
this page, sign in, signed (see overleaf), signé (voir au verso), site map, sitemap, skip to content, skip to
main content, suivant, suivez-nous, terms of use, thesaurus, thésaurus, tous droits réservés, tweet, twitter,
télécharger, télécharger le pdf, version pdf, voir les documents liés, working document
"""
# Lines, in small letters and with straight apostrophes
WEBSITE = frozenset(" ".join(each.split()) for each in _WORDS.split(","))

# Those of them that a sentence or a title may hold as they are, capitals included
_NAMES = """
assemblée parlementaire, conseil de l'europe, council of europe, english, facebook, french, linkedin,
parliamentary assembly, twitter
"""
PROPER_NAMES = frozenset(" ".join(each.split()) for each in _NAMES.split(","))
ABOVE_NAMES = frozenset(["several assembly members", "plusieurs membres de l'assemblée"])  # of signatories

# Words in small letters of addresses, and of who wrote and who owns something
_IMPRINT = """
all and author authors auteur auteurs avenue cedex courriel de droits du email et fax la le mail members membres of
plusieurs reserved rights réservés several tel the tous tél téléphone télécopie
"""
IMPRINT = frozenset(_IMPRINT.split())

# How the disclaimer on every page begins, as a pattern in small letters
DISCLAIMER = (
    r"this\s+(?:written\s+)?declaration\s+(?:commits\s+only|reflects\s+solely|does\s+not\s+reflect\s+the\s+position)"
    r"|cette\s+déclaration\s+(?:écrite\s+)?n['’]engage\s+que"
    r"|la\s+présente\s+déclaration\s+(?:écrite\s+)?n['’]engage\s+que"
)
