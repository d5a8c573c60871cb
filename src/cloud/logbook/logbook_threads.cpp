// The two threads of a logbook, and what it tells of itself.
#include "cloud/logbook/logbook.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr std::chrono::seconds kShipTimeout{60};

metrics::Counter& dropped_lines(Kind kind) {
  return metrics::registry().counter("logs_dropped_lines_total", "Lines of the logs that found no room.",
                                     {"kind"}, {enum_name(kind)});
}

runtime::RequestScope scope_until(milliseconds span) {
  runtime::RequestScope scope;
  scope.deadline = std::chrono::steady_clock::now() + span;
  return scope;
}

// Says what is wrong once, and once that it is over.
class Trouble {
 public:
  explicit Trouble(std::string_view event) : event_{event} {}
  void see(const Status& outcome) {
    if (!outcome && !there_) log::warning(event_, {{"error", outcome.error()}});
    if (outcome && there_) log::info(event_, {{"over", true}});
    there_ = !outcome;
  }

 private:
  std::string_view event_;
  bool there_ = false;
};

}  // namespace

void Logbook::count_dropped(Kind kind, std::int64_t lines) {
  if (lines > 0) dropped_lines(kind).add(static_cast<std::uint64_t>(lines));
}

void Logbook::add_metrics() {
  for (const auto kind : kKinds) dropped_lines(kind);
}

bool Logbook::pause(milliseconds span) {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, span, [this] { return stopping_; });
  return !stopping_;
}

void Logbook::start(engines::ObjectStore* store) {
  writer_ = std::thread{[this] { keep_writing(); }};
  if (store != nullptr) shipper_ = std::thread{[this, store] { keep_shipping(*store); }};
}

void Logbook::keep_writing() {
  Trouble trouble{"logs.write"};
  auto synced = clock_.monotonic();
  std::array<std::int64_t, 3> dropped{};
  while (pause(settings_.write_every)) {
    const auto now = clock_.monotonic();
    const bool sync = now - synced >= settings_.sync_every;
    if (sync) synced = now;
    auto outcome = write(sync);
    if (outcome) outcome = seal(clock_.now(), false);
    trouble.see(outcome);
    for (const auto kind : kKinds) {
      const auto total = spool(kind).dropped_lines();
      count_dropped(kind, total - std::exchange(dropped[static_cast<std::size_t>(kind)], total));
    }
  }
}

void Logbook::keep_shipping(engines::ObjectStore& store) {
  Trouble trouble{"logs.ship"};
  auto wait = settings_.ship_every;
  do {
    const auto scope = scope_until(kShipTimeout);
    const runtime::EnterScope enter{scope};
    const auto shipped = ship(store);
    trouble.see(shipped ? Status{} : Status{fail(shipped.error())});
    // Longer and longer while it is away, up to a minute.
    wait = shipped ? settings_.ship_every : std::min<milliseconds>(wait * 2, milliseconds{60'000});
  } while (pause(wait));
  const auto scope = scope_until(last_grace_);
  const runtime::EnterScope enter{scope};
  if (last_grace_ > milliseconds{0}) trouble.see(ship_all(store));
}

Status Logbook::ship_all(engines::ObjectStore& store) {
  TRY(write(true));
  TRY(seal(clock_.now(), true));
  TRY(ship(store));
  return {};
}

void Logbook::stop(milliseconds grace) {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    last_grace_ = grace;
  }
  changed_.notify_all();
  if (writer_.joinable()) writer_.join();
  if (shipper_.joinable()) shipper_.join();
  if (spools_.back() != nullptr) (void)write(true);  // all were opened
}

}  // namespace souk::cloud::logbook
