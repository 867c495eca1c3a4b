"""Files in pieces, for the script of the page: begin, go on where the line was cut, make one document of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from willkommen.core.errors import NotNow, Refusal, Unknown
from willkommen.doors.moment import now
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.documents import paper_in, replaced
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.papers.send import finish, on_their_way, piece, start
from willkommen.papers.rules.limits import PIECE
from willkommen.visits.queries.own import VisitSeen


@opened
def upload(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Begin a file (`name`, `size`), or with `finish` make one document of the files named in `upload`, or of `instead` a new version."""
    if request.method != "POST":
        return HttpResponse(status=405)
    paper = paper_in(request.POST.get("paper", ""))
    try:
        if "finish" in request.POST:
            names = [UUID(name) for name in request.POST.getlist("upload")]
            finish(code=seen.code, secret=secret, uploads=names, paper=paper, now=now(), instead=replaced(request))
            return JsonResponse({"next": reverse("visitor:documents", args=[seen.code])})
        size = int(request.POST.get("size", "0"))
        begun = start(
            code=seen.code, secret=secret, name=request.POST.get("name", ""), size=size, paper=paper, now=now()
        )
    except ValueError:
        return JsonResponse({"said": say(NotNow())}, status=422)
    except Refusal as refused:
        return JsonResponse({"said": say(refused)}, status=refused.status)
    return JsonResponse({"id": str(begun.id), "received": 0, "piece": PIECE}, status=201)


def upload_piece(request: HttpRequest, code: str, upload: UUID) -> HttpResponse:
    """How much of a file is safe (GET), or the next piece of it (POST with `Upload-Offset`)."""

    @opened
    def one(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        try:
            if request.method == "POST":
                offset = int(request.headers.get("Upload-Offset", "-1"))
                received = piece(code=seen.code, secret=secret, upload=upload, offset=offset, content=request.body)
            else:
                begun = {begun.id: begun for begun in on_their_way(code=seen.code, secret=secret)}
                received = begun[upload].received
        except (Unknown, KeyError, ValueError):
            return JsonResponse({"said": say(Unknown())}, status=404)
        return JsonResponse({"received": received, "piece": PIECE})

    return one(request, code)
