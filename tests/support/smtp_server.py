"""A mail server for tests: writes what it takes into a folder, and refuses on demand.

smtp_server.py FOLDER MODE [CERTIFICATE KEY]   MODE: plain, starttls, tls
Prints its port when it listens. A recipient "busy@..." is told to come back later (451), "gone@..." that there is no
such mailbox (550), "slow@..." waits for half a minute.
"""
import asyncio
import json
import os
import ssl
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword  # noqa: E402
from read_mail import read  # noqa: E402


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("busy@"):
            return "451 4.2.1 come back later"
        if address.startswith("gone@"):
            return "550 5.1.1 no such mailbox: " + address
        if address.startswith("slow@"):
            await asyncio.sleep(30)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        line = json.loads(read(envelope.content, envelope.rcpt_tos))
        line["tls"] = "yes" if session.ssl else "no"
        line["user"] = session.auth_data.decode() if session.auth_data else ""
        path = os.path.join(self.folder, "%04d.json" % self.count)
        with open(path + ".half", "w") as file:
            file.write(json.dumps(line))
        os.rename(path + ".half", path)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b"shop" and data.password == b"open sesame"
    return AuthResult(success=good, auth_data=data.login if good else None)


async def main():
    folder, mode = sys.argv[1], sys.argv[2]
    context = None
    if mode != "plain":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
    keeper = Keeper(folder)

    def serve():
        return SMTP(keeper, tls_context=context if mode == "starttls" else None, require_starttls=mode == "starttls",
                    authenticator=authenticate, auth_require_tls=mode == "starttls", hostname="localhost")

    server = await asyncio.get_running_loop().create_server(serve, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
