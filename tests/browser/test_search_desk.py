"""The search desk of the console: a query is tried, a rule and a synonym are seen before they are saved, the formula gets versions and an A/B
test, a judgement list is measured, and the report shows it all. Both languages, phone and desktop."""
import unittest
import uuid

from counter import Counter, in_order, press, said
from souk import Client

shop = Counter()
WALKS = (("en", "desktop"), ("zh-CN", "phone"), ("en", "phone"), ("zh-CN", "desktop"))


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)


def search(query, cookie=None, language="en"):
    client = Client(shop.server.port)
    headers = {"Cookie": cookie} if cookie else {}
    return client.request("GET", f"/api/v1/search?q={query}&lang={language}", headers=headers)


def unheard():
    """A word of letters that no product has."""
    return "zq" + "".join("bcdfghjkmnpqrtvw"[int(digit, 16)] for digit in uuid.uuid4().hex[:8])


class SearchDesk(unittest.TestCase):
    def each(self):
        for language, width in WALKS:
            with self.subTest(language=language, width=width), shop.owner(self, language, width=width) as browser:
                yield browser, f"{language}-{width}"

    def wait_for_index(self, browser):
        browser.until(lambda: search("gaiwan").json.get("total", 0) > 0, "the search index was not built", 60)

    def test_a_query_is_explained_and_compared(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            browser.open("/console/search?try=celadon+gaiwan&try_language=en&version=0")
            self.assertEqual(len(browser.all(".columns > .card")), 2)
            self.assertGreater(len(browser.all("svg.score .score-part")), 4)
            self.assertIn("TBL-CG", browser.one(".hits li").text)
            browser.click(".hits details summary")
            browser.one(".hits details[open] table")
            in_order(self, browser, f"search-try-{name}")

    def test_a_rule_is_seen_before_it_holds(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            query = "tea " + unheard()
            browser.open("/console/search/rules/new")
            browser.fill("input[name=name]", "Gaiwan first")
            browser.fill("input[name=text]", query)
            browser.fill("textarea[name=boosts]", "brand 1")
            browser.fill("textarea[name=pins]", "TBL-CG")
            press(browser, "button[value=save]")
            self.assertTrue(browser.one(".field-error").text)
            self.assertEqual([text for text in browser.complaints() if "422" not in text], [])
            browser.fill("textarea[name=boosts]", "category tea -1.5")
            browser.fill("input[name=try]", query)
            press(browser, "button[value=preview]")
            self.assertEqual(len(browser.all("#preview .columns > .card")), 2)
            self.assertIn("TBL-CG", browser.one("#preview .columns > .card:nth-child(2) .hits > li").text)
            in_order(self, browser, f"search-rule-{name}")
            press(browser, "button[value=save]")
            said(browser)
            in_order(self, browser, f"search-rules-{name}")
            browser.until(lambda: [item["sku"] for item in search(query.replace(" ", "+")).json["items"]][:1] == ["TBL-CG"], "the rule does not hold", 10)
            browser.click("tbody .row-link")
            browser.until(lambda: browser.all("form[action$='/remove']"), "the rule does not open")
            press(browser, "form[action$='/remove'] .btn")
            said(browser)

    def test_a_synonym_is_seen_before_it_holds(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            word = unheard()
            browser.open(f"/console/search/synonyms/new?words={word}")
            browser.fill("textarea[name=targets]", "gaiwan")
            press(browser, "button[value=preview]")
            columns = browser.all("#preview .columns > .card")
            self.assertNotIn("TBL-CG", columns[0].text)
            self.assertIn("TBL-CG", columns[1].text)
            in_order(self, browser, f"search-synonym-{name}")
            press(browser, "button[value=save]")
            said(browser)
            in_order(self, browser, f"search-synonyms-{name}")
            browser.until(lambda: "TBL-CG" in [item["sku"] for item in search(word).json["items"]], "the synonym does not hold", 10)

    def test_a_word_is_never_split(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            browser.open("/console/search/words")
            browser.fill("textarea[name=never_split]", "青瓷盖碗套装")
            browser.fill("input[name=try]", "青瓷盖碗套装")
            press(browser, "button[value=preview]")
            self.assertIn("青瓷盖碗套装", [tag.text for tag in browser.all("#preview .columns > .card:nth-child(2) .tags .badge")])
            in_order(self, browser, f"search-words-{name}")
            press(browser, "button[value=save]")
            said(browser)

    def test_what_is_searched(self):
        for browser, name in self.each():
            browser.open("/console/search/fields")
            in_order(self, browser, f"search-fields-{name}")
            browser.fill("input[name='weight/summary']", "51")
            press(browser, "form.stack .btn-row .btn")
            self.assertTrue(browser.one(".field-error").text)
            self.assertEqual([text for text in browser.complaints() if "422" not in text], [])
            browser.fill("input[name='weight/summary']", "2")
            press(browser, "form.stack .btn-row .btn")
            said(browser)
            self.assertEqual(browser.one("input[name='weight/summary']").get_attribute("value"), "2")

    def test_versions_a_trial_and_its_winner(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            browser.open("/console/search/formula")
            browser.fill("input[name='weight/popularity']", "0.9")
            browser.fill("input[name=note]", "Popular ones first")
            browser.fill("input[name=try]", "tea")
            press(browser, "button[value=preview]")
            self.assertEqual(len(browser.all("#preview .columns > .card")), 2)
            in_order(self, browser, f"search-formula-{name}")
            press(browser, "button[value=keep]")
            said(browser)
            browser.open("/console/search/trial")
            press(browser, "form[action='/console/search/trial'] .btn")
            said(browser)
            browser.until(lambda: "souk_visitor=" in (search("tea").headers.get("Set-Cookie") or ""), "no visitor is named", 10)
            for _ in range(6):
                answer = search("tea")
                cookie = (answer.headers.get("Set-Cookie") or "").split(";")[0]
                Client(shop.server.port).request("POST", "/api/v1/search/clicks", {"query": "tea", "sku": "TBL-CG"}, headers={"Cookie": cookie})
            browser.open("/console/search/trial")
            counted = sum(int(cell.text.split()[-1]) for cell in browser.all("tbody tr:first-child td.num"))
            self.assertGreaterEqual(counted, 6)
            in_order(self, browser, f"search-trial-{name}")
            press(browser, "form[action$='/end'] .btn:nth-child(2)")
            said(browser)
            in_order(self, browser, f"search-trial-ended-{name}")
            browser.open("/console/search/formula")
            browser.click("form[action$='/in-force'] input[value='0'] ~ button")
            said(browser)

    def test_a_list_is_measured(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            browser.open("/console/search/evaluations")
            browser.fill("input[name=name]", "Tea " + name)
            browser.fill("textarea[name=csv]", "query,sku,grade\nceladon gaiwan,TBL-CG,7\n")
            press(browser, "form[action$='/lists'] .btn")
            self.assertIn("2", browser.one(".plain li").text)
            self.assertEqual([text for text in browser.complaints() if "422" not in text], [])
            browser.fill("textarea[name=csv]", "query,sku,grade\nceladon gaiwan,TBL-CG,3\nqqzzxx,TBL-CG,3\n")
            press(browser, "form[action$='/lists'] .btn")
            said(browser)
            press(browser, "form[action$='/start'] .btn")
            browser.until(lambda: "NDCG@10" in browser.text() or browser.driver.refresh(), "it was not measured", 30)
            in_order(self, browser, f"search-measured-{name}")
            browser.open("/console/search/evaluations")
            in_order(self, browser, f"search-evaluations-{name}")
            press(browser, "form[action$='/remove'] .btn")
            said(browser)

    def test_the_report_shows_what_is_looked_for(self):
        for browser, name in self.each():
            self.wait_for_index(browser)
            search("gaiwan")
            search("qqzzxxnothing")
            browser.open("/console/search/report?days=30")
            self.assertEqual(len(browser.all("svg.chart")), 4)
            self.assertIn("qqzzxxnothing", browser.text())
            in_order(self, browser, f"search-report-{name}")

    def test_the_palette_leads_to_its_pages(self):
        with shop.owner(self, "en", width="desktop") as browser:
            browser.open("/console/search")
            paths = [item.get_attribute("data-href") for item in browser.all("#palette-list li")]
            for page in ("", "/rules", "/synonyms", "/words", "/fields", "/formula", "/trial", "/evaluations", "/report"):
                self.assertIn("/console/search" + page, paths)


if __name__ == "__main__":
    unittest.main()
