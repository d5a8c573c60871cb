// The table of operations: which request is which, what it may be called by policies, which right of an
// access key it takes. The dispatcher, the metrics and docs/reference/object-storage.md are made of it.
#pragma once

#include <span>
#include <string_view>

#include "cloud/s3/operations.hpp"

namespace souk::s3 {

enum class Level { kService, kBucket, kObject };

struct Operation {
  std::string_view name;  // as S3's reference calls it
  Level level;
  http::Method method;
  // What must be in the request: names of query parameters, "list-type=2", "@field" for header fields;
  // separated by blanks.
  std::string_view marks;
  std::string_view action;  // of policies
  Right right = Right::kRead;
  Answered (*run)(Desk& desk, const Call& call) = nullptr;  // nullptr: NotImplemented
  std::string_view note{};   // for the reference: what of it is not done, or what happens instead
  std::string_view event{};  // announced when it went well
};

std::span<const Operation> operations();
// nullptr: S3 has no such thing either.
const Operation* find_operation(const Call& call);

// A reference page of them, in Markdown.
std::string operations_page();

}  // namespace souk::s3
