"""Scoring stored records again under other rules: sources, progress, quarantine and report."""
