// Where a query reads: batches in the bucket, and what is still in the spool of this instance; the same batch
// in both is read once.
#pragma once

#include <memory>
#include <vector>

#include "cloud/logbook/logbook.hpp"
#include "engines/object/port.hpp"

namespace souk::cloud::logbook {

struct Batch {
  BatchName name;
  std::int64_t size_bytes = 0;
  bool packed = true;
  std::function<Result<std::unique_ptr<engines::ObjectSource>>()> open;
};

class LogSource {
 public:
  virtual ~LogSource() = default;
  // Of one hour, in an order that stays.
  virtual Result<std::vector<Batch>> batches(Kind kind, std::int64_t hour) const = 0;
};

// Either may be absent: the bucket, or the spool (an empty folder). The spool may be in use, here or
// elsewhere.
class BucketAndSpool final : public LogSource {
 public:
  BucketAndSpool(engines::ObjectStore* store, std::string bucket, std::filesystem::path spool)
      : store_{store}, bucket_{std::move(bucket)}, spool_{std::move(spool)} {}
  Result<std::vector<Batch>> batches(Kind kind, std::int64_t hour) const override;

 private:
  Status add_shipped(Kind kind, std::int64_t hour, std::vector<Batch>& all) const;
  engines::ObjectStore* store_;
  std::string bucket_;
  std::filesystem::path spool_;
};

// Batches in a folder, under the names that they have in the bucket: a copy of it, made by any S3 tool.
class FolderOfBatches final : public LogSource {
 public:
  explicit FolderOfBatches(std::filesystem::path folder) : folder_{std::move(folder)} {}
  Result<std::vector<Batch>> batches(Kind kind, std::int64_t hour) const override;

 private:
  std::filesystem::path folder_;
};

}  // namespace souk::cloud::logbook
