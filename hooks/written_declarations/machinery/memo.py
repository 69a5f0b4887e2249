"""What is made of a value once, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")


class Once(Generic[_Value, _Made]):
    """Makes something of a value when it is first given, and keeps it.

    People sign again and again, and a collection has one object for equal signatures. Values are told
    apart as objects, because to hash a signature takes as long as to make a row of it.
    """

    def __init__(self, make: Callable[[_Value], _Made]) -> None:
        self._make = make
        self._known: dict[int, tuple[_Value, _Made]] = {}

    def __call__(self, value: _Value) -> _Made:
        """What is made of the value."""
        known = self._known.get(id(value))
        if known is None:  # the value is kept too, so that no other can come to have its id
            known = self._known[id(value)] = value, self._make(value)
        return known[1]
