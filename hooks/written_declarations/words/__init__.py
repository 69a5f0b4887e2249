"""What the Assembly's writing means, text in and values out: letters, names, dates, mentions. Imports the model and machinery, and reads no file."""
