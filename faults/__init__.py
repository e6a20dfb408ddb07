"""Builds broken on purpose, and what must hold when they are: `make faults` prints the table."""
