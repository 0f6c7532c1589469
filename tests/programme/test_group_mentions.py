"""Which groups a message names, and what is left of it for the date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.group_mentions import NamedGroup, read_groups

GROUPS = [
    *(NamedGroup(number, f"Melati {number}", "Wates") for number in range(1, 6)),
    NamedGroup(6, "Kenanga", "Wates"),
    NamedGroup(7, "Mawar I", "Kedung"),
    NamedGroup(8, "Mawar II", "Kedung"),
    NamedGroup(9, "Kelompok Sri Rejeki 1", "Kedung"),
    NamedGroup(10, "Anggrek A", "Kedung"),
    NamedGroup(11, "Anggrek B", "Kedung"),
]
ALL = "1 2 3 4 5 6 7 8 9 10 11"

# What is typed | the groups | what is left | ? where it must be confirmed
MENTIONS = f"""
semua                                            | {ALL} | |
smua kelompok kamis keempat jam 9                | {ALL} | kamis keempat jam 9 |
kabeh kemis kaping papat                         | {ALL} | kemis kaping papat |
semua kecuali melati 3                           | 1 2 4 5 6 7 8 9 10 11 | |
semua kecuali 3 jam 9                            | {ALL} | 3 jam 9 | ?
semua desa wates kamis keempat                   | 1 2 3 4 5 6 | kamis keempat |
semua di kedung kecuali mawar 1, tiap tgl 5      | 8 9 10 11 | tiap tgl 5 |
semua melati jam 9                               | 1 2 3 4 5 | jam 9 |
melati 1 dan 2                                   | 1 2 | |
melati 1-4                                       | 1 2 3 4 | |
melati 1 – 3                                     | 1 2 3 | |
melati 1 sampai 3 kamis keempat sampai desember  | 1 2 3 | kamis keempat sampai desember |
malati 1 s/d 3, kenanga                          | 1 2 3 6 | |
Melati 1, 3 & 5 tgl 5 jam 9                      | 1 3 5 | tgl 5 jam 9 |
melati 1-5 kecuali 3 kamis ke-4                  | 1 2 4 5 | kamis ke-4 |
melati 1 2 dan 3 kamis jam 9                     | 1 2 3 | kamis jam 9 |
melati1 dan 2                                    | 1 2 | |
melati 01                                        | 1 | |
mlati 1 dan mawar 2                              | 1 8 | |
mawar i dan ii                                   | 7 8 | |
anggrek a lan b                                  | 10 11 | |
mel 1 dan mel 2                                  | 1 2 | |
sri rejeki 1 senin jam 9                         | 9 | senin jam 9 |
sri rejeki                                       | 9 | |
kenangga 22/11                                   | 6 | 22/11 |
kelompok kenanga dan kelompok mawar 1            | 6 7 | |
untuk melati 1 dan 2 tgl 4, 11 dan 18 oktober    | 1 2 | tgl 4, 11 dan 18 oktober |
melati 1 4 oktober                               | 1 | 4 oktober |
melati 1 jam 9,30                                | 1 | jam 9,30 |
melati                                           | 1 2 3 4 5 | | ?
melati 1-9                                       | 1 2 3 4 5 | | ?
melati 1, 4 oktober                              | 1 | | ?
melati 1, 4 dan 11 oktober                       | 1 | | ?
melati 1 - 4 oktober                             | 1 | | ?
melati 5 oktober jam 9                           | 1 2 3 4 5 | 5 oktober jam 9 | ?
kamis jam 9                                      | | kamis jam 9 |
di rumah bu sri                                  | | di rumah bu sri |
kamis jam 9 di rumah bu kenanga                  | | kamis jam 9 di rumah bu kenanga |
melati 2 kamis jam 9 di rumah bu kenanga         | 2 | kamis jam 9 di rumah bu kenanga |
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in MENTIONS.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_groups_are_understood_as_they_were_meant(row: tuple[str, ...]) -> None:
    text, ids, rest, doubtful = (*row, "")[:4]
    said = read_groups(text, GROUPS)

    assert said.ids == tuple(int(one) for one in ids.split())
    assert (said.rest, said.doubtful) == (rest, doubtful == "?")


def test_a_number_alone_means_a_group_where_one_name_alone_has_numbers() -> None:
    only_melati = GROUPS[:6]

    assert read_groups("1 dan 3", only_melati).ids == (1, 3)
    assert read_groups("2-4", only_melati).ids == (2, 3, 4)
    assert read_groups("1", GROUPS).ids == ()


def test_a_name_in_two_desa_is_confirmed() -> None:
    twice = [NamedGroup(1, "Melati 1", "Wates"), NamedGroup(2, "Melati 1", "Kedung")]
    said = read_groups("melati 1", twice)

    assert (said.ids, said.doubtful) == ((1, 2), True)


numbers = st.lists(st.integers(1, 15), min_size=1, max_size=15, unique=True)
WHEN = ("kamis keempat jam 9", "tiap tgl 5 jam 10", "tgl 4 november jam 9", "besok jam 9", "")
FIFTEEN = [NamedGroup(number, f"Melati {number}", "Wates") for number in range(1, 16)]


@given(numbers, st.sampled_from([", ", " dan ", " & ", " lan ", ", melati ", " dan melati "]), st.sampled_from(WHEN))
def test_any_of_her_groups_in_any_order_are_those_groups(wanted: list[int], between: str, when: str) -> None:
    said = read_groups(f"melati {between.join(map(str, wanted))} {when}", FIFTEEN)

    assert (said.ids, said.rest, said.doubtful) == (tuple(sorted(wanted)), when, False)
    left_out = read_groups(f"semua kecuali melati {between.join(map(str, wanted))}; {when}", FIFTEEN)
    assert set(left_out.ids) == set(range(1, 16)) - set(wanted)


@given(st.text(max_size=80))
def test_whatever_is_typed_nothing_breaks(text: str) -> None:
    said = read_groups(text, GROUPS)

    assert set(said.ids) <= {one.id for one in GROUPS}
    assert said.ids or said.rest == text
