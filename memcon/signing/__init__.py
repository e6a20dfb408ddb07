"""Signatures on what leaves the tool: inside a PDF, or beside a folder. Extra `memcon[sign]`."""
