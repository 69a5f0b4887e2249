"""One module a kind of page: HTML and what its head needs. Imports exports and what is below it, and never says where a file is written."""
