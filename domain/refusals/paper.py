"""What may be wrong with a file or a cell of it."""

from typing_extensions import override

from domain.refusals import Misused, NotFound, NotNow, Refusal, TryAgain
from domain.wording import Message


class FileMissing(NotFound):
    """There is no such file."""

    sentence = "refusal.paper.missing"


class FileIsFolder(Misused):
    """A folder was named where a file is needed."""

    sentence = "refusal.paper.folder"


class FileUnreadable(Misused):
    """The file cannot be read as a workbook."""

    sentence = "refusal.paper.unreadable"


class FileEmpty(Misused):
    """Nothing is written in the file."""

    sentence = "refusal.paper.empty"


class FileTooLarge(Misused):
    """The file is larger than any quarter's workbook."""

    sentence = "refusal.paper.too_large"


class NotText(Misused):
    """A CSV file is not UTF-8."""

    sentence = "refusal.paper.not_text"


class UnknownFormat(Misused):
    """The file is neither XLSX nor CSV."""

    sentence = "refusal.paper.format"


class FormulaCell(Misused):
    """A cell holds a formula."""

    sentence = "refusal.paper.formula"


class MergedCells(Misused):
    """Cells are merged."""

    sentence = "refusal.paper.merged"


class SheetNotKnown(Misused):
    """A sheet has a name or a head that no form has."""

    sentence = "refusal.paper.sheet"


class ColumnMissing(Misused):
    """A sheet lacks a column."""

    sentence = "refusal.paper.column"


class BadCell(Misused):
    """A cell does not read as what its column holds."""

    sentence = "refusal.paper.cell"


class RowChanged(Misused):
    """A row recorded before reads otherwise now."""

    sentence = "refusal.paper.row_changed"


class RosterChanged(Misused):
    """A roster says of somebody on record what they were not before, and not since when."""

    sentence = "refusal.paper.roster_changed"


class StaffNotListed(NotFound):
    """Staff numbers that nobody has."""

    sentence = "refusal.paper.staff"

    @property
    def staff(self) -> tuple[str, ...]:
        """The numbers."""
        return tuple(str(one) for one in _several(self.values["staff"]))


class TemplateNotKnown(NotFound):
    """There is no such sheet, and no fact of that name in one."""

    sentence = "refusal.paper.template"


class FileThere(NotNow):
    """A file of that name is there, and is not written over."""

    sentence = "refusal.paper.there"


class FileUnwritable(TryAgain):
    """The file cannot be written where it should be."""

    sentence = "refusal.paper.unwritable"


class NothingToImport(Misused):
    """No sheet of the file is of a known form."""

    sentence = "refusal.paper.nothing"


class ImportRefused(Misused):
    """Some cells or rows cannot be taken in; nothing was recorded."""

    sentence = "refusal.paper.refused"

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(count=len(refusals))
        self._refusals = refusals

    @property
    @override
    def faults(self) -> tuple[Message, ...]:
        return tuple(refusal.message for refusal in self._refusals)


class RowRefused(Misused):
    """A row's fact may not be recorded, for the reason of its own refusal."""

    sentence = "refusal.paper.row"

    def __init__(self, sheet: str, row: int, why: Refusal) -> None:
        super().__init__(sheet=sheet, row=row, why=why.message)
        self.exit_code = why.exit_code


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
