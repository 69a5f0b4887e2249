"""How work is done whatever it is about: processes, threads, progress, digests. Imports nothing of this project."""
