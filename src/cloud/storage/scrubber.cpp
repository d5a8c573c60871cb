#include "cloud/storage/scrubber.hpp"

#include "cloud/storage/cipher.hpp"
#include "cloud/storage/crc32c.hpp"
#include "cloud/storage/orphans.hpp"
#include "cloud/storage/room.hpp"

namespace souk::storage {
namespace {

constexpr const char* kScrubReports = "reports";
constexpr const char* kScrub = "scrub";
constexpr std::int64_t kReadBytes = 256 * 1024;
constexpr milliseconds kUntilThereIsRoom{200};
constexpr std::size_t kMaxFindings = 1'000;

// Sleeps so that no more than so many bytes a second are read.
class Pace {
 public:
  explicit Pace(std::int64_t bytes_per_second) : rate_{bytes_per_second} {}
  void spend(std::int64_t bytes) {
    if (rate_ == 0) return;
    spent_ += bytes;
    const auto due = milliseconds{spent_ * 1'000 / rate_};
    const auto passed = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin_);
    if (due > passed) runtime::sleep_for(due - passed);
  }

 private:
  std::int64_t rate_;
  std::int64_t spent_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

enum class Health { kWhole, kRotten, kMissing };

class Scrubbing {
 public:
  Scrubbing(Storage& storage, const ScrubSettings& settings)
      : room_{storage.room()}, settings_{settings}, pace_{settings.bytes_per_second} {
    report_.at = room_.clock.now();
  }

  // Off the core: a folder of a million names takes its time.
  Result<bool> read_names(Unowned& unowned) {
    return on_pool([&] { return unowned.read_more(settings_.files_at_once); });
  }

  // All objects once: their files are looked at in the first round, and crossed off in each.
  Status round(Unowned& unowned, bool look_at_files) {
    TRY(cross_off_parts(room_, unowned));
    engines::FindQuery query{.path = "", .limit = 200};
    do {
      for (const auto& object : TRY(object_result(room_.objects.query(query, &query.cursor)))) {
        TRY(go_on());
        for (const auto& version : object.value.versions) {
          for (const auto& file : TRY(files_of(version))) unowned.cross_off(file);
          if (look_at_files) TRY(look_at(object.value, version));
        }
      }
    } while (!query.cursor.empty());
    const auto orphans = TRY(on_pool([&]() -> Result<std::vector<BlobPlace>> { return unowned.take(); }));
    for (const auto& place : orphans) {
      ++report_.orphans;
      find("orphan", {}, {}, place);
      room_.blobs->remove({place});
    }
    return {};
  }

  ScrubReport& report() { return report_; }

 private:
  // A large file must not keep a program from ending.
  Status go_on() {
    if (!settings_.stop()) return {};
    return fail(unavailable("object.stopped", "The scrubber was told to stop."));
  }

  // A rush of requests must not undo a pass of days: it waits until there is room.
  template <class F>
  auto on_pool(F work) -> std::invoke_result_t<F> {
    for (;;) {
      auto done = room_.blobs->pool().run(work);
      if (done || done.error().code != "pool.full") return done;
      TRY(go_on());
      runtime::sleep_for(kUntilThereIsRoom);
    }
  }

  // A list of segments that went since the page was read is no error: its version went with it.
  Result<std::vector<BlobPlace>> files_of(const Version& version) {
    auto files = room_.files_of(version);
    if (!files && files.error().code == "object.lost") return std::vector<BlobPlace>{};
    return files;
  }

  Status look_at(const ObjectRecord& record, const Version& version) {
    const auto segments = room_.segments_of(version);
    if (!segments) return {};
    std::vector<Tier> tiers{version.tier};
    if (version.restored && version.restored->ready) tiers.push_back(Tier::kStandard);
    for (const auto& segment : *segments) {
      if (segment.blob.empty()) continue;
      for (const auto tier : tiers) TRY(look_at(record, version, segment, tier));
    }
    return {};
  }

