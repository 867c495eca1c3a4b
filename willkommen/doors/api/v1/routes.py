"""All routes of the API, with their description at `/api/v1/openapi.json`."""

from ninja import NinjaAPI

from willkommen.doors.api.v1 import ask, better, calendar, catalogue, desk, house, node, onward, tickets, visits
from willkommen.doors.api.v1.hsds import routes as hsds
from willkommen.doors.api.v1.problems import answer_with_problems

api = NinjaAPI(
    title="Willkommen", version="1", urls_namespace="api-1", docs_url=None,
    description="One question, one visit, many agencies. Problems as RFC 9457; times carry their zone; spans are half open.",
)  # fmt: skip
answer_with_problems(api)
for part in (catalogue, calendar, ask, visits, better, tickets, house):
    api.add_router("", part.router)
api.add_router("/hsds", hsds.router)
api.add_router("/node", node.router)
api.add_router("/desk", onward.router)
api.add_router("/desk", desk.router)
