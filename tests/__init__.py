"""Tests mirror the rooms of the program; outside tools judge what it makes."""
