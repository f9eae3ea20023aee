"""Whether a regelset is complete and says what it means, over every state there is, exactly."""
