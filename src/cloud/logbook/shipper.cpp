#include "cloud/logbook/shipper.hpp"

#include "cloud/logbook/pack.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr std::string_view kContentType = "application/zstd";

metrics::Counter& shipped_batches() {
  static auto& counter = metrics::registry().counter("logs_shipped_batches_total",
                                                     "Batches of the logs that are in the bucket.");
  return counter;
}
metrics::Counter& failed_batches() {
  static auto& counter =
      metrics::registry().counter("logs_ship_failures_total", "Attempts to ship a batch that failed.");
  return counter;
}

}  // namespace

Status Shipper::ensure_bucket() {
  if (made_) return {};
  TRY(store_.ensure_bucket(bucket_));
  made_ = true;
  return {};
}

Result<std::size_t> Shipper::ship(Spool& spool) {
  std::size_t count = 0;
  for (const auto& batch : spool.sealed()) {
    const auto shipped = [&]() -> Status {
      TRY(ensure_bucket());
      const auto body = TRY(FileSource::open(batch.file));
      TRY(store_.put(bucket_, key_of(batch.name), *body,
                     {.content_type = std::string{kContentType},
                      .metadata = {{"lines", std::to_string(batch.lines)}},
                      .size_bytes = batch.size_bytes}));
      return spool.remove(batch);
    }();
    if (!shipped) {
      failed_batches().add();
      return fail(shipped.error());
    }
    shipped_batches().add();
    ++count;
  }
  return count;
}

Result<std::size_t> Shipper::erase_below(const std::string& prefix) {
  std::size_t erased = 0;
  for (;;) {
    const auto page = TRY(store_.list(bucket_, {.prefix = prefix}));
    for (const auto& object : page.objects) {
      TRY(store_.erase(bucket_, object.key));
      ++erased;
    }
    if (page.objects.empty()) return erased;
  }
}

Result<std::size_t> Shipper::expire(Kind kind, std::int64_t keep_days, Instant now) {
  if (keep_days <= 0) return 0;
  TRY(ensure_bucket());
  constexpr std::int64_t kDayHours = 24;
  const auto oldest_kept = (hour_of(now) / kDayHours - keep_days) * kDayHours;
  const auto prefix = prefix_of(kind);
  std::size_t erased = 0;
  std::string cursor;
  do {
    const auto page = TRY(store_.list(bucket_, {.prefix = prefix, .delimiter = "/", .cursor = cursor}));
    for (const auto& folder : page.prefixes) {
      const auto first = first_hour_of_folder(std::string_view{folder}.substr(prefix.size()));
      if (first && *first < oldest_kept) erased += TRY(erase_below(folder));
    }
    cursor = page.next_cursor;
  } while (!cursor.empty());
  return erased;
}

}  // namespace souk::cloud::logbook
