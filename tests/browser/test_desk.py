"""The desk side of the console, walked through by those who work there: coming in, the figures, orders from payment to return, staff and
their rights, keys, webhooks, mail and the trail. Both languages, phone and desktop, with scripts and without."""
import base64
import hashlib
import hmac
import http.server
import re
import struct
import threading
import time
import unittest

from selenium.webdriver.common.keys import Keys

from browser import WIDTHS
from counter import PASSWORD, Counter, in_order, said
from journey import findings
from souk import Client, place, prepare_cart

LANGUAGES = ("zh-CN", "en")
SKU = "TBL-CG-SKY"


class Desk(Counter):
    def order(self, sku=SKU, quantity=3):
        """Somebody buys; answers the order's number."""
        client = Client(self.server.port)
        cart = prepare_cart(client, sku, quantity)
        answer = place(client, cart, "key-" + cart)
        assert answer.status < 300, answer.body
        return answer.json["number"]


desk = Desk()


def setUpModule():
    desk.open()
    unittest.addModuleCleanup(desk.close)


def code_of(secret, ahead=0):
    """What an authenticator app shows (RFC 6238)."""
    step = int(time.time()) // 30 + ahead
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7fffffff) % 1_000_000:06}"


def press(browser, css):
    """Presses and waits for the page that comes of it."""
    before = browser.one("html").id
    browser.click(css)
    browser.until(lambda: browser.all("html") and browser.one("html").id != before and browser.all("main"), f"nothing came of {css}")


def open_drawer(browser, css):
    browser.click(css + " > summary")
    browser.one(css + "[open]")


class Walk(unittest.TestCase):
    def everywhere(self, walk, widths=WIDTHS):
        for language in LANGUAGES:
            for width in widths:
                with self.subTest(language=language, width=width), desk.owner(self, language, width=width) as browser:
                    walk(browser, lambda name, b=browser, tail=f"{language}-{width}": in_order(self, b, f"console-{name}-{tail}"))

    def find_order(self, browser, number):
        browser.open("/console/orders?q=" + number)
        browser.until(lambda: "/console/orders/ord_" in browser.driver.current_url, "the order was not found")


class ComingIn(unittest.TestCase):
    """On a shop of its own: it changes who may come in."""

    def setUp(self):
        self.shop = Desk()
        self.shop.open()
        self.addCleanup(self.shop.close)

    def enter(self, browser, password, login="owner"):
        browser.open("/console/sign-in")
        browser.fill("#login", login)
        browser.fill("#password", password)
        press(browser, "main form .btn")

    def test_the_first_password_opens_once_and_the_app_is_asked_from_then_on(self):
        for width in WIDTHS:
            with self.subTest(width=width), self.shop.visitor(self, width=width) as browser:
                browser.open("/console/orders")
                self.assertIn("/console/sign-in?next=", browser.driver.current_url)
                browser.screenshot(f"console-sign-in-{width}")
                self.assertEqual(findings(browser), [])
                self.enter(browser, "not the password")
                browser.one(".notice--bad")
                self.shop.sign_in(browser)
                browser.open("/console/account/second-factor")
                browser.fill("input[name=password]", PASSWORD)
                press(browser, "main form .btn")
                browser.screenshot(f"console-second-factor-{width}")
                self.assertEqual(findings(browser), [])
                secret = browser.one(".steps code").text
                browser.fill("input[name=code]", "000000")
                press(browser, "main form .btn")
                browser.one(".notice--bad")
                browser.fill("input[name=code]", code_of(secret))
                press(browser, "main form .btn")
                codes = [code.text for code in browser.all(".codes code")]
                self.assertEqual(len(codes), 10)
                browser.screenshot(f"console-recovery-codes-{width}")
                browser.driver.delete_all_cookies()
                self.enter(browser, PASSWORD)
                browser.one("input[name=code]")
                browser.fill("input[name=code]", code_of(secret, 1))
                press(browser, "main form .btn")
                browser.one(".side")
                # A recovery code opens once.
                for attempt, css in ((0, ".side"), (1, ".notice--bad")):
                    browser.driver.delete_all_cookies()
                    self.enter(browser, PASSWORD)
                    browser.fill("input[name=code]", codes[0])
                    press(browser, "main form .btn")
                    browser.one(css)
                browser.fill("input[name=code]", codes[1])
                press(browser, "main form .btn")
                browser.open("/console/account/second-factor")
                browser.fill("input[name=password]", PASSWORD)
                press(browser, "main form .btn")
                said(browser)

    def test_guessing_is_locked_out_and_the_password_of_the_start_is_worth_nothing_afterwards(self):
        with self.shop.visitor(self) as browser:
            self.shop.sign_in(browser)
            browser.driver.delete_all_cookies()
            self.enter(browser, self.shop.one_time)
            browser.one(".notice--bad")
            said_before = browser.one(".notice--bad").text
            for _ in range(12):
                self.enter(browser, "guess")
                if browser.one(".notice--bad").text != said_before:
                    break
            self.assertNotEqual(browser.one(".notice--bad").text, said_before, "nobody was locked out")
            self.enter(browser, PASSWORD)
            self.assertEqual(browser.all(".side"), [])
            browser.screenshot("console-locked-out")

    def test_leaving_ends_the_session(self):
        with self.shop.visitor(self) as browser:
            self.shop.sign_in(browser)
            kept = browser.driver.get_cookies()
            press(browser, ".side-out button")
            for cookie in kept:
                browser.driver.add_cookie(cookie)
            browser.open("/console/orders")
            self.assertIn("/console/sign-in", browser.driver.current_url)


