"""Text as it stands: cleaning with edits, segments as spans, language."""
