"""URL to Capture: the only room that opens a socket."""

from sayso.fetch.answer import Later
from sayso.fetch.client import Client, Manners

__all__ = ["Client", "Later", "Manners"]
