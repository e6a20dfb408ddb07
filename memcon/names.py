"""What the brief calls a party and its account."""

import tomllib
from functools import cache
from importlib.resources import files

from .schemas import Party, Registries


@cache
def _known() -> dict[str, Party]:
    table = tomllib.loads(files("memcon").joinpath("parties.toml").read_text("utf-8"))
    return {code: Party(name=row[0], adjective=row[1]) for code, row in table.items()}


def party_name(code: str, registries: Registries) -> str:
    """The name of a party: the registry's, else ours, else the code itself."""
    party = registries.parties.get(code) or _known().get(code)
    return party.name if party else code


def party_adjective(code: str, registries: Registries) -> str:
    """The word for a party's account ("Russian"), or its name where there is none."""
    party = registries.parties.get(code) or _known().get(code)
    return (party.adjective or party.name) if party else code
