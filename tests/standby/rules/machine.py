"""A node, a server and a bad line between them, as hypothesis plays them: everything that may go wrong does."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import ClassVar
from uuid import UUID, uuid5

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from willkommen.reception.rules.next import first_automatic
from willkommen.reception.rules.states import Act
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done, held_up_to, read
from willkommen.standby.rules.hall import Guest, Hall, Station, fold
from willkommen.standby.rules.merge import CONFLICTS, Outcome, There, outcome
from willkommen.standby.rules.numbers import next_number
from willkommen.standby.rules.queue import turns_at

MORNING = datetime(2027, 3, 10, 8, tzinfo=UTC)
COUNTERS = ("b-1", "b-2", "b-3")
LINES = ("b-1 b-2", "b-3")
KIOSKS = (0, 1)
NAMES = UUID(int=5)
ACTS = st.sampled_from([Act.RECALL, Act.SERVE, Act.FINISH, Act.NOT_FOUND, Act.UNDO])


class Server:
    """What the house's server does with acts: keeps each once, carries them out in order, shows what does not fit."""

    def __init__(self) -> None:
        self.hall = Hall()
        self.inbox: dict[int, Done] = {}
        self.settled: dict[int, Outcome] = {}
        self.touched: set[str] = set()

    def held(self) -> int:
        """What is acknowledged."""
        return held_up_to(self.inbox)

    def receive(self, acts: Iterable[Done]) -> None:
        """Keep what is new, then settle what has no gap before it."""
        for done in acts:
            self.inbox.setdefault(done.clock, done)
        for clock in range(len(self.settled) + 1, held_up_to(self.inbox) + 1):
            self.settled[clock] = self.settle(self.inbox[clock])

    def settle(self, done: Done) -> Outcome:
        """Carry one act out, or say why not."""
        if done.kind == TICKET and done.stop in self.hall.stations:
            return Outcome.ALREADY
        if done.kind == TICKET:
            return Outcome.DONE if self.hall.take(done) else Outcome.NUMBER
        if done.kind == ARRIVE:
            return Outcome.DONE if self.hall.take(done) else Outcome.ALREADY
        verdict = outcome(done, self.there(done))
        if verdict is Outcome.DO:
            return Outcome.DONE if self.hall.take(done) else Outcome.REFUSED
        return verdict

    def there(self, done: Done) -> There | None:
        """The stop as the server knows it."""
        station = self.hall.stations.get(done.stop)
        guest = self.hall.guests.get(done.number)
        if station is None:
            return None
        return There(station.state, station.counter, guest.state if guest else None, station.acted_at)


