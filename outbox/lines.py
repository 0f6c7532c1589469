"""Choices as lines of text, for channels on which people type: which of a message's buttons get a number.

The number that a reader types means the button at that place: whoever sends a message keeps what is returned here
with the sending, so the lines she sees and the number she types can't drift apart.
"""

import re

from outbox.messages import Button, Message

OWN_NUMBER = re.compile(r"\W*(\d{1,3})\.(?= |$) ?(.*)", re.DOTALL)
"""'3. Mawar', '☑ 3. Mawar', '+ 8. Tukiyem': the label's number is a member's or a visit's, and its name."""


def numbered_lines(message: Message) -> tuple[Button, ...]:
    """The buttons a typed number means, the first being 1; none where numbers mean members or visits.

    An approved template shows its quick replies in the order of the message's own buttons.
    """
    if message.template is not None:
        return message.buttons
    own_numbers = any(OWN_NUMBER.fullmatch(button.label) for button in message.buttons)
    return message.buttons if message.numbered and not own_numbers else ()
