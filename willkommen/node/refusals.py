"""What only a node refuses."""

from willkommen.core.errors import Refusal


class NotWritten(Refusal):
    """Das geht gerade nicht. Der Empfang hilft Ihnen."""

    status = 507
