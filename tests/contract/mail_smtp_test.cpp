// Against a real server (aiosmtpd, Debian's python3-aiosmtpd) that each test starts for itself.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "engines/mail/smtp/smtp.hpp"
#include "runtime/fiber/scope.hpp"
#include "tests/contract/mail_contract.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

bool has_server() {
  support::Program python{{"/usr/bin/python3", "-c", "import aiosmtpd"}};
  return python.wait() == 0;
}

class SmtpHarness final : public MailHarness {
 public:
  explicit SmtpHarness(const std::string& mode) : mode_{mode} {
    if (mode == "plain") {
      server_.emplace(
          std::vector<std::string>{"/usr/bin/python3", "tests/support/smtp_server.py", box(), mode});
    } else {
      support::Program openssl{{"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                                "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                                folder_ / "key.pem", "-out", folder_ / "cert.pem", "-batch"}};
      if (openssl.wait() != 0) ADD_FAILURE() << "openssl made no certificate";
      server_.emplace(std::vector<std::string>{"/usr/bin/python3", "tests/support/smtp_server.py", box(),
                                               mode, folder_ / "cert.pem", folder_ / "key.pem"});
    }
    port_ = std::stoi(server_->read_line());
    mail_.emplace(settings());
  }
  SmtpSettings settings() const {
    SmtpSettings result{.host = "localhost", .port = port_, .security = SmtpSecurity::kNone};
    if (mode_ == "plain") return result;
    result.security = mode_ == "tls" ? SmtpSecurity::kTls : SmtpSecurity::kStartTls;
    result.authority_file = folder_ / "cert.pem";
    return result;
  }
  Mail& mail() override { return *mail_; }
  std::vector<json::value> arrived() override {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{box()}) names.insert(entry.path());
    std::vector<json::value> mails;
    for (const auto& name : names) {
      std::stringstream text;
      text << std::ifstream{name}.rdbuf();
      mails.push_back(support::value_of(parse_json(text.str())));
    }
    return mails;
  }
  void stop_server() { server_.reset(); }

 private:
  std::string box() const {
    const auto path = folder_ / "box";
    std::filesystem::create_directories(path);
    return path;
  }
  support::TempFolder folder_;
  std::string mode_;
  int port_ = 0;
  std::optional<support::Program> server_;
  std::optional<SmtpMail> mail_;
};

std::unique_ptr<SmtpHarness> make(const std::string& mode) {
  return has_server() ? std::make_unique<SmtpHarness>(mode) : nullptr;
}

INSTANTIATE_TEST_SUITE_P(Smtp, MailContract,
                         testing::Values(MailAdapter{"plain", [] { return make("plain"); }},
                                         MailAdapter{"starttls", [] { return make("starttls"); }},
                                         MailAdapter{"tls", [] { return make("tls"); }}),
                         [](const auto& each) { return each.param.name; });

MailMessage to(const std::string& address) {
  return {.id = "m1", .from = {"a@example.com"}, .to = {address}, .subject = "s", .text = "t"};
}

class Smtp : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_server()) GTEST_SKIP() << "python3-aiosmtpd is not installed";
  }
};

TEST_F(Smtp, TellsForGoodFromForNow) {
  SmtpHarness server{"plain"};
  EXPECT_TRUE(fails_with(server.mail().send(to("busy@example.com")), ErrorKind::kUnavailable, "mail.server"));
  const auto gone = server.mail().send(to("gone@example.com"));
  EXPECT_TRUE(fails_with(gone, ErrorKind::kPrecondition, "mail.refused"));
  EXPECT_EQ(describe(gone.error()).find("example.com"), std::string::npos);  // nobody's address in a log
  EXPECT_TRUE(succeeds(server.mail().send(to("here@example.com"))));
  EXPECT_EQ(server.arrived().size(), 1U);
}

TEST_F(Smtp, SignsInOverTlsOnly) {
  SmtpHarness server{"starttls"};
  auto settings = server.settings();
  settings.user = "shop";
  settings.password = Secret{"open sesame"};
  ASSERT_TRUE(succeeds(SmtpMail{settings}.send(to("b@example.com"))));
  const auto mails = server.arrived();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(member(mails[0], "user"), "shop");
  EXPECT_EQ(member(mails[0], "tls"), "yes");
  settings.password = Secret{"wrong"};
  EXPECT_FALSE(SmtpMail{settings}.send(to("b@example.com")));
}

TEST_F(Smtp, TrustsNoStrangersCertificate) {
  SmtpHarness server{"starttls"};
  auto settings = server.settings();
  settings.authority_file.clear();
  EXPECT_TRUE(
      fails_with(SmtpMail{settings}.send(to("b@example.com")), ErrorKind::kUnavailable, "mail.server"));
  EXPECT_TRUE(server.arrived().empty());
}

TEST_F(Smtp, SendsNothingInTheClearWhereTlsIsAskedFor) {
  SmtpHarness server{"plain"};
  auto settings = server.settings();
  settings.security = SmtpSecurity::kStartTls;
  EXPECT_FALSE(SmtpMail{settings}.send(to("b@example.com")));
  EXPECT_TRUE(server.arrived().empty());
}

TEST_F(Smtp, WaitsNoLongerThanItMay) {
  SmtpHarness server{"plain"};
  auto settings = server.settings();
  settings.timeout = milliseconds{300};
  EXPECT_TRUE(
      fails_with(SmtpMail{settings}.send(to("slow@example.com")), ErrorKind::kTimeout, "mail.timeout"));
  const runtime::RequestScope scope{.deadline = std::chrono::steady_clock::now() + milliseconds{300}};
  const runtime::EnterScope enter{scope};
  EXPECT_TRUE(fails_with(server.mail().send(to("slow@example.com")), ErrorKind::kTimeout, "mail.timeout"));
}

TEST_F(Smtp, AServerThatIsGoneIsTriedAgainAndThenGivenUp) {
  SmtpHarness server{"plain"};
  server.stop_server();
  EXPECT_TRUE(fails_with(server.mail().send(to("b@example.com")), ErrorKind::kUnavailable, "mail.server"));
}

}  // namespace
}  // namespace souk::engines
