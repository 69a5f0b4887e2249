"""The pages of signatories."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..exports.feeds import Feed
from ..machinery.memo import memoise
from ..model import Declaration, Name, Person, Signature
from ..web import urls
from ..web.markup import SORTABLE, Heading, Html, esc, join, link, table, time
from . import alike, lists
from .page import NOTHING, Page, Site, crumbs, described, figures, head
from .pictures.tiles import tiles
from .pictures.timeline import of_signings, path, timeline

_LEAD = ' · <b class="wd-leads">lead signatory</b>'
_FRENCH = ("M.", "Mme")


def view(site: Site) -> Callable[[Person], Page]:
    """What makes the page of each signatory."""
    return _SignatoryPages(site).page


def feed(corpus: Corpus, person: Person) -> Feed:
    """The feed of the newest declarations that somebody signed."""
    signings = corpus.of_person(person)
    return Feed(urls.signatory(person), person.shown, signings.declarations, texts=False)


class _SignatoryPages:
    """Makes the pages. What they have of a declaration or a signature is the same on all of them, and is memoised."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._links = site.links(f"{urls.SIGNATORIES}x/")
        self._start = memoise(self._start_of)
        self._end = memoise(self._end_of)

    def page(self, person: Person) -> Page:
        """Every declaration signed, with country and group as of each; beside it those who signed the same."""
        corpus, links = self._site.corpus, self._links
        signings = corpus.of_person(person)
        rows = [
            f"{self._start(signing.declaration)}{_LEAD if signing.order == 1 else ''}{self._end(signing.signature)}"
            for signing in signings.all
        ]
        printed = _forms(signature.name for signature in signings.signatures)
        name = person.shown
        columns = (
            Heading("order", "No."),
            Heading("title", "Declaration", "Date"),
            Heading("country", "Country"),
            Heading("group", "Group"),
        )
        facts = (
            f"printed as {' and as '.join(esc(form) for form in printed)}",
            " and ".join(links.country(country) for country, _ in signings.by_country),
            links.feed(urls.signatory(person)),
            links.compare(person),
            *([_led(signings)] if signings.leads else []),
        )
        caption = "Declarations signed a year, by the group printed"
        one_country = len({signature.country_printed for signature in signings.signatures}) == 1
        kind = "wd-signatures wd-signatures--one-country" if one_country else "wd-signatures"
        content = join(
            (
                crumbs(links.root, (urls.SIGNATORIES, "Signatories"), name),
                head("Signatory", name, facts),
                path(links, signings),
                timeline("years", caption, corpus.years, of_signings(signings, alone=True)),
                '<div class="wd-columns"><div class="wd-main">\n',
                f'<section class="{kind}" aria-labelledby="declarations"><h2 id="declarations">Declarations signed</h2>\n',
                table(
                    "declarations",
                    "Newest first, with country and group as printed under each",
                    columns,
                    rows,
                    (),
                    "declarations",
                ),
                self._before(person),
                '</section>\n</div><aside class="wd-side" aria-label="Signed together with">\n',
                figures(
                    (
                        (len(signings.declarations), "declaration", "declarations"),
                        (signings.leads, "as lead signatory", "as lead signatory"),
                    )
                ),
                alike.companions(corpus, links, person, len(signings.declarations)),
                self._beside(signings),
                "</aside></div>\n",
            )
        )
        description = described(f"of {name}", signings)
        data = self._site.works.signatory(person, signings)
        return Page(urls.signatory(person), name, description, content, data=data, declarations=signings.declarations)

    def _before(self, person: Person) -> Html:
        """Declarations that have the name in earlier editions alone."""
        links = self._links
        signed = [
            link(f"{links.root}{urls.paragraph(declaration, person.slug)}", esc(f"No. {declaration.number}"))
            for declaration, _ in self._site.corpus.signed_before.get(person.slug, ())
        ]
        if not signed:
            return NOTHING
        return Html(
            f'<p class="wd-quiet">In an earlier edition, and not in the present list, of {", ".join(signed)}.</p>\n'
        )

    def _beside(self, signings: Signings) -> Html:
        """Where those come from who signed the same declarations as somebody, the signatory not among them."""
        counts = self._site.corpus.signatures_by_country(signings.declarations)
        for country, number in signings.by_country:
            counts[country.slug] -= number
        counted = [(country, counts[country.slug]) for country in self._site.corpus.countries if counts[country.slug]]
        counted.sort(key=lambda found: -found[1])
        if not counted:
            return NOTHING
        return Html(
            '<section class="wd-tally" aria-labelledby="beside"><h2 id="beside">Signatures beside this one, by country</h2>'
            f"{tiles(self._links, self._site.corpus.registry.countries, counted, 'signature')}</section>\n"
        )

    def _start_of(self, declaration: Declaration) -> Html:
        """The start of a row: the declaration, up to what may be added to its small print."""
        return Html(
            f'<tr><td>{declaration.number}</td><th scope="row">{self._links.declaration(declaration)}'
            f"<small>{time(declaration.date)}{lists.in_french(declaration)}"
        )

    def _end_of(self, signature: Signature) -> Html:
        """The end of a row, from within the small print: country and group as printed."""
        country = self._links.country_as(signature.country, signature.country_printed)
        return Html(f"</small></th><td>{country}</td><td>{self._links.group_of(signature)}</td></tr>\n")


def _led(signings: Signings) -> Html:
    """How many they led: a link to these, if the table can be filtered."""
    led = Html(f"lead signatory of {signings.leads:,}")
    return link("?declarations-lead=yes#declarations", led) if len(signings) >= SORTABLE else led


def _forms(names: Iterable[Name]) -> list[str]:
    """The forms in which a name was printed. M. and Mme of French pages are no other form beside an English one."""
    forms = list(dict.fromkeys(names))
    english = {form.without_honorific for form in forms if form.honorific not in _FRENCH}
    return [str(form) for form in forms if form.honorific not in _FRENCH or form.without_honorific not in english]
