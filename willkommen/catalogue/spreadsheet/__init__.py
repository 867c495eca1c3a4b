"""A centre as one spreadsheet: a sheet for each kind of record, for those who start a centre and do not write YAML."""

from willkommen.catalogue.spreadsheet.reading import CellFault, read_spreadsheet
from willkommen.catalogue.spreadsheet.writing import write_spreadsheet

__all__ = ["CellFault", "read_spreadsheet", "write_spreadsheet"]
