"""The static site: readouts → pages, written so that a reader sees the old site or the new."""
