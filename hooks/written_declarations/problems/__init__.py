"""What can be wrong in a contributed file, and how it is told. Imports words, the model and machinery, and never opens a file."""
