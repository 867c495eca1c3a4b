"""Addresses of the hall: boards and kiosk, open to everybody, without a session."""

from django.urls import path

from willkommen.doors.hall import boards, kiosk, ticket

app_name = "hall"
urlpatterns = [
    path("", boards.board_page, name="home"),
    path("board/", boards.board_page, name="board"),
    path("board/live/", boards.live, name="board-live"),
    path("ticket/", ticket.ticket, name="ticket"),
    path("arrive/", kiosk.kiosk, name="arrive"),
    path("arrive/<slug:word>/", kiosk.said_page, name="said"),
]
