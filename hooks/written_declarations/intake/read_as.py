"""What is noted of an entry that is read in another way than it is printed."""

from __future__ import annotations

from enum import StrEnum


class ReadAs(StrEnum):
    """In which way an entry is read otherwise than it is printed; the words are those of its note."""

    MARK = "a mark of the list or a footnote was left out"
    JOINT = "“and” before the name was left out"
    ORDER = "the family name is printed first"
    HONORIFIC = "the honorific was put into its printed form"
    CAPITALS = "the family name was put into capitals"
    SEPARATORS = "name, country and group are parted by other signs than commas"
    HEADING = "the country or the group is that of the heading above"
    BROKEN = "the entry stands on several lines"
    COUNTRY = "the country was put into its English form"
    GROUP_FIRST = "the group is printed before the country"
    GROUP = "the group was put into its English form"
    ANSWER = "was read as it was answered"
