// Who of the staff is signed in: a cookie with 160 random bits, and behind its hash, in the cache, who that
// is. A session ends after a while without use and, whatever happens, some hours after it began; its token
// changes now and then and with every change of what it may do. What the account itself says (disabled,
// roles, epoch) is read with each request, so that taking a right away needs no list of sessions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/cache/port.hpp"
#include "online/staff/account.hpp"

namespace souk::online::staff {

struct StaffSession {
  std::string staff_id;
  std::string csrf;  // asked of every write that comes with the cookie
  std::int64_t epoch = 0;
  Instant began_at{};
  Instant token_at{};       // when the token was made
  std::string replaced_by;  // hash of the token after it: this one serves what is under way, then ends
  static constexpr auto fields() {
    using S = StaffSession;
    return field_table(field("staff_id", &S::staff_id), field("csrf", &S::csrf), field("epoch", &S::epoch),
                       field("began_at", &S::began_at), field("token_at", &S::token_at),
                       field("replaced_by", &S::replaced_by));
  }
};

struct StaffSessionTimes {
  milliseconds idle{30LL * 60 * 1000};
  milliseconds longest{12LL * 3600 * 1000};
  milliseconds rotate_after{15LL * 60 * 1000};
  milliseconds grace{30LL * 1000};  // for requests that carry the token of before
};

class StaffSessions {
 public:
  StaffSessions(engines::Cache& cache, const Clock& clock, Random& random, StaffSessionTimes times = {})
      : cache_{&cache}, clock_{&clock}, random_{&random}, times_{times} {}

  struct Started {
    std::string token;  // for the cookie
    StaffSession session;
  };
  // Always a new token; end() the one before. `began_at`: of the session that it continues.
  Result<Started> start(const StaffAccount& account, std::optional<Instant> began_at = std::nullopt) const;

  struct Found {
    StaffSession session;
    std::string next_token;  // not empty: the cookie's new value
  };
  // nullopt for an unknown token and for an ended session. Moves its end.
  Result<std::optional<Found>> find(std::string_view token) const;
  Status end(std::string_view token) const;

 private:
  Result<std::string> rotate(const std::string& key, const StaffSession& session) const;
  Status put(const std::string& key, const StaffSession& session) const;

  engines::Cache* cache_;
  const Clock* clock_;
  Random* random_;
  StaffSessionTimes times_;
};

}  // namespace souk::online::staff
