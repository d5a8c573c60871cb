// Points in time and the clock that gives them. Only a Clock may ask the machine for the time; business code
// gets an Instant as an argument, so that tests and replays decide what "now" is.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace souk {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Milliseconds since the Unix epoch, UTC.
struct Instant {
  std::int64_t unix_ms = 0;

  auto operator<=>(const Instant&) const = default;
  Instant operator+(milliseconds span) const { return {unix_ms + span.count()}; }
  Instant operator-(milliseconds span) const { return {unix_ms - span.count()}; }
  milliseconds operator-(Instant other) const { return milliseconds{unix_ms - other.unix_ms}; }
};

// RFC 3339 in UTC with milliseconds: "2026-11-24T08:30:00.000Z". Any offset is accepted when parsing, and a
// date alone means its first millisecond.
std::string to_string(Instant instant);
Result<Instant> parse_instant(std::string_view text);
// "2026-11-24", UTC.
std::string to_date_string(Instant instant);

class Clock {
 public:
  virtual ~Clock() = default;
  // Wall clock; may step back when the machine's clock is set.
  virtual Instant now() const = 0;
  // Never steps back; for measuring and for deadlines within this process.
  virtual std::chrono::steady_clock::time_point monotonic() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
  std::chrono::steady_clock::time_point monotonic() const override;
};

// For tests: stands still until told.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start = {1'790'000'000'000}) : now_{start} {}
  Instant now() const override { return now_; }
  std::chrono::steady_clock::time_point monotonic() const override {
    return std::chrono::steady_clock::time_point{now_ - Instant{}};
  }
  void advance(milliseconds span) { now_ = now_ + span; }
  void set(Instant instant) { now_ = instant; }

 private:
  Instant now_;
};

}  // namespace souk
