// The accounts of the shop over the document store: registering, proving who one is, and changing what is
// one's own. Sessions are another room's business (session/).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/document/collection.hpp"
#include "online/customer/account.hpp"
#include "online/customer/attempts.hpp"
#include "online/customer/passwords.hpp"

namespace souk::online::customer {

inline constexpr std::string_view kCustomerCollection = "customer";
using StoredAccount = engines::Stored<Account>;

struct AccountDeps {
  engines::DocumentStore* store = nullptr;
  const Passwords* passwords = nullptr;
  const Attempts* attempts = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

struct Registration {
  std::string mail;
  Secret password;
  std::string name;
  std::string language;
  bool marketing = false;
};

struct Credentials {
  std::string mail;
  Secret password;
};

class Accounts {
 public:
  explicit Accounts(AccountDeps deps)
      : deps_{deps}, accounts_{*deps.store, std::string{kCustomerCollection}} {}
  Status declare();

  // `from`: the client's network address. kConflict "customer.mail_taken", kInvalid "mail.invalid",
  // "password.too_short", kLimit "sign_in.locked".
  Result<StoredAccount> enrol(const Registration& wanted, std::string_view from) const;
  // kUnauthenticated "sign_in.refused", alike and after about the same time for an unknown mail and a wrong
  // password; kLimit "sign_in.locked".
  Result<StoredAccount> sign_in(const Credentials& given, std::string_view from) const;
  Result<StoredAccount> load(std::string_view id) const;  // kNotFound "customer.missing"; erased ones too

  using Change = std::function<Status(Account&)>;
  // Guarded by the revision, a bounded number of tries.
  Result<StoredAccount> change(std::string_view id, const Change& apply) const;
  Result<StoredAccount> add_address(std::string_view id, const Address& address, bool make_default) const;
  // The account's new session epoch is in the answer: sessions of an earlier one have ended.
  Result<StoredAccount> change_password(std::string_view id, const Secret& old_one, const Secret& new_one,
                                        std::string_view from) const;
  // For ever; the mail may be registered anew. A repeat changes nothing.
  Status erase(std::string_view id) const;

 private:
  AccountDeps deps_;
  engines::Collection<Account> accounts_;
};

}  // namespace souk::online::customer
