"""The console's pages about people: reviews that wait, customers, groups and segments; in both languages, wide and narrow."""
import functools
import unittest
import uuid

from counter import Counter, in_order, said
from souk import Client

shop = Counter()
WALKS = (("en", "desktop"), ("zh-CN", "phone"), ("en", "phone"), ("zh-CN", "desktop"))


def setUpModule():
    shop.open()
    unittest.addModuleCleanup(shop.close)


class Member:
    """A customer by API: enrols and says something about a product."""

    def __init__(self):
        self.mail = f"p{uuid.uuid4().hex[:10]}@example.com"
        client = Client(shop.server.port)
        answer = client.request("POST", "/api/v1/register", {"mail": self.mail, "password": "a sentence to remember", "name": "林末"})
        self.id = answer.json["id"]
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        words = {"stars": 4, "title": "Good", "text": f"{self.mail} likes it."}
        said = client.request("PUT", "/api/v1/me/reviews/TBL-CG", words, headers={"Cookie": cookie})
        client.close()
        if answer.status != 201 or said.status != 200:
            raise RuntimeError(f"{answer.status}, {said.status}: {said.body!r}")


def walked(task):
    """The task in both languages, on a phone's and a desktop's width."""
    @functools.wraps(task)
    def test(self):
        for language, width in WALKS:
            with self.subTest(language=language, width=width), shop.owner(self, language, width=width) as browser:
                task(self, browser, f"{language}-{width}")
    return test


class People(unittest.TestCase):
    @walked
    def test_publishes_answers_and_rejects_reviews(self, browser, name):
        member = Member()
        browser.open("/console/reviews")
        self.assertIn(member.mail, browser.text())
        in_order(self, browser, f"console-reviews-{name}")
        browser.click("form[action$='/publish'] .btn")
        self.assertTrue(said(browser))
        browser.open("/console/reviews?state=published")
        self.assertIn(member.mail, browser.text())
        browser.click("details.action summary")
        browser.fill("details[open] textarea[name=answer]", "Thank you.")
        browser.click("details[open] form[action$='/answer'] .btn")
        self.assertTrue(said(browser))
        self.assertIn("Thank you.", browser.text())
        in_order(self, browser, f"console-reviews-published-{name}")
        browser.click("details.action:last-of-type summary")
        browser.fill("details[open] textarea[name=reason]", "Off topic")
        browser.click("details[open] form[action$='/reject'] .btn")
        self.assertTrue(said(browser))
        browser.open("/console/reviews?state=rejected")
        self.assertIn("Off topic", browser.text())

    @walked
    def test_groups_finds_and_erases_a_customer(self, browser, name):
        member, group = Member(), f"g-{uuid.uuid4().hex[:6]}"
        browser.open("/console/customer-groups")
        browser.fill("form[action='/console/customer-groups'] input[name=id]", group)
        browser.click("form[action='/console/customer-groups'] .btn")
        self.assertTrue(said(browser))
        browser.fill("#segment-id", "all-" + group)
        browser.click("select[name=fact0] option[value=orders]")
        browser.click("select[name=comparison0] option[value=at_least]")
        browser.fill("input[name=value0]", "0")
        browser.click("form[action='/console/segments'] .btn")
        self.assertTrue(said(browser))
        in_order(self, browser, f"console-groups-{name}")
        browser.open("/console/customers")
        in_order(self, browser, f"console-customers-{name}")
        browser.open("/console/customers?mail=" + member.mail[:6])
        browser.click(f"a[href='/console/customers/{member.id}']")
        browser.click(f"select[name=group] option[value={group}]")
        browser.click(f"form[action='/console/customers/{member.id}'] .btn")
        self.assertTrue(said(browser))
        in_order(self, browser, f"console-customer-{name}")
        browser.open("/console/segments/all-" + group)
        self.assertIn(member.mail, browser.text())
        browser.open(f"/console/customers/{member.id}")
        browser.click("details.action summary")
        browser.fill("details[open] input[name=mail]", "somebody@example.com")
        browser.click("details[open] .btn--bad")
        self.assertTrue(said(browser, "bad"))
        browser.click("details.action summary")
        browser.fill("details[open] input[name=mail]", member.mail)
        browser.click("details[open] .btn--bad")
        self.assertTrue(said(browser))
        browser.open("/console/customers?mail=" + member.mail[:6])
        self.assertNotIn(member.mail, browser.one("main").text)
