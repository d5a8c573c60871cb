#include "runtime/trace/span.hpp"

#include "runtime/trace/traceparent.hpp"

namespace souk::trace {

void Ring::add(SpanRecord span) {
  const std::lock_guard lock{mutex_};
  if (spans_.size() == capacity_) {
    spans_.pop_front();
    ++forgotten_;
  }
  spans_.push_back(std::move(span));
}

std::vector<SpanRecord> Ring::take() {
  const std::lock_guard lock{mutex_};
  std::vector<SpanRecord> taken{std::make_move_iterator(spans_.begin()),
                                std::make_move_iterator(spans_.end())};
  spans_.clear();
  return taken;
}

std::uint64_t Ring::forgotten() const {
  const std::lock_guard lock{mutex_};
  return forgotten_;
}

void Ring::drain_to(Exporter& exporter) {
  if (const auto spans = take(); !spans.empty()) exporter.send(spans);
}

Ring& ring() {
  static Ring instance;
  return instance;
}

Span::Span(std::string_view name, Ring& target) : active_{runtime::current_scope().sampled}, target_{target} {
  if (!active_) return;
  scope_ = runtime::current_scope();
  record_.name = name;
  record_.trace_id = scope_.trace_id;
  record_.parent_id = scope_.span_id;
  assign_random_hex(scope_.span_id, 16);
  record_.span_id = scope_.span_id;
  record_.start = SystemClock{}.now();
  began_ = std::chrono::steady_clock::now();
  enter_.emplace(scope_);
}

Span::~Span() {
  if (!active_) return;
  enter_.reset();
  record_.duration = std::chrono::steady_clock::now() - began_;
  target_.add(std::move(record_));
}

}  // namespace souk::trace
