"""Every kind of page there is, with one page of each: for the checks that look at all kinds, and for the gallery.

tests/publishing/test_kinds.py compares the list with the shells and with the pages in docs/.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: `site` is where one is found (published, features or folded, by the names of the
    fixtures), `shell` the shell it is poured into, if it has one below docs/shells. A bare page has no theme.
    """

    name: str
    site: str
    path: str
    shell: str = ""
    bare: bool = False


KINDS = (
    Kind("home", "published", ""),
    Kind("declarations", "published", "declarations/"),
    Kind("declaration", "published", "declarations/638/", "declaration"),
    Kind("record", "published", "declarations/408/", "declaration"),
    Kind("declaration with everything", "features", "declarations/1/", "declaration"),
    Kind("declaration with numbers of its own", "features", "declarations/2/", "declaration"),
    Kind("declaration with long names", "features", "declarations/4/", "declaration"),
    Kind("declaration signed by one", "features", "declarations/5/", "declaration"),
    Kind("declaration that was withdrawn", "features", "declarations/6/", "declaration"),
    Kind("declaration in French", "published", "declarations/421/", "declaration"),
    Kind("declaration that is missing", "published", "declarations/655/", "missing"),
    Kind("declaration of which a title is known", "published", "declarations/612/", "missing"),
    Kind("countries", "published", "countries/"),
    Kind("country", "published", "countries/austria/", "country"),
    Kind("country of an observer", "features", "countries/canada/", "country"),
    Kind("groups", "published", "groups/"),
    Kind("group", "published", "groups/soc/", "group"),
    Kind("group that is none", "features", "groups/nr/", "group"),
    Kind("signatories", "published", "signatories/"),
    Kind("signatory", "published", "signatories/stefan-schennach-at/", "signatory"),
    Kind("signatory with two spellings", "features", "signatories/ada-example-at/", "signatory"),
    Kind("subjects", "published", "subjects/"),
    Kind("subject", "published", "subjects/kazakhstan/", "subject"),
    Kind("subject of one declaration", "published", "subjects/israel/", "subject"),
    Kind("subject, folded", "folded", "subjects/afghanistan/", "subject"),
    Kind("subject, one year", "folded", "subjects/afghanistan/2017/", "subject-year"),
    Kind("years", "published", "years/"),
    Kind("year", "published", "years/2017/", "year"),
    Kind("declarations, folded", "folded", "declarations/"),
    Kind("country, folded", "folded", "countries/germany/", "country"),
    Kind("country, one year", "folded", "countries/germany/2017/", "country-year"),
    Kind("group, folded", "folded", "groups/soc/", "group"),
    Kind("group, one year", "folded", "groups/soc/2017/", "group-year"),
    Kind("signatories, folded", "folded", "signatories/"),
    Kind("signatories, one initial", "folded", "signatories/a/", "signatory"),
    Kind("search", "published", "search/"),
    Kind("compare", "published", "compare/"),
    Kind("data", "published", "data/"),
    Kind("coverage", "published", "coverage/"),
    Kind("changes", "features", "changes/"),
    Kind("changes, folded", "folded", "changes/"),
    Kind("changes, one month", "folded", "changes/2024-11/", "changes-month"),
    Kind("follow", "published", "follow/"),
    Kind("about", "published", "about/"),
    Kind("privacy", "published", "privacy/"),
    Kind("glossary", "published", "glossary/"),
    Kind("contribute", "published", "contribute/"),
    Kind("contributing", "published", "contributing/"),
    Kind("format", "published", "contributing/format/"),
    Kind("rules", "published", "contributing/rules/"),
    Kind("rule", "published", "contributing/rules/unknown-country/", "rule"),
    Kind("rule about letters", "published", "contributing/rules/not-nfc/", "rule"),
    Kind("code", "published", "contributing/code/"),
    Kind("accessibility", "published", "contributing/accessibility/"),
    Kind("deploy", "published", "contributing/deploy/"),
    Kind("scale", "published", "contributing/scale/"),
    Kind("tasks", "published", "contributing/tasks/"),
    Kind("threats", "published", "contributing/threats/"),
    Kind("parts", "published", "contributing/parts/"),
    Kind("runbook", "published", "contributing/runbook/"),
    Kind("missing", "published", "404.html"),
    Kind("frame", "published", "declarations/638/embed/", bare=True),
    Kind("frame of a withdrawn declaration", "features", "declarations/6/embed/", bare=True),
    Kind("forward from a number", "published", "638/", bare=True),
    Kind("forward from a Doc. ID", "published", "doc/14416/", bare=True),
    Kind("forward from a spelling", "features", "signatories/ada-eksample-at/", bare=True),
)
THEMED = tuple(kind for kind in KINDS if not kind.bare)
