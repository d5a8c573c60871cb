// A stranger's verifier on our signatures: Stripe's own library from npm, installed into a folder of the
// test's own. Skipped where there is no npm or no registry.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "base/time.hpp"
#include "online/webhook/event.hpp"
#include "online/webhook/signature.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::webhook {
namespace {

struct Case {
  std::string body, signature, secret;
};

std::string line_of(const Case& one) {
  return to_text(json::object{{"body", one.body}, {"signature", one.signature}, {"secret", one.secret}}) +
         "\n";
}

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream in{file};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(StripesVerifier, AcceptsOurSignaturesAndNoOthers) {
  const support::TempFolder folder;
  const auto in_folder = "cd '" + folder.path().string() + "' && ";
  if (std::system("command -v npm >/dev/null 2>&1") != 0) GTEST_SKIP() << "npm is not installed";
  const auto install =
      in_folder + "timeout 120 npm install --ignore-scripts --no-audit --no-fund stripe >npm.log 2>&1";
  if (std::system(install.c_str()) != 0) {
    GTEST_SKIP() << "npm cannot install the package stripe (no registry reachable?)";
  }
  std::filesystem::copy_file("tests/webhook/verify.js", folder / "verify.js");

  const auto now = SystemClock{}.now();
  const std::string secret = "whsec_0123456789abcdef";
  const Event event{.id = "evt_1", .type = "order.paid", .object = "order/ord_1", .at_ms = now.unix_ms};
  const auto body = payload_of(event, json::object{{"id", "ord_1"}, {"name", "龙井 “tea” \u00e9"}}, "ord_1");
  const auto signature = sign({secret}, now, body);
  const std::vector<std::pair<Case, std::string>> cases{
      {{body, signature, secret}, "order.paid"},
      {{body, sign({"whsec_new", secret}, now, body), secret}, "order.paid"},
      {{body, sign({"whsec_new", secret}, now, body), "whsec_new"}, "order.paid"},
      {{body + " ", signature, secret}, "StripeSignatureVerificationError"},
      {{body, signature, "whsec_other"}, "StripeSignatureVerificationError"},
      {{body, sign({secret}, now - milliseconds{3'600'000}, body), secret},
       "StripeSignatureVerificationError"}};
  {
    std::ofstream out{folder / "cases"};
    for (const auto& [one, expected] : cases) out << line_of(one);
  }
  ASSERT_EQ(std::system((in_folder + "timeout 60 node verify.js <cases >answers").c_str()), 0);
  const auto answers = lines_of(folder / "answers");
  ASSERT_EQ(answers.size(), cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(answers[i], cases[i].second) << i;
}

}  // namespace
}  // namespace souk::online::webhook
