// The visitor who has signed in: a cookie with 128 random bits, and behind it, in the cache, who that is.
// What the cache loses is signed out; nothing else depends on it. Guests have no session, only the cookie of
// their cart (cookies.hpp).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/random.hpp"
#include "engines/cache/port.hpp"
#include "online/customer/account.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::session {

struct Session {
  std::string customer_id;
  std::string customer_group;
  std::string language;
  std::string csrf;  // for forms that want more than the check of their origin (filters.hpp)
  std::int64_t epoch = 0;
  static constexpr auto fields() {
    using S = Session;
    return field_table(field("customer_id", &S::customer_id), field("customer_group", &S::customer_group),
                       field("language", &S::language), field("csrf", &S::csrf), field("epoch", &S::epoch));
  }
};

struct Started {
  std::string token;  // for the cookie; the cache knows its hash only
  Session session;
};

class Sessions {
 public:
  // `idle`: a session ends so long after its last use.
  Sessions(engines::Cache& cache, Random& random,
           std::chrono::milliseconds idle = std::chrono::hours{24 * 14})
      : cache_{&cache}, random_{&random}, idle_{idle} {}

  // At sign in: always a new token; end() the one before.
  Result<Started> start(const customer::Account& account) const;
  // nullopt for an unknown token, an ended session and one of an earlier epoch of its account.
  Result<std::optional<Session>> find(std::string_view token) const;
  Status end(std::string_view token) const;
  // The account's epoch has moved: sessions of the earlier one end here and now.
  Status end_others(const customer::Account& account) const;

 private:
  engines::Cache* cache_;
  Random* random_;
  std::chrono::milliseconds idle_;
};

// Puts the session of the request's cookie where of() finds it. First of all filters. A cache that is away
// makes everybody a guest for as long.
http::Filter load_session(const Sessions& sessions);

// The session of the request; nullopt for guests.
std::optional<Session> of(const http::Request& request);
std::optional<std::string> customer_of(const http::Request& request);

}  // namespace souk::online::session
