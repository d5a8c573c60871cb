#include "runtime/otlp/exporter.hpp"

#include <algorithm>
#include <charconv>
#include <pthread.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "runtime/log/log.hpp"

namespace souk::otlp {
namespace {

bool may_pass(int status) { return status == 429 || status == 502 || status == 503 || status == 504; }

milliseconds retry_after_of(const http::Headers& headers) {
  const auto text = headers.get("Retry-After");
  std::int64_t seconds = 0;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return milliseconds{std::clamp<std::int64_t>(seconds, 0, 600) * 1'000};
}

}  // namespace

Result<http::Headers> parse_headers(const std::vector<std::string>& lines) {
  http::Headers headers;
  for (const auto& line : lines) {
    const auto colon = line.find(':');
    if (colon == std::string::npos || colon == 0) {
      return fail(
          invalid("config.invalid",
                  "Write each header for the collector as name: value, e.g. Authorization: Bearer abc."));
    }
    headers.add(line.substr(0, colon), text::trim(std::string_view{line}.substr(colon + 1)));
  }
  return headers;
}

Exporter::Exporter(ExporterSettings settings, trace::Ring& ring, metrics::Registry& registry,
                   const Clock& clock)
    : settings_{std::move(settings)},
      ring_{ring},
      registry_{registry},
      clock_{clock},
      started_{clock.now()},
      client_{{.connect_timeout = settings_.timeout,
               .timeout = settings_.timeout,
               .max_response_bytes = 1 << 20}},
      spans_sent_{registry.counter("souk_otlp_spans_sent_total", "Spans that the collector took.")},
      spans_lost_{registry.counter("souk_otlp_spans_refused_total", "Spans that the collector refused.")},
      failures_{registry.counter("souk_otlp_failures_total", "Messages to the collector that failed.")},
      metrics_due_{clock.monotonic() + settings_.metrics_every} {
  while (settings_.endpoint.ends_with('/')) settings_.endpoint.pop_back();
  registry.on_read(
      "souk_otlp_spans_dropped_total", "Spans forgotten because the collector was away or slow.",
      [&ring] { return static_cast<double>(ring.forgotten()); }, true);
  thread_ = std::thread{[this] { serve(); }};
  pthread_setname_np(thread_.native_handle(), "otlp");
}

Exporter::~Exporter() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

bool Exporter::pause(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock{mutex_};
  return !changed_.wait_until(lock, until, [this] { return stopping_; });
}

void Exporter::serve() {
  while (pause(std::chrono::steady_clock::now() + turn())) continue;
  if (backoff_.count() > 0) return;  // the collector is away: nobody waits for it
  settings_.timeout = std::min(settings_.timeout, milliseconds{2'000});
  (void)send_spans();
  if (settings_.metrics_every.count() > 0) (void)send_metrics();
}

milliseconds Exporter::turn() {
  bool well = send_spans();
  if (well && settings_.metrics_every.count() > 0 && clock_.monotonic() >= metrics_due_) {
    well = send_metrics();
    metrics_due_ = clock_.monotonic() + settings_.metrics_every;
  }
  if (well) {
    backoff_ = milliseconds{0};
    complained_ = false;
    return settings_.spans_every;
  }
  backoff_ =
      backoff_.count() == 0 ? settings_.first_backoff : std::min(2 * backoff_, settings_.longest_backoff);
  return std::max(backoff_, std::exchange(retry_after_, milliseconds{0}));
}

// True unless the collector should be left alone for a while.
bool Exporter::send_spans() {
  if (waiting_.empty()) waiting_ = ring_.take();
  std::size_t sent = 0;
  while (sent < waiting_.size()) {
    const auto size = std::min(settings_.max_batch, waiting_.size() - sent);
    const std::span batch{waiting_.data() + sent, size};
    const auto outcome = post("/v1/traces", encode_spans(settings_.resource, batch), "rejectedSpans",
                              static_cast<std::int64_t>(size));
    if (outcome == Sent::kAgain) {
      waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(sent));
      return false;
    }
    if (outcome == Sent::kRefused) spans_lost_.add(size);
    sent += size;
  }
  waiting_.clear();
  return true;
}

bool Exporter::send_metrics() {
  auto body = encode_metrics(settings_.resource, registry_.exposition(), started_, clock_.now());
  return post("/v1/metrics", std::move(body), "rejectedDataPoints", 0) != Sent::kAgain;
}

Exporter::Sent Exporter::post(const std::string& path, std::string body, std::string_view rejected,
                              std::int64_t items) {
  http::ClientRequest request{.method = http::Method::kPost,
                              .url = settings_.endpoint + path,
                              .headers = settings_.headers,
                              .body = std::move(body),
                              .timeout = settings_.timeout};
  request.headers.set("Content-Type", "application/json");
  const auto answer = client_.send(request);
  if (!answer) {
    failures_.add();
    note_failure(describe(answer.error()));
    return Sent::kAgain;
  }
  if (answer->status / 100 == 2) {
    const auto refused = std::clamp<std::int64_t>(rejected_count(answer->body, rejected), 0, items);
    spans_sent_.add(static_cast<std::uint64_t>(items - refused));
    spans_lost_.add(static_cast<std::uint64_t>(refused));
    return Sent::kDone;
  }
  failures_.add();
  note_failure(fmt::format("{} answers {}", request.url, answer->status));
  if (!may_pass(answer->status)) return Sent::kRefused;
  retry_after_ = retry_after_of(answer->headers);
  return Sent::kAgain;
}

// Once for each time that the collector goes away.
void Exporter::note_failure(std::string_view why) {
  if (!complained_) log::warning("otlp.failed", {{"endpoint", settings_.endpoint}, {"why", why}});
  complained_ = true;
}

}  // namespace souk::otlp