class Figures(Walk):
    def test_the_dashboard_shows_what_happens_while_one_looks(self):
        def walk(browser, check):
            desk.order(quantity=1)
            browser.open("/console")
            browser.until(lambda: browser.all(".feed[data-live=orders] a"), "no order came to the live list", 15)
            before = browser.one(".feed[data-live=orders] a").text
            number = desk.order(quantity=2)
            browser.until(lambda: browser.one(".feed[data-live=orders] a span").text == number, "the order did not appear by itself", 15)
            self.assertNotEqual(browser.one(".feed[data-live=orders] a").text, before)
            for period in ("today", "30d", "12m"):
                browser.open(f"/console?range={period}&currency=CNY")
                self.assertEqual(len(browser.all("svg.chart")), 2)
            browser.open("/console")
            check("dashboard")
        self.everywhere(walk)

    def test_the_palette_and_keys_lead_everywhere(self):
        with desk.owner(self, "en", width="desktop") as browser:
            number = desk.order(quantity=1)
            browser.open("/console/account")
            browser.one("body").send_keys(Keys.CONTROL, "k")
            browser.one("dialog[open]")
            browser.one(".palette-input").send_keys(number)
            browser.until(lambda: number in browser.one(".palette-list").text, "the palette does not find the order")
            browser.screenshot("console-palette-en-desktop")
            self.assertEqual(findings(browser), [])
            browser.one(".palette-input").send_keys(Keys.ENTER)
            browser.until(lambda: "/console/orders/ord_" in browser.driver.current_url, "the palette did not go there")
            browser.one("body").send_keys("g")
            browser.one("body").send_keys("d")
            browser.until(lambda: browser.driver.current_url.endswith("/console"), "g d does not lead to the dashboard")

    def test_it_looks_well_in_the_dark(self):
        with desk.owner(self, "zh-CN", width="desktop", dark=True) as browser:
            browser.open("/console?range=30d")
            in_order(self, browser, "console-dashboard-dark")


