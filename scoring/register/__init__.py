"""The entry of a regelset in the Dutch Algoritmeregister: its form, its texts, and what is still open."""
