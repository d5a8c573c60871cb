// One request as the operations see it: which bucket and key it is about, and who asks.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"
#include "cloud/s3/authenticate.hpp"
#include "cloud/storage/store.hpp"
#include "runtime/jobs/queue.hpp"

namespace souk::s3 {

struct EndpointSettings {
  std::string region = "us-east-1";
  std::string domain = "localhost";  // bucket.domain is the bucket; empty: path style only
  std::string website_domain{};      // bucket.website_domain is its web site; empty: none
};

// What every operation works with.
struct Desk {
  storage::Storage& store;
  const KeyRing& keys;
  const Clock& clock;
  Random& random;
  EndpointSettings settings{};
  runtime::JobQueue* jobs = nullptr;  // where events of objects go; without one there are none
};

struct Call {
  const http::Request& request;
  std::string bucket{};
  std::string key{};
  bool website = false;
  Proof proof{};

  std::string_view query(std::string_view name) const { return request.query_value(name); }
  bool has(std::string_view name) const;
  std::string_view header(std::string_view name) const { return request.headers.get(name); }
  std::string owner() const { return proof.key ? proof.key->id : std::string{}; }
  storage::Place place() const;  // with ?versionId
};

// Bucket and key from Host and path. InvalidURI, KeyTooLongError.
Status read_place(const EndpointSettings& settings, Call& call);

// Of query parameters; InvalidArgument when it is no number or beyond the bounds.
Result<std::int64_t> number_of(const Call& call, std::string_view name, std::int64_t otherwise,
                               std::int64_t least, std::int64_t most);

}  // namespace souk::s3
