// Customer groups: what an account is put into by hand, for prices and promotions ("vip", "wholesale").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "engines/document/collection.hpp"

namespace souk::online::customer {

inline constexpr std::string_view kGroupCollection = "customer_group";

struct Group {
  std::string id;  // "vip": lower-case letters, digits and "-"
  std::string name_en;
  std::string name_zh;
  static constexpr std::string_view kName = "CustomerGroup";
  static constexpr auto fields() {
    return field_table(field("id", &Group::id, {.min_length = 1, .max_length = 40, .example = "vip"}),
                       field("name_en", &Group::name_en, {.max_length = 80, .required = false}),
                       field("name_zh", &Group::name_zh, {.max_length = 80, .required = false}));
  }
};

class Groups {
 public:
  static constexpr std::size_t kMost = 200;
  explicit Groups(engines::DocumentStore& store) : groups_{store, std::string{kGroupCollection}} {}
  Status declare();
  Result<std::vector<Group>> list() const;
  Result<Group> load(std::string_view id) const;  // kNotFound "customer_group.missing"
  // Creates or replaces. kInvalid "customer_group.id"; kPrecondition "customer_group.too_many".
  Status save(const Group& group) const;
  // Accounts keep the id; it means nothing any more. Repeats change nothing.
  Status remove(std::string_view id) const;

 private:
  engines::Collection<Group> groups_;
};

// 1 to 40 lower-case letters, digits and "-".
bool is_short_id(std::string_view id);

}  // namespace souk::online::customer
