"""The two documents a gesprek leaves behind, as accessible and archivable PDFs.

This room owns the printed form: templates in, PDF bytes out. It must never judge, sign,
store, read a clock or fetch anything that is not packaged with the program.
"""

from __future__ import annotations
