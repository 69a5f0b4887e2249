"""Every table of the data, its columns, and what is written of them. Belongs to exports and imports what exports may."""
