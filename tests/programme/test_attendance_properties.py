"""The reader of ketua's reports on rosters, wordings and slips drawn at random."""

from dataclasses import dataclass

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from programme.attendance_reading.everyday import is_everyday
from programme.attendance_reading.tokens import meaning
from programme.attendance_text import REASONS, Member, Report, read_report
from programme.names import normal_form

NAMES = (
    "Mawar",
    "Wati",
    "Sulastri",
    "Sukarti",
    "Jumirah",
    "Ponirah",
    "Wagini",
    "Tumini",
    "Painem",
    "Tukinem",
    "Rubiyah",
    "Ngatiyem",
    "Suparmi",
    "Kasih",
    "Hadirah",
    "Sakinah",
    "Untung",
    "Cucu",
    "Popon",
    "Cicih",
    "Melati",
    "Halimah",
    "Zaenab",
    "Khadijah",
    "Nurhayati",
    "Endang Suryani",
    "Dewi Sartika",
    "Yuni Astuti",
    "Eka Puspitasari",
    "Dwi Handayani",
    "Tri Utami",
    "Sri Wahyuni",
    "Sri Mulyani",
    "Siti Khotimah",
    "Siti Zubaidah",
    "Lilis Karlina",
    "Kokom Komalasari",
    "Muhammad Ikhsan",
    "Euis Komariah",
    "Neneng Hasanah",
    "Titin Sumarni",
    "Fatimah Az Zahra",
    "Hadiroh",
    "Ijah",
    "Izah",
    "Tinah",
    "Yati",
    "Yanti",
    "Tiga Rahayu",
    "Uneh",
)
TITLES = ("", "", "bu ", "Bu ", "ibu ", "mbak ", "yu ", "ceu ", "B. ")
SEPARATORS = (", ", ",", " dan ", " sama ", " karo ", " jeung ", "\n", " & ", "; ", " n ", ", bu ", "\n- ", " / ")
HEADINGS = (
    "",
    "Yang tidak hadir ",
    "yg tdk hadir: ",
    "yg gak dtg ",
    "sing ora teko ",
    "nu teu sumping: ",
    "ingkang mboten rawuh ",
    "Tidak hadir:\n",
    "Assalamualaikum bu, yang absen ",
    "lapor bu yg blm dtg ",
)
ENDINGS = (
    "",
    " bu",
    " 🙏",
    ". Terima kasih bu",
    "\nmatur nuwun",
    ". Kapan cair bu?",
    ", lainnya hadir",
    " tidak hadir",
    " ora teko",
)
PREDICATES = {
    "sakit": "sick",
    "gerah": "sick",
    "gering": "sick",
    "anaknya sakit": "child_sick",
    "kerja": "work",
    "nyambut gawe": "work",
    "panen": "work",
    "pulang kampung": "travel",
    "rewang": "family_event",
    "takziah": "bereavement",
    "tidak tahu ada pertemuan": "not_informed",
    "ora ono motor": "no_transport",
    "melahirkan": "birth",
    "kehujanan": "weather",
    "ada tamu": "other",
    "tanpa kabar": None,
    "alpa": None,
}
LOWER = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Group:
    """A roster and those of it who were absent, in the order in which they are told."""

    members: list[Member]
    chosen: list[Member]


@st.composite
def groups(draw: st.DrawFn, least: int = 1) -> Group:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=8, max_size=30, unique=True))
    members = [Member(number, name) for number, name in enumerate(names, start=1)]
    chosen = draw(st.lists(st.sampled_from(members), min_size=least, max_size=6, unique=True))
    return Group(members, chosen)


def writings(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([name, name.lower(), name.upper()])


@st.composite
def lists_of_absent(draw: st.DrawFn) -> tuple[Group, str]:
    group = draw(groups())
    written = [draw(st.sampled_from(TITLES)) + draw(writings(member.name)) for member in group.chosen]
    if draw(st.booleans()):
        listed = "\n".join(f"{place}. {name}" for place, name in enumerate(written, start=1))
    else:
        listed = draw(st.sampled_from(SEPARATORS)).join(written)
    return group, draw(st.sampled_from(HEADINGS)) + listed + draw(st.sampled_from(ENDINGS))


def numbers(report: Report) -> set[int]:
    return set(report.absent) | report.present | report.represented


def is_flagged(report: Report) -> bool:
    return bool(report.ambiguous or report.unknown)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists_of_absent())
