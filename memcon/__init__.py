"""memcon turns readouts of leaders' calls and meetings into briefing notes.

A readout goes one way through values:

    document = memcon.load(path)                 # YAML → plain data with its places
    readout, problems = memcon.validate(document)  # → Readout, or Problems
    ...

The steps stand in `memcon.pipeline`; the models in `memcon.schemas`; the one context that
templates see in `memcon.brief`. Everything raised on purpose is a `MemconError`.
"""

__version__ = "0.1.0"
