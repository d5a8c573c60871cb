"""The logs of the console: requests, times and searches of a moment ago are plotted and counted. Both languages, phone and desktop."""
import unittest

from counter import Counter, in_order
from souk import Client

shop = Counter()
WALKS = (("en", "desktop"), ("zh-CN", "phone"), ("en", "phone"), ("zh-CN", "desktop"))


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)


class Logs(unittest.TestCase):
    def each(self):
        for language, width in WALKS:
            with self.subTest(language=language, width=width), shop.owner(self, language, width=width) as browser:
                yield browser, f"{language}-{width}"

    def open_until(self, browser, address, text):
        """A line is read a moment after its request was answered."""
        def there():
            browser.open(address)
            return text in browser.one("main").text
        browser.until(there, f"{address} never said {text}", 30)

    def test_requests_are_plotted(self):
        for browser, name in self.each():
            Client(shop.server.port).request("GET", "/en/nowhere-to-be-found")
            self.open_until(browser, "/console/logs", "/en/nowhere-to-be-found")
            self.assertGreaterEqual(len(browser.all("main svg")), 2, "requests and times are curves")
            self.assertGreaterEqual(len(browser.all("main table")), 2)
            in_order(self, browser, f"logs-access-{name}")

    def test_searches_are_business(self):
        for browser, name in self.each():
            Client(shop.server.port).request("GET", "/api/v1/search?q=gaiwan&lang=en")
            self.open_until(browser, "/console/logs?kind=business", "gaiwan")
            in_order(self, browser, f"logs-business-{name}")

    def test_the_program_s_own_lines_are_there(self):
        for browser, name in self.each():
            browser.open("/console/logs?kind=system")
            browser.one("main table")
            in_order(self, browser, f"logs-system-{name}")


if __name__ == "__main__":
    unittest.main()
