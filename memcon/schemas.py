"""The readout models: a wheel carries the top-level `schemas/` folder at this import path."""

from schemas import *
from schemas import __all__
