"""The values facts are made of: ids, days, quarters, points, yuan; and their frozen base."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import override

from domain.rounding import exact_text


class Value(BaseModel):
    """A value: frozen, closed, equal by content. Built when first used, to start quickly."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


def _not_binary(value: object) -> object:
    if isinstance(value, float):
        raise PydanticCustomError("binary_float", "a binary float is no exact number")
    return value


def _plain(value: Decimal) -> Decimal:
    """Drop trailing zeros, so that one amount has one way of being written."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _exact(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,30}(\.\d{1,30}|/[1-9]\d{0,29})?", value):
        return Fraction(value)
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return Fraction(value)
    raise PydanticCustomError("exact", "an exact number is a decimal, or n/d")


Amount: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(_not_binary),
    Field(max_digits=10, decimal_places=4, allow_inf_nan=False),
    AfterValidator(_plain),
]
Points: TypeAlias = Annotated[Amount, Field(ge=0)]
"""Points (分), zero or more, exact."""
PositivePoints: TypeAlias = Annotated[Amount, Field(gt=0)]
"""Points (分), more than zero, exact."""
Yuan: TypeAlias = Annotated[Amount, Field(ge=0)]
"""Money (元, CNY), exact."""
Exact: TypeAlias = Annotated[
    Fraction,
    BeforeValidator(_exact, json_schema_input_type=str),
    PlainSerializer(exact_text, return_type=str),
]
"""An exact rational, written as a decimal, or as n/d where it has none."""
Count: TypeAlias = Annotated[int, BeforeValidator(_not_binary), Field(ge=0, le=1_000_000)]

Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Words: TypeAlias = Annotated[Text, StringConstraints(min_length=1)]
"""A text that may not be empty."""
Id: TypeAlias = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
StaffId: TypeAlias = Id
TeamId: TypeAlias = Id
NAMES_A_FACT = "names a fact"  # Such a field takes ``@1043`` too, as people call entries.
FactId: TypeAlias = Annotated[Id, NAMES_A_FACT]
Digest: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256, in hexadecimal."""

HalfYear: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(19|2\d)\d\dH[12]$")]
"""Half a calendar year, written ``2006H1``."""


def as_typed(value: object) -> object:
    """A small whole number, which the command line gives as text."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value) else value


YEARS = (1900, 3000)
"""Years that can be meant; what lies outside is a slip of the pen."""


def read_when(value: object) -> date | datetime:
    """A text of ten characters is a day; anything longer a moment, midnight too."""
    if isinstance(value, str):
        try:
            is_day = len(value) == len("2006-03-01")
            value = date.fromisoformat(value) if is_day else datetime.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError("when", "no such day or moment") from error
    naive = isinstance(value, datetime) and value.tzinfo is None
    if not isinstance(value, date) or naive or not YEARS[0] <= value.year < YEARS[1]:
        raise PydanticCustomError("when", "a day, or a moment with its offset")
    return value


When: TypeAlias = Annotated[
    date | datetime,
    PlainValidator(read_when, json_schema_input_type=str),
    PlainSerializer(lambda when: when.isoformat(), return_type=str),
]
"""A day, or a moment with its offset from UTC where the hour matters."""


def day_of(when: date | datetime) -> date:
    """Give the day of a day or moment, on the clock it was written with."""
    return when.date() if isinstance(when, datetime) else when


def _from_text(cls: type, parse: Callable[[str], object]) -> CoreSchema:
    """Accept the value itself or its text; write it as text."""
    from_text = core_schema.no_info_after_validator_function(parse, core_schema.str_schema())
    return core_schema.json_or_python_schema(
        json_schema=from_text,
        python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), from_text]),
        serialization=core_schema.plain_serializer_function_ser_schema(
            str, return_schema=core_schema.str_schema()
        ),
    )


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month, written ``2006-03``."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2006-03``. Raises ValueError."""
        match = re.fullmatch(r"((?:19|2\d)\d\d)-(0[1-9]|1[0-2])", text.strip())
        if not match:
            raise PydanticCustomError("month", "a month is written 2006-03")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, when: date) -> Self:
        """Give the month a day lies in."""
        return cls(when.year, when.month)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def following(self) -> Self:
        """The month after this one."""
        return self.of(self.last_day + timedelta(days=1))

    @override
    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _from_text(cls, cls.parse)


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """Three calendar months, written ``2006Q1`` (P1-0.4-a)."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2006Q1``. Raises ValueError."""
        match = re.fullmatch(r"((?:19|2\d)\d\d)[Qq]([1-4])", text.strip())
        if not match:
            raise PydanticCustomError("quarter", "a quarter is written 2006Q1")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, when: date) -> Self:
        """Give the quarter a day lies in."""
        return cls(when.year, (when.month + 2) // 3)

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """The three months, in order."""
        first = 3 * self.number - 2
        return Month(self.year, first), Month(self.year, first + 1), Month(self.year, first + 2)

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return self.months[0].first_day

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return self.months[2].last_day

    @property
    def following(self) -> Self:
        """The quarter after this one."""
        return self.of(self.last_day + timedelta(days=1))

    @property
    def previous(self) -> Self:
        """The quarter before this one."""
        return self.of(self.first_day - timedelta(days=1))

    def __contains__(self, when: date) -> bool:
        """Whether a day lies in the quarter."""
        return self.first_day <= day_of(when) <= self.last_day

    @override
    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.number}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _from_text(cls, cls.parse)
