"""The blank forms that agencies supplied."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest

from willkommen.catalogue.queries import centre
from willkommen.environment import value


def form(request: HttpRequest, paper: str) -> FileResponse:
    """The blank form of a paper, as the centre has it below `forms/`."""
    known = centre().papers.get(paper)
    folder = Path(value("WILLKOMMEN_CENTRE")) / "forms"
    path = folder / known.form if known and known.form else None
    if path is None or folder.resolve() not in path.resolve().parents or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
