"""What can be wrong in a contributed file, and how it is shown. Imports nothing of this project, and never opens a file."""
