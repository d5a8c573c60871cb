"""The console's work with goods, walked through by its owner: both languages, phone and desktop, with scripts and without."""
import base64
import pathlib
import re
import tempfile
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import WIDTHS
from counter import Counter, in_order, press, said

LANGUAGES = ("zh-CN", "en")
GAIWAN = "TBL-CG"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4EWCDFTEMLQkAWbdVARfTRo8AAAAASUVORK5CYII=")
counter = Counter()


def setUpModule():
    counter.open()
    unittest.addModuleCleanup(counter.close)


def prices(text):
    return [int(price.replace(",", "").replace(".", "")) for price in re.findall(r"[¥$]([\d,]+\.\d\d)", text)]


class Goods(unittest.TestCase):
    def everywhere(self, walk, widths=WIDTHS):
        for language in LANGUAGES:
            for width in widths:
                with self.subTest(language=language, width=width), counter.owner(self, language, width=width) as browser:
                    walk(browser, lambda name, b=browser, tail=f"{language}-{width}": in_order(self, b, f"console-{name}-{tail}"))

    def refused(self, browser):
        """The browser reports a refusal (422) that the page itself explains; nothing else may be wrong."""
        self.assertEqual([text for text in browser.complaints() if "422" not in text], [])

    def test_products_are_found_and_edited(self):
        def walk(browser, check):
            browser.open("/console/products")
            self.assertGreaterEqual(len(browser.all("tbody tr")), 20)
            check("products")
            browser.click("a[rel=next]")
            browser.one("tbody tr")
            browser.open("/console/products?state=archived")
            check("products-empty")
            browser.open("/console/products?q=TBL-CG")
            browser.click("tbody .row-link")
            browser.one("form#product")
            check("product")
            summary = "Small and quiet, " + str(len(browser.all(".variant")))
            browser.fill("[name='summary/en']", summary)
            press(browser, ".save-bar .btn")
            said(browser)
            self.assertEqual(browser.one("[name='summary/en']").get_attribute("value"), summary)
            # What is wrong is said where it stands, and what was typed is kept.
            browser.fill("[name='name/en']", "")
            browser.fill("[name='name/zh-CN']", "")
            browser.click(".save-bar .btn")
            browser.one(".notice--bad")
            self.assertEqual(browser.one("[name='summary/en']").get_attribute("value"), summary)
        self.everywhere(walk)

    def test_a_product_is_made_with_variants_and_pictures(self):
        def walk(browser, check):
            sku = "NEW-" + browser.driver.session_id[:6].upper()
            browser.open("/console/new/product")
            check("product-new")
            browser.fill("#sku", sku)
            browser.fill("[name='name/en']", f"Paper kite {sku}")
            browser.fill("[name='name/zh-CN']", f"纸鸢 {sku}")
            browser.fill("[name='variants/0/sku']", sku + "-1")
            browser.fill("[name='variants/0/prices/CNY']", "88.50")
            browser.fill("[name='variants/0/prices/USD']", "12.5")
            browser.fill("[name='variants/0/barcode']", "69" + sku[-6:])
            browser.click("#status option[value=published]")
            press(browser, ".save-bar .btn")
            said(browser)
            with tempfile.TemporaryDirectory() as folder:
                picture, text = pathlib.Path(folder) / "kite.png", pathlib.Path(folder) / "kite.jpg"
                picture.write_bytes(PNG)
                text.write_text("no picture at all")
                browser.one("#file").send_keys(str(text))
                browser.until(lambda: browser.all(".upload-state .field-error"), "a text was taken for a picture")
                self.assertEqual(browser.all(".picture"), [])
                browser.driver.get_log("browser")  # the refusal itself is in the log
                browser.one("#file").send_keys(str(picture))
                browser.until(lambda: browser.all(".picture img"), "no picture came")
            check("product-picture")
            slug = browser.one("[name=slug]").get_attribute("value")
            browser.open(f"/en/p/{slug}")
            self.assertIn("$12.50", browser.text())
            self.assertTrue(browser.all("main img[src*='/uploads/']"))
        self.everywhere(walk)

    def test_many_products_are_changed_at_once(self):
        def walk(browser, check):
            browser.open("/console/products?q=TBL-CG")
            before = prices(browser.one("tbody").text)
            for box in browser.all("tbody input[name=sku]"):
                box.click()
            self.assertIn(str(len(before)), browser.one(".bulk-count").text)
            browser.click("select[name=kind] option[value=price_percent]")
            self.assertFalse(browser.one("[name=amount]").is_displayed())
            browser.fill("[name=percent]", "10")
            check("bulk")
            browser.click(".bulk .btn")
            browser.until(lambda: "/console/jobs/" in browser.driver.current_url, "there is no job")
            browser.until(lambda: browser.all(".badge--ok"), "the job does not end", 20)
            check("job")
            browser.open("/console/products?q=TBL-CG")
            browser.until(lambda: browser.open("/console/products?q=TBL-CG") and
                          prices(browser.one("tbody").text) == [(price * 110 + 50) // 100 for price in before], "prices stay", 10)
            browser.open("/console/jobs")
            check("jobs")
        self.everywhere(walk)

    def test_categories_are_moved_with_buttons_and_by_dragging(self):
        def order(browser):
            # In one go: a page that is just going would take its elements along.
            return browser.driver.execute_script("return [...document.querySelectorAll('.tree > li')].map(item => item.dataset.slug)")

        def walk(browser, check):
            browser.open("/console/categories")
            check("categories")
            before = order(browser)
            press(browser, f".tree > li[data-slug='{before[1]}'] .branch-tools form:nth-child(1) button")
            said(browser)
            self.assertEqual(order(browser)[:2], [before[1], before[0]])
            # With the keyboard alone, and back.
            browser.one(f".tree > li[data-slug='{before[0]}'] .branch-tools form:nth-child(1) button").send_keys(Keys.ENTER)
            browser.until(lambda: order(browser) == before, "it does not come back")
            if browser.driver.execute_script("return innerWidth") > 1000:
                first, third = (browser.one(f".tree > li[data-slug='{slug}'] > .branch") for slug in (before[0], before[2]))
                ActionChains(browser.driver).click_and_hold(first.find_element(By.CSS_SELECTOR, ".grip")).move_to_element_with_offset(
                    third, 0, third.size["height"] // 2 - 3).pause(0.2).move_by_offset(2, 0).pause(0.2).release().perform()
                browser.until(lambda: order(browser) == [before[1], before[2], before[0], *before[3:]], "dragging moves nothing")
                press(browser, f".tree > li[data-slug='{before[0]}'] .branch-tools form:nth-child(1) button")
                press(browser, f".tree > li[data-slug='{before[0]}'] .branch-tools form:nth-child(1) button")
                browser.until(lambda: order(browser) == before, "it does not come back")
            browser.click(".tree > li .branch-name")
            check("category")
            browser.open("/console/new/category")
            check("category-new")
        self.everywhere(walk)

    def test_price_lists_hold_for_a_time_and_a_group(self):
        def walk(browser, check):
            code = "vip-" + browser.driver.session_id[:6]
            browser.open("/console/prices")
            check("prices")
            browser.open("/console/new/price-list")
            browser.fill("#code", code)
            browser.fill("[name='name/en']", code)
            browser.fill("#group", "vip")
            press(browser, "main form .btn")
            said(browser)
            browser.fill("#variant", "TBL-CG-SKY")
            browser.fill("#amount", "99")
            press(browser, "form[action$='/put'] .btn")
            said(browser)
            self.assertIn("TBL-CG-SKY", browser.one("tbody").text)
            self.assertIn(9900, prices(browser.one("tbody").text))
            check("price-list")
            browser.driver.execute_script("document.querySelector('[name=ends_at]').value = '2026-01-01T10:00'")
            press(browser, "form:has([name=ends_at]) .btn")
            said(browser)
            self.assertEqual(len(browser.all(".page-actions .badge--off")), 1)
            press(browser, "form[action$='/remove'] .btn")
            said(browser)
            browser.until(lambda: browser.open("/console/prices") and code not in browser.text(), "the list stays", 10)
        self.everywhere(walk)

    def test_settings_are_changed(self):
        def walk(browser, check):
            browser.open("/console/settings")
            check("settings")
            browser.fill("#support_phone", "+86 21 5555 0199")
            press(browser, ".save-bar .btn")
            said(browser)
            self.assertEqual(browser.one("#support_phone").get_attribute("value"), "+86 21 5555 0199")
        self.everywhere(walk)


class Stockroom(Goods):
    """Inherits how to walk, not what is walked."""
    test_products_are_found_and_edited = test_a_product_is_made_with_variants_and_pictures = None
    test_many_products_are_changed_at_once = test_categories_are_moved_with_buttons_and_by_dragging = None
    test_price_lists_hold_for_a_time_and_a_group = test_settings_are_changed = None

    @staticmethod
    def on_hand(browser, sku):
        browser.open(f"/console/stock/{sku}")
        return sum(int(cell.text.replace(",", "").split()[-1]) for cell in browser.all(".table--stock tbody td:nth-child(2)"))

    def test_an_article_is_found_by_scanning_and_its_stock_is_kept(self):
        def walk(browser, check):
            browser.open("/console/stock")
            check("stock")
            browser.one(".scan input").send_keys("TBL-CG-SKY" + Keys.ENTER)
            browser.until(lambda: browser.driver.current_url.endswith("/console/stock/TBL-CG-SKY"), "the code leads nowhere")
            before = self.on_hand(browser, "TBL-CG-SKY")
            browser.click("details.action:nth-of-type(1) summary")
            browser.fill("#receive-quantity", "7")
            check("stock-receive-form")
            press(browser, "details[open] .btn--big")
            said(browser)
            self.assertEqual(self.on_hand(browser, "TBL-CG-SKY"), before + 7)
            browser.click("details.action:nth-of-type(4) summary")
            browser.fill("#adjust-quantity", "-7")
            press(browser, "details[open] .btn--big")
            said(browser)
            self.assertEqual(self.on_hand(browser, "TBL-CG-SKY"), before)
            check("stock-article")
            browser.open("/console/stock?show=alarms")
            check("stock-alarms")
        self.everywhere(walk)

    def test_goods_go_from_one_place_to_another(self):
        def walk(browser, check):
            browser.open("/console/stock-receive")
            scan = browser.one("[data-scan-field]")
            for code in ("TBL-CG-SKY", "TBL-CG-SKY", "tbl-cg-sky"):
                scan.send_keys(code + Keys.ENTER)
            self.assertEqual(browser.one("[name='line/0/quantity']").get_attribute("value"), "3")
            scan.send_keys("NO-SUCH" + Keys.ENTER)
            check("receive")
            browser.click(".btn--big")
            browser.one(".sheet .field-error")
            self.refused(browser)
            check("receive-wrong")
            browser.fill("[name='line/1/code']", "")
            press(browser, ".btn--big")
            said(browser)
            check("movements")
            browser.open("/console/stock-transfer")
            places = browser.all("#to option")
            places[1].click()
            browser.fill("[name='line/0/code']", "TBL-CG-SKY")
            browser.fill("[name='line/0/quantity']", "2")
            press(browser, ".btn--big")
            said(browser)
            check("transit")
            browser.fill(".arrived-form [name='quantity']", "1")
            press(browser, ".arrived-form .btn")
            said(browser)
            browser.open("/console/stock-transfer")
            browser.click("#to option:nth-child(2)")
            browser.fill("[name='line/0/code']", "TBL-CG-SKY")
            browser.fill("[name='line/0/quantity']", "999999")
            browser.click(".btn--big")
            browser.one(".sheet .field-error")
            self.refused(browser)
            check("transfer-wrong")
        self.everywhere(walk)

    def test_a_location_is_counted_on_a_phone(self):
        def walk(browser, check):
            before = self.on_hand(browser, "TBL-CG-SKY")
            browser.open("/console/stock-counts")
            browser.fill("#note", "shelf 3")
            press(browser, "form[action='/console/stock-counts'] .btn")
            said(browser)
            browser.one("#code").send_keys("TBL-CG-SKY" + Keys.ENTER)
            said(browser)
            browser.one("#code").send_keys("TBL-CG-SKY" + Keys.ENTER)
            browser.until(lambda: browser.one("b.big").text == "2", "two scans are not two")
            browser.fill("#code", "TBL-CG-SKY")
            browser.fill("#quantity", "41")
            browser.click(".count-form .btn--big")
            browser.until(lambda: browser.one("b.big").text == "41", "the number is not taken")
            check("count")
            expected = int(browser.one("tbody td:nth-child(3)").text.split()[-1].replace(",", ""))
            press(browser, "form[action$='/post'] .btn")
            said(browser)
            check("count-posted")
            self.assertEqual(self.on_hand(browser, "TBL-CG-SKY"), before + 41 - expected)
            browser.open("/console/stock-counts")
            check("counts")
        self.everywhere(walk)


class WithoutScripts(unittest.TestCase):
    def test_every_task_works(self):
        with counter.owner(self, "en", javascript=False) as browser:
            browser.open("/console/products/" + GAIWAN)
            browser.fill("[name='summary/en']", "Said without a script")
            press(browser, ".save-bar .btn")
            said(browser)
            with tempfile.TemporaryDirectory() as folder:
                picture = pathlib.Path(folder) / "plain.png"
                picture.write_bytes(PNG)
                browser.one("#file").send_keys(str(picture))
                press(browser, "form[data-upload] .btn")
                said(browser)
            press(browser, "li.picture:last-child form[action$='/move'] button")
            said(browser)
            browser.open("/console/products?q=" + GAIWAN)
            browser.click("input[name=sku]")
            browser.click("select[name=kind] option[value=publish]")
            browser.click(".bulk .btn")
            browser.until(lambda: "/console/jobs/" in browser.driver.current_url, "there is no job")
            browser.open("/console/categories")
            press(browser, ".tree > li:nth-child(2) .branch-tools form:nth-child(1) button")
            said(browser)
            press(browser, ".tree > li:nth-child(2) .branch-tools form:nth-child(1) button")
            said(browser)
            browser.open("/console/stock-receive")
            browser.fill("[name='line/0/code']", "TBL-CG-SKY")
            press(browser, ".btn--big")
            said(browser)


if __name__ == "__main__":
    unittest.main()
