#include "online/customer/group.hpp"

#include <algorithm>

namespace souk::online::customer {

bool is_short_id(std::string_view id) {
  return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Status Groups::declare() {
  return groups_.store().declare({.name = std::string{kGroupCollection}, .indexes = {}});
}

Result<std::vector<Group>> Groups::list() const {
  std::vector<Group> all;
  for (auto& stored : TRY(groups_.query({.limit = kMost}))) all.push_back(std::move(stored.value));
  return all;
}

Result<Group> Groups::load(std::string_view id) const {
  auto found = is_short_id(id) ? TRY(groups_.find(id)) : std::nullopt;
  if (!found) return fail(not_found("customer_group.missing", "There is no such customer group."));
  return std::move(found->value);
}

Status Groups::save(const Group& group) const {
  if (!is_short_id(group.id)) {
    return fail(
        invalid("customer_group.id", "A group's id is 1 to 40 lower-case letters, digits and \"-\"."));
  }
  if (!TRY(groups_.find(group.id)) &&
      TRY(groups_.store().count(kGroupCollection)) >= static_cast<std::int64_t>(kMost)) {
    return fail(precondition("customer_group.too_many", "A shop has at most 200 groups; remove one first."));
  }
  TRY(groups_.store().put(kGroupCollection, group.id, to_json(group)));
  return {};
}

Status Groups::remove(std::string_view id) const {
  if (!is_short_id(id)) return {};
  return groups_.erase(id);
}

}  // namespace souk::online::customer
