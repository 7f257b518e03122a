"""Rounding half up, exactly."""

from fractions import Fraction


def rounded(amount: Fraction, places: int) -> Fraction:
    """Round half up, exactly; a half below zero goes away from zero."""
    scale = 10**places
    units = (abs(amount) * scale + Fraction(1, 2)) // 1
    return Fraction(int(units), scale) * (-1 if amount < 0 else 1)
