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
  // nullopt when the mail (regular, contact.hpp) has no account.
  Result<std::optional<StoredAccount>> find_by_mail(std::string_view mail) const;
  // Newest first; erased ones are left out, so that a page may be short before the last one.
  struct Selection {
    std::string mail_prefix;  // empty: any; at most one of the two
    std::string group;        // empty: any
  };
  Result<std::vector<StoredAccount>> list(const Selection& selection, std::size_t limit,
                                          const std::string& cursor, std::string* next) const;
  // For ever; the mail may be registered anew. A repeat changes nothing. What other rooms keep is
  // erasure.hpp's.
  Status erase(std::string_view id) const;
  // Accounts whose owner is owed a letter by now, the longest waiting first.
  Result<std::vector<StoredAccount>> letters_due(std::size_t limit) const;
  // Erased accounts of which some room may still keep something.
  Result<std::vector<std::string>> erasures_due(std::size_t limit) const;
  // `again` 0: nothing is left anywhere.
  Status note_forgotten(std::string_view id, milliseconds again) const;

  const Attempts& attempts() const { return *deps_.attempts; }
  const Passwords& passwords() const { return *deps_.passwords; }
  const Clock& clock() const { return *deps_.clock; }
  Random& random() const { return *deps_.random; }

 private:
  AccountDeps deps_;
  engines::Collection<Account> accounts_;
};

}  // namespace souk::online::customer
