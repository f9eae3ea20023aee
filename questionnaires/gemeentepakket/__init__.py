"""What one municipality says, whom it names and how it works: dated, sourced, read aloud."""
