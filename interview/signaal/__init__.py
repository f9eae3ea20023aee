"""The Signaal: a record of its own about danger, sealed for one named person and kept nowhere else.

Owns everything about it, from what is written to the sealed file. What it says is in memory only until it is
sealed to the public key of its recipient; from then on this machine cannot read it either. It must never
reach a gesprek, a draft, a document, an export, a list, a log or a temporary file, so nothing here knows the
store's database, a conversation or a document.
"""
