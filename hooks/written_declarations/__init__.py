"""Written declarations of the Parliamentary Assembly of the Council of Europe, as data and pages.

The modules import downwards only, in the order that tests/test_architecture.py spells out.
"""
