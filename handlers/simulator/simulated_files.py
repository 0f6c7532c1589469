"""What people of the village attach: the same small photo, voice note and place each time."""

import base64

PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One pixel: what it shows matters to nobody."""
VOICE = b"OggS a voice nobody hears"
PLACE = (-7.63, 111.52)
"""Latitude and longitude in degrees: the village."""
SAID_OF_SHARED = {"photo": "📷 Foto", "voice": "🎤 Suara", "location": "📍 Lokasi", "contact": "👤 Kontak saya"}
"""How what was attached stands in a chat."""
CONTENT_OF_SHARED = {SAID_OF_SHARED["photo"]: PHOTO, SAID_OF_SHARED["voice"]: VOICE}
ATTACHED = tuple(said.split()[0] for said in SAID_OF_SHARED.values())
"""Texts that begin so can't be changed."""
