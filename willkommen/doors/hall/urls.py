"""Addresses of the hall: boards and kiosk, open to everybody, without a session."""

from django.urls import path

from willkommen.doors.hall import boards, by_word, find_room, kiosk, right_house, spoken, ticket

app_name = "hall"
urlpatterns = [
    path("", boards.board_page, name="home"),
    path("board/", boards.board_page, name="board"),
    path("board/live/", boards.live, name="board-live"),
    path("board/spoken/", spoken.spoken_call, name="spoken"),
    path("ticket/", ticket.ticket, name="ticket"),
    path("word/", by_word.by_word, name="word"),
    path("right-house/", right_house.right_house, name="right-house"),
    path("find-room/", find_room.find_room, name="find-room"),
    path("here/<slug:sign>/", right_house.scanned, name="here"),
    path("arrive/", kiosk.kiosk, name="arrive"),
    path("arrive/<slug:word>/", kiosk.said_page, name="said"),
]
