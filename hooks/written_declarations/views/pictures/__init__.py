"""Pictures of signatures in HTML and SVG: hemicycle, tiles, time lines. Belongs to views and makes no page itself."""
