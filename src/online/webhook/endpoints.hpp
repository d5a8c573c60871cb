// The endpoints of the shop over the document store.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/secret.hpp"
#include "engines/document/collection.hpp"
#include "online/webhook/destination.hpp"
#include "online/webhook/endpoint.hpp"
#include "runtime/seal/seal.hpp"

namespace souk::online::webhook {

inline constexpr std::string_view kEndpointCollection = "webhook_endpoint";

struct NewEndpoint {
  std::string url;
  std::string description;
  std::vector<std::string> events;
};

class Endpoints {
 public:
  static constexpr std::size_t kMost = 50;

  Endpoints(engines::DocumentStore& store, const Destinations& destinations, const Clock& clock,
            Random& random, const runtime::Seal* seal = nullptr)
      : endpoints_{store, std::string{kEndpointCollection}},
        destinations_{&destinations},
        clock_{&clock},
        random_{&random},
        seal_{seal} {}
  Status declare();

  // Its secret is in the answer; afterwards it is sealed and nobody is shown it. kInvalid "webhook.url",
  // "webhook.events"; kPrecondition "webhook.too_many".
  Result<Endpoint> create(const NewEndpoint& wanted) const;
  Result<std::vector<Endpoint>> list() const;
  Result<Endpoint> load(std::string_view id) const;  // kNotFound "webhook.missing"
  using Change = std::function<Status(Endpoint&)>;
  // Guarded by the revision, a bounded number of tries; URL and events are checked again.
  Result<Endpoint> change(std::string_view id, const Change& apply) const;
  Result<Endpoint> change_secret(std::string_view id) const;  // the new one is in the answer
  // What signs for it now, the newest first. kCorrupt "seal.broken".
  Result<std::vector<std::string>> signing_secrets(const Endpoint& endpoint) const;
  // What waits for it is given up by the sender. Repeats change nothing.
  Status remove(std::string_view id) const;

 private:
  Status check(const Endpoint& endpoint) const;
  std::string new_secret() const;
  Result<std::string> sealed(std::string_view secret, std::string_view id) const;

  engines::Collection<Endpoint> endpoints_;
  const Destinations* destinations_;
  const Clock* clock_;
  Random* random_;
  const runtime::Seal* seal_;  // nullptr: secrets stand as they are
};

}  // namespace souk::online::webhook
