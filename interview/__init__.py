"""Everything that touches a person, a disk or a screen."""
