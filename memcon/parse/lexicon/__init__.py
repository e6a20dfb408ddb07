"""The tables of the parser: text files that need no Python to extend."""
