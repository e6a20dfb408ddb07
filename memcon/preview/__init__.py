"""The live preview: the site of a folder as it is being edited, on this machine alone."""