def test_the_same_members_are_absent_however_they_are_listed(case: tuple[Group, str]) -> None:
    group, text = case

    report = read_report(text, group.members)

    assert set(report.absent) == {member.number for member in group.chosen}, text
    assert not is_flagged(report), (text, report)
    assert not report.present
    assert not report.all_present


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_each_member_keeps_the_reason_said_of_her(data: st.DataObject) -> None:
    group = data.draw(groups())
    said = [(member, data.draw(st.sampled_from(sorted(PREDICATES)))) for member in group.chosen]
    pattern = data.draw(
        st.sampled_from(["{name} {said}", "{name} ({said})", "{name}: {said}", "bu {name} {said}", "{name} = {said}"])
    )
    separator = data.draw(st.sampled_from([", ", "\n", "; ", ". "]))
    text = separator.join(pattern.format(name=member.name, said=words) for member, words in said)

    report = read_report(text, group.members)

    assert report.absent == {member.number: PREDICATES[words] for member, words in said}, text
    assert not is_flagged(report), (text, report)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(),
    st.sampled_from([", ", ",", " ", " dan ", "/"]),
    st.sampled_from(["{} tidak hadir", "no {}", "nomor {} gak datang", "{}"]),
)
def test_numbers_without_names_are_members(group: Group, separator: str, pattern: str) -> None:
    assume(len(group.chosen) > 1 or pattern.startswith("no"))
    text = pattern.format(separator.join(str(member.number) for member in group.chosen))
    assume(not (separator == "/" and len(group.chosen) == 2 and group.chosen[1].number == len(group.members)))

    report = read_report(text, group.members)

    assert set(report.absent) == {member.number for member in group.chosen}, text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), groups(least=2), st.sampled_from(["nomor {} sakit", "alasan no {} gering", "sing nomer {} lara"]))
def test_a_number_below_a_numbered_list_never_means_another_member(
    data: st.DataObject, group: Group, pattern: str
) -> None:
    listed = "\n".join(f"{place}. {member.name}" for place, member in enumerate(group.chosen, start=1))
    place = data.draw(st.integers(1, len(group.members)))

    report = read_report(f"Tidak hadir:\n{listed}\n{pattern.format(place)}", group.members)

    assert set(report.absent) == {member.number for member in group.chosen}, place
    if place <= len(group.chosen):
        assert report.absent[group.chosen[place - 1].number] == "sick"
    elif group.members[place - 1] not in group.chosen:
        assert [asked.candidates for asked in report.ambiguous] == [frozenset({place})]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(),
    st.sampled_from(
        ["semua hadir kecuali {}", "kabeh teko kejaba {}", "sadayana sumping kajaba {}", "hadir semua selain {}"]
    ),
)
def test_all_but_some_means_those_are_absent(group: Group, pattern: str) -> None:
    text = pattern.format(", ".join(member.name for member in group.chosen))

    report = read_report(text, group.members)

    assert set(report.absent) == {member.number for member in group.chosen}, text
    assert not report.all_present


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(groups(least=2), st.sampled_from(["diwakili anaknya", "diwakilkan suaminya", "diwakilan ku budakna"]))
def test_a_member_whose_relative_came_is_neither_absent_nor_present(group: Group, words: str) -> None:
    first, *others = group.chosen
    text = f"{first.name} {words}, " + ", ".join(f"{member.name} sakit" for member in others)

    report = read_report(text, group.members)

    assert report.represented == {first.number}, text
    assert report.absent == {member.number: "sick" for member in others}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(least=2),
    st.sampled_from(sorted(PREDICATES)),
    st.sampled_from([", ", " dan ", " karo ", " sareng ", " & "]),
    st.sampled_from(
        ["{names} {said}", "bu, {names} sama2 {said}", "{names} tidak hadir karena {said}", "lapor: {names} = {said}"]
    ),
)
def test_one_reason_said_of_several_is_each_one_s(group: Group, said: str, separator: str, pattern: str) -> None:
    assume(all(member.name != "Cucu" for member in group.chosen))  # "Wati dan Cucu ada tamu" may be her grandchild
    text = pattern.format(names=separator.join(member.name for member in group.chosen), said=said)

    report = read_report(text, group.members)

    assert report.absent == {member.number: PREDICATES[said] for member in group.chosen}, text
    assert not is_flagged(report), (text, report)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(groups(), st.sampled_from(["kecuali {}, semua hadir", "Iwal {}, sadayana sumping", "selain {} hadir semua bu"]))
