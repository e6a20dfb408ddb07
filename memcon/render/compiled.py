"""Our templates compiled, kept beside them as Python keeps its modules: in `__pycache__`.

Whoever can write there can change the package itself, so this code is trusted as that is. The
user's own templates are compiled each time: the folder they lie in may be anybody's.
"""

import os
import sys
from hashlib import blake2b
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from memcon import __version__

from .folders import templates_dir

_SETTINGS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "optimized", "newstyle_gettext"),
)
"""What decides how a template is read and compiled (jinja2, "API", "High Level API"; "Extensions",
"i18n Extension")."""


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of one environment; jinja2 knows by a hash of its source which hold.

    The key has what else decides the code. What our filters do is no part of that, for none is
    asked while a template is compiled; their names are.
    """

    def __init__(self, environment: Environment) -> None:
        self._ours = f"{templates_dir()}{os.sep}"
        self._decisive = repr(
            (
                *(__version__, jinja2.__version__, environment.autoescape),
                *(getattr(environment, name) for name in _SETTINGS),
                sorted(environment.extensions),
                sorted(environment.filters),
                sorted(environment.tests),
            )
        )
        pattern = f"%s.{sys.implementation.cache_tag}.pyc"
        super().__init__(str(templates_dir() / "__pycache__"), pattern)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What decides the code of a template beside its source; empty where it is not ours."""
        if filename is None or not os.path.abspath(filename).startswith(self._ours):  # noqa: PTH100 - links stay
            return ""
        digest = blake2b(repr((name, filename, self._decisive)).encode(), digest_size=8)
        return f"{Path(name).name}.{digest.hexdigest()}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its code is there and whole."""
        if not bucket.key:
            return
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a damaged file, whatever pickle or marshal says of it
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, where the package may be written and Python may keep its own."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        try:
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
            Path(self.directory, self.pattern % (bucket.key,)).chmod(0o644)  # for all who run it
        except OSError:
            return
