#include "runtime/fiber/stack.hpp"

#include <new>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

namespace souk::runtime {
namespace {

constexpr std::size_t kMaxKept = 256;

std::size_t page_size() {
  static const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

void unmap(Stack stack) {
  auto* guard = static_cast<std::byte*>(stack.bottom) - page_size();
  munmap(guard, kStackSize + page_size());
}

// The frames in which a fiber ended never returned: AddressSanitizer still takes their bytes for out of
// bounds, even after the pages were given back and mapped anew.
void forget_frames([[maybe_unused]] Stack stack) {
#if defined(__SANITIZE_ADDRESS__)
  __asan_unpoison_memory_region(stack.bottom, kStackSize);
#endif
}

struct KeptStacks {
  std::vector<Stack> stacks;
  ~KeptStacks() {
    for (const auto stack : stacks) unmap(stack);
  }
};
thread_local KeptStacks kept;

}  // namespace

Stack acquire_stack() {
  if (!kept.stacks.empty()) {
    const Stack stack = kept.stacks.back();
    kept.stacks.pop_back();
    return stack;
  }
  const std::size_t size = kStackSize + page_size();
  void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc{};
  if (mprotect(memory, page_size(), PROT_NONE) != 0) {
    munmap(memory, size);
    throw std::bad_alloc{};
  }
  auto* bottom = static_cast<std::byte*>(memory) + page_size();
  return {bottom, bottom + kStackSize};
}

void release_stack(Stack stack) {
  forget_frames(stack);
  if (kept.stacks.size() < kMaxKept) {
    kept.stacks.push_back(stack);
  } else {
    unmap(stack);
  }
}

}  // namespace souk::runtime
