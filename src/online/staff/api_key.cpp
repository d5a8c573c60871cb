#include "online/staff/api_key.hpp"

#include "base/text.hpp"
#include "online/session/rate.hpp"
#include "online/staff/token.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::staff {
namespace {

struct KeyTag {
  static constexpr std::string_view kPrefix = "key";
};

constexpr std::string_view kScheme = "souk_";
constexpr std::size_t kIdLength = 30;
constexpr std::size_t kShown = 6;  // characters of the secret that people may see
constexpr milliseconds kUseResolution{60'000};

Error missing() { return not_found("api_key.missing", "There is no such API key."); }

// "souk_key_01J..._<secret>" -> "key_01J..."; empty when it is no token of ours.
std::string_view id_in(std::string_view token) {
  if (!token.starts_with(kScheme) || token.size() > 128) return {};
  token.remove_prefix(kScheme.size());
  if (token.size() <= kIdLength + 1 || token[kIdLength] != '_') return {};
  return token.substr(0, kIdLength);
}

}  // namespace

Status ApiKeys::declare() {
  return keys_.store().declare({.name = std::string{kApiKeyCollection}, .indexes = {}});
}

Result<NewApiKey> ApiKeys::create(ApiKey wanted) const {
  TRY(check_permissions(wanted.scopes, "/scopes"));
  const auto now = clock_->now();
  if (wanted.expires_at && *wanted.expires_at <= now) {
    return fail(invalid("api_key.expired", "The key would have ended already; choose a later time."));
  }
  wanted.id = Id<KeyTag>::make(now, *random_).text();
  Secret token{std::string{kScheme} + wanted.id + "_" + new_token(*random_)};
  wanted.prefix = token.reveal().substr(0, kScheme.size() + kIdLength + 1 + kShown);
  wanted.hash = hash_of(token.reveal());
  wanted.created_at = now;
  auto made = TRY(keys_.insert(wanted.id, wanted));
  return NewApiKey{std::move(made.value), std::move(token)};
}

Result<std::vector<StoredApiKey>> ApiKeys::list(std::size_t limit, const std::string& cursor,
                                                std::string* next) const {
  return keys_.query({.descending = true, .limit = limit, .cursor = cursor}, next);
}

Result<ApiKey> ApiKeys::load(std::string_view id) const {
  if (!Id<KeyTag>::parse(id)) return fail(missing());
  auto found = TRY(keys_.find(id));
  if (!found) return fail(missing());
  return std::move(found->value);
}

Result<ApiKey> ApiKeys::revoke(std::string_view id) const {
  auto key = TRY(load(id));
  if (key.revoked_at) return key;
  return TRY(keys_.update(id, {.assignments = {{"revoked_at", '"' + to_string(clock_->now()) + '"'}}})).value;
}

Result<std::optional<ApiKey>> ApiKeys::use(std::string_view token) const {
  const auto id = id_in(token);
  if (id.empty() || !Id<KeyTag>::parse(id)) return std::nullopt;
  auto found = TRY(keys_.find(id));
  if (!found || !text::equal_constant_time(found->value.hash, hash_of(token))) return std::nullopt;
  if (!found->value.usable(clock_->now())) return std::nullopt;
  TRY(count(found->value));
  note_use(found->value);
  return std::optional{std::move(found->value)};
}

Status ApiKeys::count(const ApiKey& key) const {
  const session::SlidingWindow window{"key", key.id, clock_->now().unix_ms};
  const auto used = window.count(*cache_);
  if (!used || *used <= key.requests_per_minute) return {};
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "api_key.rate",
                    .message = "This API key asks too often; wait a little.",
                    .retry_after_s = window.seconds_left()});
}

void ApiKeys::note_use(const ApiKey& key) const {
  const auto now = clock_->now();
  if (key.last_used_at && now - *key.last_used_at < kUseResolution) return;
  const auto noted = keys_.update(key.id, {.assignments = {{"last_used_at", '"' + to_string(now) + '"'}}});
  if (!noted) log::warning("api_key.note_use", {{"error", noted.error()}});
}

}  // namespace souk::online::staff
