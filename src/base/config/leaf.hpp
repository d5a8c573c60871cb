// The flat view of a settings struct: every setting with its dotted key, as its field tables declare it. The
// loader, `souk config --explain` and the reference page all walk this list.
#pragma once

#include <string>
#include <vector>

#include "base/codec.hpp"

namespace souk::config {

enum class LeafType { kBoolean, kInteger, kText, kTextList, kSecret };

struct Leaf {
  std::string key;  // "http.listen"
  LeafType type = LeafType::kText;
  FieldRule rule;
  std::string default_json;  // as the struct's initialiser gives it
};

namespace detail {

template <class T>
constexpr LeafType leaf_type() {
  if constexpr (std::is_same_v<T, bool>)
    return LeafType::kBoolean;
  else if constexpr (std::is_integral_v<T>)
    return LeafType::kInteger;
  else if constexpr (std::is_same_v<T, Secret>)
    return LeafType::kSecret;
  else if constexpr (std::is_same_v<T, std::vector<std::string>>)
    return LeafType::kTextList;
  else
    return LeafType::kText;  // texts and named enums
}

template <Described T>
void collect(const T& defaults, const std::string& prefix, std::vector<Leaf>& leaves) {
  const auto visit = [&](const auto& field) {
    const auto& member = defaults.*(field.member);
    using Member = std::remove_cvref_t<decltype(member)>;
    const std::string key = prefix + std::string{field.name};
    if constexpr (Described<Member>) {
      collect(member, key + ".", leaves);
    } else {
      leaves.push_back({key, leaf_type<Member>(), field.rule, to_json(member)});
      // That there is none is no secret, and "***" would read as if there were one.
      if constexpr (std::is_same_v<Member, Secret>)
        if (member.empty()) leaves.back().default_json = "\"\"";
    }
  };
  kFields<T>(visit);
}

}  // namespace detail

template <Described T>
std::vector<Leaf> leaves_of() {
  std::vector<Leaf> leaves;
  detail::collect(T{}, "", leaves);
  return leaves;
}

}  // namespace souk::config
