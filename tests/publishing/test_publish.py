"""Pages that are already there are left alone, and no page is ever stale."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from building import ROOT, build, copy_of_the_project
from pages import poured
from shells import INDEX, SHELLS
from shells import SITE as PLAIN_SITE
from written_declarations.collection import fold
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import readings
from written_declarations.machinery import cache, parallel
from written_declarations.model import Declaration, Name
from written_declarations.publishing import cards
from written_declarations.publishing.pour import Pouring, Shell, Site, plan
from written_declarations.publishing.publish import Count, Published
from written_declarations.publishing.serving import Live
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write
from written_declarations.views import home
from written_declarations.web import jsonld

SITE = dataclasses.replace(PLAIN_SITE, cards=True)


def _corpus(declarations: list[Declaration], registry: Registry) -> Corpus:
    return Corpus(declarations, registry, {each.number: f"{hash(write(each)):032x}" for each in declarations})


# Texts that mention others, which may be there or not
_mentioning = st.none() | st.builds(
    lambda number, doc_id: parse_body("test", f"See written declaration No. {number} and Doc. {doc_id}.", 1)[0],
    st.integers(1, 10),
    st.integers(14_001, 14_010),
)


@st.composite
def _edits(draw: st.DrawFn, registry: Registry) -> tuple[list[Declaration], list[Declaration]]:
    """Some declarations of a few people, and the same after an edit."""
    day = datetime.date(2017, 1, 1)
    people = draw(strategies.signatures(registry, day))
    declarations = [
        Declaration(
            number,
            14_000 + number,
            datetime.date(draw(st.integers(2015, 2017)), 1, number),
            draw(strategies.WORDS),
            tuple(draw(st.lists(st.sampled_from(people), min_size=1, unique_by=lambda s: s.person))),
            body=draw(_mentioning),
        )
        for number in draw(st.lists(st.integers(1, 9), min_size=2, max_size=5, unique=True))
    ]
    index = draw(st.integers(0, len(declarations) - 1))
    old = declarations[index]
    signature = old.signatures[0]
    name = Name(signature.name.honorific, signature.name.given, signature.name.family.replace("A", "Á"))
    group = draw(st.sampled_from([group for group in registry.groups if group != signature.group]))
    in_group = dataclasses.replace(signature, group=group, group_printed=group.code)
    edited = draw(
        st.sampled_from(
            [
                None,
                dataclasses.replace(old, title=f"{old.title} edited"),
                dataclasses.replace(old, date=datetime.date(2016, 2, 2)),
                dataclasses.replace(old, body=None),
                dataclasses.replace(old, body=draw(_mentioning)),
                dataclasses.replace(old, doc_id=old.doc_id + 1),
                dataclasses.replace(old, signatures=old.signatures[:-1] or people),
                dataclasses.replace(old, signatures=people),
                dataclasses.replace(old, source="https://pace.coe.int/en/files/1/html"),
                dataclasses.replace(old, checked=datetime.date(2026, 1, 1)),
                dataclasses.replace(old, date_tabled=datetime.date(2014, 12, 31), edition=2),
                dataclasses.replace(old, signatures=(in_group, *old.signatures[1:])),
                # another spelling of the same person
                dataclasses.replace(old, signatures=(dataclasses.replace(signature, name=name), *old.signatures[1:])),
                dataclasses.replace(old, number=old.number + 10),
            ]
        )
    )
    after = [*declarations[:index], *([edited] if edited else []), *declarations[index + 1 :]]
    return declarations, after


@given(data=st.data())
def test_what_is_made_of_the_same_is_the_same(registry: Registry, data: st.DataObject) -> None:
    before, after = data.draw(_edits(registry))
    with pytest.MonkeyPatch.context() as patch:
        if data.draw(st.booleans()):
            for limit in ("WHOLE", "NEWEST", "PEOPLE"):
                patch.setattr(fold, limit, 1)
            patch.setattr(jsonld, "LISTED", 1)  # or the head would name all of so few
            patch.setattr(home, "NEWEST", 1)
        kept = _kept(_corpus(before, registry), _corpus(after, registry))
    assert before != after or kept, "what is the same is recognised"


@pytest.mark.parametrize("code", ["FDG", "SOC"])
def test_another_group_is_seen(corpus_638: Corpus, registry: Registry, code: str) -> None:
    """FDG signed once, and another group takes its place among all; SOC signed nine times, and remains."""
    before = list(corpus_638.declarations)
    signature = next(s for s in before[0].signatures if s.group and s.group.code == code)
    others = [group for group in registry.groups if group != signature.group]
    for group in others:
        other = dataclasses.replace(signature, group=group, group_printed=group.code)
        signatures = tuple(other if each is signature else each for each in before[0].signatures)
        assert _kept(
            _corpus(before, registry), _corpus([dataclasses.replace(before[0], signatures=signatures)], registry)
        )
    assert others


def test_an_old_title_changes_only_where_it_stands(
    registry: Registry, sample_200: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fold, "WHOLE", 50)
    monkeypatch.setattr(fold, "NEWEST", 10)
    files, _ = readings(sample_200, registry)
    before = [file.declaration for file in files if file.declaration]
    after = [dataclasses.replace(item, title="Fictional: another") if item.number == 1 else item for item in before]
    made_of = [
        {
            file.path: file.made_of()
            for file in plan(SHELLS, _corpus(declarations, registry), SITE, "ground")
            if file.made_of
        }
        for declarations in (before, after)
    ]
    changed = {path for path, digest in made_of[0].items() if made_of[1][path] != digest}
    (year,) = {item.date.year for item in before if item.number == 1}
    lists = ("declarations", "groups/soc", "countries/france")
    assert {"declarations/1/index.html", f"years/{year}/index.html", f"groups/soc/{year}/index.html"} <= changed
    assert not changed & {"index.html", *(f"{path}/{name}" for path in lists for name in ("index.html", "card.png"))}
    assert set(made_of[0]) > {f"{path}/{name}" for path in lists for name in ("index.html", "card.png")}


def _kept(before: Corpus, after: Corpus) -> int:
    """How many files need not be written again; fails if one of them would be another."""
    files = {file.path: file for file in plan(SHELLS, before, SITE, "ground")}
    kept = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "draw", repr)  # drawing is slow, and what is drawn is all that can differ
        for file in plan(SHELLS, after, SITE, "ground"):
            other = files.get(file.path)
            if other and file.made_of and other.made_of and file.made_of() == other.made_of():
                kept += 1
                assert poured(file) == poured(other), file.path
    return kept


@pytest.mark.parametrize(
    ("shells", "site", "ground"),
    [
        ({**SHELLS, "declaration": INDEX}, SITE, "ground"),
        (SHELLS, dataclasses.replace(SITE, address="https://example.com/"), "ground"),
        (SHELLS, dataclasses.replace(SITE, repository="https://example.com/"), "ground"),
        (SHELLS, dataclasses.replace(SITE, cards=False), "ground"),
        (SHELLS, SITE, "other code or another registry"),
    ],
)
def test_whatever_a_page_stands_on_makes_another_page(
    corpus_638: Corpus, shells: dict[str, Shell], site: Site, ground: str
) -> None:
    path = "declarations/638/index.html"

    def made_of(*what: object) -> str:
        (file,) = (file for file in plan(*what) if file.path == path)  # type: ignore[arg-type] # as plan has them
        assert file.made_of
        return file.made_of()

    assert made_of(SHELLS, corpus_638, SITE, "ground") == made_of(SHELLS, corpus_638, SITE, "ground")
    assert made_of(SHELLS, corpus_638, SITE, "ground") != made_of(shells, corpus_638, site, ground)


def _written(site: Path, record: Path, files: dict[str, str]) -> Count:
    """Publish files with these contents."""
    published = Published(site, record)
    published.set_aside()
    for path in list(site.iterdir()):  # as MkDocs does
        if not path.name.startswith("."):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return published.write([_pouring(path, made, made) for path, made in files.items()], _untold)


def _pouring(path: str, content: str, made_of: str) -> Pouring:
    return Pouring(path, lambda: content, lambda: made_of)


def _untold(done: int, total: int) -> None:
    """Progress is of no interest here."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def _contents(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}


