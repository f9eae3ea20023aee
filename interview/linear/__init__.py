"""Line mode: a whole gesprek in plain questions and answers, for screen readers and plain terminals.

It asks and shows; every decision is the session's. Nothing here relies on a place on the screen,
on colour or on a key that is not a letter.
"""
