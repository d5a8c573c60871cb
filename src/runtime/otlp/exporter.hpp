// Sends spans and metrics to a collector by OTLP/HTTP, from a thread of its own: serving never waits for it.
// Everything is bounded: spans wait in the trace ring, which forgets the oldest; while the collector is away
// one batch is tried again, ever more seldom. What was lost is counted.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "runtime/http/client.hpp"
#include "runtime/metrics/metrics.hpp"
#include "runtime/otlp/encode.hpp"

namespace souk::otlp {

struct ExporterSettings {
  std::string endpoint;  // http://127.0.0.1:4318; /v1/traces and /v1/metrics are added
  http::Headers headers{};
  Resource resource{};
  milliseconds spans_every{2'000};
  milliseconds metrics_every{30'000};  // 0: never
  milliseconds first_backoff{1'000};
  milliseconds longest_backoff{60'000};
  milliseconds timeout{5'000};
  std::size_t max_batch = 512;
};

class Exporter {
 public:
  Exporter(ExporterSettings settings, trace::Ring& ring, metrics::Registry& registry, const Clock& clock);
  // Sends what waits, once and briefly, then ends.
  ~Exporter();
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;

 private:
  enum class Sent { kDone, kRefused, kAgain };

  void serve();
  bool pause(std::chrono::steady_clock::time_point until);
  // How long to wait before the next turn.
  milliseconds turn();
  bool send_spans();
  bool send_metrics();
  Sent post(const std::string& path, std::string body, std::string_view rejected, std::int64_t items);
  void note_failure(std::string_view why);

  ExporterSettings settings_;
  trace::Ring& ring_;
  metrics::Registry& registry_;
  const Clock& clock_;
  const Instant started_;
  http::Client client_;
  metrics::Counter& spans_sent_;
  metrics::Counter& spans_lost_;
  metrics::Counter& failures_;
  std::vector<trace::SpanRecord> waiting_;  // taken out of the ring, not yet sent
  std::chrono::steady_clock::time_point metrics_due_;
  milliseconds backoff_{0};
  milliseconds retry_after_{0};
  bool complained_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

// Reads "name: value" lines; kInvalid "config.invalid" for one that is none.
Result<http::Headers> parse_headers(const std::vector<std::string>& lines);

}  // namespace souk::otlp
