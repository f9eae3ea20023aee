"""What a key, a start, a commit and a signed plan cost, measured beside named peers in the same run.

Nothing here is a gate: a shared machine is too noisy for that, so the tables print what was found, the target
beside it, and the ratio to a bare peer that does the least one could do.
"""
