"""The Twilio door: WhatsApp, and SMS, which only goes out.

api       the one place that talks to Twilio, through its own library
drawing   a Message becomes the parameters of messages, as pure data
markup    people's words kept from turning into WhatsApp's formatting
content   the variables of templates and of quick replies and lists
sending   the messages leave; every way to fail has a name (refusals)
webhook   what Twilio brings: messages to us and news of ours, taken only with its signature
parsing   what it brings becomes an Incoming, or a Delivery
media     what people sent, fetched with care
catch_up  what it could not bring, read from its own list; and what became of requests whose end we do not know
"""
