// A role: a named set of permissions. The built-in ones are the program's; the shop makes others of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/time.hpp"
#include "engines/document/collection.hpp"
#include "online/staff/permission.hpp"

namespace souk::online::staff {

inline constexpr std::string_view kRoleCollection = "staff_role";
// Has every permission, also those that later versions add.
inline constexpr std::string_view kOwner = "owner";

struct Role {
  std::string id;  // "warehouse": lower-case letters, digits and "-"
  std::string name_en;
  std::string name_zh;
  Grants permissions;
  bool built_in = false;
  static constexpr std::string_view kName = "StaffRole";
  static constexpr auto fields() {
    return field_table(
        field("id", &Role::id, {.min_length = 2, .max_length = 40, .example = "weekend-till"}),
        field("name_en", &Role::name_en, {.max_length = 80, .required = false}),
        field("name_zh", &Role::name_zh, {.max_length = 80, .required = false}),
        field("permissions", &Role::permissions, {.max_length = 100}),
        field("built_in", &Role::built_in, {.required = false, .help = "Cannot be changed or removed."}));
  }
};

// owner, manager, merchandiser, warehouse, cashier, support.
const std::vector<Role>& built_in_roles();

class Roles {
 public:
  static constexpr std::size_t kMaxCustom = 200;

  explicit Roles(engines::DocumentStore& store) : roles_{store, std::string{kRoleCollection}} {}
  Status declare();

  // Built-in ones first.
  Result<std::vector<Role>> list() const;
  Result<Role> load(std::string_view id) const;  // kNotFound "role.missing"
  // Creates or replaces one of the shop's own. kInvalid "role.id", "permission.unknown"; kDenied
  // "role.built_in"; kPrecondition "role.too_many".
  Status save(Role role) const;
  // What this role allowed ends at once for whoever has it. Repeats change nothing.
  Status remove(std::string_view id) const;
  // The union of what they allow; a role that is gone allows nothing.
  Result<Grants> grants_of(const std::vector<std::string>& role_ids) const;

 private:
  engines::Collection<Role> roles_;
};

}  // namespace souk::online::staff
