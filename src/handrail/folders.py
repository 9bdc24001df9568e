"""Where the folders of components, patterns and tokens are.

In a checkout they stand at its top, so that a new one is there at once; a wheel carries them inside the package.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = PACKAGE.parent.parent
_HOME = PACKAGE if (PACKAGE / "components").is_dir() else _CHECKOUT

COMPONENTS = _HOME / "components"
PATTERNS = _HOME / "patterns"
TOKENS = _HOME / "tokens"
