"""Memoising by identity: what is made of a value is made once, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")


def memoise(make: Callable[[_Value], _Result]) -> Callable[[_Value], _Result]:
    """`make`, called once for each value.

    Values are told apart as objects: a collection has one object for equal signatures, and to hash one takes as
    long as to make a row of it.
    """
    results: dict[int, tuple[_Value, _Result]] = {}

    def memoised(value: _Value) -> _Result:
        known = results.get(id(value))
        if known is None:  # with the value, so that no other can come to have its id
            known = results[id(value)] = value, make(value)
        return known[1]

    return memoised
