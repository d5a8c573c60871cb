#include "online/customer/accounts.hpp"

#include "base/text.hpp"
#include "online/customer/contact.hpp"

namespace souk::online::customer {
namespace {

struct CustomerTag {
  static constexpr std::string_view kPrefix = "cus";
};

constexpr int kAttempts = 8;
constexpr std::size_t kMaxName = 100;
constexpr std::string_view kMarketing = "marketing mail";

Error missing() { return not_found("customer.missing", "There is no such account."); }
Error refused() {
  return {.kind = ErrorKind::kUnauthenticated,
          .code = "sign_in.refused",
          .message = "Mail or password is wrong."};
}

}  // namespace

Status Accounts::declare() {
  return deps_.store->declare({.name = std::string{kCustomerCollection},
                               .indexes = {{.path = "mail", .unique = true},
                                           {.path = "group"},
                                           {.path = "forget_at"},
                                           {.path = "letters_due"}}});
}

Result<StoredAccount> Accounts::enrol(const Registration& wanted, std::string_view from) const {
  auto mail = TRY(normal_mail(wanted.mail));
  TRY(Passwords::check(wanted.password));
  TRY(deps_.attempts->begin_registration(from));
  const auto now = deps_.clock->now();
  Account account{.id = Id<CustomerTag>::make(now, *deps_.random).text(),
                  .mail = std::move(mail),
                  .name = text::shorten(text::trim(wanted.name), kMaxName),
                  .password_hash = TRY(deps_.passwords->hash(wanted.password)),
                  .language = wanted.language,
                  .created_at = now};
  account.consent(wanted.marketing, kMarketing, now);
  auto id = account.id;
  auto made = accounts_.insert(std::move(id), std::move(account));
  if (!made && made.error().code == "document.not_unique") {
    return fail(conflict("customer.mail_taken", "This mail has an account already; sign in instead."));
  }
  return made;
}

Result<StoredAccount> Accounts::sign_in(const Credentials& given, std::string_view from) const {
  // What is no mail or no password cannot be right; it is looked up all the same to take the same time.
  const auto mail = normal_mail(given.mail).value_or(text::to_lower_ascii(given.mail.substr(0, 254)));
  TRY(deps_.attempts->begin_sign_in(mail, from));
  auto found = TRY(accounts_.query({.path = "mail", .equals = engines::IndexValue{mail}, .limit = 1}));
  const bool usable = given.password.reveal().size() <= Passwords::kMaxBytes;
  if (found.empty() || !usable) {
    // As dear as checking a real one.
    TRY(deps_.passwords->hash(usable ? given.password : Secret{"too long"}));
    return fail(refused());
  }
  if (!TRY(deps_.passwords->verify(given.password, found.front().value.password_hash)))
    return fail(refused());
  deps_.attempts->succeeded(mail);
  return std::move(found.front());
}

Result<std::optional<StoredAccount>> Accounts::find_by_mail(std::string_view mail) const {
  auto found =
      TRY(accounts_.query({.path = "mail", .equals = engines::IndexValue{std::string{mail}}, .limit = 1}));
  if (found.empty()) return std::nullopt;
  return std::optional{std::move(found.front())};
}

Result<std::vector<StoredAccount>> Accounts::list(const Selection& selection, std::size_t limit,
                                                  const std::string& cursor, std::string* next) const {
  engines::FindQuery query{.descending = true, .limit = limit, .cursor = cursor};
  if (!selection.mail_prefix.empty()) {
    query.path = "mail";
    query.from = engines::IndexValue{text::to_lower_ascii(selection.mail_prefix)};
    query.until = engines::IndexValue{text::to_lower_ascii(selection.mail_prefix) + "\xf4\x8f\xbf\xbf"};
  } else if (!selection.group.empty()) {
    query.path = "group";
    query.equals = engines::IndexValue{selection.group};
  }
  auto found = TRY(accounts_.query(query, next));
  std::erase_if(found, [](const StoredAccount& each) { return each.value.erased_at.has_value(); });
  return found;
}

Result<std::vector<std::string>> Accounts::erasures_due(std::size_t limit) const {
  const auto until = engines::IndexValue{deps_.clock->now().unix_ms + 1};
  std::vector<std::string> ids;
  for (const auto& each : TRY(accounts_.query({.path = "forget_at", .until = until, .limit = limit}))) {
    ids.push_back(each.id);
  }
  return ids;
}

Result<std::vector<StoredAccount>> Accounts::letters_due(std::size_t limit) const {
  const auto until = engines::IndexValue{deps_.clock->now().unix_ms + 1};
  return accounts_.query({.path = "letters_due", .until = until, .limit = limit});
}

Status Accounts::note_forgotten(std::string_view id, milliseconds again) const {
  engines::Assignment when{"forget_at", {}};
  if (again.count() > 0) when.json = std::to_string((deps_.clock->now() + again).unix_ms);
  auto noted =
      accounts_.update(id, {.conditions = {{.path = "erased_at"}}, .assignments = {std::move(when)}});
  if (!noted && noted.error().code != "document.condition" && noted.error().kind != ErrorKind::kNotFound) {
    return fail(std::move(noted).error());
  }
  return {};
}

Result<StoredAccount> Accounts::load(std::string_view id) const {
  if (!Id<CustomerTag>::parse(id)) return fail(missing());
  auto found = TRY(accounts_.find(id));
  if (!found || found->value.erased_at) return fail(missing());
  return std::move(*found);
}

Result<StoredAccount> Accounts::change(std::string_view id, const Change& apply) const {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto stored = TRY(load(id));
    TRY(apply(stored.value));
    auto written = accounts_.replace(stored);
    if (written) return stored;
    if (written.error().code != "document.changed") return fail(std::move(written).error());
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "customer.busy",
                    .message = "Too many changes to this account at the same time; try again.",
                    .retry_after_s = 1});
}

Result<StoredAccount> Accounts::add_address(std::string_view id, const Address& address,
                                            bool make_default) const {
  const auto address_id = "adr_" + random_hex(*deps_.random, 8);
  return change(id, [&](Account& account) { return account.put_address(address_id, address, make_default); });
}

Result<StoredAccount> Accounts::change_password(std::string_view id, const Secret& old_one,
                                                const Secret& new_one, std::string_view from) const {
  TRY(Passwords::check(new_one));
  const auto account = TRY(load(id));
  TRY(deps_.attempts->begin_sign_in(account.value.mail.value_or(""), from));
  const bool right = old_one.reveal().size() <= Passwords::kMaxBytes &&
                     TRY(deps_.passwords->verify(old_one, account.value.password_hash));
  if (!right) return fail(denied("password.wrong", "The old password is wrong."));
  deps_.attempts->succeeded(account.value.mail.value_or(""));
  auto hash = TRY(deps_.passwords->hash(new_one));
  return change(id, [&](Account& changed) -> Status {
    if (changed.password_hash != account.value.password_hash) {
      return fail(
          conflict("password.changed", "The password was changed by another request; sign in again."));
    }
    return changed.change_password(hash, deps_.clock->now());
  });
}

Status Accounts::erase(std::string_view id) const {
  auto erased = change(id, [&](Account& account) -> Status {
    account.erase(deps_.clock->now());
    return {};
  });
  if (!erased && erased.error().kind != ErrorKind::kNotFound) return fail(std::move(erased).error());
  return {};
}

}  // namespace souk::online::customer