def test_the_exceptions_may_be_named_first(group: Group, pattern: str) -> None:
    report = read_report(pattern.format(", ".join(member.name for member in group.chosen)), group.members)

    assert set(report.absent) == {member.number for member in group.chosen}
    assert not report.all_present


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(groups(), st.sampled_from(["diwakili anaknya", "diwakilke bojone", "diwakilan ku carogena", "diwakilkan"]))
def test_relatives_of_several_may_come_for_them(group: Group, words: str) -> None:
    assume(all(member.name != "Cucu" for member in group.chosen))

    report = read_report(" dan ".join(member.name for member in group.chosen) + " " + words, group.members)

    assert report.represented == {member.number for member in group.chosen}
    assert not report.absent


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(least=2),
    st.sampled_from(
        [
            "Hadir: {}. Tidak hadir: {}",
            "yang hadir {}\nyang tidak hadir {}",
            "✅ Hadir: {}\n❌ Tidak hadir: {}",
            "Hadir ✔️\n{}\nTidak hadir ✖️\n{}",
            "☑️ sumping: {}\n⛔ teu sumping: {}",
            "✅ teka: {}\n❌ ora teka: {}",
        ]
    ),
)
def test_those_present_and_those_absent_are_told_apart(group: Group, pattern: str) -> None:
    first, *others = group.chosen

    report = read_report(pattern.format(first.name, ", ".join(member.name for member in others)), group.members)

    assert report.present == {first.number}
    assert set(report.absent) == {member.number for member in others}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(least=2),
    st.sampled_from(["kata {}, {} sakit", "{} bilang {} sakit", "ketemu {} di pasar, katanya {} sakit"]),
)
def test_whoever_brings_the_news_is_not_reported(group: Group, pattern: str) -> None:
    bringer, told = group.chosen[:2]

    report = read_report(pattern.format(bringer.name, told.name), group.members)

    assert bringer.number not in report.absent
    assert report.absent == {told.number: "sick"} or is_flagged(report)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(),
    st.sampled_from(
        ["{} rajin sekali", "{} sudah sembuh", "{} pengen keluar dari PKH", "besok {} mau operasi", "{} sering sakit"]
    ),
)
def test_talk_that_tells_nothing_of_attendance_makes_nobody_absent(group: Group, pattern: str) -> None:
    report = read_report(pattern.format(group.chosen[0].name), group.members)

    assert not report.absent


DOUBTS = (
    "{} katanya mau nyusul tapi sampai sekarang belum kelihatan",
    "{} jare arep nyusul ning durung ketok",
    "{} cenah bade sumping, duka cios henteuna",
    "{} ada tanda tangannya tapi orangnya tidak ada. Mana yang benar ya bu",
    "{} izin tidak hadir. Tapi di absen kok ada tanda tangannya {}, saya bingung",
    "{} hadir kata temannya, tapi saya tidak lihat",
    "{} belum tau jadi datang atau tidak",
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(groups(least=2), st.sampled_from(DOUBTS))
def test_whom_the_ketua_is_not_sure_of_is_always_asked(group: Group, pattern: str) -> None:
    other, told = group.chosen[0], group.chosen[1]

    report = read_report(f"{other.name} sakit. " + pattern.format(*[told.name] * pattern.count("{}")), group.members)

    assert told.number not in numbers(report)
    assert any(told.number in asked.candidates for asked in report.ambiguous)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(),
    st.sampled_from(
        [
            "{} mboten saget rawuh",
            "{} teu cios sumping",
            "{} ora kelakon teko",
            "{} teu kabujeng sumping",
            "{} batal datang",
            "{} gak jadi ikut",
            "{} ga sempat hadir",
            "{} belum bisa gabung hadir",
        ]
    ),
)
def test_a_denied_coming_is_never_read_as_present(group: Group, pattern: str) -> None:
    report = read_report(pattern.format(group.chosen[0].name), group.members)

    assert not report.present
    assert group.chosen[0].number in report.absent or is_flagged(report)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    groups(),
    st.sampled_from(
        [
            "{}. Yang lain kerja",
            "{}. Sebagian lagi juga tidak hadir",
            "{}, beberapa orang lain ke sawah",
            "{}. sabagian deui oge teu sumping",
            "{}, liyane do rewang",
        ]
    ),
    st.sampled_from(["sakit", "hadir"]),
)
def test_a_claim_about_unnamed_members_is_asked_beside_those_named(group: Group, pattern: str, said: str) -> None:
    report = read_report(pattern.format(f"{group.chosen[0].name} {said}"), group.members)

    assert group.chosen[0].number in numbers(report)
    assert report.unknown


