"""Where the files that ship with the package lie: locales, plans, samples."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent

#: the folder that holds `locales/`, `plans/` and `samples/`: the checkout, or the copy inside an installed wheel
SHIPPED = _CHECKOUT if (_CHECKOUT / "locales").is_dir() else _PACKAGE / "shipped"
LOCALES = SHIPPED / "locales"
PLANS = SHIPPED / "plans"
ROSTERS = SHIPPED / "samples" / "rosters"
