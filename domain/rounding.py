"""Exact amounts: written as text, and rounded half up."""

from fractions import Fraction


def rounded(amount: Fraction, places: int) -> Fraction:
    """Round half up, exactly; a half below zero goes away from zero."""
    scale = 10**places
    units = (abs(amount) * scale + Fraction(1, 2)) // 1
    return Fraction(int(units), scale) * (-1 if amount < 0 else 1)


def exact_text(amount: Fraction) -> str:
    """Write an exact amount as its shortest decimal, or as ``n/d`` where it has none."""
    places, rest = 0, amount.denominator
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    if rest != 1:
        return f"{amount.numerator}/{amount.denominator}"
    units = abs(amount.numerator) * 10**places // amount.denominator
    whole, part = divmod(units, 10**places)
    decimals = f"{part:0{places}d}".rstrip("0") if places else ""
    return f"{'-' if amount < 0 else ''}{whole}{f'.{decimals}' if decimals else ''}"
