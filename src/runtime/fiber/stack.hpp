// Mapped stacks for fibers, with a guard page below each, kept for reuse by the thread that made them.
#pragma once

#include <cstddef>

namespace souk::runtime {

inline constexpr std::size_t kStackSize = 256 * 1024;

// A stack grows down from `top`; the page below `bottom` faults instead of overwriting a neighbour.
struct Stack {
  void* bottom = nullptr;
  void* top = nullptr;
};

// Throws std::bad_alloc when the machine gives no more memory.
Stack acquire_stack();
// Must run on the thread that acquired it.
void release_stack(Stack stack);

}  // namespace souk::runtime
