"""Sets of services as small integers, and families of such sets as one big integer.

A set of services is an integer with bit `i` set for service `i`. A *family* is an integer with bit `S` set for each
member set `S`. Adding service `i` to every member of a family that lacks it is then one shift by `2**i` bits: this is
what makes the planner fast, for one machine operation moves up to 4096 sets at once.
"""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray


def bits(number: int) -> Iterator[int]:
    """The positions of the set bits, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def union(numbers: Iterable[int]) -> int:
    """All bits that are set in any of the numbers."""
    return reduce(or_, numbers, 0)


@cache
def every_set(size: int) -> int:
    """The family of all sets over `size` services."""
    return (1 << (1 << size)) - 1


@cache
def lacking(service: int, size: int) -> int:
    """The family of all sets without `service`: blocks of `2**service` ones and as many zeros in turn."""
    block = 1 << service
    return every_set(size) // ((1 << (2 * block)) - 1) * ((1 << block) - 1)


@cache
def having(service: int, size: int) -> int:
    """The family of all sets with `service`."""
    return lacking(service, size) << (1 << service)


def complements(family: int, size: int) -> int:
    """The family of the complements of its members: the integer's bits in reverse."""
    return int(f"{family:0{1 << size}b}"[::-1], 2)


def members(family: int, size: int) -> NDArray[np.bool_]:
    """For every set over `size` services whether the family has it, as an array of `2**size` truths."""
    octets = np.frombuffer(family.to_bytes(-(-(1 << size) // 8), "little"), dtype=np.uint8)
    return np.unpackbits(octets, bitorder="little", count=1 << size).astype(np.bool_)


def family_of(truths: NDArray[np.bool_]) -> int:
    """The family of the sets whose entry is true: `members` the other way round."""
    return int.from_bytes(np.packbits(truths, bitorder="little").tobytes(), "little")
