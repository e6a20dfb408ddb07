"""Hostile input of every kind: it ends refused or inert, and nobody is asked for anything."""
