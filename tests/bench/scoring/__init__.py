"""Scoring measured side by side: the same people, the same rules and the same answers in every engine."""
