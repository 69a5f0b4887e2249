"""Citations: what reference managers read back is what was cited, whatever stands in a title or a name."""

from __future__ import annotations

import dataclasses
import json
import re
import warnings
from datetime import date
from html.parser import HTMLParser

import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import Parser

import strategies
from written_declarations.collection.corpus import Corpus
from written_declarations.exports import citation, transcript
from written_declarations.exports.authors import Author, _author_of
from written_declarations.exports.citation import ALL, Citation, Passage
from written_declarations.model import Name
from written_declarations.reading.registry import Registry
from written_declarations.words.terms import PUBLISHER

ADDRESS = "https://example.org/declarations/7/"
_HOSTILE = st.text(
    st.sampled_from("\"'{}\\%&$#_^~<>|[]()*`!@=;:,.–“”«» abcXYZ אבג ĐğİıŁßœ"), min_size=1, max_size=300
).map(lambda text: " ".join(text.split()))
_TITLES = strategies.WORDS | _HOSTILE.filter(bool) | st.just("</script> {{cite}} [x](y) ]] }} '' \\")
_TEX = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}
_TEX_MARK = re.compile("|".join(map(re.escape, sorted(_TEX, key=len, reverse=True))) + "|[{}]")


@st.composite
def _cited(draw: st.DrawFn, registry: Registry) -> Citation:
    declaration = dataclasses.replace(draw(strategies.declarations(registry)), title=draw(_TITLES))
    return citation.citation(declaration, ADDRESS)


def _plain(tex: str) -> str:
    """What TeX prints of our words."""
    return _TEX_MARK.sub(lambda mark: _TEX.get(mark[0], ""), tex)


def _of_bibtex(text: str) -> tuple[str, Entry]:
    ((key, entry),) = Parser().parse_string(text).entries.items()
    return key, entry


@given(data=st.data())
def test_bibtex_is_read_back(registry: Registry, data: st.DataObject) -> None:
    cited = data.draw(_cited(registry))
    key, entry = _of_bibtex(citation.bibtex(cited))
    assert entry.type == "techreport"
    assert key == f"written-declaration-{cited.number}"
    assert " ".join(_plain(entry.fields["title"]).split()) == cited.title
    assert entry.fields["number"] == cited.document
    assert (entry.fields["year"], entry.fields["day"]) == (str(cited.date.year), str(cited.date.day))
    assert entry.fields["url"] == ADDRESS
    read = [(_given(person), _family(person)) for person in entry.persons["author"]]
    assert read == [(author.given, author.whole_family) for author in cited.authors]


def _given(person: Person) -> str:
    return _joined([*person.first_names, *person.middle_names])


def _family(person: Person) -> str:
    return _joined([*person.prelast_names, *person.last_names, *person.lineage_names])


def _joined(words: list[str]) -> str:
    return _plain(" ".join(words))


@given(data=st.data())
def test_ris_is_read_back(registry: Registry, data: st.DataObject) -> None:
    cited = data.draw(_cited(registry))
    (entry,) = rispy.loads(citation.ris(cited))
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == cited.title
    assert entry["authors"] == [author.inverted for author in cited.authors]
    assert entry["date"] == f"{cited.date:%Y/%m/%d}"
    assert entry["urls"] == [ADDRESS]
    assert entry["publisher"] == PUBLISHER


@given(data=st.data())
def test_csl_is_read_back(registry: Registry, data: st.DataObject) -> None:
    cited = data.draw(_cited(registry))
    (item,) = json.loads(citation.csl_json([cited]))
    assert item["title"] == cited.title
    read = [
        Author(each.get("given", ""), each.get("non-dropping-particle", ""), each["family"]) for each in item["author"]
    ]
    assert tuple(read) == cited.authors
    assert date(*item["issued"]["date-parts"][0]) == cited.date
    assert (item["number"], item["genre"], item["URL"]) == (cited.document, cited.kind, ADDRESS)


def test_a_style_prints_what_was_cited(corpus_638: Corpus) -> None:
    whole = citation.citation(corpus_638.declarations[0], ADDRESS)
    unusual = [author for author in whole.authors if not author.family.isascii()]
    cited = dataclasses.replace(whole, authors=tuple(unusual[:3]))  # of more the style names the first
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the style asks for and a report has not
        source = CiteProcJSON([citation.csl(cited)])
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Cited([CitationItem(f"written-declaration-{cited.number}")]))
        (printed,) = map(str, bibliography.bibliography())
    for word in ("Kazakhstan: political oppression", "Hanžek", "Kürkçü", "Sandbæk", "2017", "Doc. 14416"):
        assert word in printed