@st.composite
def slips(draw: st.DrawFn, name: str) -> str:
    """The name with one letter dropped, doubled, changed, added or swapped with the next."""
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from(LOWER))
    swapped = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    return draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + letter + name[at:],
                swapped,
            ]
        )
    )


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.data(),
    st.sampled_from(
        ["{}", "{} sakit", "bu {} tidak hadir", "Mawar, {}, Wati", "{} kerja, Mawar sakit", "yg gak datang {}"]
    ),
)
def test_one_slip_in_a_name_is_read_right_or_asked(data: st.DataObject, pattern: str) -> None:
    names = data.draw(st.lists(st.sampled_from(NAMES), min_size=8, max_size=30, unique=True))
    members = [Member(number, name) for number, name in enumerate(dict.fromkeys(["Mawar", "Wati", *names]), start=1)]
    meant = data.draw(st.sampled_from(members[2:]))
    written = data.draw(slips(meant.name.lower()))
    forms = {normal_form(part) for member in members if member is not meant for part in member.name.split()}
    assume(not any(normal_form(word) in forms for word in written.split()))
    # A slip that makes another everyday word (Kasih, sasih: month) is no name any more, to a person neither.
    slipped = [word for word in written.split() if normal_form(word) != normal_form(meant.name)]
    assume(not any(meaning(word) or is_everyday(word) for word in slipped))

    report = read_report(pattern.format(written), members)

    right = {meant.number} | {member.number for member in members[:2] if member.name in pattern}
    assert set(report.absent) == right or is_flagged(report) or (not report.is_report and pattern == "{}"), (
        written,
        meant,
        report,
    )


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
@example("1️⃣ 2️⃣ 🔟 ??? ((( )))")
@example("no no no nomor 5 5 5 dari dari / / 3/3/3")
def test_any_text_is_read_without_error_and_members_are_told_apart(text: str) -> None:
    members = [Member(number, name) for number, name in enumerate(NAMES[:30], start=1)]

    report = read_report(text, members)

    assert_sound(report, members)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_any_mix_of_report_words_gives_a_sound_report(data: st.DataObject) -> None:
    members = [Member(number, name) for number, name in enumerate(NAMES[:30], start=1)]
    words = (
        "tidak hadir sakit kerja datang semua kecuali cuma yang dan tapi eh maaf bukan diwakili anaknya suaminya "
        "karena hujan lainnya juga kapan cair bantuan 3 5 27 30 45 orang no dari ( ) : , . ? \n bu mbak mawar "
        "wati sri cucu juminten dia saya telat ada kalau boleh"
    ).split(" ")
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=25)))

    assert_sound(read_report(text, members), members)


def assert_sound(report: Report, members: list[Member]) -> None:
    known = {member.number for member in members}
    assert numbers(report) <= known
    assert len(numbers(report)) == len(report.absent) + len(report.present) + len(report.represented)
    assert all(asked.candidates and asked.candidates <= known for asked in report.ambiguous)
    assert all(reason is None or reason in REASONS for reason in report.absent.values())
    assert not (report.all_present and (report.absent or report.represented or is_flagged(report)))
    assert report.is_report or report == Report(is_report=False, questions=report.questions)
