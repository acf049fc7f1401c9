"""What is known beforehand of countries and people in office; it proposes, the text decides."""

from sayso.knowledge.facts import NOTHING, Called, Knowledge, Person, Tenure
from sayso.knowledge.table import NAME, extended, packaged

__all__ = ["NAME", "NOTHING", "Called", "Knowledge", "Person", "Tenure", "extended", "packaged"]
