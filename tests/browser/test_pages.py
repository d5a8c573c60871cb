"""Every public page in both languages and at both widths: it answers, it reads, it fits, everybody can use it."""
import contextlib
import http.client
import re
import unittest

from browser import WIDTHS, Browser
from journey import Shop, findings, missing_texts, picture_on_failure
from souk import Client

LANGUAGES = ("zh-CN", "en")
PAGES = {
    "home": "",
    "category": "/c/tableware",
    "category_narrowed": "/c/tableware?f.material=porcelain",
    "category_narrowed_to_nothing": "/c/tableware?price_until=0.01",
    "collection": "/collections/gifts",
    "brand": "/brands/stillwater",
    "product_with_variants": "/p/celadon-gaiwan",
    "product_variant_by_address": "/p/celadon-gaiwan?variant=TBL-CG-SKY",
    "product_without_variants": "/p/moon-white-teapot",
    "search": "/search?q=tea",
    "search_without_words": "/search",
    "search_without_results": "/search?q=qqqzzz",
    "stores": "/stores",
    "terms": "/legal/terms",
    "privacy": "/legal/privacy",
    "returns": "/legal/returns",
    "imprint": "/legal/imprint",
    "empty_cart": "/cart",
    "sign_in": "/account",
}
shop = Shop()
browsers = {}


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)
    for width in WIDTHS:
        browsers[width] = Browser(shop.base, width)
        unittest.addModuleCleanup(browsers[width].close)


def status_of(browser):
    return browser.driver.execute_script("return performance.getEntriesByType('navigation')[0].responseStatus")


class Pages(unittest.TestCase):
    """One test for each of PAGES is added below."""

    def look_at(self, path, name):
        for width, browser in browsers.items():
            for language in LANGUAGES:
                with self.subTest(width=width, language=language), picture_on_failure(browser, f"{name}-{language}-{width}"):
                    browser.open(f"/{language}{path}")
                    self.assertEqual(status_of(browser), 200)
                    self.assertEqual(browser.one("html").get_attribute("lang"), language)
                    self.assertTrue(browser.one("h1").text)
                    self.assertEqual(missing_texts(browser.driver.page_source), [])
                    self.assertLessEqual(browser.overflows(), 0, "the page can be pushed sideways")
                    self.assertEqual(findings(browser), [])
                    self.assertEqual(browser.complaints(), [])

    def test_an_address_without_a_page_says_so_and_leads_on(self):
        for width, browser in browsers.items():
            for language in LANGUAGES:
                with self.subTest(width=width, language=language):
                    browser.open(f"/{language}/p/no-such-thing")
                    self.assertEqual(status_of(browser), 404)
                    self.assertTrue(browser.one("main h1").text)
                    self.assertTrue(browser.all(f"main a[href^='/{language}']"), "no way on from here")
                    self.assertEqual(missing_texts(browser.driver.page_source), [])
                    self.assertLessEqual(browser.overflows(), 0)
                    self.assertEqual(findings(browser), [])
                    # Chromium itself reports the 404 of the page that was asked for; nothing else may be missing.
                    self.assertEqual([text for text in browser.complaints() if "/p/no-such-thing" not in text], [])

    def test_colours_are_told_apart_in_the_dark(self):
        browser = Browser(shop.base, "phone", dark=True)
        self.addCleanup(browser.close)
        for path in ("/en", "/zh-CN/c/tableware", "/en/p/celadon-gaiwan", "/zh-CN/stores", "/en/account"):
            with self.subTest(path=path), picture_on_failure(browser, f"dark{path}"):
                browser.open(path)
                self.assertTrue(browser.driver.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches"))
                self.assertEqual(findings(browser), [])

    def test_the_account_link_is_named_by_the_words_it_shows(self):
        link = browsers["desktop"].open("/en").one(".head-tools a[href='/en/account']")
        self.assertIn(" ".join(link.text.split()), link.accessible_name)


def add_page_tests():
    for name, path in PAGES.items():
        def look(self, path=path, name=name):
            self.look_at(path, name)
        setattr(Pages, f"test_{name}", look)


add_page_tests()


class Sitemap(unittest.TestCase):
    """All addresses that search engines are told of, without a browser: a page that only some products have shows here."""

    @classmethod
    def setUpClass(cls):
        with contextlib.closing(Client(shop.server.port)) as client:
            cls.answers = {path: client.request("GET", path) for path in cls.addresses(client)}

    @staticmethod
    def addresses(client):
        def locations(path):
            answer = client.request("GET", path)
            if answer.status != http.client.OK:
                raise RuntimeError(f"{path}: {answer.status}")
            return [re.sub(r"^https?://[^/]+", "", url) for url in re.findall("<loc>(.*?)</loc>", answer.body.decode())]
        return locations("/sitemap.xml")

    def test_names_products_in_both_languages(self):
        for language in LANGUAGES:
            self.assertIn(f"/{language}/p/celadon-gaiwan", self.answers)

    def test_every_address_answers_with_all_its_texts(self):
        self.assertEqual({path: answer.status for path, answer in self.answers.items() if answer.status != 200}, {})
        self.assertEqual(missing_texts("".join(answer.body.decode(errors="replace") for answer in self.answers.values())), [])

    def test_every_page_is_utf_8(self):
        wrong = []
        for path, answer in self.answers.items():
            try:
                answer.body.decode("utf-8")
            except UnicodeDecodeError as error:
                wrong.append(f"{path}: {error}")
        self.assertEqual(wrong, [])
