"""The Textual app: screens that show and post messages. It owns no flow and touches no storage."""
