"""Where visits lie: coordinates and addresses mixed, and the way that leads past all of them."""

from programme.routes import Point
from programme.visit_places import Address, Stop, metres_apart, placed, tour_of


def at(desa: str, dusun: str = "", rw: str = "", rt: str = "", point: Point | None = None) -> Stop:
    return Stop(Address(desa, dusun, rw, rt), point)


def test_without_coordinates_neighbours_stand_together() -> None:
    stops = [
        at("Wates", "Krajan", "1", "1"),
        at("Sumber", "Tegal", "1", "1"),
        at("Wates", "Krajan", "1", "2"),
        at("Wates", "Ngasem", "1", "1"),
        at("Wates", "Krajan", "2", "1"),
    ]

    tour = tour_of(stops)

    places = {index: tour.index(index) for index in range(5)}
    assert abs(places[0] - places[2]) == 1, "the same RW"
    assert max(places[index] for index in (0, 2, 4)) - min(places[index] for index in (0, 2, 4)) == 2, "the same dusun"
    assert places[1] in (0, 4), "the other desa"


def test_rt_one_is_nearer_to_rt_two_than_to_rt_seven() -> None:
    first, second, seventh = (at("Wates", "Krajan", "1", rt) for rt in ("001", "2", "7"))

    assert metres_apart(first, second) < metres_apart(first, seventh)


def test_an_address_is_the_same_however_it_is_written() -> None:
    assert metres_apart(at("Wates", "Krajan", "001", "002"), at(" wates", "KRAJAN", "1", "2")) == 100


def test_an_unknown_dusun_is_not_the_same_as_another_unknown_one() -> None:
    assert metres_apart(at("Wates"), at("Wates")) > metres_apart(at("Wates", "Krajan"), at("Wates", "Krajan"))


def test_who_has_no_coordinates_stands_amid_the_known_ones_of_her_rt() -> None:
    known = [
        at("Wates", "Krajan", "1", "1", Point(-7.80, 112.00)),
        at("Wates", "Krajan", "1", "1", Point(-7.82, 112.02)),
        at("Wates", "Krajan", "1", "2", Point(-7.90, 112.10)),
    ]

    [unknown] = placed([at("Wates", "Krajan", "1", "1")], known)

    assert unknown.point is not None
    assert (round(unknown.point.latitude, 6), round(unknown.point.longitude, 6)) == (-7.81, 112.01)


def test_where_her_rt_is_unknown_her_rw_dusun_or_desa_stands_in() -> None:
    here = Point(-7.8, 112.0)

    rw, dusun, desa, nowhere = placed(
        [
            at("Wates", "Krajan", "1", "9"),
            at("Wates", "Krajan", "8", "9"),
            at("Wates", "Tegal", "8", "9"),
            at("Sumber", "Krajan", "1", "1"),
        ],
        [at("Wates", "Krajan", "1", "1", here)],
    )

    assert (rw.point, dusun.point, desa.point, nowhere.point) == (here, here, here, None)


def test_coordinates_and_addresses_make_one_way() -> None:
    """A family of RT 1 without coordinates is visited next to her neighbour, not at the end."""
    near, far = Point(-7.80, 112.00), Point(-7.80, 112.05)
    stops = [
        at("Wates", "Krajan", "1", "1", near),
        at("Wates", "Krajan", "1", "5", far),
        at("Wates", "Krajan", "1", "1"),
        at("Wates", "Krajan", "1", "5"),
    ]

    tour = tour_of(placed(stops))

    assert {tuple(tour[:2]), tuple(tour[2:])} in (
        {(0, 2), (3, 1)},
        {(2, 0), (1, 3)},
        {(0, 2), (1, 3)},
        {(2, 0), (3, 1)},
    )


def test_a_way_goes_on_from_where_the_day_leads_already() -> None:
    stops = [at("Wates", rt=str(number), point=Point(-7.8, 112.0 + number / 100)) for number in range(4)]

    assert tour_of(stops, start=at("Wates", point=Point(-7.8, 112.09))) == [3, 2, 1, 0]
    assert tour_of([], start=stops[0]) == []
