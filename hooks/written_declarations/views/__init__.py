"""The pages: one module for each kind, each a pure function from the corpus to a Page."""
