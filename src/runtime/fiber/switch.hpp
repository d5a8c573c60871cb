// The bare context switch under a fiber: Boost.Context plus what the sanitizers and the C++ runtime must be
// told (AddressSanitizer and ThreadSanitizer see stacks change; exceptions in flight belong to one stack).
#pragma once

#include <functional>

#include <boost/context/fiber.hpp>

#include "runtime/fiber/stack.hpp"

namespace souk::runtime {

class ExecutionContext {
 public:
  explicit ExecutionContext(std::function<void()> body);
  ~ExecutionContext();
  ExecutionContext(const ExecutionContext&) = delete;
  ExecutionContext& operator=(const ExecutionContext&) = delete;

  // Runs the body until it leaves or ends; from the thread's own stack.
  void enter();
  // Back to the thread's own stack; from within the body.
  void leave();
  bool ended() const { return ended_; }

 private:
  // The two words of the C++ ABI's per-thread exception state.
  struct ExceptionState {
    void* caught = nullptr;
    unsigned uncaught = 0;
  };
  static ExceptionState exchange_exception_state(ExceptionState next);

  void annotate_enter();
  void annotate_entered(void* fake_stack);
  void annotate_left();

  Stack stack_;
  std::function<void()> body_;
  boost::context::fiber inside_;
  boost::context::fiber outside_;
  ExceptionState saved_{};
  bool ended_ = false;
  [[maybe_unused]] void* outer_fake_stack_ = nullptr;
  [[maybe_unused]] const void* outer_bottom_ = nullptr;
  [[maybe_unused]] std::size_t outer_size_ = 0;
  [[maybe_unused]] void* tsan_inner_ = nullptr;
  [[maybe_unused]] void* tsan_outer_ = nullptr;
};

}  // namespace souk::runtime
