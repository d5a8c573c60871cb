"""Headless Chromium by Selenium, with what the journeys need: widths, screenshots, an accessibility audit."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.common.exceptions import ElementClickInterceptedException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHOTS = ROOT / "build" / "screenshots"
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1"]
POLL_S = 0.05  # Selenium's own half second is most of what a walk takes
WAIT_S = 10
WIDTHS = {"phone": 390, "desktop": 1440}


class Browser:
    def __init__(self, base, width="desktop", javascript=True, dark=False):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        self._profile = tempfile.TemporaryDirectory(prefix="souk-browser-")
        for flag in [*FLAGS, f"--user-data-dir={self._profile.name}"]:
            options.add_argument(flag)
        if not javascript:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        # Chromium's window is never narrower than 500 pixels; an emulated device is.
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": WIDTHS[width], "height": 900, "deviceScaleFactor": 1, "mobile": width == "phone"})
        if dark:
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.base = base

    def open(self, path):
        self.driver.get(self.base + path)
        return self

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css, wait_s=WAIT_S):
        return WebDriverWait(self.driver, wait_s, POLL_S).until(lambda d: next(iter(d.find_elements(By.CSS_SELECTOR, css)), None),
                                                        f"nothing matches {css} on {self.driver.current_url}")

    def until(self, condition, what, wait_s=WAIT_S):
        # A page that is just going takes its elements along, one that is just coming moves them: they are looked at again then.
        passing = [StaleElementReferenceException, ElementClickInterceptedException]
        return WebDriverWait(self.driver, wait_s, POLL_S, ignored_exceptions=passing).until(lambda d: condition(), what)

    def fill(self, css, text):
        field = self.one(css)
        field.clear()
        field.send_keys(text)

    def click(self, css):
        def pressed():
            element = self.one(css)
            self.driver.execute_script("arguments[0].scrollIntoView({block:'center', behavior:'instant'})", element)
            element.click()
            return True
        self.until(pressed, f"{css} cannot be pressed")

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def complaints(self):
        """What the browser itself objects to: script errors, blocked resources, missing files."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def overflows(self):
        return self.driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def screenshot(self, name):
        SHOTS.mkdir(parents=True, exist_ok=True)
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        picture = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True, "format": "png",
            "clip": {"x": 0, "y": 0, "width": self.driver.execute_script("return innerWidth"), "height": min(height, 6000), "scale": 1}})
        import base64
        target = SHOTS / f"{name}.png"
        target.write_bytes(base64.b64decode(picture["data"]))
        return target

    def audit(self):
        """axe-core's serious and critical findings, as 'rule: where'."""
        self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe_source()})
        found = self.driver.execute_async_script(
            "const done = arguments[0];"
            "axe.run(document, {resultTypes: ['violations']}).then(r => done(JSON.stringify(r.violations)), e => done(String(e)))")
        return [f"{rule['id']}: {node['target'][0]}" for rule in json.loads(found) if rule["impact"] in ("serious", "critical")
                for node in rule["nodes"][:3]]

    def close(self):
        self.driver.quit()
        self._profile.cleanup()


def axe_source():
    """axe-core from npm, kept in the build folder; a test tool only, nothing of it is shipped."""
    file = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(ROOT / "build" / "axe"), "axe-core@4"],
                       check=True, stdout=sys.stderr, env={**os.environ, "npm_config_update_notifier": "false"})
    return file.read_text()
