"""Every address of the node; the kiosk and the board have the names that the house's own templates use."""

from django.urls import include, path

from willkommen.node import board, desk, device, kiosk, reception

hall = [
    path("arrive/", kiosk.arrive, name="arrive"),
    path("arrive/<slug:word>/", kiosk.said_page, name="said"),
    path("ticket/", kiosk.ticket, name="ticket"),
    path("board/", board.board_page, name="board"),
    path("board/live/", board.live, name="board-live"),
]
own = [
    path("", device.home, name="home"),
    path("state/", board.state, name="state"),
    path("desk/", desk.desk_page, name="desk"),
    path("desk/live/", desk.live, name="desk-live"),
    path("desk/act/", desk.act, name="desk-act"),
    path("reception/", reception.reception_page, name="reception"),
    path("reception/live/", reception.live, name="reception-live"),
    path("reception/act/", reception.act, name="reception-act"),
]
urlpatterns = [
    path("hall/", include((hall, "hall"))),
    path("", include((own, "node"))),
]
