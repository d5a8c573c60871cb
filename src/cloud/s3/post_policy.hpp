// The signed policy of a browser's upload form: until when it holds, and what each of the form's fields must
// be. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "runtime/http/message.hpp"

namespace souk::s3 {

struct FieldCondition {
  std::string field;  // in lower case, without "$"
  bool starts_with = false;
  std::string value;
};

struct PostPolicy {
  Instant expires{};
  std::vector<FieldCondition> conditions;
  std::int64_t least_bytes = 0;
  std::optional<std::int64_t> most_bytes;
};

// From the decoded document; InvalidPolicyDocument says what to change.
Result<PostPolicy> read_post_policy(std::string_view json_text);

// AccessDenied when it has expired, a condition does not hold, or a field is in no condition.
Status check_form(const PostPolicy& policy, const http::Headers& fields, std::string_view bucket,
                  Instant now);

}  // namespace souk::s3
