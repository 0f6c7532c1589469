"""What Twilio's own descriptions say of messages: parameters, shapes and words, copied as data for the fake.

Sources: https://www.twilio.com/docs/messaging/api/message-resource, .../message-resource#message-status-values,
https://www.twilio.com/docs/messaging/api/media-resource, https://www.twilio.com/docs/content/content-types-overview,
https://www.twilio.com/docs/api/errors
"""

ACCOUNT_SID = r"AC[0-9a-fA-F]{32}"
MESSAGE_SID = r"(SM|MM)[0-9a-fA-F]{32}"
MEDIA_SID = r"ME[0-9a-fA-F]{32}"
CONTENT_SID = r"HX[0-9a-fA-F]{32}"
SERVICE_SID = r"MG[0-9a-fA-F]{32}"
BOOLEAN = r"(?i)true|false"
INTEGER = r"\d+"
ANY_TEXT = r"(?s).*"
MOMENT = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?"
NUMBER = r"\+[1-9]\d{6,14}"
SENDER_WORD = r"[A-Za-z0-9 ]{1,11}"
"""An alphanumeric sender id: https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id"""
BUSINESS_SCOPED_ID = r"[A-Z]{2}\.[A-Za-z0-9]{1,128}"
"""How WhatsApp names a person who hides her number."""

CREATE_PARAMETERS: dict[str, str] = {
    "AddressRetention": "retain|obfuscate",
    "ApplicationSid": r"AP[0-9a-fA-F]{32}",
    "Attempt": INTEGER,
    "Body": ANY_TEXT,
    "ContentRetention": "retain|discard",
    "ContentSid": CONTENT_SID,
    "ContentVariables": ANY_TEXT,
    "ForceDelivery": BOOLEAN,
    "From": ANY_TEXT,
    "MaxPrice": r"\d+(\.\d+)?",
    "MediaUrl": r"https?://\S+",
    "MessagingServiceSid": SERVICE_SID,
    "PersistentAction": ANY_TEXT,
    "ProvideFeedback": BOOLEAN,
    "RiskCheck": "enable|disable",
    "ScheduleType": "fixed",
    "SendAsMms": BOOLEAN,
    "SendAt": MOMENT,
    "ShortenUrls": BOOLEAN,
    "SmartEncoded": BOOLEAN,
    "StatusCallback": r"https?://\S+",
    "To": ANY_TEXT,
    "TrafficType": "free",
    "ValidityPeriod": INTEGER,
}
LIST_PARAMETERS: dict[str, str] = {
    "To": ANY_TEXT,
    "From": ANY_TEXT,
    "DateSent": MOMENT,
    "DateSent<": MOMENT,
    "DateSent>": MOMENT,
    "PageSize": INTEGER,
    "Page": INTEGER,
    "PageToken": ANY_TEXT,
}
MESSAGE_FIELDS = frozenset(
    """
    account_sid api_version body date_created date_sent date_updated direction error_code error_message from
    messaging_service_sid num_media num_segments price price_unit sid status subresource_uris to uri
    """.split()
)
MEDIA_FIELDS = frozenset("account_sid content_type date_created date_updated parent_sid sid uri".split())
LIST_FIELDS = frozenset("end first_page_uri next_page_uri page page_size previous_page_uri start uri".split())
"""Beside the records themselves: `messages` or `media_list`."""
DIRECTIONS = frozenset(("inbound", "outbound-api", "outbound-call", "outbound-reply"))
STATUSES = frozenset(
    """
    queued sending sent failed delivered undelivered receiving received accepted scheduled read partially_delivered
    canceled
    """.split()
)
LARGEST_PAGE = 1000
USUAL_PAGE = 50

LONGEST_BODY = 1600
LONGEST_TEMPLATE_BODY = 1024
QUICK_REPLIES = 3
QUICK_REPLY_TITLE = 20
LIST_ITEMS = 10
LIST_ITEM_TITLE = 24
LIST_ITEM_DESCRIPTION = 72
LIST_BUTTON = 20
ACTION_ID = 200
HOURS_OF_WINDOW = 24
LARGEST_MEDIA_BYTES = 16_000_000
"""Of WhatsApp: https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages"""
WHATSAPP_MEDIA = frozenset(
    """
    image/jpeg image/png audio/mpeg audio/ogg audio/amr audio/mp4 video/mp4 application/pdf application/msword
    application/vnd.openxmlformats-officedocument.wordprocessingml.document
    application/vnd.openxmlformats-officedocument.presentationml.presentation application/vnd.ms-powerpoint
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.ms-excel audio/aac text/vcard
    """.split()
)

CODES: dict[int, tuple[int, str]] = {
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    21211: (400, "The 'To' number is not a valid phone number."),
    21603: (400, "A 'From' phone number is required"),
    21604: (400, "A 'To' phone number is required."),
    21609: (400, "The StatusCallback URL is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21611: (429, "This 'From' number has exceeded the maximum number of queued messages"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21619: (400, "A text message body or media urls must be specified."),
    21620: (400, "Invalid media URL(s)"),
    21655: (400, "The ContentSid is Invalid"),
    21656: (400, "The ContentVariables Parameter is invalid"),
    21703: (400, "The Messaging Service does not have a phone number available to send a message"),
    63007: (400, "Twilio could not find a Channel with the specified From address"),
    63038: (429, "Account exceeded the daily messages limit"),
}
"""What a request is refused with: code -> HTTP status, sentence."""

FAILED_LATER: dict[int, tuple[str, str]] = {
    30001: ("failed", "Queue overflow"),
    30003: ("undelivered", "Unreachable destination handset"),
    30005: ("undelivered", "Unknown destination handset"),
    30007: ("undelivered", "Message filtered"),
    63003: ("failed", "Channel could not find To address"),
    63016: ("failed", "Failed to send freeform message because you are outside the allowed window"),
    63018: ("failed", "Rate limit exceeded for Channel"),
    63019: ("failed", "Media failed to download"),
    63021: ("failed", "Channel invalid content error"),
    63024: ("failed", "Invalid message recipient"),
    63028: ("failed", "Number of parameters provided does not match the expected number of parameters"),
    63032: ("failed", "We cannot send this message to this user because of a WhatsApp limitation"),
    63049: ("undelivered", "Meta chose not to deliver this marketing message"),
}
"""What becomes of a message that was accepted: code -> final status, sentence."""
