"""Consent is withdrawable, and withdrawing it ends everything that is sent."""

from tests.village import Village


def test_after_withdrawing_nothing_is_sent_and_only_a_new_code_opens_the_chat(village: Village) -> None:
    mawar = village.mawar
    village.meeting("2018-10-25")
    mawar.says("cabut")
    mawar.picks("Ya, cabut")
    assert "Persetujuan sudah dicabut" in mawar.last
    said = len(mawar.messages)

    village.go_to("2018-10-25", "08:00")
    assert len(mawar.messages) == said

    mawar.says("menu")
    assert "ketik kode" in mawar.last
    village.joins("Mawar")
    assert any("Terima kasih, Ibu Mawar" in text for text in mawar.texts[said:])


def test_whoever_thinks_again_stays(village: Village) -> None:
    mawar = village.mawar
    village.meeting("2018-10-25")
    mawar.says("cabut")
    mawar.picks("Jangan")
    village.go_to("2018-10-22", "09:00")

    assert "3 hari lagi" in mawar.last


def test_a_family_that_writes_keluar_means_its_consent_and_staff_means_a_membership(village: Village) -> None:
    village.mawar.says("keluar")
    village.pendamping.says("keluar")

    assert village.mawar.labels
    assert village.mawar.last != village.pendamping.last
    assert "Siapa yang keluar dari PKH?" in village.pendamping.last
