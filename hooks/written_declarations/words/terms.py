"""Whose texts these are and how they may be used, in the words that every file of data repeats."""

from __future__ import annotations

PUBLISHER = "Parliamentary Assembly of the Council of Europe"
PUBLISHER_ADDRESS = "https://pace.coe.int/"
LICENCE = (
    "The Assembly allows its texts to be used for information and education about its work if the source is indicated."
    f" Please name the {PUBLISHER} as the source, and link to the official page."
)
UNOFFICIAL = "This is not an official publication: what counts is the official page of each declaration."
