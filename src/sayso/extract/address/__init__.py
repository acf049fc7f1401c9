"""Words of five languages that say to whom (addressee) and by which way (channel) something was said."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.extract.address.english import ENGLISH
from sayso.extract.address.french import FRENCH
from sayso.extract.address.german import GERMAN
from sayso.extract.address.pattern import Address
from sayso.extract.address.russian import RUSSIAN
from sayso.extract.address.spanish import SPANISH

ADDRESSES: Mapping[str, Address] = {"en": ENGLISH, "ru": RUSSIAN, "fr": FRENCH, "de": GERMAN, "es": SPANISH}

__all__ = ["ADDRESSES", "Address"]
