"""The six P2K2 modules and their 29 sessions, so a meeting can name what it teaches and a group's progress be shown.

Titles are programme terms and stay Indonesian in every language. Sources, all public:

* the list of modules and the number of sessions in each: the ministry's current P2K2 set (5 + stunting);
* parenting, four titles: aswajanews.isnuponorogo.org/?p=4950 and a thesis of Universitas Sumatera Utara (FDS, 2.5.4);
* finance, three titles: Kemensos, "Modul Pengelolaan Keuangan dan Perencanaan Usaha, P2K2 PKH", table of contents;
* health, first title: lesson plan "RPP FDS, Modul Kesehatan dan Gizi" (Sumedang);
* child protection, first title: Dinas Sosial Asahan on P2K2, sinkap.info, 3 February 2022.

Where no source was at hand the title is "Sesi n" rather than an invention.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Module:
    code: str
    number: int
    title: str
    sessions: tuple[str, ...]


def _untitled(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"Sesi {number}" for number in range(first, last + 1))


MODULES: tuple[Module, ...] = (
    Module(
        "parenting",
        1,
        "Pengasuhan dan pendidikan anak",
        (
            "Menjadi orang tua yang lebih baik",
            "Memahami perilaku anak",
            "Memahami cara anak usia dini belajar",
            "Membantu anak sukses di sekolah",
        ),
    ),
    Module(
        "finance",
        2,
        "Pengelolaan keuangan dan perencanaan usaha",
        ("Mengelola keuangan keluarga", "Cermat meminjam dan menabung", "Memulai usaha"),
    ),
    Module(
        "health",
        3,
        "Kesehatan dan gizi",
        ("Pentingnya gizi dan layanan kesehatan ibu hamil", *_untitled(2, 3)),
    ),
    Module(
        "protection",
        4,
        "Perlindungan anak",
        ("Upaya pencegahan kekerasan dan perlakuan salah pada anak", *_untitled(2, 2)),
    ),
    Module("welfare", 5, "Kesejahteraan sosial", _untitled(1, 2)),
    Module("stunting", 6, "Pencegahan dan penanganan stunting", _untitled(1, 15)),
)


@dataclass(frozen=True)
class Curriculum:
    """The modules in the order in which a group goes through them: a setting, since offices revise them."""

    modules: tuple[Module, ...] = MODULES

    def module(self, code: str) -> Module | None:
        """The module with this code; None where the office no longer teaches it."""
        return next((module for module in self.modules if module.code == code), None)

    def title(self, code: str, number: int) -> str | None:
        """Title of session `number`, counted from 1 within its module; None where there is no such session."""
        module = self.module(code)
        return module.sessions[number - 1] if module is not None and 1 <= number <= len(module.sessions) else None

    def sessions(self) -> list[tuple[str, int]]:
        """Every (module code, session number) in order."""
        return [(module.code, number) for module in self.modules for number in range(1, len(module.sessions) + 1)]

    def after(self, code: str, number: int) -> tuple[str, int] | None:
        """The session a group takes next; None after the last of all, or after one that is no longer taught."""
        order = self.sessions()
        if (code, number) not in order:
            return None
        following = order.index((code, number)) + 1
        return order[following] if following < len(order) else None
