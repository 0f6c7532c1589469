"""When meetings are to be, as one sentence says it: dates, monthly days, how long. It is Tuesday 20 November 2018."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.typed_plans import TypedPlan, read_plan

TODAY = date(2018, 11, 20)

# What is typed | days or the monthly day | hour | how long | problem
PLANS = """
# --- one date
Kamis 22/11 jam 9                                      | 22/11 | 09:00 | |
Kamis, 22 November 2018, jam 9                         | 22/11 | 09:00 | |
kamis 22/11 jam 9, di rumah bu sri RT 3 RW 5           | 22/11 | 09:00 | |
Kemis ngarep jam 9                                     | 22/11 | 09:00 | |
3 bulan lagi jam 9                                     | 20/2/2019 | 09:00 | |
tgl 5 jam 9 sampai 11                                  | 5/12 | 09:00 | |
besok jam 9 selama 2 jam                               | 21/11 | 09:00 | |
# --- several dates
4, 11 dan 18 desember                                  | 4/12 11/12 18/12 | - | |
4,11,18 desember jam 9                                 | 4/12 11/12 18/12 | 09:00 | |
tgl 4, 11, 18 jam 9                                    | 4/12 11/12 18/12 | 09:00 | |
22 nov, 20 des dan 24 jan jam 9.30                     | 22/11 20/12 24/1/2019 | 09:30 | |
22/11, 20/12, 24/1 jam 9                               | 22/11 20/12 24/1/2019 | 09:00 | |
4 dan 11 desember, 8 januari jam 9,30                  | 4/12 11/12 8/1/2019 | 09:30 | |
kamis 22 nov dan kamis 29 nov jam 9                    | 22/11 29/11 | 09:00 | |
22 lan 29 november jam songo                           | 22/11 29/11 | 09:00 | |
22 sareng 29 november tabuh salapan                    | 22/11 29/11 | 09:00 | |
22 & 29 nov jam 9                                      | 22/11 29/11 | 09:00 | |
22/11 jam 9 dan 29/11 jam 10                           | 22/11 29/11 | - | |
jumat 22 nov, kamis 29 nov                             | - | - | | weekday_mismatch
31 nov, 5 des                                          | - | - | | no_such_date
18, 11 dan 4 desember                                  | - | - | | ambiguous_date
22-23 nov jam 9                                        | - | 09:00 | | ambiguous_date
kamis dan jumat jam 9                                  | - | 09:00 | | ambiguous_date
# --- every month
Kamis keempat jam 9                                    | 4/kamis | 09:00 | |
tiap tanggal 5 jam 10                                  | tiap 5 | 10:00 | |
minggu katilu poe Senen jam 8                          | 3/senin | 08:00 | |
kemis kaping papat saben sasi jam songo                | 4/kamis | 09:00 | |
kamis keempat jam 9 sore                               | 4/kamis | - | |
kamis keempat 9                                        | 4/kamis | - | |
jam 9 sampai jam 11 kamis keempat                      | 4/kamis | 09:00 | |
# --- and how long
kamis keempat jam 9 sampai desember                    | 4/kamis | 09:00 | ..31/12 |
kamis keempat jam 9 sampai desember 2019               | 4/kamis | 09:00 | ..31/12/2019 |
kemis kaping papat jam 9 nganti juni                   | 4/kamis | 09:00 | ..30/6/2019 |
kamis keempat jam 9 s/d akhir bulan juni               | 4/kamis | 09:00 | ..30/6/2019 |
kamis keempat jam 9 sampai akhir tahun                 | 4/kamis | 09:00 | ..31/12 |
kamis keempat jam 9 sampai 20 maret                    | 4/kamis | 09:00 | ..20/3/2019 |
kamis keempat 9.00-11.00 sampai maret                  | 4/kamis | 09:00 | ..31/3/2019 |
kamis keempat jam 9 setahun                            | 4/kamis | 09:00 | 12 |
minggu katilu poe Senen jam 8 salila sataun            | 3/senin | 08:00 | 12 |
kamis keempat jam 9 selama 6 bulan                     | 4/kamis | 09:00 | 6 |
kamis ke-4 jam 9, 3 bulan                              | 4/kamis | 09:00 | 3 |
kemis kaping papat telung sasi jam 9                   | 4/kamis | 09:00 | 3 |
kamis keempat setengah tahun                           | 4/kamis | - | 6 |
tiap tanggal 5 jam 10 mulai januari                    | tiap 5 | 10:00 | 1/1/2019.. |
mulai januari jadi kamis kedua                         | 2/kamis | - | 1/1/2019.. |
tiap tanggal 5 jam 10 mulai bulan depan 3 bulan        | tiap 5 | 10:00 | 1/12.. 3 |
minggu ke 3 hari senin jam 8 dari januari sampai juni  | 3/senin | 08:00 | 1/1/2019.. ..30/6/2019 |
6 bulan                                                | - | - | 6 |
sampai juni                                            | - | - | ..30/6/2019 |
# --- what is asked
tiap kamis jam 9                                       | - | 09:00 | | which_week
saben kemis                                            | - | - | | which_week
kamis keempat tiap 3 bulan                             | - | - | | not_monthly
habis lebaran jam 9                                    | - | 09:00 | | ambiguous_date
Senen Legi jam 9                                       | - | 09:00 | | ambiguous_date
19/11/2018 jam 9                                       | 19/11 | 09:00 | | past
terserah ibu                                           | - | - | | nothing_understood
"""


def day_of(text: str) -> date:
    day, month, year = (*(int(part) for part in text.split("/")), 2018)[:3]
    return date(year, month, day)


def meant(row: tuple[str, ...]) -> TypedPlan:
    days, hour, length, problem = row
    plan = TypedPlan(clock=None if hour == "-" else time.fromisoformat(hour), problem=problem or None)
    words = length.split()
    changes: dict[str, object] = {"until": None, "since": None, "months": None, "pattern": None, "days": ()}
    for word in words:
        if word.startswith(".."):
            changes["until"] = day_of(word[2:])
        elif word.endswith(".."):
            changes["since"] = day_of(word[:-2])
        else:
            changes["months"] = int(word)
    if days != "-" and not days.startswith("tiap") and not days[-1].isalpha():
        changes["days"] = tuple(day_of(day) for day in days.split())
    return TypedPlan(**{**vars(plan), **changes})


def pattern_in_words(plan: TypedPlan) -> str | None:
    if plan.pattern is None:
        return None
    if plan.pattern.day is not None:
        return f"tiap {plan.pattern.day}"
    return f"{plan.pattern.week}/{('senin', 'selasa', 'rabu', 'kamis')[plan.pattern.weekday or 0]}"


ROWS = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in PLANS.strip().splitlines()
    if not line.startswith("# ---")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_a_plan_is_read_as_it_was_meant(row: tuple[str, ...]) -> None:
    plan = read_plan(row[0], TODAY)
    wanted = meant(row[1:])

    assert (plan.days, plan.clock, plan.problem) == (wanted.days, wanted.clock, wanted.problem)
    if wanted.problem is None:
        assert (plan.months, plan.until, plan.since) == (wanted.months, wanted.until, wanted.since)
        assert pattern_in_words(plan) == (row[1] if row[1].startswith("tiap") or row[1][-1].isalpha() else None)


def test_a_year_is_the_longest_series() -> None:
    assert read_plan("kamis keempat jam 9 selama 30 bulan", TODAY).months == 12


many_days = st.lists(st.integers(1, 300), min_size=2, max_size=6, unique=True).map(sorted)


@given(
    many_days, st.sampled_from([", ", " dan ", " & ", "; "]), st.sampled_from(["{d}/{m}", "{d}/{m}/{y}", "tgl {d}/{m}"])
)
def test_any_list_of_coming_dates_is_read_back(ahead: list[int], between: str, form: str) -> None:
    days = [TODAY + timedelta(days=number) for number in ahead]
    text = between.join(form.format(d=day.day, m=day.month, y=day.year) for day in days)

    assert read_plan(f"{text} jam 9", TODAY) == TypedPlan(days=tuple(days), clock=time(9))


@given(
    st.text(alphabet="0123456789 ,.-/jamtgldnoveksi4:;&\n", max_size=60), st.dates(date(2018, 1, 1), date(2030, 1, 1))
)
def test_whatever_is_typed_nothing_breaks_and_no_day_is_past_without_saying_so(text: str, today: date) -> None:
    plan = read_plan(text, today)

    assert plan.problem is not None or all(day >= today for day in plan.days)
    assert list(plan.days) == sorted(set(plan.days))
