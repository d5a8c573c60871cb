// A struct that crosses a border (an API body, a stored document, a message) says once what it consists of:
//
//   struct AddItem {
//     std::string sku;
//     std::int64_t quantity = 1;
//     static constexpr std::string_view kName = "AddItem";
//     static constexpr auto fields() {
//       return field_table(field("sku", &AddItem::sku, {.max_length = 64, .help = "Code of the variant."}),
//                         field("quantity", &AddItem::quantity, {.min = 1, .max = 999, .required = false}));
//     }
//   };
//
// From that one table codec.hpp writes it, reads it with a complaint per member, and schema.hpp describes it.
// An enum that crosses a border specialises EnumNames.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace souk {

// What a member may hold. Lengths are in code points for text and in elements for lists and maps.
struct FieldRule {
  std::int64_t min = std::numeric_limits<std::int64_t>::min();
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
  std::size_t min_length = 0;
  std::size_t max_length = 10'000;
  bool required = true;     // std::optional members never are
  std::string_view help{};  // one sentence for the reference page
  std::string_view example{};
};

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  FieldRule rule;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member, FieldRule rule = {}) {
  return {name, member, rule};
}

// The fields in their order, as a function that shows each of them to a visitor. A closure and not a
// std::tuple: checking the constructors of tuples took the compiler half of its time.
template <class... Fields>
constexpr auto field_table(Fields... fields) {
  return [=]([[maybe_unused]] auto&& visit) constexpr { (visit(fields), ...); };
}

template <class T>
concept Described = requires {
  T::fields();
};

// The table of a type, made when it is compiled.
template <Described T>
inline constexpr auto kFields = T::fields();

// Specialise with `static constexpr std::array kNames{std::pair{Enum::kValue, std::string_view{"value"}},
// ...};`
template <class Enum>
struct EnumNames;

template <class T>
concept NamedEnum = requires {
  EnumNames<T>::kNames;
};

template <NamedEnum T>
constexpr std::string_view enum_name(T value) {
  for (const auto& [known, name] : EnumNames<T>::kNames) {
    if (known == value) return name;
  }
  return {};
}

}  // namespace souk
