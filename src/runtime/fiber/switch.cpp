#include "runtime/fiber/switch.hpp"

#include <cstring>
#include <cxxabi.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SOUK_ASAN 1
#endif
#if __has_feature(thread_sanitizer)
#define SOUK_TSAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SOUK_ASAN 1
#endif
#if defined(__SANITIZE_THREAD__)
#define SOUK_TSAN 1
#endif

#ifdef SOUK_ASAN
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef SOUK_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace souk::runtime {
namespace {

// Hands a stack of ours to Boost.Context, which must neither make nor free one.
struct BorrowedStack {
  Stack stack;
  boost::context::stack_context allocate() const {
    boost::context::stack_context context;
    context.sp = stack.top;
    context.size = kStackSize;
    return context;
  }
  static void deallocate(boost::context::stack_context&) {}
};

}  // namespace

ExecutionContext::ExecutionContext(std::function<void()> body)
    : stack_{acquire_stack()}, body_{std::move(body)} {
  const BorrowedStack borrowed{stack_};
  const auto context = borrowed.allocate();
  inside_ = boost::context::fiber{std::allocator_arg,
                                  boost::context::preallocated{context.sp, context.size, context}, borrowed,
                                  [this](boost::context::fiber&& outside) {
                                    outside_ = std::move(outside);
                                    annotate_entered(nullptr);
                                    body_();
                                    body_ = nullptr;
                                    ended_ = true;
                                    annotate_left();
                                    return std::move(outside_);
                                  }};
#ifdef SOUK_TSAN
  tsan_inner_ = __tsan_create_fiber(0);
#endif
}

ExecutionContext::~ExecutionContext() {
#ifdef SOUK_TSAN
  __tsan_destroy_fiber(tsan_inner_);
#endif
  release_stack(stack_);
}

ExecutionContext::ExceptionState ExecutionContext::exchange_exception_state(ExceptionState next) {
  auto* globals = reinterpret_cast<char*>(abi::__cxa_get_globals());
  ExceptionState now;
  std::memcpy(&now.caught, globals, sizeof now.caught);
  std::memcpy(&now.uncaught, globals + sizeof now.caught, sizeof now.uncaught);
  std::memcpy(globals, &next.caught, sizeof next.caught);
  std::memcpy(globals + sizeof next.caught, &next.uncaught, sizeof next.uncaught);
  return now;
}

void ExecutionContext::enter() {
  const ExceptionState outer = exchange_exception_state(saved_);
  annotate_enter();
  inside_ = std::move(inside_).resume();
#ifdef SOUK_ASAN
  __sanitizer_finish_switch_fiber(outer_fake_stack_, nullptr, nullptr);
#endif
  saved_ = exchange_exception_state(outer);
}

void ExecutionContext::leave() {
  [[maybe_unused]] void* fake_stack = nullptr;
#ifdef SOUK_ASAN
  __sanitizer_start_switch_fiber(&fake_stack, outer_bottom_, outer_size_);
#endif
#ifdef SOUK_TSAN
  __tsan_switch_to_fiber(tsan_outer_, 0);
#endif
  outside_ = std::move(outside_).resume();
  annotate_entered(fake_stack);
}

// Not instrumented: TSan counts calls per fiber, and a function entered on one and left on the other would
// leave both counts wrong, by one more at each switch.
__attribute__((no_sanitize("thread"))) void ExecutionContext::annotate_enter() {
#ifdef SOUK_ASAN
  __sanitizer_start_switch_fiber(&outer_fake_stack_, stack_.bottom, kStackSize);
#endif
#ifdef SOUK_TSAN
  tsan_outer_ = __tsan_get_current_fiber();
  __tsan_switch_to_fiber(tsan_inner_, 0);
#endif
}

void ExecutionContext::annotate_entered([[maybe_unused]] void* fake_stack) {
#ifdef SOUK_ASAN
  __sanitizer_finish_switch_fiber(fake_stack, &outer_bottom_, &outer_size_);
#endif
}

// The body has ended: its fake stack may go.
__attribute__((no_sanitize("thread"))) void ExecutionContext::annotate_left() {
#ifdef SOUK_ASAN
  __sanitizer_start_switch_fiber(nullptr, outer_bottom_, outer_size_);
#endif
#ifdef SOUK_TSAN
  __tsan_switch_to_fiber(tsan_outer_, 0);
#endif
}

}  // namespace souk::runtime
