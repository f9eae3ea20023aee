"""The flow of a gesprek: commands in, events out, pure. It knows no screen, no store and no clock."""
