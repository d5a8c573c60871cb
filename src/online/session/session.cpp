#include "online/session/session.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "online/session/cookies.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::session {
namespace {

constexpr std::size_t kTokenBytes = 16;
constexpr std::string_view kNote = "session";

bool is_token(std::string_view text) {
  return text.size() == 2 * kTokenBytes && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// Whoever reads the cache cannot become the visitor.
std::string key_of(std::string_view token) {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  std::string key = "session:";
  for (const auto byte : bytes) key += fmt::format("{:02x}", byte);
  return key;
}

std::string epoch_key(std::string_view customer_id) { return fmt::format("session_epoch:{}", customer_id); }

}  // namespace

Result<Started> Sessions::start(const customer::Account& account) const {
  Started started{.token = random_hex(*random_, kTokenBytes),
                  .session = {.customer_id = account.id,
                              .customer_group = account.group,
                              .language = account.language,
                              .csrf = random_hex(*random_, kTokenBytes),
                              .epoch = account.session_epoch}};
  TRY(end_others(account));
  TRY(cache_->put(key_of(started.token), to_json(started.session), idle_));
  return started;
}

Result<std::optional<Session>> Sessions::find(std::string_view token) const {
  if (!is_token(token)) return std::nullopt;
  const auto key = key_of(token);
  const auto kept = TRY(cache_->get(key));
  if (!kept) return std::nullopt;
  auto session = TRY(from_json<Session>(*kept, Strictness::kStored));
  // The epoch must be there and equal: one that the cache has dropped ends its sessions rather than letting
  // them outlive a change of password.
  const auto epoch = TRY(cache_->get(epoch_key(session.customer_id)));
  if (!epoch || *epoch != std::to_string(session.epoch)) return std::nullopt;
  TRY(cache_->touch(key, idle_));
  TRY(cache_->touch(epoch_key(session.customer_id), idle_));
  return std::optional{std::move(session)};
}

Status Sessions::end(std::string_view token) const {
  if (!is_token(token)) return {};
  return cache_->erase(key_of(token));
}

Status Sessions::end_others(const customer::Account& account) const {
  return cache_->put(epoch_key(account.id), std::to_string(account.session_epoch), idle_);
}

http::Filter load_session(const Sessions& sessions) {
  return [&sessions](http::Request& request, const http::Route&) -> std::optional<http::Response> {
    const auto token = request.cookie(kSessionCookie);
    if (token.empty()) return std::nullopt;
    auto found = sessions.find(token);
    if (!found) {
      log::warning("session.unavailable", {{"error", found.error()}});
    } else if (*found) {
      request.notes.emplace_back(std::string{kNote}, to_json(**found));
    }
    return std::nullopt;
  };
}

std::optional<Session> of(const http::Request& request) {
  const auto note = request.note(kNote);
  if (note.empty()) return std::nullopt;
  auto session = from_json<Session>(note, Strictness::kStored);
  if (!session) return std::nullopt;
  return std::move(*session);
}

std::optional<std::string> customer_of(const http::Request& request) {
  auto session = of(request);
  if (!session) return std::nullopt;
  return std::move(session->customer_id);
}

}  // namespace souk::online::session
