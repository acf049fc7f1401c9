"""Who said what, in whose words, according to whom."""

__version__ = "0.1.0"
