#include "online/staff/totp.hpp"

#include <gtest/gtest.h>

#include "online/staff/account.hpp"
#include "online/staff/token.hpp"

namespace souk::online::staff {
namespace {

const std::string kSecret = base32("12345678901234567890");

Instant at_second(std::int64_t seconds) { return {seconds * 1'000}; }

// RFC 6238, appendix B, the rows of SHA-1.
TEST(Totp, GivesTheCodesOfTheStandard) {
  const std::vector<std::pair<std::int64_t, std::string>> rows{{59, "94287082"},
                                                               {1'111'111'109, "07081804"},
                                                               {1'111'111'111, "14050471"},
                                                               {1'234'567'890, "89005924"},
                                                               {2'000'000'000, "69279037"},
                                                               {20'000'000'000, "65353130"}};
  for (const auto& [second, code] : rows) {
    EXPECT_EQ(totp_code(kSecret, totp_step(at_second(second)), 8), code);
  }
}

// RFC 4648, section 10.
TEST(Base32, GivesTheTextsOfTheStandardAndReadsThemBack) {
  for (const auto& [plain, coded] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {"f", "MY"},
                                                        {"fo", "MZXQ"},
                                                        {"foo", "MZXW6"},
                                                        {"foob", "MZXW6YQ"},
                                                        {"foobar", "MZXW6YTBOI"}}) {
    EXPECT_EQ(base32(plain), coded);
    EXPECT_EQ(from_base32(coded), plain);
  }
  EXPECT_FALSE(from_base32("M1"));
}

TEST(Totp, TakesTheStepBeforeThisAndTheNextOneAndNoOther) {
  const auto now = at_second(1'700'000'010);
  const auto step = totp_step(now);
  for (int away = -3; away <= 3; ++away) {
    const auto matched = match_totp(kSecret, totp_code(kSecret, step + away), now, 0);
    EXPECT_EQ(matched.has_value(), away >= -1 && away <= 1) << away;
  }
  EXPECT_FALSE(match_totp(kSecret, "", now, 0));
  EXPECT_FALSE(match_totp(kSecret, totp_code(kSecret, step) + "0", now, 0));
}

TEST(Totp, TakesNoCodeTwiceAndNoneFromBefore) {
  const auto now = at_second(1'700'000'010);
  const auto step = totp_step(now);
  EXPECT_FALSE(match_totp(kSecret, totp_code(kSecret, step), now, step));
  EXPECT_FALSE(match_totp(kSecret, totp_code(kSecret, step - 1), now, step));
  EXPECT_EQ(match_totp(kSecret, totp_code(kSecret, step + 1), now, step), step + 1);
}

TEST(StaffAccountSecondFactor, IsOnOnlyAfterAFirstCode) {
  const auto now = at_second(1'700'000'010);
  StaffAccount account;
  EXPECT_EQ(account.confirm_totp(kSecret, "000000", {}, now).error().code, "totp.not_begun");
  ASSERT_TRUE(account.begin_totp(kSecret));
  EXPECT_FALSE(account.has_second_factor());
  EXPECT_EQ(account.confirm_totp(kSecret, "abcdef", {}, now).error().code, "totp.wrong");
  const auto epoch = account.session_epoch;
  ASSERT_TRUE(account.confirm_totp(kSecret, totp_code(kSecret, totp_step(now)), {"h1", "h2"}, now));
  EXPECT_TRUE(account.has_second_factor());
  EXPECT_GT(account.session_epoch, epoch);
  EXPECT_EQ(account.begin_totp(kSecret).error().code, "totp.on");
  // The code that turned it on opens nothing any more.
  EXPECT_FALSE(account.use_code(kSecret, totp_code(kSecret, totp_step(now)), now));
  EXPECT_TRUE(account.use_recovery_code("h2"));
  EXPECT_FALSE(account.use_recovery_code("h2"));
  EXPECT_TRUE(account.use_recovery_code("h1"));
}

TEST(Qr, IsASquarePictureWithThreeFinders) {
  const auto uri = otpauth_uri("Souk 小店", "li.na", kSecret);
  EXPECT_EQ(uri.find(' '), std::string::npos);
  EXPECT_TRUE(uri.starts_with("otpauth://totp/Souk%20"));
  const auto svg = qr_svg(uri).value();
  EXPECT_TRUE(svg.starts_with("<svg "));
  // The upper edge of the two upper finder patterns: seven dark modules, four from the border.
  EXPECT_NE(svg.find("M4 4h7v1h-7z"), std::string::npos);
  EXPECT_EQ(svg.find("M3 "), std::string::npos);
  EXPECT_FALSE(qr_svg(std::string(2'000, 'x')));
  EXPECT_FALSE(qr_svg(""));
}

TEST(TypedSecret, IsTheSameHoweverSomebodyTypesIt) {
  SeededRandom random{7};
  const auto secret = new_typed_secret(random);
  EXPECT_EQ(secret.size(), 19U);
  EXPECT_EQ(normal_typed_secret(secret), secret);
  std::string shouted;
  for (const char c : secret) {
    if (c != '-') shouted += static_cast<char>(std::toupper(c));
  }
  EXPECT_EQ(normal_typed_secret(" " + shouted), secret);
}

}  // namespace
}  // namespace souk::online::staff
