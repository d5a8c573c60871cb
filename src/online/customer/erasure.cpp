#include "online/customer/erasure.hpp"

#include "runtime/log/log.hpp"

namespace souk::online::customer {
namespace {

constexpr milliseconds kAskAgain{24LL * 3600 * 1000};

json::value shown(const Account& account) {
  json::object out{{"id", account.id},
                   {"mail", account.mail.value_or("")},
                   {"name", account.name},
                   {"group", account.group},
                   {"language", account.language},
                   {"default_address", account.default_address},
                   {"created_at", to_string(account.created_at)}};
  if (account.mail_verified_at) out["mail_verified_at"] = to_string(*account.mail_verified_at);
  json::array addresses;
  for (const auto& each : account.addresses) addresses.push_back(parse_json(to_json(each)).value());
  out["addresses"] = std::move(addresses);
  json::array consents;
  for (const auto& each : account.marketing) consents.push_back(parse_json(to_json(each)).value());
  out["consents"] = std::move(consents);
  return out;
}

}  // namespace

Result<json::value> PersonalData::export_of(std::string_view customer_id) const {
  const auto account = TRY(accounts_->load(customer_id));
  json::object all{{"exported_at", to_string(accounts_->clock().now())}, {"account", shown(account.value)}};
  for (const auto& room : rooms_) {
    if (!room.export_of) continue;
    auto kept = TRY(room.export_of(account.id));
    all[room.name] = std::move(kept);
  }
  return all;
}

Status PersonalData::erase(std::string_view customer_id) const {
  TRY(accounts_->erase(customer_id));
  return forget(customer_id);
}

Status PersonalData::forget(std::string_view customer_id) const {
  bool nothing_left = true;
  for (const auto& room : rooms_) {
    const auto gone = room.forget(customer_id);
    if (!gone) log::warning("customer.forget", {{"room", room.name}, {"error", gone.error()}});
    nothing_left = nothing_left && gone.value_or(false);
  }
  return accounts_->note_forgotten(customer_id, nothing_left ? milliseconds{0} : kAskAgain);
}

Result<std::size_t> PersonalData::sweep(std::size_t limit) const {
  const auto due = TRY(accounts_->erasures_due(limit));
  for (const auto& id : due) TRY(forget(id));
  return due.size();
}

}  // namespace souk::online::customer
