// A body on its way into a blob: in pieces of 256 KiB, the next of which is received while the one before is
// hashed, encrypted and written.
#pragma once

#include <optional>

#include "cloud/storage/blobs.hpp"
#include "cloud/storage/keys.hpp"
#include "cloud/storage/request.hpp"

namespace souk::storage {

struct Written {
  Segment segment;  // without a blob when the body was empty
  std::string md5;  // raw
  std::vector<Checksum> checksums;
  std::int64_t size_bytes = 0;
};

struct BlobOrder {
  Tier tier = Tier::kStandard;
  const Keys* keys = nullptr;  // encrypts when there are any
  Random* random = nullptr;
};

// The blob is durable at its place and in `fresh`. Errors leave no file: those of the source, "object.size",
// "object.digest", "object.too_large", "object.full", "object.busy".
Result<Written> write_blob(Blobs& blobs, const BlobOrder& order, const Body& body, FreshBlobs& fresh);

}  // namespace souk::storage
