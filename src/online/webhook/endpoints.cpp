#include "online/webhook/endpoints.hpp"

#include "base/id.hpp"
#include "base/text.hpp"

namespace souk::online::webhook {
namespace {

struct EndpointTag {
  static constexpr std::string_view kPrefix = "whe";
};

constexpr int kTries = 16;
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kLongestText = 200;
constexpr milliseconds kOverlap{24LL * 3600 * 1000};

std::string place_of(std::string_view id) { return "webhook_endpoint/" + std::string{id}; }

Error missing() { return not_found("webhook.missing", "There is no such webhook."); }

}  // namespace

Status Endpoints::declare() {
  return endpoints_.store().declare({.name = std::string{kEndpointCollection}, .indexes = {}});
}

std::string Endpoints::new_secret() const { return "whsec_" + random_hex(*random_, kSecretBytes); }

Result<std::string> Endpoints::sealed(std::string_view secret, std::string_view id) const {
  if (seal_ == nullptr) return std::string{secret};
  return seal_->close(secret, place_of(id), *random_);
}

Result<std::vector<std::string>> Endpoints::signing_secrets(const Endpoint& endpoint) const {
  auto secrets = endpoint.secrets(clock_->now());
  if (seal_ == nullptr) return secrets;
  for (auto& each : secrets) each = TRY(seal_->open(each, place_of(endpoint.id))).reveal();
  return secrets;
}

Status Endpoints::check(const Endpoint& endpoint) const {
  TRY(destinations_->check_url(endpoint.url));
  return check_selection(endpoint.events);
}

Result<Endpoint> Endpoints::create(const NewEndpoint& wanted) const {
  const auto now = clock_->now();
  Endpoint endpoint{.id = Id<EndpointTag>::make(now, *random_).text(),
                    .url = wanted.url,
                    .description = text::shorten(wanted.description, kLongestText),
                    .events = wanted.events,
                    .created_at = now};
  TRY(check(endpoint));
  if (TRY(endpoints_.store().count(kEndpointCollection)) >= static_cast<std::int64_t>(kMost)) {
    return fail(precondition("webhook.too_many", "A shop has at most 50 webhooks; remove one first."));
  }
  const auto secret = new_secret();
  endpoint.secret = TRY(sealed(secret, endpoint.id));
  auto id = endpoint.id;
  auto made = TRY(endpoints_.insert(std::move(id), std::move(endpoint))).value;
  made.secret = secret;
  return made;
}

Result<std::vector<Endpoint>> Endpoints::list() const {
  std::vector<Endpoint> all;
  for (auto& stored : TRY(endpoints_.query({.limit = 2 * kMost}))) all.push_back(std::move(stored.value));
  return all;
}

Result<Endpoint> Endpoints::load(std::string_view id) const {
  if (!Id<EndpointTag>::parse(id)) return fail(missing());
  auto found = TRY(endpoints_.find(id));
  if (!found) return fail(missing());
  return std::move(found->value);
}

Result<Endpoint> Endpoints::change(std::string_view id, const Change& apply) const {
  if (!Id<EndpointTag>::parse(id)) return fail(missing());
  for (int attempt = 0; attempt < kTries; ++attempt) {
    auto stored = TRY(endpoints_.find(id));
    if (!stored) return fail(missing());
    const auto before = stored->value;
    TRY(apply(stored->value));
    if (stored->value.url != before.url || stored->value.events != before.events) TRY(check(stored->value));
    auto written = endpoints_.replace(*stored);
    if (written) return std::move(stored->value);
    if (written.error().code != "document.changed") return fail(std::move(written).error());
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "webhook.busy",
                    .message = "Too many changes to this webhook at the same time; try again.",
                    .retry_after_s = 1});
}

Result<Endpoint> Endpoints::change_secret(std::string_view id) const {
  const auto secret = new_secret();
  auto changed = TRY(change(id, [&](Endpoint& endpoint) -> Status {
    auto kept = TRY(sealed(secret, endpoint.id));
    endpoint.change_secret(std::move(kept), clock_->now(), kOverlap);
    return {};
  }));
  changed.secret = secret;
  return changed;
}

Status Endpoints::remove(std::string_view id) const {
  if (!Id<EndpointTag>::parse(id)) return {};
  return endpoints_.erase(id);
}

}  // namespace souk::online::webhook
