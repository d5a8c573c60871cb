#include "runtime/fiber/scope.hpp"

#include "runtime/fiber/fiber.hpp"

namespace souk::runtime {

// Defined beside the fiber, which keeps the pointer of its own scope.
const RequestScope*& scope_slot();

const RequestScope& current_scope() {
  static const RequestScope kNone;
  const auto* scope = scope_slot();
  return scope == nullptr ? kNone : *scope;
}

EnterScope::EnterScope(const RequestScope& scope) : before_{scope_slot()} { scope_slot() = &scope; }
EnterScope::~EnterScope() { scope_slot() = before_; }

}  // namespace souk::runtime
