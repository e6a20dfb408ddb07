"""Codes that other bodies keep: countries, languages."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .base import is_slug, refuse_hidden

# ISO 3166-1 alpha-2, the officially assigned codes, and XK, a user-assigned code in common use.
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split(),
)
ORGANISATIONS = frozenset({"UN", "EU", "NATO"})
KNOWN_PARTIES = COUNTRIES | ORGANISATIONS

_ISO_LENGTH = 2
# RFC 5646, section 2.1: language, extended language, script, region, variants; extensions and
# private use are left out, because no reader of a brief can be shown them.
_LANGUAGE = (
    r"^[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[0-9A-Za-z]{5,8}|[0-9][0-9A-Za-z]{3}))*$"
)


def _party(code: str) -> str:
    if code in KNOWN_PARTIES or (is_slug(code) and len(code) > _ISO_LENGTH):
        return code
    raise PydanticCustomError(
        "unknown_party",
        "{code} is not a party: use an ISO 3166-1 alpha-2 code, UN, EU, NATO "
        "or an id of parties.yaml",
        {"code": f'"{code}"'},
    )


PartyCode = Annotated[str, Field(min_length=2, max_length=80), AfterValidator(_party)]
"""A party: ISO 3166-1 alpha-2 in capitals, UN, EU, NATO, or an id of `parties.yaml`."""

LanguageTag = Annotated[str, Field(pattern=_LANGUAGE, max_length=35)]
"""A BCP 47 language tag such as `ru`, `en-GB`, `zh-Hant` (RFC 5646, section 2.1)."""

WikidataId = Annotated[str, Field(pattern=r"^Q[1-9][0-9]{0,11}$")]
"""A Wikidata item id; nothing is asked of the network."""


def _web_address(address: str) -> str:
    if re.search(r"[\s\x00-\x20\x7f-\x9f<>\"\\^`{|}]", address):
        raise PydanticCustomError("bad_address", "holds a character that no web address may hold")
    return refuse_hidden(address)


WebAddress = Annotated[
    str,
    Field(pattern=r"^https?://[^/?#@]+(?:[/?#].*)?$", max_length=2000),
    AfterValidator(_web_address),
]
"""An absolute http or https address without a user name."""


def is_party(code: Any) -> bool:
    """Whether a value could be a party's code, known or of a registry."""
    return isinstance(code, str) and (code in KNOWN_PARTIES or is_slug(code))
