"""The collection in other forms, for programs: tables, JSON, SQLite, citations, feeds, search. Imports web and what is below it, never a view."""