  Status look_at(const ObjectRecord& record, const Version& version, const Segment& segment, Tier tier) {
    const BlobPlace place{tier, segment.blob};
    ++report_.files;
    const auto health = TRY(check(segment, tier));
    if (health == Health::kWhole || !is_still_there(record, version)) return {};
    if (TRY(repair(segment, tier))) {
      ++report_.repaired;
      find("repaired", record, version, place);
    } else if (health == Health::kRotten) {
      ++report_.rotten;
      find("rotten", record, version, place);
    } else {
      ++report_.missing;
      find("missing", record, version, place);
    }
    return {};
  }

  Result<Health> check(const Segment& segment, Tier tier) {
    auto opened = File::open(room_.blobs->path({tier, segment.blob}));
    if (!opened)
      return opened.error().code == "object.lost" ? Result<Health>{Health::kMissing} : fail(opened.error());
    const auto size = TRY(opened->size_bytes());
    if (size != (segment.key ? sealed_size(segment.size_bytes) : segment.size_bytes)) return Health::kRotten;
    std::uint32_t crc = 0;
    for (std::int64_t at = 0; at < size; at += kReadBytes) {
      TRY(go_on());
      const auto piece =
          on_pool([&]() -> Result<std::string> { return opened->read(at, std::min(kReadBytes, size - at)); });
      if (!piece && piece.error().code == "object.stopped") return fail(piece.error());
      if (!piece) return Health::kRotten;  // the disk cannot read it
      crc = crc32c(crc, *piece);
      report_.bytes += std::ssize(*piece);
      settings_.progress(report_);
      pace_.spend(std::ssize(*piece));
    }
    return crc == static_cast<std::uint32_t>(segment.crc32c) ? Health::kWhole : Health::kRotten;
  }

  // From any other tier's folder in which a whole copy lies.
  Result<bool> repair(const Segment& segment, Tier tier) {
    for (const auto other : kTiers) {
      if (other == tier || TRY(check(segment, other)) != Health::kWhole) continue;
      const auto crc = static_cast<std::uint32_t>(segment.crc32c);
      TRY(on_pool([&] { return room_.blobs->copy({other, segment.blob}, tier, crc, room_.random); }));
      return true;
    }
    return false;
  }

  // It may have been removed or moved since its page was read.
  bool is_still_there(const ObjectRecord& record, const Version& version) {
    auto now_stored = room_.find_object(record.bucket(), record.key());
    if (!now_stored || !*now_stored) return false;
    const auto* found = (*now_stored)->find(version.id);
    return found != nullptr && found->tier == version.tier && found->modified == version.modified &&
           found->restored.has_value() == version.restored.has_value();
  }

  void find(std::string what, const std::optional<ObjectRecord>& record,
            const std::optional<Version>& version, const BlobPlace& place) {
    if (report_.findings.size() >= kMaxFindings) return;
    ScrubFinding finding{.what = std::move(what), .file = room_.blobs->path(place).string()};
    if (record) finding.bucket = record->bucket(), finding.key = record->key();
    if (version) finding.version = version->id;
    report_.findings.push_back(std::move(finding));
  }

  Room& room_;
  const ScrubSettings& settings_;
  Pace pace_;
  ScrubReport report_;
};

}  // namespace

Result<ScrubReport> scrub(Storage& storage, const ScrubSettings& settings) {
  auto& room = storage.room();
  const auto turn = TRY(Room::Turn::take(room, "scrub"));
  Scrubbing scrubbing{storage, settings};
  Unowned unowned{*room.blobs, settings.orphan_age};
  for (bool first = true; TRY(scrubbing.read_names(unowned)); first = false)
    TRY(scrubbing.round(unowned, first));
  TRY(object_result(room.index.declare({kScrubReports, {}})));
  TRY(object_result(room.index.put(kScrubReports, kScrub, to_json(scrubbing.report()))));
  return scrubbing.report();
}

Result<std::optional<ScrubReport>> last_scrub(Storage& storage) {
  auto& room = storage.room();
  TRY(object_result(room.index.declare({kScrubReports, {}})));
  const engines::Collection<ScrubReport> reports{room.index, kScrubReports};
  auto found = TRY(object_result(reports.find(kScrub)));
  if (!found) return std::nullopt;
  return std::optional{std::move(found->value)};
}

bool is_scrub_due(const std::optional<ScrubReport>& last, Instant now, milliseconds period) {
  return !last || last->at > now || now - last->at >= period;
}

}  // namespace souk::storage