class BadLine(RuleBasedStateMachine):
    """Devices go on, the server's own people too; batches are cut, resent and mixed up, replies are lost."""

    seen: ClassVar[Counter[Outcome]] = Counter()
    """How the acts of all days were settled: a machine that never meets a conflict would show nothing."""
    range_of: ClassVar[dict[int, int]] = {kiosk: kiosk for kiosk in KIOSKS}
    stops = Bundle("stops")

    def __init__(self) -> None:
        super().__init__()
        self.now, self.server, self.log, self.told = MORNING, self.make_server(), list[Done](), 0
        self.given: list[str] = []
        for count in range(4):
            self.expect(f"K{count}00", COUNTERS[count % 3], MORNING + timedelta(minutes=30 * count))
        self.copy = (list(self.server.hall.guests.values()), list(self.server.hall.stations.values()), 0)
        self.node = self.refolded()

    def make_server(self) -> Server:
        """The server under test."""
        return Server()

    def expect(self, number: str, counter: str, starts: datetime) -> None:
        """A booked visit, known to both from the beginning."""
        stop = str(uuid5(NAMES, number))
        self.server.hall.guests[number] = Guest(number, f"CODE-{number}", "expected", starts)
        self.server.hall.stations[stop] = Station(stop, number, counter, starts=starts, state="booked")

    def refolded(self) -> Hall:
        """The node's house, from its copy and its own log: what it knows after a power cut."""
        guests, stations, upto = self.copy
        return fold(guests, stations, (done for done in self.log if done.clock > upto))

    def done(self, kind: str, device: int, number: str, stop: str = "", **more: str) -> Done:
        """An act, not yet written down."""
        self.now += timedelta(seconds=7)
        seq = 1 + sum(1 for one in self.log if one.device == str(device))
        return Done("store", len(self.log) + 1, str(device), seq, self.now, kind, number, stop, **more)

    def write(self, done: Done) -> bool:
        """Write an act down and let it hold, as the node does; False when it does not fit."""
        if not self.node.take(done):
            return False
        self.log.append(read(done.written()))
        return True

    @rule(kiosk=st.sampled_from(KIOSKS), line=st.sampled_from(LINES))
    def take_a_ticket(self, kiosk: int, line: str) -> None:
        """Somebody draws a number at the node: the range remembers what its own device gave, as paper would."""
        place = self.range_of[kiosk]
        own = [one.number for one in self.log if one.kind == TICKET and one.device == str(kiosk)]
        number = next_number(place, own)
        stop = str(uuid5(NAMES, f"{kiosk}/{len(self.log)}"))
        self.given.append(number)
        self.log.append(self.done(TICKET, kiosk, number, stop, line=line, state="open"))
        self.node.take(self.log[-1])

    @rule(count=st.integers(0, 3))
    def arrive(self, count: int) -> None:
        """A booked visitor checks in at the node."""
        self.write(self.done(ARRIVE, 0, f"K{count}00"))

    @rule(counter=st.sampled_from(COUNTERS))
    def call_next(self, counter: str) -> None:
        """A desk of the node calls."""
        if self.node.at(counter) is None:
            for turn in first_automatic(turns_at(self.node, counter, LINES, self.now))[:1]:
                self.at_desk(Act.CALL, self.node.stations[str(turn.waiting.stop)], counter)

    @rule(counter=st.sampled_from(COUNTERS), act=ACTS)
    def go_on(self, counter: str, act: Act) -> None:
        """A desk of the node goes on with its visitor, or takes the last act back."""
        station = self.node.at(counter)
        if station:
            self.at_desk(act, station, counter)

    def at_desk(self, act: Act, station: Station, counter: str) -> None:
        """Write an act of a desk down, if it fits."""
        after = self.node.after(act, station.stop, self.now + timedelta(seconds=7))
        if after:
            done = self.done(act, 10 + COUNTERS.index(counter), station.number, station.stop, counter=counter)
            self.write(Done(**{**vars(done), "was": station.state, "state": after}))

    @rule(counter=st.sampled_from(COUNTERS))
    def the_server_calls(self, counter: str) -> None:
        """Somebody whose page still reaches the server calls there meanwhile."""
        hall = self.server.hall
        if hall.at(counter) is None:
            for turn in first_automatic(turns_at(hall, counter, LINES, self.now))[:1]:
                station = hall.stations[str(turn.waiting.stop)]
                done = self.done(Act.CALL, 99, station.number, station.stop, counter=counter)
                self.server.touched |= {station.number, counter}
                assert hall.take(done)

    @rule(count=st.integers(0, 3))
    def cancel(self, count: int) -> None:
        """A visitor calls off by telephone, over a line that still holds."""
        hall, number = self.server.hall, f"K{count}00"
        for station in hall.of(number):
            if station.state == "booked":
                hall.stations[station.stop] = Station(station.stop, number, starts=station.starts, state="cancelled")
                self.server.touched.add(number)

    @rule(data=st.data(), cut=st.integers(0, 6), mixed=st.booleans(), lost=st.booleans())
    def send(self, data: st.DataObject, cut: int, mixed: bool, lost: bool) -> None:
        """Send what was not acknowledged: a part, some of it twice, in any order; perhaps the answer never comes."""
        batch = [done for done in self.log if done.clock > self.told]
        batch = [read(done.written()) for done in (batch[:cut] if cut else batch)]
        if mixed:
            chance = Random(data.draw(st.integers(0, 2**16)))
            batch += chance.sample(batch, len(batch) // 2)
            chance.shuffle(batch)
            batch = batch[: max(1, len(batch) * 2 // 3)]
        self.server.receive(batch)
        if not lost:
            self.told = max(self.told, self.server.held())

    @rule()
    def the_server_dies_before_it_notes_it(self) -> None:
        """An act was carried out, and nothing says so: it is carried out again, and nothing is different.

        Unless somebody at the server went on with the same person meanwhile: then it is shown, though it was done.
        """
        if self.server.settled and not self.server.touched:
            clock, found = self.server.settled.popitem()
            before = fold(self.server.hall.guests.values(), self.server.hall.stations.values(), ())
            again = self.server.settle(self.server.inbox[clock])
            assert (found in CONFLICTS) == (again in CONFLICTS)
            assert before == self.server.hall, "carried out twice"
            self.server.settled[clock] = again

    @rule()
    def copy_anew(self) -> None:
        """The line holds for a moment: the node copies the house as the server sees it now."""
        hall = self.server.hall
        self.copy = (list(hall.guests.values()), list(hall.stations.values()), len(self.server.settled))
        self.node = self.refolded()

    @rule()
    def lose_power(self) -> None:
        """The node starts again from what is written down: nothing is different afterwards."""
        before = self.node
        self.node = self.refolded()
        assert self.node == before

    @invariant()
    def no_number_is_given_twice(self) -> None:
        """Not by two devices, and not to two people."""
        assert len(set(self.given)) == len(self.given), "one number for two people"

    @invariant()
    def each_act_is_settled_once_and_in_order(self) -> None:
        """Nobody is acknowledged who is not there, and nothing is carried out before what came before it."""
        assert self.told <= len(self.server.settled), "acknowledged, but not there"
        assert list(self.server.settled) == list(range(1, len(self.server.settled) + 1))

    @invariant()
    def nobody_is_at_two_counters(self) -> None:
        """Neither at the node nor at the server."""
        for hall in (self.node, self.server.hall):
            busy = [one.number for one in hall.stations.values() if one.state in ("called", "serving")]
            assert len(set(busy)) == len(busy)

    def teardown(self) -> None:
        """The server is back: everything merges, nothing is lost, nothing doubled, what does not fit is shown."""
        for _ in range(len(self.log) + 1):
            self.server.receive(done for done in self.log if done.clock > self.told)
            self.told = max(self.told, self.server.held())
        assert [self.server.inbox.get(done.clock) for done in self.log] == self.log, "an act was lost on the way"
        assert len(self.server.settled) == len(self.log), "an act was never settled"
        tickets = [done for done in self.log if done.kind == TICKET]
        there = [number for number in self.server.hall.guests if number in set(self.given)]
        assert sorted(there) == sorted(done.number for done in tickets), "a ticket is lost or doubled"
        self.seen.update(self.server.settled.values())
        shown = {self.log[clock - 1].number for clock, found in self.server.settled.items() if found in CONFLICTS}
        touched = {done.number for done in self.log if {done.number, done.counter} & self.server.touched}
        assert shown <= touched, "shown to a person, though nobody interfered"
