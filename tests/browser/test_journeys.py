"""What people come for, walked through as they do it: by phone and desktop, in both languages, with scripts and without."""
import re
import unittest

from selenium.webdriver.common.keys import Keys

from journey import Shop, findings, missing_texts

ADDRESS = {"street": "漕溪北路 88 号", "city": "上海市", "province": "上海市", "district": "徐汇区", "postcode": "200030"}
shop = Shop()


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)


def amount(text):
    """The last price in a text, in cents."""
    return int(re.findall(r"[¥$]([\d,]+\.\d\d)", text)[-1].replace(",", "").replace(".", ""))


def put_in(browser, language, slug="celadon-gaiwan", option=None):
    """Adds by the product page and answers on the cart's page."""
    browser.open(f"/{language}/p/{slug}")
    if option:
        browser.click(option)
    browser.click("[data-variant=buy]")
    browser.until(lambda: browser.all("dialog[open]") or browser.driver.current_url.endswith("/cart"), "nothing came of adding")
    if browser.all("dialog[open]"):
        browser.click(f"dialog[open] a[href='/{language}/cart']")
    browser.one("main li.line")


def fill_in(browser, mail="li@example.com", pickup=None):
    browser.fill("#name", "李小雨")
    browser.fill("#phone", "13800138000")
    browser.fill("#email", mail)
    if pickup:
        browser.click("label.choice:has(#ship-pickup)")
        browser.click(f"#pickup_location option[value={pickup}]")
    else:
        browser.click("#country option[value=CN]")
        for name, text in ADDRESS.items():
            browser.fill(f"#{name}", text)
    browser.click("#terms")


def place(browser):
    """Presses the button and answers the order's number, read from the page it led to."""
    browser.click("button[name=intent][value=place]")
    browser.until(lambda: "/orders/" in browser.driver.current_url, "no order's page came")
    return re.search(r"/orders/([^?]+)", browser.driver.current_url)[1]


