"""Text of a source → draft readout."""
