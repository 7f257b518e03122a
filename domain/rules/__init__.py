"""One small pure function a rule, one file an article; each cites its clause."""

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType

from domain.regulation.needs import Need


def needs() -> tuple[Need, ...]:
    """What every rule there is needs of an edition."""
    found: list[Need] = _citations().NEEDS
    return tuple(found)


def cited() -> tuple[tuple[Need, Callable[..., object]], ...]:
    """Every rule there is, with what it cites."""
    found: list[tuple[Need, Callable[..., object]]] = _citations().CITED
    return tuple(found)


def _citations() -> ModuleType:
    """Where the rules name their clauses, once all of them are imported."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return importlib.import_module(f"{__name__}.citation")
