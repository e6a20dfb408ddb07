"""Pagefind's files → the same files with what it leaves to chance in a fixed order.

The values of a filter, and the filters among themselves, come in an order that differs from run to
run; so do the names of their files, which are hashes. Each file is gzip around CBOR (RFC 8949)
behind a mark. Nothing that a search finds depends on that order.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

MARK = b"pagefind_dcd"
_FILTERS = 3
"""The place of the filters, each a name and a hash, in the list that a language's index is."""


def settle(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by their paths, in an order that its contents alone decide."""
    settled = {path: data for path, data in files.items() if not path.startswith("filter/")}
    entry = json.loads(settled["pagefind-entry.json"])
    for known in entry["languages"].values():
        language = known["hash"].rsplit("_", 1)[0]
        head = _unpack(settled.pop(f"pagefind.{known['hash']}.pf_meta"))
        for item in head[_FILTERS]:
            name, values = _unpack(files[f"filter/{item[1]}.pf_filter"])
            packed = _pack([name, sorted(values)])
            item[1] = _name(language, packed, 7)
            settled[f"filter/{item[1]}.pf_filter"] = packed
        head[_FILTERS].sort()
        packed = _pack(head)
        known["hash"] = _name(language, packed, 10)
        settled[f"pagefind.{known['hash']}.pf_meta"] = packed
    settled["pagefind-entry.json"] = json.dumps(entry, sort_keys=True).encode()
    return settled


def _name(language: str, data: bytes, length: int) -> str:
    return f"{language}_{hashlib.sha256(data).hexdigest()[:length]}"


def _unpack(data: bytes) -> Any:
    import cbor2

    return cbor2.loads(gzip.decompress(data).removeprefix(MARK))


def _pack(value: Any) -> bytes:
    import cbor2

    return gzip.compress(MARK + cbor2.dumps(value), mtime=0)
