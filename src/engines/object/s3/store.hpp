// The object port over any S3, by HTTP and Signature V4: our own endpoint on another machine, Ceph, Tencent
// COS, AWS and whoever speaks it.
//
// Memory: a body goes in pieces of 8 MiB each way, whatever its size. A part of an upload is held whole, so
// put_part() takes 64 MiB at most (kTooLarge "object.part"); what begin_upload() is for has smaller ones.
// What differs from the contract: a reader that has not got all yet when the object is replaced ends with
// kUnavailable "object.unavailable" instead of going on with the old bytes; never with bytes of both. And
// `if_absent` is as good as the S3's If-None-Match: one that does not know it may let two first writers win.
// Ceph 16 completes an upload only with all the parts that were sent.
#pragma once

#include "engines/object/port.hpp"
#include "engines/object/s3/connection.hpp"

namespace souk::engines {

class S3ObjectStore final : public ObjectStore {
 public:
  explicit S3ObjectStore(S3Settings settings) : connection_{std::move(settings)} {}

  Status ensure_bucket(std::string_view bucket) override;
  Result<ObjectInfo> put(std::string_view bucket, std::string_view key, ObjectSource& body,
                         const PutOptions& options) override;
  Result<std::unique_ptr<ObjectReader>> get(std::string_view bucket, std::string_view key,
                                            const ByteRange& range) override;
  Result<std::optional<ObjectInfo>> head(std::string_view bucket, std::string_view key) override;
  Status erase(std::string_view bucket, std::string_view key) override;
  // Objects of 5 GB at most, as S3 has it.
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
  Result<ObjectInfo> put_whole(std::string_view bucket, std::string_view key, std::string body,
                               const PutOptions& options);
  Result<ObjectInfo> put_in_parts(std::string_view bucket, std::string_view key, std::string first,
                                  ObjectSource& body, const PutOptions& options);
  Result<std::vector<ObjectPart>> send_parts(std::string_view bucket, std::string_view key,
                                             std::string_view upload, std::string piece, ObjectSource& body);
  Result<ObjectPart> send_part(std::string_view bucket, std::string_view key, std::string_view upload,
                               int number, std::string bytes);
  Result<ObjectInfo> completed_before(std::string_view bucket, std::string_view key,
                                      const std::vector<ObjectPart>& parts);
  Result<ObjectInfo> existing(std::string_view bucket, std::string_view key);

  s3::Connection connection_;
};

}  // namespace souk::engines
