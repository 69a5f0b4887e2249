"""Which files the site has: poured, written, served. Imports everything below it, and neither mkdocs nor the command."""
