// A value that must not reach a log: it prints as ***, and reading it is an explicit call.
#pragma once

#include <string>
#include <utility>

namespace souk {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_{std::move(value)} {}
  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }

 private:
  std::string value_;
};

inline const char* to_string(const Secret&) { return "***"; }

}  // namespace souk