class Guest(unittest.TestCase):
    def in_order(self, browser):
        """What test_pages.py asks of public pages, asked of one that only its visitor sees."""
        self.assertEqual(missing_texts(browser.driver.page_source), [])
        self.assertLessEqual(browser.overflows(), 0, "the page can be pushed sideways")
        self.assertEqual(findings(browser), [])
        self.assertEqual(browser.complaints(), [])

    def test_buys_by_phone_in_chinese(self):
        with shop.visitor(self, width="phone") as browser:
            browser.open("/zh-CN")
            self.assertFalse(browser.one("[data-cart-count]").is_displayed())
            browser.click("details.menu > summary")
            browser.click(".menu-panel a[href='/zh-CN/c/home']")
            browser.until(lambda: browser.one("h1").text == "居家", "the category did not open")
            browser.click("main a[href='/zh-CN/c/tableware']")
            browser.click("main a.card-link[href='/zh-CN/p/celadon-gaiwan']")
            browser.until(lambda: browser.one("h1").text == "青瓷盖碗", "the product did not open")
            browser.click("label.opt[title='天空蓝']")
            browser.until(lambda: browser.one("[data-option-value]").text == "天空蓝", "the choice is not shown")
            browser.click("[data-variant=buy]")
            drawer = browser.one("dialog[open]")
            browser.until(lambda: "青瓷盖碗" in drawer.text, "the drawer slides in without what was added")
            self.assertIn("天空蓝", drawer.text)
            self.assertIn("¥169.00", drawer.text)
            browser.until(lambda: browser.one("[data-cart-count]").get_attribute("textContent") == "1", "the count did not follow")
            self.assertIn("/p/celadon-gaiwan", browser.driver.current_url, "adding must not leave the page")
            browser.click("dialog[open] a[href='/zh-CN/cart']")
            self.assertIn("天空蓝", browser.one("main li.line").text)
            self.in_order(browser)
            browser.click("main a[href='/zh-CN/checkout']")
            fill_in(browser)
            self.in_order(browser)
            total = amount(browser.one("button[value=place]").text)
            number = place(browser)
            self.assertIn("下单成功", browser.one("main .notice").text)
            self.assertIn(number, browser.one(".order-no").text)
            for words in ("青瓷盖碗", "天空蓝", "漕溪北路 88 号", "li@example.com"):
                self.assertIn(words, browser.one("main").text)
            self.assertEqual(amount(browser.one(".sums-total").text), total)
            self.in_order(browser)
            browser.open("/zh-CN/cart")
            self.assertEqual(browser.one("h1").text, "购物车还是空的")

    def test_buys_without_scripts_in_english(self):
        with shop.visitor(self, javascript=False) as browser:
            browser.open("/en")
            self.assertEqual(browser.one("[data-cart-count]").get_attribute("textContent"), "", "scripts run although they are off")
            browser.click("nav.nav a[href='/en/c/home']")
            browser.click("main a[href='/en/c/tableware']")
            browser.click("main a.card-link[href='/en/p/celadon-gaiwan']")
            browser.until(lambda: browser.one("h1").text == "Celadon Gaiwan", "the product did not open")
            browser.click("label.opt[title='Sky']")
            browser.fill("#qty", "2")
            browser.click("[data-variant=buy]")
            line = browser.one("main li.line")
            self.assertTrue(browser.driver.current_url.endswith("/en/cart"))
            self.assertIn("Colour: Sky", line.text)
            self.assertIn("$51.80", line.text)
            browser.click("a[href='/en/checkout']")
            fill_in(browser)
            browser.click("label.choice:has(#ship-express)")
            browser.click("button[value=update]")
            browser.until(lambda: amount(browser.one(".summary .sums-total").text) == 5180 + 1490, "the amounts did not follow the choice")
            self.assertEqual(browser.one("#street").get_attribute("value"), "漕溪北路 88 号", "what was typed is gone")
            if not browser.one("#terms").is_selected():
                browser.click("#terms")
            number = place(browser)
            self.assertIn("Thank you, your order is placed", browser.one("main .notice").text)
            self.assertIn(number, browser.one(".order-no").text)
            self.assertIn("Celadon Gaiwan", browser.one("main li.line").text)
            self.assertEqual(amount(browser.one(".sums-total").text), 5180 + 1490)

    def test_picks_up_in_a_store(self):
        with shop.visitor(self) as browser:
            put_in(browser, "en", option="label.opt[title=White]")
            goods = amount(browser.one("main li.line .line-total").text)
            browser.open("/en/checkout")
            self.assertFalse(browser.one("#pickup_location").is_displayed())
            fill_in(browser, pickup="shanghai")
            self.assertFalse(browser.one("#street").is_displayed(), "an address is asked for although nothing is sent")
            self.assertEqual(amount(browser.one("button[value=place]").text), goods, "picking up is free")
            place(browser)
            self.assertIn("Pick up at", browser.one("main").text)
            self.assertIn("Oasis Market Wukang Road", browser.one(".facts").text)
            self.assertEqual(browser.complaints(), [])

    def test_is_told_of_a_declined_payment_and_keeps_the_cart(self):
        with shop.visitor(self, width="phone") as browser:
            put_in(browser, "zh-CN")
            browser.open("/zh-CN/checkout")
            fill_in(browser)
            browser.click("label.choice:has([value='sandbox:decline'])")
            browser.click("button[value=place]")
            self.assertIn("支付被拒绝，没有扣款", browser.one("main [role=alert].notice--bad").text)
            self.assertNotIn("/orders/", browser.driver.current_url)
            self.assertEqual(browser.one("#street").get_attribute("value"), "漕溪北路 88 号", "what was typed is gone")
            browser.open("/zh-CN/cart")
            self.assertIn("青瓷盖碗", browser.one("main li.line").text)
            browser.open("/zh-CN/checkout")
            fill_in(browser)
            browser.click("label.choice:has([value='sandbox:approve'])")
            place(browser)
            self.assertIn("下单成功", browser.one("main .notice").text)

    def test_is_told_what_is_missing_beside_the_field(self):
        with shop.visitor(self) as browser:
            put_in(browser, "en")
            browser.open("/en/checkout")
            fill_in(browser, mail="not-an-address")
            browser.click("button[value=place]")
            self.assertTrue(browser.one("#email-error").is_displayed())
            self.assertEqual(browser.one("#email").get_attribute("aria-invalid"), "true")
            self.assertEqual(browser.driver.switch_to.active_element.get_attribute("id"), "email")
            browser.fill("#email", "li@example.com")
            browser.until(lambda: not browser.one("#email-error").is_displayed(), "the complaint stays although it is put right")
            self.assertTrue(place(browser))

    def test_changes_the_cart_by_phone(self):
        with shop.visitor(self, width="phone") as browser:
            put_in(browser, "zh-CN")
            browser.click("main li.line .qty-btn[aria-label='增加']:not([hidden])")
            browser.until(lambda: [each.text for each in browser.all("main .sums-total dd")] == ["¥338.00"], "the total did not follow")
            self.assertEqual(browser.one("main .qty-input").get_attribute("value"), "2")
            browser.click("form[action='/zh-CN/cart/remove'] button")
            browser.until(lambda: browser.one("main h1").text == "购物车还是空的", "the line stays")
            self.assertEqual(browser.complaints(), [])

    def test_uses_a_coupon(self):
        with shop.visitor(self) as browser:
            put_in(browser, "en")
            total = ".summary .sums-total"
            before = amount(browser.one(total).text)
            self.apply(browser, "NO-SUCH-CODE")
            self.assertIn("There is no such code", browser.one("main [role=alert], main .notice").text)
            self.assertEqual(amount(browser.one(total).text), before)
            self.apply(browser, "WELCOME10")
            browser.until(lambda: browser.all(".sums-off"), "the discount is not shown")
            off = amount(browser.one(".sums-off").text)
            self.assertEqual(off, round(before * 0.1))
            self.assertEqual(amount(browser.one(total).text), before - off)
            browser.open("/en/checkout")
            self.assertEqual(amount(browser.one(".summary .sums-off").text), off, "the checkout forgot the code")

    def apply(self, browser, code):
        if not browser.all("details.coupon[open]"):
            browser.click("details.coupon > summary")
        browser.fill("input[name=code]", code)
        browser.click(".coupon form button")


