"""Updates brought by Telegram, the pages for machines, and a log in which nobody can be recognised."""

import json

from db.tables import Dialog, InboxEntry
from tests.fakes.bot_api import FakeBotApi, Fault
from tests.program.office import SECRET, Office
from tests.program.processes import until
from tests.program.village_life import (
    KENANGA,
    MELATI,
    PENDAMPING,
    PHONES,
    everyone_joins,
    founds_village,
    schedules,
    villagers,
)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
SAID = ("mawar nyambut gawe, wati gerah", "rumah saya dekat pasar legi", "ZZZZ-9999")


def uses_webhook(office: Office) -> None:
    office.writes_settings(
        http={"public_url": f"http://127.0.0.1:{office.port}"}, telegram={"mode": "webhook", "webhook_secret": SECRET}
    )


def test_the_webhook_takes_each_update_once_and_only_with_the_secret(office: Office, provider: FakeBotApi) -> None:
    uses_webhook(office)
    provider.faults.next(Fault("server_error", ("setWebhook",)))
    stranger = villagers(provider).stranger
    with office.runs():
        until(lambda: provider.webhook.url, "the webhook to be opened at the second try")
        stranger.says("halo")
        stranger.wait_for("asisten pendamping PKH")
        update = {"update_id": 5, "message": {"message_id": 9, "date": 0, "chat": stranger.chat_json(), "text": "x"}}
        body = json.dumps(update).encode()
        assert office.gets("/telegram/webhook", body)[0] == 403
        assert office.gets("/telegram/webhook", body, {HEADER: SECRET + "x"})[0] == 403
        assert office.gets("/telegram/webhook", b"no json", {HEADER: SECRET})[0] == 400
        assert office.gets("/telegram/webhook", None, {HEADER: SECRET})[0] == 405
        for _ in range(3):
            assert office.gets("/telegram/webhook", body, {HEADER: SECRET})[0] == 200
        status, health = office.gets("/healthz")
        assert (status, json.loads(health)["database"]) == (200, "ok")
        status, metrics = office.gets("/metrics")
        assert status == 200
        assert 'pkh_inbox_turns_total{end="done"} 2.0' in metrics
        assert 'pkh_outbox_rows{kind="reply"' in metrics
        assert 'pkh_sends_total{channel="telegram",code="sent"}' in metrics
        assert not provider.updates
    assert office.sees(lambda session: session.query(InboxEntry).count()) == 2


def test_who_polls_has_no_webhook(sqlite_office: Office) -> None:
    with sqlite_office.runs():
        assert sqlite_office.gets("/telegram/webhook", b"{}", {HEADER: SECRET})[0] == 404


def test_nobody_can_be_recognised_in_the_log_of_a_whole_run(sqlite_office: Office, provider: FakeBotApi) -> None:
    office, people = sqlite_office, villagers(provider)
    siti, sri, mawar = people.siti, people.sri, people.mawar
    code = founds_village(office)
    with office.runs():
        everyone_joins(people, code)
        people.stranger.says(SAID[2])
        people.stranger.wait_for("tidak cocok")
        schedules(siti, "Kamis 25/10 jam 9")
        provider.faults.next("server_error", "bad_gateway", "dropped", "too_fast")
        office.goes_to("2018-10-24", "16:00")
        until(lambda: len(provider.faults.met) == 4, "four requests to fail")
        people.painem.blocks()
        mawar.says("menu")
        mawar.wait_for("apa yang bisa saya bantu")
        office.changes(lambda s: s.query(Dialog).filter_by(status="open").update({"state": "{"}))
        mawar.says(SAID[1])
        mawar.wait_for("gangguan")
        provider.add_update("message", {"message_id": "not a number", "chat": mawar.chat_json(), "text": SAID[1]})
        office.goes_to("2018-10-25", "11:01")
        sri.wait_for("Siapa yang tidak hadir?")
        sri.says(SAID[0])
        sri.wait_for("Hadir 8 dari 10")
        sri.taps("Ya, simpan")
        siti.wait_for("Laporan kelompok Melati 1")
    with office.runs():
        until(lambda: not provider.updates, "a second start")

    log = office.log
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"running", "job_ran", "send_failed", "turn_failed", "update_unreadable", "stopped"} <= {
        line["event"] for line in lines
    } | {"stopped"}
    assert all({"at", "level", "event"} <= set(line) for line in lines)
    names = [part for name in (*MELATI, *KENANGA, PENDAMPING, "Melati", "Kenanga") for part in name.split()]
    numbers = [phone[1:] for phone in PHONES.values()]
    chats = [str(number) for number in provider.people]
    secrets = [provider.token, *map(str, office.keys["ring"]), str(office.keys["index"]), code, code.replace("-", "")]
    texts = {message.text for person in provider.people.values() for message in person.chat if len(message.text) > 4}
    private = [*names, *numbers, *chats, *secrets, *texts, *SAID, "pasar", "gerah"]
    assert [word for word in private if word.casefold() in log.casefold()] == []
