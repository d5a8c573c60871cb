// The object port in this process's memory: for tests of other rooms. It keeps the whole contract but two
// lines: nothing survives the process, and there is no endpoint, so that presign() is always refused
// ("object.unavailable").
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "engines/object/memory/body.hpp"
#include "engines/object/port.hpp"

namespace souk::engines {

class MemoryObjectStore : public ObjectStore {
 public:
  struct Settings {
    std::int64_t max_bytes = 512 * 1024 * 1024;  // of all bodies; past it writes are "object.full"
    std::size_t max_entries = 1'000'000;         // objects and uploads, likewise
    std::size_t max_completed = 1'000;           // completed uploads whose answer can be repeated
    std::chrono::hours upload_age{7 * 24};
    const Clock* clock = nullptr;  // the system's when there is none
  };

  MemoryObjectStore() : MemoryObjectStore{Settings{}} {}
  explicit MemoryObjectStore(Settings settings);

  Status ensure_bucket(std::string_view bucket) override;
  Result<ObjectInfo> put(std::string_view bucket, std::string_view key, ObjectSource& body,
                         const PutOptions& options) override;
  Result<std::unique_ptr<ObjectReader>> get(std::string_view bucket, std::string_view key,
                                            const ByteRange& range) override;
  Result<std::optional<ObjectInfo>> head(std::string_view bucket, std::string_view key) override;
  Status erase(std::string_view bucket, std::string_view key) override;
  Result<ObjectInfo> copy(std::string_view bucket, std::string_view from, std::string_view to) override;
  Result<ObjectPage> list(std::string_view bucket, const ObjectQuery& query) override;
  Result<std::string> begin_upload(std::string_view bucket, std::string_view key,
                                   const PutOptions& options) override;
  Result<ObjectPart> put_part(std::string_view bucket, std::string_view key, std::string_view upload,
                              int number, ObjectSource& body, std::int64_t size_bytes) override;
  Result<std::vector<ObjectPart>> parts(std::string_view bucket, std::string_view key,
                                        std::string_view upload) override;
  Result<ObjectInfo> complete_upload(std::string_view bucket, std::string_view key, std::string_view upload,
                                     const std::vector<ObjectPart>& parts) override;
  Status abort_upload(std::string_view bucket, std::string_view key, std::string_view upload) override;
  Result<std::string> presign(PresignedMethod method, std::string_view bucket, std::string_view key,
                              std::chrono::seconds valid_for, std::string_view upload, int part) override;

 private:
  struct Object {
    ObjectInfo info;
    object::Body body;
  };
  using Bucket = std::map<std::string, Object, std::less<>>;
  struct Upload {
    std::string bucket;
    std::string key;
    PutOptions options;
    Instant begun;
    std::map<int, std::shared_ptr<const object::Segment>> parts;
  };
  struct Completed {
    std::string upload;
    std::string bucket;
    std::string key;
    std::string parts;  // a fingerprint of numbers and etags
    ObjectInfo info;
  };

  // All of these need mutex_ held.
  Result<Bucket*> bucket(std::string_view name);
  Result<ObjectInfo> store(Bucket& into, std::string_view key, const PutOptions& options, object::Body body);
  Result<Upload*> upload(std::string_view bucket, std::string_view key, std::string_view id);
  const Completed* completed(std::string_view bucket, std::string_view key, std::string_view id) const;
  static Result<object::Body> assemble(const Upload& from, const std::vector<ObjectPart>& parts);
  void end_old_uploads();
  Status room_for_one() const;
  Instant now() const { return settings_.clock->now(); }

  Settings settings_;
  SystemClock system_clock_;
  std::shared_ptr<object::Budget> budget_;
  std::mutex mutex_;
  std::map<std::string, Bucket, std::less<>> buckets_;
  std::size_t objects_ = 0;
  std::map<std::string, Upload, std::less<>> uploads_;
  std::deque<Completed> completed_;  // the oldest first
};

}  // namespace souk::engines
