// The object port over the store in this process: what the rooms of the shop write to when no S3 is set.
#pragma once

#include <functional>

#include "cloud/storage/store.hpp"
#include "engines/object/port.hpp"

namespace souk::storage {

// What an address shall allow; the S3 endpoint knows how to sign it and how clients reach it.
struct PresignRequest {
  engines::PresignedMethod method = engines::PresignedMethod::kGet;
  std::string bucket;
  std::string key;
  std::chrono::seconds valid_for{0};
  std::string upload{};
  int part = 0;
};
using Presign = std::function<Result<std::string>(const PresignRequest&)>;

class EmbeddedObjects final : public engines::ObjectStore {
 public:
  // Without `presign` addresses are kUnavailable "object.no_endpoint". `owner` is whom its buckets belong to.
  EmbeddedObjects(Storage& storage, std::string owner, Presign presign = {})
      : storage_{storage}, owner_{std::move(owner)}, presign_{std::move(presign)} {}

  Status ensure_bucket(std::string_view bucket) override;
  Result<engines::ObjectInfo> put(std::string_view bucket, std::string_view key, engines::ObjectSource& body,
                                  const engines::PutOptions& options) override;
  Result<std::unique_ptr<engines::ObjectReader>> get(std::string_view bucket, std::string_view key,
                                                     const engines::ByteRange& range) override;
  Result<std::optional<engines::ObjectInfo>> head(std::string_view bucket, std::string_view key) override;
  Status erase(std::string_view bucket, std::string_view key) override;
  Result<engines::ObjectInfo> copy(std::string_view bucket, std::string_view from,
                                   std::string_view to) override;
  Result<engines::ObjectPage> list(std::string_view bucket, const engines::ObjectQuery& query) override;
  Result<std::string> begin_upload(std::string_view bucket, std::string_view key,
                                   const engines::PutOptions& options) override;
  Result<engines::ObjectPart> put_part(std::string_view bucket, std::string_view key, std::string_view upload,
                                       int number, engines::ObjectSource& body,
                                       std::int64_t size_bytes) override;
  Result<std::vector<engines::ObjectPart>> parts(std::string_view bucket, std::string_view key,
                                                 std::string_view upload) override;
  Result<engines::ObjectInfo> complete_upload(std::string_view bucket, std::string_view key,
                                              std::string_view upload,
                                              const std::vector<engines::ObjectPart>& parts) override;
  Status abort_upload(std::string_view bucket, std::string_view key, std::string_view upload) override;
  Result<std::string> presign(engines::PresignedMethod method, std::string_view bucket, std::string_view key,
                              std::chrono::seconds valid_for, std::string_view upload, int part) override;

 private:
  Storage& storage_;
  std::string owner_;
  Presign presign_;
};

}  // namespace souk::storage
