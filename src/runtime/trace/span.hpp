// Spans: what a sampled request spent its time on. Finished ones go into a bounded ring in memory, from which
// an exporter takes them; when nobody does, the oldest are forgotten.
//
//   const trace::Span span{"checkout.reserve"};   // ends with its block
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::trace {

struct SpanRecord {
  std::string name;
  std::string trace_id;
  std::string span_id;
  std::string parent_id;  // empty for the first of a trace
  Instant start{};
  std::chrono::nanoseconds duration{};
  bool failed = false;
};

// Where finished spans go (OTLP, a file). Called on a plain thread by whoever drains the ring.
class Exporter {
 public:
  virtual ~Exporter() = default;
  virtual void send(const std::vector<SpanRecord>& spans) = 0;
};

class Ring {
 public:
  explicit Ring(std::size_t capacity = 4096) : capacity_{capacity} {}
  void add(SpanRecord span);
  // Takes all out, oldest first.
  std::vector<SpanRecord> take();
  std::uint64_t forgotten() const;
  // Hands all of them over, if there are any.
  void drain_to(Exporter& exporter);

 private:
  std::size_t capacity_;
  mutable std::mutex mutex_;
  std::deque<SpanRecord> spans_;
  std::uint64_t forgotten_ = 0;
};

// The program's ring.
Ring& ring();

// Nothing happens, and nothing is paid, when the request in force is not sampled.
class Span {
 public:
  explicit Span(std::string_view name, Ring& target = ring());
  ~Span();
  Span(const Span&) = delete;
  Span& operator=(const Span&) = delete;
  void set_failed() { record_.failed = true; }

 private:
  bool active_;
  Ring& target_;
  SpanRecord record_;
  std::chrono::steady_clock::time_point began_;
  runtime::RequestScope scope_;
  std::optional<runtime::EnterScope> enter_;
};

}  // namespace souk::trace
