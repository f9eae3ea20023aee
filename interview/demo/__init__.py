"""The demo: eight invented klanten as data, and what plays them through the real conversation."""
