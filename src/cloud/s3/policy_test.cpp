#include "cloud/s3/policy.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace souk::s3 {
namespace {

std::string statement(std::string_view more, std::string_view effect = "Allow") {
  return fmt::format(
      R"({{"Effect":"{}","Principal":"*","Action":"s3:Get*","Resource":"arn:aws:s3:::b/pub/*"{}}})", effect,
      more);
}
std::string document(std::string_view statements) {
  return fmt::format(R"({{"Version":"2012-10-17","Statement":[{}]}})", statements);
}
Asked asked(std::string_view resource = "b/pub/a") {
  return {.action = "s3:GetObject", .resource = resource};
}

Verdict verdict(std::string_view statements, const Asked& what) {
  const auto policy = read_policy(document(statements), "b");
  EXPECT_TRUE(policy) << describe(policy.error());
  return policy ? judge(*policy, what) : Verdict::kSilent;
}

TEST(Policy, AllowsWhatAStatementNamesAndNothingElse) {
  EXPECT_EQ(verdict(statement(""), asked()), Verdict::kAllowed);
  EXPECT_EQ(verdict(statement(""), asked("b/private/a")), Verdict::kSilent);
  EXPECT_EQ(verdict(statement(""), {.action = "s3:PutObject", .resource = "b/pub/a"}), Verdict::kSilent);
  EXPECT_EQ(verdict(statement("") + "," + statement("", "Deny"), asked()), Verdict::kDenied);
}

TEST(Policy, TestsWhatTheRequestSays) {
  const auto from = [](std::string_view network) {
    return statement(fmt::format(R"(,"Condition":{{"IpAddress":{{"aws:SourceIp":["{}"]}}}})", network));
  };
  auto what = asked();
  what.address = "10.1.2.3";
  EXPECT_EQ(verdict(from("10.0.0.0/8"), what), Verdict::kAllowed);
  EXPECT_EQ(verdict(from("192.168.0.0/16"), what), Verdict::kSilent);
  const auto until = statement(R"(,"Condition":{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}})");
  what.now = parse_instant("2025-12-31").value();
  EXPECT_EQ(verdict(until, what), Verdict::kAllowed);
  what.now = parse_instant("2026-01-02").value();
  EXPECT_EQ(verdict(until, what), Verdict::kSilent);
  const auto insecure = statement(R"(,"Condition":{"Bool":{"aws:SecureTransport":"false"}})", "Deny");
  EXPECT_EQ(verdict(insecure, what), Verdict::kDenied);
  what.secure = true;
  EXPECT_EQ(verdict(insecure, what), Verdict::kSilent);
}

TEST(Policy, KnowsCallersByKeyAndName) {
  const std::string only =
      R"({"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::1:user/till","SK1"]},"Action":"s3:*","Resource":"arn:aws:s3:::b/*"})";
  auto what = asked();
  EXPECT_EQ(verdict(only, what), Verdict::kSilent) << "nobody signed";
  what.access_key = "SK1";
  EXPECT_EQ(verdict(only, what), Verdict::kAllowed);
  what.access_key = "SK2";
  EXPECT_EQ(verdict(only, what), Verdict::kSilent);
  what.key_name = "till";
  EXPECT_EQ(verdict(only, what), Verdict::kAllowed);
}

TEST(Policy, RefusesWhatItDoesNotUnderstand) {
  for (const auto& text :
       {std::string{"no json"}, std::string{"{}"}, document(""), document("{}"),
        document(statement(R"(,"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}})")),
        document(statement(R"(,"Condition":{"ArnLike":{"aws:SourceArn":"x"}})")),
        document(statement(R"(,"Condition":{"IpAddress":{"aws:SourceIp":"everywhere"}})")),
        document(statement(R"(,"NotPrincipal":"*")")),
        document(R"({"Effect":"Allow","Principal":"*","Action":"ec2:*","Resource":"arn:aws:s3:::b/*"})"),
        document(R"({"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::c/*"})"),
        document(R"({"Effect":"Perhaps","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"})")})
    EXPECT_EQ(read_policy(text, "b").error().code, "s3.MalformedPolicy") << text;
}

TEST(Policy, MatchesPatternsInReasonableTime) {
  EXPECT_TRUE(matches_pattern("a*b?d", "aXXbcd"));
  EXPECT_FALSE(matches_pattern("a*b?d", "aXXbd"));
  EXPECT_TRUE(matches_pattern("*", ""));
  EXPECT_FALSE(matches_pattern("", "a"));
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "a*";
  EXPECT_FALSE(matches_pattern(pattern + "b", std::string(1'000, 'a')));
}

}  // namespace
}  // namespace souk::s3