class Member(unittest.TestCase):
    def test_registers_signs_out_and_in_and_finds_the_order(self):
        with shop.visitor(self) as browser:
            browser.open("/en/account")
            browser.fill("#new_name", "Lin Mo")
            browser.fill("#new_email", "lin@example.com")
            browser.fill("#new_password", "a sentence to remember")
            browser.click("#new_terms")
            browser.click("form[action='/en/account/register'] button")
            browser.one("nav.account-nav")
            browser.click("form[action='/en/account/sign-out'] button")
            browser.until(lambda: not browser.all("nav.account-nav"), "still signed in")
            browser.open("/en/account")
            self.sign_in(browser, "not the sentence")
            self.assertTrue(browser.one("main .notice--bad, main .field-error:not([hidden])").text)
            self.assertFalse(browser.all("nav.account-nav"), "a wrong password opened the door")
            # Chromium reports the refusal itself; that is all it may object to.
            self.assertEqual([text for text in browser.complaints() if "/en/account/sign-in" not in text], [])
            self.sign_in(browser, "a sentence to remember")
            browser.one("nav.account-nav")
            self.assertFalse(browser.all("li.order"))
            browser.until(lambda: browser.one("[data-customer-name]").text == "Lin Mo", "the head does not know the member")

            put_in(browser, "en")
            browser.open("/en/checkout")
            self.assertEqual(browser.one("#email").get_attribute("value"), "lin@example.com")
            fill_in(browser, mail="lin@example.com")
            number = place(browser)
            browser.open("/en/account")
            self.assertIn(number, browser.one("li.order").text)
            self.assertEqual(findings(browser), [])
            browser.click("li.order a.btn")
            self.assertIn("Celadon Gaiwan", browser.one("main li.line").text)
            self.assertEqual(browser.complaints(), [])

    def sign_in(self, browser, password):
        browser.fill("#email", "lin@example.com")
        browser.fill("#password", password)
        browser.click("form[action='/en/account/sign-in'] button")


