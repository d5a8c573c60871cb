// How often somebody may try: counters in the cache, by account and by network address. A counter begins with
// the first try and ends after its window. Where the cache is gone, trying goes on without them.
#pragma once

#include <string_view>

#include "engines/cache/port.hpp"

namespace souk::online::customer {

struct AttemptLimits {
  std::int64_t by_account = 10;   // failures for one mail
  std::int64_t by_address = 100;  // from one network address
  std::int64_t registrations = 30;
  std::int64_t letters = 3;              // to one mailbox
  std::int64_t letters_by_address = 20;  // asked for from one network address
  std::int64_t codes_by_address = 30;    // of gift cards, from one network address
  std::chrono::milliseconds window{15 * 60 * 1000};
};

class Attempts {
 public:
  explicit Attempts(engines::Cache& cache, AttemptLimits limits = {}) : cache_{&cache}, limits_{limits} {}

  // Counted before the password is looked at, so that many at the same time count too. kLimit
  // "sign_in.locked".
  Status begin_sign_in(std::string_view mail, std::string_view address) const;
  void succeeded(std::string_view mail) const;
  Status begin_registration(std::string_view address) const;
  // Somebody asks for a letter to a mailbox, whether or not it has an account.
  Status begin_letter(std::string_view mail, std::string_view address) const;
  // Somebody says a secret code (a gift card's), right or wrong. kLimit "code.locked".
  Status begin_code(std::string_view address) const;

 private:
  Status count(const std::string& key, std::int64_t limit, std::string_view code = "sign_in.locked") const;
  engines::Cache* cache_;
  AttemptLimits limits_;
};

}  // namespace souk::online::customer
