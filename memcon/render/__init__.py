"""Brief → Markdown, HTML, PDF. A renderer knows briefs, not readouts."""

FORMATS = ("onepage", "record", "bluf", "compare")
"""The outlines that come with the package, the default first."""

OUTPUTS = ("md", "html", "pdf")
"""The endings of the outputs, in the order in which they are made."""
