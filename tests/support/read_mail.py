"""Reads messages (files named on the command line, or one on standard input) with Python's own parser: one JSON line each."""
import email
import email.policy
import email.utils
import json
import sys


def read(raw, recipients=None):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    text = mail.get_body(("plain",))
    html = mail.get_body(("html",))
    out = {
        "subject": str(mail["subject"]),
        "from": str(mail["from"]),
        "to": str(mail["to"]),
        "to_name": mail["to"].addresses[0].display_name,
        "message_id": str(mail["message-id"]),
        "date": mail["date"].datetime.isoformat(),
        "language": str(mail["content-language"]),
        "defects": " ".join(type(one).__name__ for part in mail.walk() for one in part.defects),
        "recipients": " ".join(recipients or [one.addr_spec for one in mail["to"].addresses]),
    }
    if text is not None:
        out["text"] = text.get_content()
    if html is not None:
        out["html"] = html.get_content().rstrip("\n")
    return json.dumps(out)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            print(read(file.read()))
