// Bucket policies: the subset that people write. Statements with Effect, Principal ("*", or access keys by id
// or name), Action, Resource, and conditions on address, prefix, referer and the like. What is not
// understood is refused when the policy is put, never passed over. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::s3 {

struct Condition {
  std::string test;   // "StringLike"
  std::string about;  // "s3:prefix", in lower case
  std::vector<std::string> values;
};

struct Statement {
  bool allow = true;
  std::vector<std::string> principals;  // "*", access key ids, "user/NAME"
  bool not_actions = false;
  std::vector<std::string> actions;  // patterns such as "s3:Get*"
  bool not_resources = false;
  std::vector<std::string> resources;  // patterns of "bucket" and "bucket/key"
  std::vector<Condition> conditions;
};

struct Policy {
  std::vector<Statement> statements;
  // Anybody at all is allowed something.
  bool is_public() const;
};

// Who asks for what. An empty access key: nobody signed.
struct Asked {
  std::string_view action;    // "s3:GetObject"
  std::string_view resource;  // "bucket" or "bucket/key"
  std::string_view access_key{};
  std::string_view key_name{};
  std::string_view address{};
  bool secure = false;
  std::string_view referer{};
  std::string_view user_agent{};
  std::string_view prefix{};
  std::string_view delimiter{};
  std::string_view version{};
  Instant now{};
};

enum class Verdict { kSilent, kAllowed, kDenied };  // a denial outweighs

inline constexpr std::size_t kMaxPolicyBytes = 20 * 1024;

// MalformedPolicy says what to change. Resources must lie in `bucket`.
Result<Policy> read_policy(std::string_view text, std::string_view bucket);
Verdict judge(const Policy& policy, const Asked& asked);

// "*" stands for anything, "?" for one character.
bool matches_pattern(std::string_view pattern, std::string_view text);

}  // namespace souk::s3
