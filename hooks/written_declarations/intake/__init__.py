"""A pasted text becomes a proposal for a declaration file. Imports reading and what is below it, never the collection beside it or a page."""