class Orders(Walk):
    def test_an_order_goes_out_in_two_parcels_and_partly_comes_back(self):
        def walk(browser, check):
            number = desk.order(quantity=3)
            browser.open("/console/orders")
            check("orders")
            self.find_order(browser, number)
            check("order-paid")
            browser.one(".consignment .why")
            open_drawer(browser, ".consignment details.action")
            browser.fill(".consignment .amount input", "1")
            press(browser, ".consignment .action-form .btn")
            said(browser)
            press(browser, ".consignment > .actions > form .btn")
            self.assertEqual(len(browser.all(".parcel")), 2)
            check("order-packed")
            for parcel in (1, 2):
                css = f".parcel:nth-child({parcel})"
                open_drawer(browser, css + " details.action")
                browser.click(css + " select[name=carrier] option[value=sf]")
                browser.fill(css + " input[name=tracking]", f"SF12345678{parcel}")
                press(browser, css + " .action-form .btn")
                said(browser)
            self.assertIn("SF123456781", browser.text())
            press(browser, "form[action$='/deliver'] .btn")
            press(browser, "form[action$='/invoice'] .btn")
            self.assertRegex(said(browser), r"INV-\d{4}-\d{6}")
            check("order-delivered")
            self.come_back(browser, check)
        self.everywhere(walk)

    def come_back(self, browser, check):
        press(browser, "a[href$='/return']")
        browser.fill(".amount input", "2")
        browser.fill("input[name=note]", "Handle is loose")
        check("case-new")
        press(browser, "main form .btn")
        said(browser)
        check("case-requested")
        press(browser, "form[action$='/approve'] .btn")
        press(browser, "form[action$='/arrive'] .btn")
        fields = browser.all(".inspect input")
        for field, count in zip(fields, ("1", "1", "0")):
            field.clear()
            field.send_keys(count)
        check("case-arrived")
        press(browser, "form[action$='/settle'] .btn")
        said(browser)
        browser.until(lambda: browser.driver.refresh() or browser.all(".page-actions .badge--ok"), "the case was not settled", 20)
        check("case-settled")
        browser.open("/console/returns?state=settled")
        check("cases")

    def test_an_order_is_changed_refunded_and_cancelled(self):
        def walk(browser, check):
            number = desk.order(quantity=3)
            self.find_order(browser, number)
            press(browser, ".actions a[href$='/edit']")
            check("order-edit")
            browser.fill(".amount input", "2")
            browser.fill("textarea[name=lines]", "漕溪北路 99 号")
            press(browser, ".save-bar .btn:not(.btn--quiet)")
            said(browser)
            self.assertIn("99 号", browser.text())
            chinese = browser.one("html").get_attribute("lang").startswith("zh")
            happened = browser.one(".timeline").text
            for words in ("3 件改为 2 件", "收货地址已更改", "多付的款项退回") if chinese else ("3 changed to 2", "Delivery address changed", "paid too much"):
                self.assertIn(words, happened)
            self.assertNotIn("The order was changed" if chinese else "订单", happened)
            check("order-changed")
            open_drawer(browser, "details.action:has(form[action$='/refund'])")
            browser.fill("input[name=goodwill]", "5")
            check("order-refund")
            press(browser, "form[action$='/refund'] .btn")
            said(browser)
            open_drawer(browser, "details.action:has(form[action$='/cancel'])")
            browser.fill("#cancel-reason", "Changed my mind")
            press(browser, "form[action$='/cancel'] .btn")
            said(browser)
            browser.open("/console/orders?state=cancelled")
            self.assertIn(number, browser.text())
        self.everywhere(walk)

    def test_without_scripts_an_order_is_packed_and_shipped(self):
        number = desk.order(quantity=1)
        with desk.owner(self, "en", width="phone", javascript=False) as browser:
            self.find_order(browser, number)
            press(browser, ".consignment > .actions > form .btn")
            self.assertIn("Packed", browser.text())
            open_drawer(browser, ".parcel details.action")
            press(browser, ".parcel .action-form .btn")
            self.assertIn("On its way", browser.text())

    def test_papers_are_pages_and_pdfs(self):
        number = desk.order(quantity=1)
        with desk.owner(self, "zh-CN") as browser:
            self.find_order(browser, number)
            press(browser, "form[action$='/invoice'] .btn")
            links = [link.get_attribute("href") for link in browser.all(".papers a, .consignment .card-tools a")]
            self.assertEqual(len(links), 4)
            for link in links:
                start = browser.driver.execute_async_script(
                    "fetch(arguments[0]).then(r => r.blob()).then(b => b.slice(0, 5).text().then(arguments[1]))", link)
                self.assertEqual(start[:5], "%PDF-" if link.endswith("pdf") else "<!doc", link)
            for name, link in (("invoice", links[0]), ("slip", links[2])):
                browser.driver.get(next(each for each in links if each.endswith("page") and (name == "slip") == ("slip" in each)))
                browser.screenshot(f"console-paper-{name}")

    def test_the_work_list_of_a_place(self):
        def walk(browser, check):
            number = desk.order(quantity=1)
            browser.until(lambda: browser.open("/console/packing") and number in browser.text(), "the order is on no work list", 15)
            check("packing")
        self.everywhere(walk)


