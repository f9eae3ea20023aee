"""Rules that advise a dienstverleningscategorie, and why: pure, without a clock or a disk of its own."""
