// The half of the lifecycle that carries out.
#include "cloud/storage/lifecycle.hpp"

#include <algorithm>

#include "cloud/storage/room.hpp"

namespace souk::storage {
namespace {

constexpr const char* kReports = "reports";
constexpr const char* kLifecycle = "lifecycle";
constexpr const char* kAllLifecycle = "lifecycle_all";
constexpr std::size_t kPage = 200;

engines::FindQuery query_of(const std::string& bucket) {
  engines::FindQuery query{.path = "place", .limit = kPage};
  if (bucket.empty()) return query;
  query.from = place_of(bucket, "");
  query.until = behind_all_of(place_of(bucket, ""));
  return query;
}

class Runner {
 public:
  Runner(Storage& storage, const LifecycleRun& run)
      : storage_{storage}, room_{storage.room()}, run_{run}, now_{room_.clock.now()} {
    report_.at = now_;
  }

  Status run_bucket(const Bucket& bucket) {
    TRY(abort_uploads(bucket));
    if (bucket.lifecycle.empty()) return {};
    auto query = query_of(bucket.name);
    do {
      for (const auto& object : TRY(object_result(room_.objects.query(query, &query.cursor)))) {
        if (run_.stop()) return {};
        ++report_.objects;
        for (const auto& action :
             plan_lifecycle(bucket.lifecycle, object.value, *run_.prices, now_, run_.day))
          carry_out(bucket, object.value.key(), action);
      }
    } while (!query.cursor.empty());
    return {};
  }

  LifecycleReport& report() { return report_; }

 private:
  void carry_out(const Bucket& bucket, const std::string& key, const LifecycleAction& action) {
    const Place place{bucket.name, key, action.version};
    if (auto done = act(bucket, place, action); !done) {
      note_failure(bucket.name + '/' + key, done.error());
      return;
    }
    const auto& prices = *run_.prices;
    const bool keeps_bytes =
        action.kind == LifecycleAction::Kind::kExpire && bucket.versioning != Versioning::kNever;
    if (keeps_bytes) {
      ++report_.expired;
      return;
    }
    report_.early_micro += prices.early_micro(action.from, action.size_bytes, action.days_there);
    report_.saved_micro += prices.month_micro(action.from, action.size_bytes);
    if (action.kind == LifecycleAction::Kind::kMove) {
      ++report_.moved;
      report_.moved_bytes += action.size_bytes;
      report_.saved_micro -= prices.month_micro(action.to, action.size_bytes);
    } else {
      ++(action.kind == LifecycleAction::Kind::kExpire ? report_.expired : report_.removed);
      report_.freed_bytes += action.size_bytes;
    }
  }

  void note_failure(const std::string& where, const Error& error) {
    if (report_.failed++ == 0) report_.failure = where + ": " + error.message;
  }

  Status act(const Bucket& bucket, const Place& place, const LifecycleAction& action) {
    if (action.kind == LifecycleAction::Kind::kMove) {
      TRY(storage_.move_to(place, action.to));
      return {};
    }
    if (action.kind == LifecycleAction::Kind::kExpire && bucket.versioning != Versioning::kNever) {
      // Only if nobody wrote a newer one since it was looked at.
      const auto current = TRY(storage_.head({place.bucket, place.key}));
      if (current.version.id != *place.version)
        return fail(conflict("object.busy_key", "It was written again meanwhile."));
      TRY(storage_.remove({.what = {place.bucket, place.key}, .if_match = current.version.etag}));
      return {};
    }
    TRY(expire_same(place, action));
    return {};
  }

  // Without versions all are called "null": what is removed must be what was looked at.
  Status expire_same(const Place& place, const LifecycleAction& action) {
    if (action.kind == LifecycleAction::Kind::kExpire) {
      const auto current = TRY(storage_.head({place.bucket, place.key}));
      const auto age = now_ - current.version.modified;
      if (current.version.size_bytes != action.size_bytes || age < milliseconds{0})
        return fail(conflict("object.busy_key", "It was written again meanwhile."));
      TRY(storage_.remove({.what = place, .if_match = current.version.etag}));
      return {};
    }
    TRY(storage_.remove({.what = place}));
    return {};
  }