class People(Walk):
    def test_somebody_is_added_and_may_do_what_their_role_allows(self):
        def walk(browser, check):
            tail = browser.driver.session_id[:6]
            browser.open("/console/roles/new")
            browser.fill("input[name=id]", "packers-" + tail)
            browser.fill("input[name=name_en]", "Packers " + tail)
            browser.fill("input[name=name_zh]", "打包员 " + tail)
            for permission in ("order.read", "fulfilment.read", "fulfilment.write"):
                browser.click(f"input[value='{permission}']")
            check("role-new")
            press(browser, "main form .btn")
            said(browser)
            browser.open("/console/roles")
            check("roles")
            browser.open("/console/staff/new")
            browser.fill("input[name=name]", "Li Na")
            browser.fill("input[name=login]", "li.na." + tail)
            browser.click(f"#role-packers-{tail}")
            check("staff-new")
            press(browser, "main form .btn")
            password = browser.one("#once").text
            check("staff-password")
            press(browser, "main .btn-row a.btn")
            check("staff-member")
            browser.open("/console/staff")
            self.assertIn("li.na." + tail, browser.text())
            check("staff")
            self.work(browser, "li.na." + tail, password)
        self.everywhere(walk)

    def work(self, browser, login, password):
        browser.driver.delete_all_cookies()
        browser.open("/console/sign-in")
        browser.fill("#login", login)
        browser.fill("#password", password)
        press(browser, "main form .btn")
        browser.fill("input[name=old]", password)
        browser.fill("input[name=new]", "another long quiet river")
        press(browser, "main form .btn")
        self.assertIn("/console/orders", browser.driver.current_url)
        self.assertEqual([link for link in browser.all(".side-link[href='/console/staff']")], [])
        browser.open("/console/staff")
        self.assertIn("403", browser.one(".empty-code").text)

    def test_one_changes_what_is_ones_own(self):
        def walk(browser, check):
            browser.open("/console/account")
            check("account")
            browser.fill("input[name=name]", "Wang Xiaoming")
            press(browser, "form[action='/console/account'] .btn")
            said(browser)
            browser.open("/console/account/password")
            browser.fill("input[name=old]", PASSWORD)
            browser.fill("input[name=new]", "short")
            browser.driver.execute_script("document.querySelector('input[name=new]').removeAttribute('minlength')")
            press(browser, "main form .btn")
            browser.one(".notice--bad")
        self.everywhere(walk)


class Receiver:
    """Somebody else's system: takes webhooks and writes them down."""

    def __init__(self):
        self.got, self.status = [], 200
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


