"""A centre as a folder of files: read with every fault explained, written so that people like to read it."""

from willkommen.catalogue.centre_files.reader import FaultyCentreError, examine, read
from willkommen.catalogue.centre_files.writer import write

__all__ = ["FaultyCentreError", "examine", "read", "write"]
