// What the shop keeps of a person: giving it out, and taking it away. Each room that keeps something says
// here how; the account itself is this room's. Erasing writes its intent into the account first and is
// finished by sweep() whatever happens in between; a room that must keep something for now (an order under
// way) is asked again a day later.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "online/customer/accounts.hpp"

namespace souk::online::customer {

struct PersonalRecords {
  std::string name;  // member of the export: "orders"
  // All that is kept of the customer, secrets aside; empty where others export the same.
  std::function<Result<json::value>(std::string_view customer_id)> export_of;
  // Takes the person out. True when nothing personal is left; false: ask again later. Repeats are fine.
  std::function<Result<bool>(std::string_view customer_id)> forget;
};

class PersonalData {
 public:
  explicit PersonalData(const Accounts& accounts) : accounts_{&accounts} {}
  // While the program is put together.
  void add(PersonalRecords records) { rooms_.push_back(std::move(records)); }

  // {"account": {...}, "orders": [...], ...}: everything, as the law grants it. kNotFound "customer.missing".
  Result<json::value> export_of(std::string_view customer_id) const;
  // For ever; the mail may be registered anew. A repeat changes nothing.
  Status erase(std::string_view customer_id) const;
  // Goes on with what erase() has left open and is due; at most `limit`. Answers how many were looked at.
  Result<std::size_t> sweep(std::size_t limit) const;

 private:
  Status forget(std::string_view customer_id) const;

  const Accounts* accounts_;
  std::vector<PersonalRecords> rooms_;
};

}  // namespace souk::online::customer
