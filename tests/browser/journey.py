"""What both test files stand on: one shop per file, and a browser that leaves a picture when something fails."""
import contextlib
import re

from browser import Browser
from souk import Server


class Shop:
    """A shop on a folder of its own for the length of one test file."""

    def __init__(self):
        self.server = None

    def open(self):
        self.server = Server()
        try:
            self.server.start()
        except BaseException:
            self.server.__exit__()
            raise

    def close(self):
        self.server.__exit__()

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server.port}"

    @contextlib.contextmanager
    def visitor(self, test, **how):
        """A browser with cookies of its own; its last page is kept in build/screenshots when the test fails."""
        browser = Browser(self.base, **how)
        try:
            with picture_on_failure(browser, test.id()):
                yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def picture_on_failure(browser, name):
    try:
        yield
    except Exception:
        # The failure is what matters: a browser that cannot even draw must not hide it.
        with contextlib.suppress(Exception):
            browser.screenshot("failed-" + name.replace("/", "-").replace("?", "-"))
        raise


def findings(browser):
    """The accessibility audit: what it calls serious or critical."""
    return browser.audit()


def missing_texts(html):
    """The keys that the message catalogues have no text for; they show on the page as they are."""
    return sorted(set(re.findall("⟦.*?⟧", html)))