class Programs(unittest.TestCase):
    """On a shop that may send to this machine."""

    @classmethod
    def setUpClass(cls):
        cls.shop = Desk()
        cls.shop.options = ["--set", "webhook.allowed_networks=127.0.0.1"]
        cls.shop.open()
        cls.receiver = Receiver()

    @classmethod
    def tearDownClass(cls):
        cls.shop.close()
        cls.receiver.server.shutdown()

    def everywhere(self, walk):
        for language in LANGUAGES:
            for width in WIDTHS:
                with self.subTest(language=language, width=width), self.shop.owner(self, language, width=width) as browser:
                    walk(browser, lambda name, b=browser, tail=f"{language}-{width}": in_order(self, b, f"console-{name}-{tail}"))

    def test_a_webhook_is_added_tried_fails_and_is_sent_again(self):
        def walk(browser, check):
            self.receiver.got.clear()
            self.receiver.status = 200
            browser.open("/console/webhooks")
            browser.open("/console/webhooks/new")
            browser.fill("input[name=url]", "https://10.0.0.1/inside")
            browser.click("input[value='order.*']")
            press(browser, "main form .btn")
            browser.one(".field-error")
            self.assertEqual(findings(browser), [])
            browser.complaints()  # the 422 itself is one
            browser.fill("input[name=url]", self.receiver.url)
            browser.fill("input[name=description]", "Warehouse system")
            press(browser, "main form .btn")
            secret = browser.one("#once").text
            self.assertTrue(secret.startswith("whsec_"))
            press(browser, "main .btn-row a.btn")
            press(browser, "form[action$='/test'] .btn")
            self.arrived(browser, 1)
            headers, body = self.receiver.got[0]
            self.assertTrue(self.signed(secret, headers["Souk-Signature"], body))
            self.shop.order(quantity=1)
            browser.until(lambda: any(b'"order.paid"' in body for _, body in self.receiver.got), "no event of the order came", 20)
            self.receiver.status = 500
            press(browser, "form[action$='/test'] .btn")
            browser.until(lambda: browser.driver.refresh() or browser.all(".facts .badge--bad"), "the failure does not show", 20)
            check("webhook-failing")
            self.receiver.status = 200
            count = len(self.receiver.got)
            press(browser, "form[action$='/replay'] .btn")
            self.arrived(browser, count + 1)
            browser.open("/console/webhooks")
            check("webhooks")
            browser.click("tbody .row-link")
            press(browser, "form[action$='/remove'] .btn")
            said(browser)
        self.everywhere(walk)

    def arrived(self, browser, count):
        browser.until(lambda: len(self.receiver.got) >= count, f"{len(self.receiver.got)} of {count} arrived", 20)

    @staticmethod
    def signed(secret, field, body):
        at = re.search(r"t=(\d+)", field)[1]
        mine = hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
        return mine in re.findall(r"v1=([0-9a-f]+)", field)

    def test_a_key_opens_what_it_was_made_for_until_it_is_revoked(self):
        def walk(browser, check):
            browser.open("/console/api-keys/new")
            browser.fill("input[name=name]", "ERP import")
            browser.click("input[value='webhook.read']")
            check("key-new")
            press(browser, "main form .btn")
            token = browser.one("#once").text
            check("key-made")
            client = Client(self.shop.server.port)
            ask = lambda path: client.request("GET", path, headers={"Authorization": "Bearer " + token}).status
            self.assertEqual((ask("/api/v1/admin/webhooks"), ask("/api/v1/admin/audit")), (200, 403))
            press(browser, "main .btn-row a.btn")
            check("key")
            press(browser, "form[action$='/revoke'] .btn")
            said(browser)
            self.assertEqual(ask("/api/v1/admin/webhooks"), 401)
            browser.open("/console/api-keys")
            check("keys")
        self.everywhere(walk)

    def test_the_trail_tells_who_did_it_and_that_nobody_touched_it(self):
        def walk(browser, check):
            browser.open("/console/audit")
            check("audit")
            browser.open("/console/audit?check=1")
            browser.one(".notice--ok")
            press(browser, "tbody .row-link")
            check("audit-entry")
        self.everywhere(walk)

    def test_mail_that_went_out_can_be_seen(self):
        def walk(browser, check):
            self.shop.order(quantity=1)
            browser.until(lambda: browser.open("/console/mail?state=sent") and browser.all("tbody .row-link"), "no mail went out", 20)
            check("mail")
            press(browser, "tbody .row-link")
            check("mail-one")
            browser.open("/console/mail?state=dead")
            check("mail-dead")
        self.everywhere(walk)
