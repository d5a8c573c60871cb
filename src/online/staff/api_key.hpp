// Keys for programs: a bearer token with the permissions it was given, an end and a bound on its speed. The
// token is shown once; its hash is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "engines/cache/port.hpp"
#include "engines/document/collection.hpp"
#include "online/staff/permission.hpp"

namespace souk::online::staff {

inline constexpr std::string_view kApiKeyCollection = "api_key";

struct ApiKey {
  std::string id;  // "key_..."
  std::string name;
  std::string prefix;  // the token's beginning, to tell keys apart
  std::string hash;    // of the whole token
  Grants scopes;
  std::int64_t requests_per_minute = 600;
  std::string created_by;  // id of the staff
  Instant created_at{};
  std::optional<Instant> expires_at;
  std::optional<Instant> last_used_at;  // to within a minute
  std::optional<Instant> revoked_at;
  static constexpr auto fields() {
    using K = ApiKey;
    return field_table(field("id", &K::id), field("name", &K::name), field("prefix", &K::prefix),
                       field("hash", &K::hash), field("scopes", &K::scopes),
                       field("requests_per_minute", &K::requests_per_minute),
                       field("created_by", &K::created_by), field("created_at", &K::created_at),
                       field("expires_at", &K::expires_at), field("last_used_at", &K::last_used_at),
                       field("revoked_at", &K::revoked_at));
  }
  bool usable(Instant now) const { return !revoked_at && (!expires_at || now < *expires_at); }
};

using StoredApiKey = engines::Stored<ApiKey>;

struct NewApiKey {
  ApiKey key;
  Secret token;  // "souk_<id>_<secret>"
};

class ApiKeys {
 public:
  ApiKeys(engines::DocumentStore& store, engines::Cache& cache, const Clock& clock, Random& random)
      : keys_{store, std::string{kApiKeyCollection}}, cache_{&cache}, clock_{&clock}, random_{&random} {}
  Status declare();

  // `wanted` gives name, scopes, speed, end and maker. kInvalid "permission.unknown", "api_key.expired".
  Result<NewApiKey> create(ApiKey wanted) const;
  // Newest first.
  Result<std::vector<StoredApiKey>> list(std::size_t limit, const std::string& cursor,
                                         std::string* next) const;
  Result<ApiKey> load(std::string_view id) const;  // kNotFound "api_key.missing"
  // For good; a repeat changes nothing.
  Result<ApiKey> revoke(std::string_view id) const;

  // The key whose token this is; nullopt for an unknown, revoked or expired one. kLimit "api_key.rate" past
  // its speed.
  Result<std::optional<ApiKey>> use(std::string_view token) const;

 private:
  Status count(const ApiKey& key) const;
  void note_use(const ApiKey& key) const;

  engines::Collection<ApiKey> keys_;
  engines::Cache* cache_;
  const Clock* clock_;
  Random* random_;
};

}  // namespace souk::online::staff
