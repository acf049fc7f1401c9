"""Polling, saved queries, alerts: what is new, what fires on it and why; pure, the desk does the rest."""
