"""No login reads, adds, changes or deletes more than allowed.yaml says, and none less."""

from tests.walls.conftest import LOGINS, Filled
from tests.walls.matrix import Matrix
from tests.walls.relations import relations
from tests.walls.voices import Logins, superuser


def test_it_lets_nothing_flow_that_is_not_written_down(filled: Filled, logins: Logins) -> None:
    with superuser(filled.database) as admin:
        matrix = Matrix(logins, admin, filled.world, LOGINS)
        leaks = [str(leak) for leak in matrix.leaks()]
    assert not leaks, f"{len(leaks)} of {matrix.cells} cells leak:\n" + "\n".join(leaks[:60])
    assert matrix.cells > 5000, matrix.cells


def test_it_has_three_canaries_of_each_agency_in_every_table_of_ours(filled: Filled) -> None:
    shared = {
        "staff",
        "centre_record",
        "centre_edition",
        "flow_signature",
        "visit_key",
        "reply",
        "feedback",
        "notice",
        "trips_saved",
    }
    shared |= {
        "centre_revision",
        "phrase_edition",
        "recording",
        "unheard",
        "help_call",
        "device",
        "node_act",
    }  # of the house: no agency writes them
    with superuser(filled.database) as admin:
        ours = [one for one in relations(admin) if one.klass != "framework" and one.name not in shared]
    for relation in ours:
        rows = filled.world.rows[relation.name].values()
        for agency in filled.world.agencies:
            of_it = [has for has in rows if {f"agency:{agency}", f"by:a_{agency}", f"to:{agency}"} & has]
            assert len(of_it) >= 3, f"{relation.name} holds {len(of_it)} canaries of {agency}: write more in world.py"
