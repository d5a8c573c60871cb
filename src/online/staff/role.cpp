#include "online/staff/role.hpp"

#include <algorithm>

namespace souk::online::staff {
namespace {

Grants without(Grants grants, std::initializer_list<std::string_view> taken) {
  for (const auto name : taken) grants.erase(std::string{name});
  return grants;
}

const Role* built_in(std::string_view id) {
  const auto& all = built_in_roles();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Role& role) { return role.id == id; });
  return found == all.end() ? nullptr : &*found;
}

bool is_role_id(std::string_view id) {
  return id.size() >= 2 && id.size() <= 40 && id.front() != '-' &&
         std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Error is_built_in() {
  return denied("role.built_in", "Built-in roles stay as they are; make one of your own.");
}

}  // namespace

const std::vector<Role>& built_in_roles() {
  static const std::vector<Role> kRoles{
      {std::string{kOwner}, "Owner", "店主", all_permissions(), true},
      {"manager", "Manager", "店长",
       without(all_permissions(), {"staff.write", "api_key.write", "customer.erase", "settings.write"}),
       true},
      {"merchandiser",
       "Merchandiser",
       "商品运营",
       {"dashboard.read", "report.read", "catalogue.read", "catalogue.write", "media.write", "search.write",
        "inventory.read", "promotion.read", "promotion.write", "review.read", "review.write", "job.read"},
       true},
      {"warehouse",
       "Warehouse",
       "仓库",
       {"catalogue.read", "inventory.read", "inventory.write", "order.read", "order.write", "fulfilment.read",
        "fulfilment.write", "aftersale.read", "aftersale.write", "invoice.read"},
       true},
      {"cashier",
       "Cashier",
       "收银员",
       {"catalogue.read", "inventory.read", "order.read", "order.write", "fulfilment.read",
        "fulfilment.write", "customer.read", "balance.read", "invoice.read", "aftersale.read"},
       true},
      {"support",
       "Support",
       "客服",
       {"catalogue.read", "inventory.read", "order.read", "order.write", "order.refund", "fulfilment.read",
        "aftersale.read", "aftersale.write", "invoice.read", "balance.read", "customer.read",
        "customer.write", "review.read", "review.write", "notice.read", "notice.write"},
       true}};
  return kRoles;
}

Status Roles::declare() {
  return roles_.store().declare({.name = std::string{kRoleCollection}, .indexes = {}});
}

Result<std::vector<Role>> Roles::list() const {
  auto all = built_in_roles();
  for (auto& stored : TRY(roles_.query({.limit = kMaxCustom}))) all.push_back(std::move(stored.value));
  return all;
}

Result<Role> Roles::load(std::string_view id) const {
  if (const auto* role = built_in(id)) return *role;
  auto found = is_role_id(id) ? TRY(roles_.find(id)) : std::nullopt;
  if (!found) return fail(not_found("role.missing", "There is no such role."));
  return std::move(found->value);
}

Status Roles::save(Role role) const {
  if (built_in(role.id) != nullptr) return fail(is_built_in());
  if (!is_role_id(role.id)) {
    return fail(invalid("role.id", "A role's id is 2 to 40 lower-case letters, digits and \"-\"."));
  }
  TRY(check_permissions(role.permissions, "/permissions"));
  role.built_in = false;
  if (!TRY(roles_.find(role.id))) {
    const auto count = TRY(roles_.store().count(kRoleCollection));
    if (count >= static_cast<std::int64_t>(kMaxCustom)) {
      return fail(
          precondition("role.too_many", "A shop has at most 200 roles of its own; remove one first."));
    }
  }
  TRY(roles_.store().put(kRoleCollection, role.id, to_json(role)));
  return {};
}

Status Roles::remove(std::string_view id) const {
  if (built_in(id) != nullptr) return fail(is_built_in());
  if (!is_role_id(id)) return {};
  return roles_.erase(id);
}

Result<Grants> Roles::grants_of(const std::vector<std::string>& role_ids) const {
  Grants grants;
  for (const auto& id : role_ids) {
    auto role = load(id);
    if (role) {
      grants.insert(role->permissions.begin(), role->permissions.end());
    } else if (role.error().kind != ErrorKind::kNotFound) {
      return fail(std::move(role).error());
    }
  }
  return grants;
}

}  // namespace souk::online::staff
