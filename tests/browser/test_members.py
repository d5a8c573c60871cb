"""What members do with their account and after the sale, by phone and desktop, in both languages; each page is audited and drawn."""
import email
import email.policy
import functools
import pathlib
import re
import time
import unittest
import uuid

from journey import Shop, findings, missing_texts
from souk import Client, Server

TOKEN = "staff-token-of-the-browser-tests"
ADDRESS = {"street": "漕溪北路 88 号", "city": "上海市", "province": "上海市", "district": "徐汇区", "postcode": "200030"}
PASSWORD = "a sentence to remember"
WALKS = (("en", "desktop"), ("zh-CN", "phone"), ("en", "phone"), ("zh-CN", "desktop"))


class StaffedShop(Shop):
    def open(self):
        self.server = Server(options=["--set", f"staff_token={TOKEN}"])
        try:
            self.server.start()
        except BaseException:
            self.server.__exit__()
            raise

    def staff(self, method, path, body=None):
        client = Client(self.server.port)
        try:
            answer = client.request(method, path, body, key=uuid.uuid4().hex, headers={"Authorization": f"Bearer {TOKEN}"})
            if answer.status >= 300:
                raise AssertionError(f"{method} {path}: {answer.status} {answer.body!r}")
            return answer.json if answer.body else None
        finally:
            client.close()

    def letter(self, to, words, wait_s=15):
        """The link in the newest letter to somebody whose text holds `words`."""
        end = time.monotonic() + wait_s
        while time.monotonic() < end:
            for file in sorted(pathlib.Path(self.server.data).glob("mail/**/*.eml"), key=lambda f: f.stat().st_mtime, reverse=True):
                mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                text = mail.get_body(("plain",)).get_content()
                if to in str(mail["to"]) and words in text:
                    return re.search(rf"https?://[^/\s]+(\S*{words}\S*)", text)[1]
            time.sleep(0.2)
        raise AssertionError(f"no letter to {to} about {words}")


shop = StaffedShop()


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)


def walked(journey):
    """The journey in both languages, on a phone's and a desktop's width."""
    @functools.wraps(journey)
    def test(self):
        for language, width in WALKS:
            with self.subTest(language=language, width=width), shop.visitor(self, width=width) as browser:
                journey(self, browser, language, f"{language}-{width}")
    return test


