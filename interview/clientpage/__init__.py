"""The page for the klant: Mijn plan in large type in the browser of this laptop, and a field to sign in.

Owns one page for one klant and one answer, on the loopback address only. It must never write to disk,
log, or reach another computer.
"""
