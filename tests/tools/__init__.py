"""Tools that we did not write, wrapped so that a test reads their verdict as typed results."""
