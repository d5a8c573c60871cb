#include "cloud/s3/policy_condition.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "runtime/http/address.hpp"

namespace souk::s3 {
namespace {

enum class Kind { kText, kPattern, kTextAnyCase, kAddress, kFlag, kBefore, kAfter };

struct Test {
  std::string_view name;
  Kind kind;
  bool negated = false;
};

constexpr Test kTests[] = {
    {"StringEquals", Kind::kText},
    {"StringNotEquals", Kind::kText, true},
    {"StringEqualsIgnoreCase", Kind::kTextAnyCase},
    {"StringNotEqualsIgnoreCase", Kind::kTextAnyCase, true},
    {"StringLike", Kind::kPattern},
    {"StringNotLike", Kind::kPattern, true},
    {"IpAddress", Kind::kAddress},
    {"NotIpAddress", Kind::kAddress, true},
    {"Bool", Kind::kFlag},
    {"DateLessThan", Kind::kBefore},
    {"DateGreaterThan", Kind::kAfter},
};

const Test* find_test(std::string_view name) {
  for (const auto& test : kTests) {
    if (test.name == name) return &test;
  }
  return nullptr;
}

// What the request says about it; nullopt for a fact that is not known here.
std::optional<std::string_view> fact(std::string_view about, const Asked& asked) {
  if (about == "aws:sourceip") return asked.address;
  if (about == "aws:securetransport") return asked.secure ? "true" : "false";
  if (about == "aws:referer") return asked.referer;
  if (about == "aws:useragent") return asked.user_agent;
  if (about == "aws:username") return asked.key_name;
  if (about == "aws:currenttime") return "";
  if (about == "s3:prefix") return asked.prefix;
  if (about == "s3:delimiter") return asked.delimiter;
  if (about == "s3:versionid") return asked.version;
  return std::nullopt;
}

bool one_holds(Kind kind, std::string_view value, std::string_view found, Instant now) {
  switch (kind) {
    case Kind::kText:
      return value == found;
    case Kind::kTextAnyCase:
    case Kind::kFlag:
      return http::equal_names(value, found);
    case Kind::kPattern:
      return matches_pattern(value, found);
    case Kind::kAddress: {
      const auto network = http::TrustedProxies::parse({std::string{value}});
      return network && network->contains(found);
    }
    case Kind::kBefore: {
      const auto at = parse_instant(value);
      return at && now < *at;
    }
    case Kind::kAfter: {
      const auto at = parse_instant(value);
      return at && now > *at;
    }
  }
  return false;
}

}  // namespace

Status check_condition(const Condition& condition) {
  const auto broken = [](std::string message) { return fail(fault("MalformedPolicy", std::move(message))); };
  const auto* test = find_test(condition.test);
  if (test == nullptr)
    return broken(fmt::format("The condition {} is not known here.", text::shorten(condition.test, 40)));
  if (!fact(condition.about, Asked{}))
    return broken(fmt::format("Conditions on {} are not known here.", text::shorten(condition.about, 40)));
  const bool about_time = condition.about == "aws:currenttime";
  const bool time_test = test->kind == Kind::kBefore || test->kind == Kind::kAfter;
  if (about_time != time_test)
    return broken("DateLessThan and DateGreaterThan go with aws:CurrentTime, and only they.");
  for (const auto& value : condition.values) {
    if (time_test && !parse_instant(value)) return broken("Write times as 2026-11-24T08:30:00Z.");
    if (test->kind == Kind::kAddress && !http::TrustedProxies::parse({value}))
      return broken(fmt::format("\"{}\" is no address or network.", text::shorten(value, 60)));
  }
  return {};
}

bool holds(const Condition& condition, const Asked& asked) {
  const auto* test = find_test(condition.test);
  const auto found = fact(condition.about, asked);
  if (test == nullptr || !found) return false;
  const bool any =
      std::any_of(condition.values.begin(), condition.values.end(),
                  [&](const std::string& value) { return one_holds(test->kind, value, *found, asked.now); });
  return any != test->negated;
}

}  // namespace souk::s3
