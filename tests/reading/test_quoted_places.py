"""What is wrong within a value in quotes stands where it is written, though less is read than written before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from written_declarations.problems.place import Lines
from written_declarations.reading.yaml_tree import YamlMapping, parse

_SINGLE = {"a": "a", "é": "é", "'": "''", "\\": "\\", '"': '"'}
_DOUBLE = {"a": "a", "é": "\\u00e9", "Z": "\\x5A", '"': '\\"', "\\": "\\\\", "x": "\\U00000078", "'": "'"}


@given(data=st.data(), quote=st.sampled_from(["'", '"']))
def test_each_part_of_a_value_stands_where_it_is_written(data: st.DataObject, quote: str) -> None:
    signs = _SINGLE if quote == "'" else _DOUBLE
    text = "".join(data.draw(st.lists(st.sampled_from(sorted(signs)), min_size=1, max_size=12)))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, part, after = (
        "".join(map(signs.__getitem__, each)) for each in (text[:start], text[start:end], text[end:])
    )
    line = f"title: {quote}{before}{part}{after}{quote}"
    lines = Lines.of("1.md", line)
    tree, problems = parse(line, lines)
    assert problems == []
    assert isinstance(tree, YamlMapping)
    ((_, value),) = tree.pairs
    place = value.place(lines)
    for found in (place.part(start, end), place.part(start, len(text)).part(0, end - start)):
        assert line[found.column - 1 : found.end - 1] == part
