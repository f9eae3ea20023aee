"""One file per widget that several screens share."""
