"""The long runs of ``make check-long``: a million records and more, called by their folder only."""
