"""Everything that touches a person, a disk or a screen."""

from __future__ import annotations

import os

# A plugin of the validation library would see every value that is checked, and so what klanten say.
# None is looked for, which also saves reading what else is installed.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
