// What belongs to the request that the current fiber (or thread) serves and would otherwise be an argument of
// every function: its deadline, its id and its trace. Ports read the deadline; logs read the ids.
#pragma once

#include <string>

#include "runtime/fiber/wait.hpp"

namespace souk::runtime {

struct RequestScope {
  Deadline deadline = Deadline::max();
  std::string request_id;
  std::string trace_id;  // 32 hexadecimal digits, W3C trace context
  std::string span_id;   // 16
  bool sampled = false;  // spans of this request are recorded
};

// The scope in force; an empty one without deadline outside any request.
const RequestScope& current_scope();
inline bool deadline_passed() {
  const auto deadline = current_scope().deadline;
  return deadline != Deadline::max() && std::chrono::steady_clock::now() >= deadline;
}

// Puts a scope in force for the current fiber or thread until destroyed. Fibers started meanwhile do not
// inherit it.
class EnterScope {
 public:
  explicit EnterScope(const RequestScope& scope);
  ~EnterScope();
  EnterScope(const EnterScope&) = delete;
  EnterScope& operator=(const EnterScope&) = delete;

 private:
  const RequestScope* before_;
};

}  // namespace souk::runtime
