"""A message survives being stored, whatever people wrote into it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from outbox.messages import Attachment, Button, Incoming, Message, Sender, Tap, message_from_json

texts = st.text(max_size=60)
buttons = st.builds(Button, texts, texts)
attachments = st.none() | st.builds(Attachment, st.sampled_from(["photo", "document"]), texts, st.binary(max_size=60))
messages = st.builds(
    Message,
    text=texts,
    rows=st.lists(st.lists(buttons, max_size=3).map(tuple), max_size=3).map(tuple),
    contact_request=st.none() | texts,
    attachment=attachments,
    replaces=st.none() | texts,
    menu_role=st.none() | texts,
    menu_language=st.none() | texts,
)


@given(messages)
def test_a_stored_message_is_read_as_it_was(message: Message) -> None:
    assert message_from_json(message.to_json()) == message


@given(messages)
def test_its_buttons_are_those_of_all_rows(message: Message) -> None:
    assert list(message.buttons) == [button for row in message.rows for button in row]


def test_what_arrived_is_stored_with_everything_that_was_said() -> None:
    incoming = Incoming("telegram", "77", "u1", text="halo {name}", tap=Tap("d:1:2:yes", "9"), sender=Sender("id"))

    stored = json.loads(incoming.to_json())
    assert stored["text"] == "halo {name}"
    assert stored["tap"] == {"data": "d:1:2:yes", "message_id": "9"}
    assert stored["message_id"] == "u1"
