"""The people behind the shop: signing in at /console, and what every page of it must be."""
import contextlib
import re
import time

from journey import Shop, findings, missing_texts
from souk import Server

PASSWORD = "a long and quiet river"


class Counter(Shop):
    """A shop whose owner has come in for the first time and chosen a password."""

    options = ()

    def open(self):
        self.server = Server(options=["--set", "http.requests_per_minute=100000", *self.options])
        try:
            self.server.start()
        except BaseException:
            self.server.__exit__()
            raise
        self.one_time = self.printed_password()
        self.changed = False

    def printed_password(self, patience_s=10) -> str:
        """The shop answers a moment before it prints what its owner has to know."""
        deadline = time.monotonic() + patience_s
        while not (found := re.search(r"name owner, password (\S+)", self.server.log_path.read_text())):
            assert time.monotonic() < deadline, "no one-time password was printed"
            time.sleep(0.05)
        return found[1]

    @contextlib.contextmanager
    def owner(self, test, language, **how):
        with self.visitor(test, **how) as browser:
            self.sign_in(browser)
            self.speak(browser, language)
            yield browser

    def sign_in(self, browser):
        browser.open("/console/sign-in")
        browser.fill("#login", "owner")
        browser.fill("#password", PASSWORD if self.changed else self.one_time)
        browser.click("main form .btn")
        if not self.changed:
            browser.until(lambda: browser.all("input[name=new]"), "the one-time password was not asked to be changed")
            browser.fill("input[name=old]", self.one_time)
            browser.fill("input[name=new]", PASSWORD)
            browser.click("main form .btn")
            self.changed = True
        browser.one(".side")

    @staticmethod
    def speak(browser, language):
        browser.open("/console/account")
        browser.click(f"select[name=language] option[value={language}]")
        press(browser, "form[action='/console/account'] .btn")
        browser.until(lambda: browser.all(f"html[lang='{language}']"), f"the console does not speak {language}")


def in_order(test, browser, name):
    """What is asked of every page; a picture of it is kept to be looked at."""
    browser.screenshot(name)
    test.assertEqual(missing_texts(browser.driver.page_source), [])
    test.assertLessEqual(browser.overflows(), 0, f"{name} can be pushed sideways")
    test.assertEqual(findings(browser), [], name)
    test.assertEqual(browser.complaints(), [], name)


def said(browser, tone="ok"):
    """What the page says was done."""
    return browser.until(lambda: browser.one(f".flash.notice--{tone}").text, f"nothing was said on {browser.driver.current_url}")


def press(browser, css):
    """Presses what leads to another page, and waits for it: the page before may say that something was done, too."""
    before = browser.one("html").id
    browser.click(css)
    browser.until(lambda: browser.all("html") and browser.one("html").id != before and browser.all("main"), f"nothing came of {css}")