def test_only_what_is_not_there_is_written(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    files = {"a/1": "one", "a/2": "two", "b/1": "three", "top": "four"}
    assert _written(site, record, files) == Count(4, 4)
    assert _written(site, record, files) == Count(4, 0)
    assert _contents(site) == files
    changed = {**files, "a/2": "changed"}
    assert _written(site, record, changed) == Count(4, 1)
    assert _contents(site) == changed
    del changed["b/1"]
    assert _written(site, record, changed) == Count(3, 0)
    assert _contents(site) == changed
    assert not (site / "b").exists()


def test_a_file_that_somebody_touched_is_written_anew(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    files = {"a/1": "one", "a/2": "two", "a/3": "three"}
    _written(site, record, files)
    (site / "a" / "1").write_text("eno")
    (site / "a" / "2").unlink()
    assert _written(site, record, files) == Count(3, 2)
    assert _contents(site) == files


def test_without_a_record_or_with_a_broken_one_everything_is_written(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    files = {"a/1": "one", "a/2": "two"}
    _written(site, record, files)
    kept = record.read_text()
    for broken in ("", kept[: len(kept) // 2], kept.replace("a/2", "a/3")):
        record.write_text(broken)
        assert _written(site, record, files) == Count(2, 2)
    for other in ("[]", "{}", '{"files": {"a/1": 3}, "folders": {}}', '{"files": {"a/1": ["x"]}, "folders": {}}'):
        cache.keep(record, [other])  # as another version of the project may have kept it
        assert _written(site, record, files) == Count(2, 2)
    record.unlink()
    assert _written(site, record, files) == Count(2, 2)


def test_beside_what_somebody_else_writes_ours_comes_back_and_nothing_of_theirs(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    files = {"a/1": "one", "a/deep/2": "two", "b/3": "three"}
    _written(site, record, files)
    for path in ("a/theirs", "a/deep/no more theirs", "b/no more theirs"):
        (site / path).write_text("of an earlier build")
    published = Published(site, record)
    published.set_aside()
    (site / "a").mkdir()
    (site / "a" / "theirs").write_text("theirs")
    (site / "a" / "1").write_text("theirs now")
    count = published.write([_pouring(path, made, made) for path, made in files.items()], _untold)
    assert count == Count(3, 1)
    assert _contents(site) == {**files, "a/theirs": "theirs"}


def test_a_folder_made_as_a_whole_is_kept_while_it_is_made_of_the_same(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    files = {"search/1": "one", "search/2": "two"}

    def build(made_of: str) -> bool:
        published = Published(site, record)
        known = published.has_folder("search/texts/", made_of)
        published.set_aside()
        (site / "search").mkdir(exist_ok=True)
        (site / "search" / "index").write_text("theirs")
        published.write([_pouring(path, made, made) for path, made in files.items()], _untold)
        if not known:
            new = site / ".new"
            new.mkdir()
            (new / "text").write_text(made_of)
            published.put_folder("search/texts/", made_of, new)
        assert _contents(site) == {**files, "search/index": "theirs", "search/texts/text": made_of}
        return known

    assert [build("a"), build("a"), build("b"), build("b")] == [False, True, False, True]
    published = Published(site, record)
    published.set_aside()
    published.write([_pouring(path, made, made) for path, made in files.items()], _untold)
    published.drop_folder("search/texts/")
    assert not (site / "search" / "texts").exists()
    assert not Published(site, record).has_folder("search/texts/", "b")


def test_a_build_that_was_cut_short_is_made_up_for(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    files = {"a/1": "one", "a/2": "two"}
    _written(site, record, files)
    Published(site, record).set_aside()  # and then nothing more
    assert _written(site, record, files) == Count(2, 0)
    assert _contents(site) == files


def test_many_files_are_written_by_several_processes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    files = {f"{index % 7}/{index}": str(index) for index in range(1000)}
    told: list[tuple[int, int]] = []
    pourings = [_pouring(path, made, made) for path, made in files.items()]
    count = Published(site).write(pourings, lambda done, total: told.append((done, total)))
    assert count == Count(1000, 1000)
    assert _contents(site) == files
    assert told[-1] == (1000, 1000)
    assert {total for _, total in told} == {1000}


def test_content_may_be_text_pieces_of_text_or_bytes(site: Path) -> None:
    pourings = [
        Pouring("a", lambda: "é\r\n"),
        Pouring("b", lambda: iter(["é", "\r\n"])),
        Pouring("c", lambda: b"\x00\xff"),
    ]
    Published(site).write(pourings, _untold)
    live = Live(site)
    live.show([Pouring(f"live/{each.path}", each.content) for each in pourings])
    for name in ("a", "b", "c"):
        live.prepare(f"/live/{name}")
    for folder in (site, site / "live"):
        assert [(folder / name).read_bytes() for name in ("a", "b", "c")] == [
            "é\r\n".encode(),
            "é\r\n".encode(),
            b"\x00\xff",
        ]


def test_a_served_page_is_poured_when_it_is_asked_for(site: Path) -> None:
    live = Live(site)
    poured: list[str] = []

    def pouring(path: str, content: str) -> Pouring:
        def made() -> str:
            poured.append(path)
            return content

        return Pouring(path, made)

    live.show([pouring("a/index.html", "one"), pouring("b.json", "two"), pouring("index.html", "home")])
    assert poured == []
    live.prepare("a/")
    live.prepare("a/")
    live.prepare("b.json")
    live.prepare("nowhere/")
    live.prepare("../outside")
    assert poured == ["a/index.html", "b.json"]
    assert _contents(site) == {"a/index.html": "one", "b.json": "two"}
    live.show([pouring("a/index.html", "new"), pouring("index.html", "home")])
    assert _contents(site) == {"a/index.html": "new"}, (
        "what was on the screen is there at once, what is no more is gone"
    )
    live.prepare("a")
    live.prepare("")
    assert _contents(site) == {"a/index.html": "new", "index.html": "home"}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_warm_build_is_the_cold_one_byte_for_byte(tmp_path: Path, sample_200: Path) -> None:
    project = copy_of_the_project(tmp_path / "project")
    for path in sample_200.iterdir():
        shutil.copy(path, project / "declarations")
    declarations, hooks = project / "declarations", project / "hooks" / "written_declarations"

    def built(site: str, cache: str) -> tuple[dict[str, bytes], str]:
        result = build(Path("declarations"), project / site, project=project, BUILD_CACHE=cache)
        assert result.returncode == 0, result.stderr
        files = {path.relative_to(project / site).as_posix(): path for path in (project / site).rglob("*")}
        return {name: path.read_bytes() for name, path in files.items() if path.is_file()}, result.stderr

    def contents() -> None:
        _edit(declarations / "7.md", 'title: "', 'title: "Edited ')
        _edit(declarations / "8.md", "  - ", "  - Ms Ada EXAMPLE, Austria, SOC\n  - ")
        shutil.copy(ROOT / "tests" / "hostile" / "1.md", declarations / "1.md")
        (declarations / "9.md").unlink()

    def registry() -> None:
        countries = declarations / "registry" / "countries.yml"
        _edit(countries, "name: Austria", "name: Österreich\n  aliases: [Austria]")

    def theme() -> None:
        _edit(project / "docs" / "shells" / "year.md", "<!--pour:content-->", "<p>A year.</p>\n\n<!--pour:content-->")
        _edit(project / "docs" / "assets" / "style" / "colours.css", "--wd-paper: #fbf9f4", "--wd-paper: #ffffff")

    def gone() -> None:
        (project / "docs" / "contributing" / "scale.md").unlink()
        for page in ("mkdocs.yml", "docs/contributing/index.md"):
            text = (project / page).read_text(encoding="utf-8")
            (project / page).write_text(re.sub(r".*scale\.md.*\n", "", text), encoding="utf-8")

    def frame() -> None:
        _edit(project / "docs" / "overrides" / "partials" / "copyright.html", "About this site", "About")

    def code() -> None:
        _edit(hooks / "views" / "declaration.py", "Neighbouring declarations", "Next to it")

    built("site", ".cache")
    for what in (contents, registry, theme, gone, frame, code):
        what()
        warm, log = built("site", ".cache")
        cold, _ = built("cold", "none")
        assert warm.keys() == cold.keys(), what
        assert [name for name in warm if warm[name] != cold[name]] == [], what
        written = re.search(r"of which ([\d,]+) were written", log)
        assert written, log
        all_files = 3 * int(written[1].replace(",", ""))
        if what is contents:
            assert all_files < len(warm), "most pages are left as they are"
