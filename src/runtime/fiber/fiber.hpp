// Fibers: plain functions that may wait without holding their thread. Each lives on one core (core.hpp) for
// its whole life, so thread-locals stay valid across a wait. This file owns the switch; everything that waits
// is built on suspend() and resume().
#pragma once

#include <functional>

namespace souk::runtime {

class Core;
class Fiber;

// nullptr outside a fiber.
Fiber* current_fiber();
inline bool in_fiber() { return current_fiber() != nullptr; }

// Starts `work` in a new fiber on `core`; callable from any thread. An exception that leaves `work` ends the
// process: what can fail returns a Result.
void spawn(Core& core, std::function<void()> work);
// The same, on the caller's own core; only inside a fiber or a core's thread.
void spawn(std::function<void()> work);

// Gives other work on this core a turn.
void yield();

// Lets the current fiber sleep until resume(fiber) is called on its core's thread.
void suspend();
void resume(Fiber& fiber);
// resume() from any thread, by way of the core's queue.
void post_resume(Fiber& fiber);

Core& core_of(Fiber& fiber);

}  // namespace souk::runtime
