"""Bytes to values with every problem, and back; the only importer of yaml, frontmatter and markdown_it. Must not know of collections, pages or pasted texts."""
