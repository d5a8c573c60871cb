// The logs of one instance: what requests, rooms and the program itself say goes into buffers, from there to
// a spool a kind on this machine's disk, and from there in hourly batches to the bucket.
//
//   auto logbook = TRY(Logbook::open(settings, clock));
//   logbook->start(&objects);          // a thread that writes, one that ships
//   server.access = logbook.get();  log::set_tap(logbook.get());
//
// What is lost when the program is killed: of the access and system log what came since the last writing (at
// most two seconds); of business lines given to record() nothing. What is there, is there once.
#pragma once

#include <condition_variable>
#include <memory>
#include <optional>
#include <thread>

#include "base/random.hpp"
#include "cloud/logbook/lines.hpp"
#include "cloud/logbook/privacy.hpp"
#include "cloud/logbook/schema.hpp"
#include "cloud/logbook/shipper.hpp"
#include "cloud/logbook/spool.hpp"
#include "runtime/http/access.hpp"
#include "runtime/log/tap.hpp"

namespace souk::cloud::logbook {

struct LogbookSettings {
  std::filesystem::path folder;  // of the spool
  std::string instance{};        // empty: a name kept in the folder, made at the first start
  std::string bucket = "logs";
  Privacy privacy{};
  std::array<std::int64_t, 3> max_bytes{1LL << 30, 4LL << 30, 256LL << 20};  // of each kind's spool
  std::array<std::int64_t, 3> keep_days{30, 730, 30};                        // in the bucket; 0: for ever
  std::size_t buffer_bytes = 4 << 20;                                        // of a kind and core
  milliseconds write_every{1'000};
  milliseconds sync_every{2'000};
  milliseconds ship_every{10'000};
  milliseconds seal_after{60'000};  // the end of an hour: for what comes late
};

class Logbook final : public http::AccessSink, public log::Tap {
 public:
  // Takes up what an earlier run left behind. kInvalid "logs.instance", kConflict "logs.in_use", "logs.full",
  // "logs.spool".
  static Result<std::unique_ptr<Logbook>> open(LogbookSettings settings, const Clock& clock, Random& random);
  ~Logbook() override;
  Logbook(const Logbook&) = delete;
  Logbook& operator=(const Logbook&) = delete;

  // Without a store (there is none yet) everything waits in the spool.
  void start(engines::ObjectStore* store);
  // Writes what is buffered, packs all, ships what can be shipped within `grace`; nothing is taken
  // afterwards.
  void stop(milliseconds grace = milliseconds{5'000});

  // From the server and the log; they drop and count when a buffer is full.
  void note(const http::AccessRecord& record) noexcept override;
  void line(log::Level level, std::string_view event, std::string_view json) noexcept override;

  // A business line that may be noted in passing (a search, a sign-in): written within a second.
  template <class Line>
  void note(Kind kind, const Line& line) {
    const auto now = clock_.now();
    buffers(kind).add(
        now, [&](std::string& text, std::string_view stamp) { text += line_of(stamp, instance_, line); });
  }
  // Business lines of record, durable when it returns. "logs.full", "logs.spool".
  Status record(const std::vector<Block>& blocks);

  // One turn of each thread, for tests and for `souk logs ship`.
  Status write(bool sync);
  Status seal(Instant now, bool all);
  Result<std::size_t> ship(engines::ObjectStore& store);

  const std::string& instance() const { return instance_; }
  const Privacy& privacy() const { return settings_.privacy; }
  Spool& spool(Kind kind) { return *spools_[static_cast<std::size_t>(kind)]; }
  const Spool& spool(Kind kind) const { return *spools_[static_cast<std::size_t>(kind)]; }

 private:
  Logbook(LogbookSettings settings, const Clock& clock) : settings_{std::move(settings)}, clock_{clock} {}
  LineBuffers& buffers(Kind kind) { return *buffers_[static_cast<std::size_t>(kind)]; }
  void keep_writing();
  void keep_shipping(engines::ObjectStore& store);
  Status write_kind(Kind kind, bool sync);
  Status ship_all(engines::ObjectStore& store);
  // False when it is time to stop.
  bool pause(milliseconds span);
  void count_dropped(Kind kind, std::int64_t lines);
  void add_metrics();

  LogbookSettings settings_;
  const Clock& clock_;
  std::string instance_;
  int lock_ = -1;
  std::array<std::unique_ptr<Spool>, 3> spools_;
  std::array<std::unique_ptr<LineBuffers>, 3> buffers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  milliseconds last_grace_{};
  std::optional<Instant> expired_at_;
  std::thread writer_, shipper_;
};

}  // namespace souk::cloud::logbook
