"""The line to a node in the building: it copies what it needs to go on alone, and brings home what was done meanwhile."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router, Schema
from ninja.security.base import AuthBase
from pydantic import AwareDatetime, Field

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.api.v1.shapes import ProblemOut, Strict
from willkommen.doors.moment import now
from willkommen.flows.standby.coming_home import come_home
from willkommen.flows.standby.copying import copy_for
from willkommen.standby.queries import device_with
from willkommen.standby.rules.acts import BATCH, KINDS, Done

Short = Annotated[str, Field(max_length=60)]


class AtNode(AuthBase):
    """The key of a node, as `willkommen device add` showed it: `Authorization: Node KEY`. No session, no cookie."""

    openapi_type = "http"
    openapi_scheme = "Node"

    def __call__(self, request: HttpRequest) -> Any:
        """The id of the node, or nobody."""
        kind, _, key = request.headers.get("Authorization", "").partition(" ")
        if kind != "Node" or not key:
            return None
        with acting_as("node"):
            found = device_with(key=key)
        return found.id if found and found.kind == "node" else None


router = Router(tags=["node"], auth=AtNode())
Problems = dict.fromkeys((401, 409, 422), ProblemOut)


class ActIn(Strict):
    """One act at a device (`standby/rules/acts.py`)."""

    clock: Annotated[int, Field(ge=1, lt=2**31)]
    device: UUID
    seq: Annotated[int, Field(ge=1, lt=2**31)]
    at: AwareDatetime
    kind: Annotated[str, Field(pattern=f"^({'|'.join(sorted(KINDS))})$")]
    number: Annotated[str, Field(pattern="^[A-Z][0-9]{3,4}$")]
    stop: UUID | None = None
    line: Annotated[str, Field(max_length=400)] = ""
    counter: Short = ""
    was: Annotated[str, Field(max_length=10)] = ""
    state: Annotated[str, Field(max_length=10)] = ""


class ActsIn(Strict):
    """What a node did; `store` is its memory, in which `clock` counts."""

    store: UUID
    acts: Annotated[list[ActIn], Field(max_length=BATCH)]


class HeldOut(Schema):
    """Up to which act all are kept: what comes after has to be sent (again)."""

    held: int


@router.get("/copy/{uuid:store}", response={200: dict[str, Any], **Problems})
def copy(request: HttpRequest, store: UUID) -> HttpResponse:
    """Today and tomorrow as numbers, codes, rooms, times and states; neither a service, an agency nor a person."""
    found = copy_for(node=_node(request), store=store, centre=centre(), languages=_languages(), now=now())
    return JsonResponse(found)


@router.post("/acts", response={200: HeldOut, **Problems})
def acts(request: HttpRequest, sent: ActsIn) -> HeldOut:
    """Bring acts home: in any order, in parts, as often as wanted; each is carried out once."""
    store = str(sent.store)
    return HeldOut(
        held=come_home(store=sent.store, acts=[_done(store, one) for one in sent.acts], centre=centre(), now=now())
    )


def _done(store: str, one: ActIn) -> Done:
    stop, at = str(one.stop or ""), datetime.fromisoformat(one.at.isoformat())
    return Done(
        store, one.clock, str(one.device), one.seq, at, one.kind, one.number, stop, one.line, one.counter, one.was, one.state
    )  # fmt: skip


def _node(request: HttpRequest) -> UUID:
    return UUID(str(getattr(request, "auth", "")))


def _languages() -> list[str]:
    """Those of the kiosk: complete in the house's own words and in the pages."""
    return [code for code in centre().house.languages if code in dict(settings.LANGUAGES)]
