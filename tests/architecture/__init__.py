"""What must stay true of the whole: import direction, packaging, the repository, the docs."""
