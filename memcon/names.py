"""What the brief calls a party and its account."""

import tomllib
from functools import cache
from importlib.resources import files

from .language import ENGLISH, N_, Language
from .schemas import Party, Registries

_LACKING = {"NATO": N_("NATO")}
"""Parties of ours that the CLDR has no name of."""


@cache
def _known() -> dict[str, Party]:
    table = tomllib.loads(files("memcon").joinpath("parties.toml").read_text("utf-8"))
    return {code: Party(name=row[0], adjective=row[1]) for code, row in table.items()}


def party_name(code: str, registries: Registries, language: Language = ENGLISH) -> str:
    """The name of a party: in another language the country's, else the registry's, ours, the code.

    A registry has its names in one language, which is English in a house that makes English briefs.
    """
    if code in language.territories:
        return language.territories[code]
    if code in registries.parties:
        return registries.parties[code].name
    if code in _LACKING:
        return language.say(_LACKING[code])
    party = _known().get(code)
    return party.name if party else code


def party_adjective(code: str, registries: Registries, language: Language = ENGLISH) -> str:
    """What tells a party's account from others: "Russian" in English, elsewhere the party's name.

    Other languages would inflect an adjective, so their messages are made to take a name.
    """
    party = registries.parties.get(code) or _known().get(code)
    if language.is_english and party and party.adjective:
        return party.adjective
    return party_name(code, registries, language)