@given(data=st.data(), place=st.sampled_from([ALL, Passage("para. 3", "#p3"), Passage("signatory 7", "#signatory-7")]))
def test_prose_says_the_same_in_every_markup(registry: Registry, data: st.DataObject, place: Passage) -> None:
    cited = data.draw(_cited(registry))
    text = citation.text(cited, place)
    assert cited.title in text
    assert text.endswith(f" {ADDRESS}{place.fragment}")
    shown = _Shown()
    shown.feed(MarkdownIt().render(citation.markdown(cited, place)))
    html = _Shown()
    html.feed(citation.html(cited, place))
    for read in (shown, html):
        assert read.links == [f"{ADDRESS}{place.fragment}"]
        assert read.text.strip() == (
            f"{cited.by}, {cited.title}, {cited.name}{place.after(', ')}, {PUBLISHER}, {_day(cited.date)}"
        )


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


class _Shown(HTMLParser):
    """What a reader sees of HTML, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("a", "p"), tag
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_data(self, data: str) -> None:
        self.text += data


@given(data=st.data())
def test_a_template_of_wikipedia_has_the_parameters_that_it_should(registry: Registry, data: st.DataObject) -> None:
    cited = data.draw(_cited(registry))
    made = citation.wikipedia(cited, Passage("para. 3", "#p3"))
    assert made.startswith("{{cite report |")
    assert made.endswith("}}")
    inside = made[2:-2]
    assert not re.search(r"[{}\[\]<>]|''|~~~", inside)
    names = [part.split("=", 1)[0] for part in inside.split(" |")[1:]]
    optional = (["first1"] if cited.authors[0].given else []) + (["display-authors"] if len(cited.authors) > 1 else [])
    fixed = ["title", "url", "type", "docket", "publisher", "date", "language", "at"]
    assert names == ["last1", *optional, *fixed]


def test_638(corpus_638: Corpus) -> None:
    cited = citation.citation(corpus_638.declarations[0], ADDRESS)
    assert citation.text(cited, Passage("para. 3", "#p3")) == (
        "Stefan Schennach and 25 others, “Kazakhstan: political oppression, injustice and torture must be stopped”,"
        " Written declaration No. 638, Doc. 14416, para. 3, Parliamentary Assembly of the Council of Europe,"
        " 11 October 2017, https://example.org/declarations/7/#p3"
    )
    authors = {author.inverted for author in cited.authors}
    assert {"van de Ven, Mart", "Johnsson Fornarve, Lotta", "Kürkçü, Ertuğrul", "D'Ambrosio, Vanessa"} <= authors


def test_what_distinguishes_a_bearer_of_a_name_stands_apart() -> None:
    name = Name("Mr", "John", "SMITHE Jr")
    author = _author_of(name.given, name.family, "GB")
    assert author == Author("John", "", "Smithe", "Jr")
    assert (str(author), author.inverted) == ("John Smithe Jr", "Smithe, John, Jr")
    assert citation._tex_author(author) == "Smithe, Jr, John"
    assert citation._csl_author(author) == {"family": "Smithe", "given": "John", "suffix": "Jr"}


@given(data=st.data())
def test_transcripts_have_everything(registry: Registry, data: st.DataObject) -> None:
    declaration = dataclasses.replace(data.draw(strategies.declarations(registry)), title=data.draw(_TITLES))
    plain = transcript.plain(declaration, ADDRESS)
    assert plain.startswith(f"{declaration.title}\n\n")
    lines = plain.split("\n")
    for order, signature in enumerate(declaration.signatures, 1):
        assert f"{order}. {signature}" in lines
    assert ADDRESS in plain
    if declaration.body is None:
        assert "This is a record" in plain
    else:
        words = re.sub(r"[\W_]+", " ", declaration.body.markdown).split()
        assert re.sub(r"[\W_]+", " ", plain[plain.index("TEXT") :]).split()[1 : len(words) + 1] == words
    shown = _Headings()
    shown.feed(MarkdownIt().render(transcript.markdown(declaration, ADDRESS)))
    assert shown.headings == [declaration.title, "Text", "Signatories", "Source"]


class _Headings(HTMLParser):
    """The headings of HTML as a reader sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of HTMLParser
        self._open = tag in ("h1", "h2")
        if self._open:
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - of HTMLParser
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.headings[-1] += data
