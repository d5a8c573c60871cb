// The contract of the mail port, run against every adapter: include this in a test program of the adapter and
// instantiate MailContract with it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "engines/mail/port.hpp"
#include "tests/support/result.hpp"

namespace souk::engines {

class MailHarness {
 public:
  virtual ~MailHarness() = default;
  virtual Mail& mail() = 0;
  // What has arrived: each message as Python's own e-mail parser reads it, as JSON with the members of
  // read_mail.py.
  virtual std::vector<json::value> arrived() = 0;
};

struct MailAdapter {
  std::string name;
  std::function<std::unique_ptr<MailHarness>()> make;  // nullptr: it cannot run here
};

inline std::ostream& operator<<(std::ostream& out, const MailAdapter& adapter) { return out << adapter.name; }

using support::fails_with;
using support::succeeds;

inline std::string member(const json::value& mail, std::string_view name) {
  const auto* found = find_path(mail, name);
  return found == nullptr || !found->is_string() ? std::string{"(none)"} : std::string{found->as_string()};
}

class MailContract : public testing::TestWithParam<MailAdapter> {
 protected:
  void SetUp() override {
    harness_ = GetParam().make();
    if (harness_ == nullptr) GTEST_SKIP() << GetParam().name << " has no server here";
  }
  Mail& mail() { return harness_->mail(); }
  std::vector<json::value> arrived() { return harness_->arrived(); }
  static MailMessage message(std::string id = "order.paid:ord_1") {
    return {.id = std::move(id),
            .from = {"care@oasis.example.com", "绿洲集市"},
            .to = {"li@example.com", "李小雨"},
            .subject = "您的订单 SK-7F3K-9Q2M 已付款，我们会尽快发货，感谢您在绿洲集市购物",
            .text = "您好，\n.一行以点开头\n" + std::string(2'000, 'x') + "\n谢谢\n",
            .html = "<p>您好</p>",
            .language = "zh-CN",
            .date = {1'790'000'000'000}};
  }

 private:
  std::unique_ptr<MailHarness> harness_;
};

TEST_P(MailContract, WhatIsSentIsWhatArrives) {
  ASSERT_TRUE(succeeds(mail().send(message())));
  const auto mails = arrived();
  ASSERT_EQ(mails.size(), 1U);
  const auto sent = message();
  EXPECT_EQ(member(mails[0], "subject"), sent.subject);
  EXPECT_EQ(member(mails[0], "from"), "绿洲集市 <care@oasis.example.com>");
  EXPECT_EQ(member(mails[0], "to"), "李小雨 <li@example.com>");
  EXPECT_EQ(member(mails[0], "text"), sent.text);
  EXPECT_EQ(member(mails[0], "html"), sent.html);
  EXPECT_EQ(member(mails[0], "message_id"), "<order.paid=ord_1@oasis.example.com>");
  EXPECT_EQ(member(mails[0], "date"), "2026-09-21T14:13:20+00:00");
  EXPECT_EQ(member(mails[0], "defects"), "");
}

TEST_P(MailContract, TextAloneIsFine) {
  auto plain = message();
  plain.html.clear();
  plain.subject = "Plain = \"quoted\"";
  plain.to.name = "O'Hara \"Bo\", Jr.";
  ASSERT_TRUE(succeeds(mail().send(plain)));
  const auto mails = arrived();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(member(mails[0], "subject"), plain.subject);
  EXPECT_EQ(member(mails[0], "text"), plain.text);
  EXPECT_EQ(member(mails[0], "to_name"), plain.to.name);
  EXPECT_EQ(member(mails[0], "html"), "(none)");
}

TEST_P(MailContract, NoTextBecomesAHeader) {
  const std::vector<std::function<void(MailMessage&, const std::string&)>> places{
      [](MailMessage& each, const std::string& text) { each.subject = text; },
      [](MailMessage& each, const std::string& text) { each.to.name = text; },
      [](MailMessage& each, const std::string& text) { each.from.name = text; },
      [](MailMessage& each, const std::string& text) { each.to.address = text; },
      [](MailMessage& each, const std::string& text) { each.reply_to.address = text; },
      [](MailMessage& each, const std::string& text) { each.language = text; },
      [](MailMessage& each, const std::string& text) { each.id = text; }};
  for (const auto* end : {"\r\n", "\n", "\r", "\x01"}) {
    for (const auto& put : places) {
      auto evil = message();
      put(evil, std::string{"li@example.com"} + end + "Bcc: all@example.com");
      EXPECT_TRUE(fails_with(mail().send(evil), ErrorKind::kInvalid, "mail.message"));
    }
  }
  // Encoded words and tags of the customer's own making stay what they are: text.
  auto sly = message("sly");
  sly.subject = "=?utf-8?Q?=0D=0ABcc:_all@example.com?=";
  sly.to.name = "x\" <all@example.com>, \"y";
  ASSERT_TRUE(succeeds(mail().send(sly)));
  const auto mails = arrived();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(member(mails[0], "subject"), sly.subject);
  EXPECT_EQ(member(mails[0], "to_name"), sly.to.name);
  EXPECT_EQ(member(mails[0], "recipients"), "li@example.com");
}

TEST_P(MailContract, RefusesWhatIsNoAddress) {
  for (const auto* address :
       {"", "li", "@example.com", "li@", "li@example.com>", "li @example.com", "李@example.com", "li@a..b",
        "a@b\\c", "li@example.com,all@example.com", "\"a b\"@example.com"}) {
    auto wrong = message();
    wrong.to.address = address;
    EXPECT_TRUE(fails_with(mail().send(wrong), ErrorKind::kInvalid, "mail.message")) << address;
  }
  EXPECT_TRUE(arrived().empty());
}

TEST_P(MailContract, RefusesWhatIsTooLarge) {
  auto large = message();
  large.text.assign(256 * 1024 + 1, 'x');
  EXPECT_TRUE(fails_with(mail().send(large), ErrorKind::kInvalid, "mail.message"));
  large.text.assign(256 * 1024, 'x');
  large.subject.assign(201, 'x');
  EXPECT_TRUE(fails_with(mail().send(large), ErrorKind::kInvalid, "mail.message"));
  large.subject.assign(200, 'x');
  EXPECT_TRUE(succeeds(mail().send(large)));
}

}  // namespace souk::engines
