"""Promotions, coupons, the simulator, gift cards and store credit: made at the counter, used in the shop; both languages, both widths."""
import re
import unittest
import uuid

from counter import Counter, in_order, said
from souk import Client
from test_journeys import fill_in, place, put_in

shop = Counter()
WALKS = (("en", "desktop"), ("zh-CN", "phone"), ("en", "phone"), ("zh-CN", "desktop"))


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)


def press(browser, css):
    """Sends a form and waits for the page that answers it."""
    browser.driver.execute_script("window.before = true")
    browser.click(css)
    browser.until(lambda: browser.driver.execute_script("return !window.before && document.readyState === 'complete'"), f"{css} led nowhere")


class Money(unittest.TestCase):
    def each(self):
        for language, width in WALKS:
            with self.subTest(language=language, width=width), shop.owner(self, language, width=width) as browser:
                yield browser, language, width

    def make_promotion(self, browser, code, goods, status="draft"):
        browser.open("/console/new/promotion")
        browser.fill("input[name='name/en']", f"Spring {code}")
        browser.fill("input[name='name/zh-CN']", f"春季 {code}")
        browser.fill("input[name=code]", code)
        browser.click(f"select[name=status] option[value={status}]")
        browser.fill("input[name='benefit/basis_points']", "10")
        browser.fill("textarea[name='conditions/goods']", goods)

    def test_tries_a_promotion_before_it_holds(self):
        for browser, language, width in self.each():
            name = f"{language}-{width}"
            code = "try-" + uuid.uuid4().hex[:8]
            self.make_promotion(browser, code, "product TBL-MWT")
            browser.fill("input[name='benefit/basis_points']", "")
            browser.click("form.stack .btn")
            self.assertTrue(browser.one(".field-error").text)
            # Chromium reports the refusal itself; that is all it may object to.
            self.assertEqual([text for text in browser.complaints() if "422" not in text], [])
            in_order(self, browser, f"console-promotion-wrong-{name}")
            browser.fill("input[name='benefit/basis_points']", "10")
            browser.click("form.stack .btn")
            self.assertTrue(said(browser))
            in_order(self, browser, f"console-promotion-{name}")
            browser.open(f"/console/promotions/try?draft={code}&items=TBL-MWT%20x%202&currency=CNY")
            self.assertIn("598.00", browser.text())
            self.assertIn("538.20", browser.text())
            in_order(self, browser, f"console-simulator-{name}")
            browser.open("/console/promotions")
            self.assertIn(code, browser.text())
            in_order(self, browser, f"console-promotions-{name}")
            browser.open(f"/console/promotions/{code}")
            browser.click("form[action$='/remove'] .btn")
            self.assertTrue(said(browser))

    def test_makes_a_coupon(self):
        for browser, language, width in self.each():
            code = "C" + uuid.uuid4().hex[:8].upper()
            browser.open("/console/new/coupon")
            browser.fill("input[name=code]", code.lower())
            browser.fill("input[name='name/en']", "Ten off")
            browser.fill("input[name='name/zh-CN']", "减十元")
            browser.click("select[name=kind] option[value=amount]")
            browser.fill("input[name=amount]", "CNY 10, USD 2")
            browser.fill("input[name=limit]", "5")
            browser.click("main form.form .btn")
            self.assertTrue(said(browser))
            browser.open("/console/coupons")
            self.assertIn(code, browser.text())
            in_order(self, browser, f"console-coupons-{language}-{width}")

    def test_a_gift_card_pays_and_its_lines_explain_their_price(self):
        for browser, language, width in self.each():
            name = f"{language}-{width}"
            promotion = "buy-" + uuid.uuid4().hex[:8]
            self.make_promotion(browser, promotion, "category tableware\nnot product TBL-MWT", "active")
            browser.click("form.stack .btn")
            self.assertTrue(said(browser))
            browser.open("/console/new/gift-card")
            browser.fill("input[name=amount]", "50")
            browser.click(f"select[name=currency] option[value={'CNY' if language == 'zh-CN' else 'USD'}]")
            browser.click("main form .btn")
            code = browser.one("#once").text
            self.assertRegex(code, r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$")
            in_order(self, browser, f"console-gift-card-once-{name}")
            with shop.visitor(self, width=width) as buyer:
                put_in(buyer, language, option=None)
                buyer.open(f"/{language}/cart")
                self.assertIn(promotion, buyer.text())
                in_order(self, buyer, f"shop-cart-promotion-{name}")
                buyer.open(f"/{language}/checkout")
                buyer.click(".credits details summary")
                buyer.fill("input[name=gift_code]", "7K2M-9QXR-D4HV-W0TB")
                press(buyer, "button[value=card]")
                self.assertTrue(buyer.one("#gift_code-error").text)
                self.assertEqual([text for text in buyer.complaints() if "404" not in text], [])
                buyer.fill("input[name=gift_code]", code)
                press(buyer, "button[value=card]")
                self.assertIn(code[-4:], buyer.one(".credits li").text)
                in_order(self, buyer, f"shop-checkout-card-{name}")
                fill_in(buyer)
                place(buyer)
                self.assertIn(code[-4:], buyer.text())
                self.assertIn(promotion, buyer.text())
                in_order(self, buyer, f"shop-order-card-{name}")
            browser.open("/console/balances")
            in_order(self, browser, f"console-balances-{name}")
            browser.click("table .row-link")
            self.assertEqual(len(browser.all("tbody tr")), 3)  # issued, set aside, spent
            in_order(self, browser, f"console-balance-{name}")
            browser.open(f"/console/promotions/{promotion}")
            browser.click("form[action$='/remove'] .btn")

    def test_store_credit_is_given_and_seen_in_the_account(self):
        for browser, language, width in self.each():
            mail = f"c{uuid.uuid4().hex[:10]}@example.com"
            with shop.visitor(self, width=width) as buyer:
                buyer.open(f"/{language}/account")
                buyer.fill("#new_name", "Lin Mo")
                buyer.fill("#new_email", mail)
                buyer.fill("#new_password", "a sentence to remember")
                buyer.click("#new_terms")
                buyer.click("form[action$='/account/register'] button")
                buyer.one(".account-nav")
                browser.open("/console/new/store-credit")
                browser.fill("input[name=mail]", mail)
                browser.fill("input[name=amount]", "12.50")
                browser.fill("input[name=note]", "For the wait")
                browser.click("main form .btn")
                self.assertTrue(said(browser))
                self.assertIn("For the wait", browser.text())
                in_order(self, browser, f"console-credit-{language}-{width}")
                buyer.open(f"/{language}/account/credit")
                self.assertIn("12.50", buyer.text())
                in_order(self, buyer, f"shop-credit-{language}-{width}")


if __name__ == "__main__":
    unittest.main()