  Status abort_uploads(const Bucket& bucket) {
    UploadsRequest request{.bucket = bucket.name};
    for (bool more = true; more && !run_.stop();) {
      const auto page = TRY(storage_.list_uploads(request));
      for (const auto& upload : page.uploads) {
        if (!is_forgotten(bucket, upload)) continue;
        const auto aborted = storage_.abort_upload({bucket.name, upload.key, upload.id});
        if (aborted)
          ++report_.aborted_uploads;
        else
          note_failure(bucket.name + '/' + upload.key, aborted.error());
      }
      more = page.truncated;
      request.after_key = page.next_key;
      request.after_upload = page.next_upload;
    }
    return {};
  }

  bool is_forgotten(const Bucket& bucket, const UploadInfo& upload) const {
    const auto is_over = [&](std::int64_t days) {
      return now_ - upload.begun > milliseconds{days * run_.day.count()};
    };
    if (is_over(room_.settings.upload_days)) return true;
    return std::any_of(bucket.lifecycle.begin(), bucket.lifecycle.end(), [&](const LifecycleRule& rule) {
      return rule.enabled && rule.abort_upload_days && upload.key.starts_with(rule.prefix) &&
             is_over(*rule.abort_upload_days);
    });
  }

  Storage& storage_;
  Room& room_;
  const LifecycleRun& run_;
  Instant now_;
  LifecycleReport report_;
};

Result<std::optional<LifecycleReport>> stored_report(Room& room, const char* id) {
  TRY(object_result(room.index.declare({kReports, {}})));
  const engines::Collection<LifecycleReport> reports{room.index, kReports};
  auto found = TRY(object_result(reports.find(id)));
  if (!found) return std::nullopt;
  return std::optional{std::move(found->value)};
}

void add(LifecycleReport& all, const LifecycleReport& run) {
  all.objects += run.objects;
  all.moved += run.moved;
  all.moved_bytes += run.moved_bytes;
  all.expired += run.expired;
  all.removed += run.removed;
  all.freed_bytes += run.freed_bytes;
  all.aborted_uploads += run.aborted_uploads;
  all.failed += run.failed;
  all.saved_micro += run.saved_micro;
  all.early_micro += run.early_micro;
}

// Both in one write, so that they agree.
Status keep(Room& room, const LifecycleReport& report) {
  auto all = TRY(stored_report(room, kAllLifecycle)).value_or(LifecycleReport{.at = report.at});
  add(all, report);
  return object_result(room.index.put_many(
      kReports, {{.id = kLifecycle, .body = to_json(report)}, {.id = kAllLifecycle, .body = to_json(all)}}));
}

}  // namespace

Result<LifecycleReport> run_lifecycle(Storage& storage, const LifecycleRun& run) {
  auto& room = storage.room();
  const auto turn = TRY(Room::Turn::take(room, "lifecycle"));
  TRY(storage.settle_uploads());
  TRY(storage.settle_restores());
  Runner runner{storage, run};
  const auto ran = [&]() -> Status {
    for (const auto& bucket : storage.buckets()) TRY(runner.run_bucket(bucket));
    return {};
  }();
  TRY(keep(room, runner.report()));
  if (!ran) return fail(ran.error());
  return runner.report();
}

Result<std::optional<LifecycleReport>> last_lifecycle(Storage& storage) {
  return stored_report(storage.room(), kLifecycle);
}

Result<std::optional<LifecycleReport>> all_lifecycle(Storage& storage) {
  return stored_report(storage.room(), kAllLifecycle);
}

Result<std::vector<TierCost>> cost_report(Storage& storage, const Prices& prices, const std::string& bucket) {
  std::vector<TierCost> costs;
  for (const auto tier : kTiers) costs.push_back({.tier = tier});
  auto query = query_of(bucket);
  do {
    const auto found = TRY(object_result(storage.room().objects.query(query, &query.cursor)));
    for (const auto& object : found) {
      for (const auto& version : object.value.versions) {
        if (version.marker) continue;
        auto& cost = costs[static_cast<std::size_t>(version.tier)];
        ++cost.versions;
        cost.size_bytes += version.size_bytes;
        cost.month_micro += prices.month_micro(version.tier, version.size_bytes);
        cost.standard_micro += prices.month_micro(Tier::kStandard, version.size_bytes);
      }
    }
  } while (!query.cursor.empty());
  return costs;
}

}  // namespace souk::storage