class Search(unittest.TestCase):
    def test_finds_in_both_languages_and_says_when_there_is_nothing(self):
        with shop.visitor(self) as browser:
            for language, words in (("zh-CN", "盖碗"), ("en", "gaiwan")):
                self.search(browser, language, words)
                self.assertIn(words, browser.one("h1").text)
                first = browser.one("#results a.card-link").get_attribute("href")
                self.assertTrue(first.endswith(f"/{language}/p/celadon-gaiwan"), first)
            for language, words in (("zh-CN", "龘龘龘qqq"), ("en", "qqqzzz")):
                self.search(browser, language, words)
                self.assertFalse(browser.all("#results"))
                self.assertIn(words, browser.one("main .empty h1").text)
                self.assertTrue(browser.all(f".empty a[href^='/{language}/c/']"), "no way on from here")
            self.assertEqual(browser.complaints(), [])

    def suggestions(self, browser, language, words):
        browser.open(f"/{language}")
        browser.one("#q[role=combobox]")
        browser.fill("#q", words)
        return [each.text for each in browser.until(lambda: browser.all("[role=option]"), "no suggestion")]

    def test_suggests_while_typing(self):
        with shop.visitor(self) as browser:
            self.assertIn("青瓷盖碗", self.suggestions(browser, "zh-CN", "盖碗"))
            browser.one("#q").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
            browser.until(lambda: "/zh-CN/p/" in browser.driver.current_url, "a chosen suggestion leads nowhere")

    def test_suggests_in_the_language_of_the_page(self):
        with shop.visitor(self) as browser:
            self.assertIn("Celadon Gaiwan", self.suggestions(browser, "en", "gaiwan"))

    def test_narrows_a_category_on_the_desktop(self):
        with shop.visitor(self) as browser:
            browser.open("/en/c/tableware")
            before = len(browser.all("#results li.card"))
            browser.click("form[data-facets] label.check:has(input[name='f.material'][value=porcelain])")
            browser.until(lambda: "f.material=porcelain" in browser.driver.current_url, "the choice does not reach the address")
            after = browser.until(lambda: len(browser.all("#results li.card")), "nothing is left")
            self.assertLess(after, before)
            self.assertTrue(browser.one("input[name='f.material'][value=porcelain]").is_selected())

    def search(self, browser, language, words):
        browser.open(f"/{language}")
        browser.fill("#q", words)
        browser.one("#q").send_keys(Keys.ENTER)
        browser.until(lambda: f"/{language}/search?" in browser.driver.current_url and browser.all("main h1"), "no answer to the search")


class Keyboard(unittest.TestCase):
    def test_skips_to_the_content_and_reaches_the_cart(self):
        with shop.visitor(self) as browser:
            browser.open("/en")
            self.press(browser, Keys.TAB)
            skip = self.focused(browser)
            self.assertEqual(skip.get_attribute("class"), "skip")
            self.assertGreaterEqual(skip.rect["y"], 0, "the link is focused and not seen")
            self.press(browser, Keys.ENTER)
            browser.until(lambda: self.focused(browser).get_attribute("id") == "main", "the link leads nowhere")

            browser.open("/en")
            for _ in range(12):
                self.press(browser, Keys.TAB)
                focused = self.focused(browser)
                outline = focused.value_of_css_property("outline-style"), focused.value_of_css_property("box-shadow")
                self.assertNotEqual(outline, ("none", "none"), f"focus is not seen on {focused.get_attribute('outerHTML')[:100]}")
                if (focused.get_attribute("href") or "").endswith("/en/cart"):
                    break
            else:
                self.fail("twelve steps from the top and not at the cart")
            self.press(browser, Keys.ENTER)
            browser.until(lambda: browser.driver.current_url.endswith("/en/cart"), "Enter does not open the cart")

    def test_adds_and_closes_the_drawer(self):
        with shop.visitor(self) as browser:
            browser.open("/en/p/celadon-gaiwan")
            browser.one("[data-variant=buy]").send_keys(Keys.ENTER)
            browser.one("dialog[open]")
            self.press(browser, Keys.ESCAPE)
            browser.until(lambda: not browser.all("dialog[open]"), "Escape does not close the drawer")
            self.assertEqual(self.focused(browser).get_attribute("data-variant"), "buy", "focus is lost when the drawer closes")

    def press(self, browser, key):
        self.focused(browser).send_keys(key)

    def focused(self, browser):
        return browser.driver.switch_to.active_element
