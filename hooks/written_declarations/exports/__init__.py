"""The collection as files for other programs: tables, JSON, SQLite, and what describes them."""
