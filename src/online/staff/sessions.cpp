#include "online/staff/sessions.hpp"

#include <algorithm>

#include "online/staff/token.hpp"

namespace souk::online::staff {
namespace {

constexpr std::size_t kTokenLength = 32;

bool is_token(std::string_view text) {
  return text.size() == kTokenLength && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
         });
}

// Whoever reads the cache cannot become the staff.
std::string key_of(std::string_view token) { return "staff_session:" + hash_of(token); }

}  // namespace

Status StaffSessions::put(const std::string& key, const StaffSession& session) const {
  const auto left = session.began_at + times_.longest - clock_->now();
  return cache_->put(key, to_json(session), std::max(milliseconds{1}, std::min(times_.idle, left)));
}

Result<StaffSessions::Started> StaffSessions::start(const StaffAccount& account,
                                                    std::optional<Instant> began_at) const {
  const auto now = clock_->now();
  Started started{.token = new_token(*random_),
                  .session = {.staff_id = account.id,
                              .csrf = new_token(*random_),
                              .epoch = account.session_epoch,
                              .began_at = began_at.value_or(now),
                              .token_at = now}};
  TRY(put(key_of(started.token), started.session));
  return started;
}

Result<std::optional<StaffSessions::Found>> StaffSessions::find(std::string_view token) const {
  if (!is_token(token)) return std::nullopt;
  const auto key = key_of(token);
  const auto kept = TRY(cache_->get(key));
  if (!kept) return std::nullopt;
  Found found{.session = TRY(from_json<StaffSession>(*kept, Strictness::kStored))};
  auto& session = found.session;
  const auto now = clock_->now();
  if (now >= session.began_at + times_.longest) {
    TRY(cache_->erase(key));
    return std::nullopt;
  }
  if (!session.replaced_by.empty()) return std::optional{std::move(found)};
  if (now - session.token_at >= times_.rotate_after) {
    found.next_token = TRY(rotate(key, session));
  } else {
    TRY(put(key, session));
  }
  return std::optional{std::move(found)};
}

// The new token's session is there before the old one learns that it ends. Of several requests at the same
// time one does it; empty for the others.
Result<std::string> StaffSessions::rotate(const std::string& key, const StaffSession& session) const {
  if (!TRY(cache_->put_if_absent(key + ":next", "1", times_.grace))) return std::string{};
  auto token = new_token(*random_);
  StaffSession next = session;
  next.token_at = clock_->now();
  TRY(put(key_of(token), next));
  StaffSession last = session;
  last.replaced_by = hash_of(token);
  TRY(cache_->put(key, to_json(last), times_.grace));
  return token;
}

Status StaffSessions::end(std::string_view token) const {
  if (!is_token(token)) return {};
  const auto key = key_of(token);
  const auto kept = TRY(cache_->get(key));
  if (kept) {
    const auto session = from_json<StaffSession>(*kept, Strictness::kStored);
    if (session && !session->replaced_by.empty()) {
      TRY(cache_->erase("staff_session:" + session->replaced_by));
    }
  }
  return cache_->erase(key);
}

}  // namespace souk::online::staff
