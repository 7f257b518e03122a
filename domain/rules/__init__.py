"""One small pure function a rule, one file an article; each cites its clause."""

import importlib
import pkgutil

from domain.regulation.needs import Need


def needs() -> tuple[Need, ...]:
    """What every rule there is needs of an edition."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    citation = importlib.import_module(f"{__name__}.citation")
    found: list[Need] = citation.NEEDS
    return tuple(found)