class MemberJourney(unittest.TestCase):
    def look(self, browser, name):
        """Nothing missing, nothing sideways, nothing that axe or the browser objects to; and a picture."""
        browser.screenshot("member-" + name)
        self.assertEqual(missing_texts(browser.driver.page_source), [], name)
        self.assertLessEqual(browser.overflows(), 0, f"{name} can be pushed sideways")
        self.assertEqual(findings(browser), [], name)
        self.assertEqual(browser.complaints(), [], name)

    def enrol(self, browser, language):
        mail = f"m{uuid.uuid4().hex[:10]}@example.com"
        browser.open(f"/{language}/account")
        browser.fill("#new_name", "Lin Mo")
        browser.fill("#new_email", mail)
        browser.fill("#new_password", PASSWORD)
        browser.click("#new_terms")
        browser.click(f"form[action='/{language}/account/register'] button")
        browser.one("nav.account-nav")
        return mail

    def buy(self, browser, language, mail, pickup=None):
        browser.open(f"/{language}/p/celadon-gaiwan")
        browser.click("label.opt:has(input[value=white])")  # the one that the store has too
        browser.click("[data-variant=buy]")
        browser.one("dialog[open]")
        browser.open(f"/{language}/checkout")
        browser.fill("#name", "李小雨")
        browser.fill("#phone", "13800138000")
        if pickup:
            browser.click("label.choice:has(#ship-pickup)")
            browser.click(f"#pickup_location option[value={pickup}]")
        else:
            browser.click("#country option[value=CN]")
            for name, text in ADDRESS.items():
                browser.fill(f"#{name}", text)
        browser.click("#terms")
        browser.click("button[name=intent][value=place]")
        browser.until(lambda: "/orders/" in browser.driver.current_url, "no order's page came", 15)
        number = re.search(r"/orders/([^?]+)", browser.driver.current_url)[1]
        browser.open(f"/{language}/orders/{number}")
        return number

    def consignment(self, browser, number, wait_s=15):
        """The order's one consignment, once fulfilment has heard of the order."""
        orders = browser.driver.execute_async_script(
            "const done = arguments[0]; fetch('/api/v1/me/orders').then(r => r.json()).then(body => done(body.orders))")
        order = next(each for each in orders if each["number"] == number)
        end = time.monotonic() + wait_s
        while time.monotonic() < end:
            listed = shop.staff("GET", f"/api/v1/admin/orders/{order['id']}/consignments")["consignments"]
            if listed:
                return listed[0]
            time.sleep(0.2)
        raise AssertionError(f"no consignment for {number}")

    @walked
    def test_gets_back_in_by_a_letter(self, browser, language, name):
        mail = self.enrol(browser, language)
        browser.click(f"form[action='/{language}/account/sign-out'] button")
        browser.until(lambda: not browser.all("nav.account-nav"), "still signed in")
        browser.open(f"/{language}/account/sign-in")
        browser.click(f"a[href='/{language}/account/forgot-password']")
        self.look(browser, f"forgot-{name}")
        browser.fill("#email", mail)
        browser.click("main form button")
        browser.one("main .notice--ok")
        browser.open(shop.letter(mail, "/account/reset-password"))
        self.look(browser, f"reset-{name}")
        browser.fill("#new_password", "another sentence")
        browser.click("main form button")
        browser.one("main .notice--ok")
        browser.open(f"/{language}/account/sign-in")
        browser.fill("#email", mail)
        browser.fill("#password", "another sentence")
        browser.click(f"form[action='/{language}/account/sign-in'] button")
        browser.one("nav.account-nav")

    @walked
    def test_keeps_the_profile(self, browser, language, name):
        mail = self.enrol(browser, language)
        browser.open(f"/{language}/account/profile")
        self.look(browser, f"profile-{name}")
        browser.click(f"form[action='/{language}/account/ask-verification'] button")
        browser.one("main .notice--ok")
        browser.open(shop.letter(mail, "/account/verify-mail"))
        self.look(browser, f"verify-{name}")
        browser.click("main form button")
        browser.one("main .notice--ok")
        browser.open(f"/{language}/account/profile")
        browser.one(".panel-head .badge--ok")
        browser.fill("#name", "Lin Er")
        browser.click(f"form[action='/{language}/account/profile'] button")
        browser.one("main .notice--ok")
        self.assertEqual(browser.one("#name").get_attribute("value"), "Lin Er")
        browser.open(f"/{language}/account/data")
        self.look(browser, f"data-{name}")
        browser.fill("#erase_password", PASSWORD)
        browser.click(f"form[action='/{language}/account/data/erase'] button")
        browser.until(lambda: not browser.all("nav.account-nav"), "the account is still there")

    @walked
    def test_wishes_as_a_guest_and_keeps_them(self, browser, language, name):
        browser.open(f"/{language}/p/celadon-gaiwan")
        browser.click("[formaction$='/wishes/add']")
        browser.one("main li.line")
        self.look(browser, f"wishes-guest-{name}")
        self.enrol(browser, language)
        browser.open(f"/{language}/wishes")
        browser.one("main li.line")
        browser.click(f"form[action='/{language}/wishes/share'] button")
        browser.one(".wish-link a")
        self.look(browser, f"wishes-{name}")
        browser.open(re.sub(r"^https?://[^/]+", "", browser.one(".wish-link a").get_attribute("href")))
        browser.one("main li.line")
        self.look(browser, f"wishes-shared-{name}")

    @walked
    def test_reviews_what_was_bought(self, browser, language, name):
        mail = self.enrol(browser, language)
        self.buy(browser, language, mail)
        browser.open(f"/{language}/p/celadon-gaiwan")
        browser.click("#reviews a.btn")
        browser.click("label.opt:has(input[value='5'])")
        browser.fill("#title", "Pours well")
        browser.fill("#text", f"Of {mail}: it pours well and does not drip.")
        self.look(browser, f"review-form-{name}")
        browser.click("main .form button.btn")
        browser.one("main .notice--warn")
        waiting = shop.staff("GET", "/api/v1/admin/reviews")["reviews"]
        mine = next(each for each in waiting if mail in each["review"]["text"])
        self.assertTrue(mine["review"]["verified"])
        shop.staff("POST", f"/api/v1/admin/reviews/{mine['review']['id']}/publish")
        # Another address of the same page: browsers may keep the one they have seen for a minute.
        browser.open(f"/{language}/p/celadon-gaiwan?after=review")
        self.assertIn(mail, browser.one("#reviews").text)
        self.assertIn("AggregateRating", browser.driver.page_source)
        self.look(browser, f"reviews-{name}")
        browser.open(f"/{language}/account/reviews")
        browser.one("main .badge--ok")
        self.look(browser, f"reviews-own-{name}")

    @walked
    def test_sends_goods_back(self, browser, language, name):
        mail = self.enrol(browser, language)
        number = self.buy(browser, language, mail)
        parcel = self.consignment(browser, number)
        work = f"/api/v1/admin/consignments/{parcel['id']}/parcels"
        packed = shop.staff("POST", work, {})["parcels"][0]
        shop.staff("POST", f"{work}/{packed['id']}/ship", {"carrier": "sf", "tracking": "SF1234567890"})
        browser.open(f"/{language}/orders/{number}")
        self.assertIn("SF1234567890", browser.one("main").text)
        self.look(browser, f"order-shipped-{name}")
        browser.click(f"a[href='/{language}/orders/{number}/return']")
        self.look(browser, f"return-{name}")
        browser.click("main form.case-form button.btn")
        browser.until(lambda: f"{number}-R1" in browser.one("main").text, "the case is not on the order's page")
        self.look(browser, f"order-case-{name}")
        browser.click(f"form[action='/{language}/orders/{number}/cases/withdraw'] button")
        browser.one("main .badge--plain")

    @walked
    def test_cancels_before_packing(self, browser, language, name):
        number = self.buy(browser, language, self.enrol(browser, language))
        browser.one(f"form[action='/{language}/orders/{number}/invoice']")
        self.look(browser, f"order-paid-{name}")
        browser.click(f"form[action='/{language}/orders/{number}/cancel'] button")
        browser.one("main .notice--warn")
        self.assertFalse(browser.all(f"form[action='/{language}/orders/{number}/cancel']"))

    @walked
    def test_reads_the_pick_up_code(self, browser, language, name):
        number = self.buy(browser, language, self.enrol(browser, language), pickup="shanghai")
        parcel = self.consignment(browser, number)
        shop.staff("POST", f"/api/v1/admin/consignments/{parcel['id']}/ready", {})
        browser.open(f"/{language}/orders/{number}")
        self.assertTrue(browser.one(".pickup-code").text.strip())
        self.look(browser, f"order-pickup-{name}")
