// How a merchandiser intervenes: synonyms, and rules of a trigger and what then happens. Stored documents;
// rule_book.hpp applies them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"

namespace souk::online::search {

inline constexpr std::string_view kRules = "search_rule";
inline constexpr std::string_view kSynonyms = "search_synonym";
inline constexpr std::size_t kMaxRules = 2'000;
inline constexpr std::size_t kMaxSynonyms = 10'000;

// Words of any language, one or several in each entry: "sofa", "cell phone", 北大.
struct Synonym {
  std::vector<std::string> words;
  std::vector<std::string> targets;  // one-way: `words` also find these; empty: `words` all find each other
  bool active = true;
  static constexpr std::string_view kName = "SearchSynonym";
  static constexpr auto fields() {
    using S = Synonym;
    return field_table(field("words", &S::words, {.min_length = 1, .max_length = 20}),
                       field("targets", &S::targets,
                             {.max_length = 20,
                              .required = false,
                              .help = "What the words find as well; none: they all stand for each other."}),
                       field("active", &S::active, {.required = false}));
  }
};

enum class TriggerKind { kAlways, kExact, kContains, kStem, kPattern };

// All that is set must hold.
struct RuleTrigger {
  TriggerKind kind = TriggerKind::kAlways;
  std::string text;      // pattern: `*` any text, `?` one character, `#` a number
  std::string category;  // slug; the shopper looks within it
  std::string language;
  std::string group;  // of customers
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;  // exclusive
  static constexpr std::string_view kName = "SearchRuleTrigger";
  static constexpr auto fields() {
    using T = RuleTrigger;
    return field_table(
        field("kind", &T::kind,
              {.help = "How the query is compared with `text`; stem: as contains, whatever "
                       "the endings of the words."}),
        field("text", &T::text, {.max_length = 200, .required = false}),
        field("category", &T::category, {.max_length = 120, .required = false, .help = "Slug."}),
        field("language", &T::language, {.max_length = 20, .required = false}),
        field("group", &T::group, {.max_length = 64, .required = false, .help = "Customer group."}),
        field("starts_at", &T::starts_at), field("ends_at", &T::ends_at));
  }
};

// Raises or, with a negative number, buries what it names.
struct RuleBoost {
  std::string category;
  std::string brand;
  std::vector<std::string> skus;
  std::int64_t by = 1'000;  // thousandths, as the ranking's weights
  static constexpr std::string_view kName = "SearchBoost";
  static constexpr auto fields() {
    using B = RuleBoost;
    return field_table(field("category", &B::category, {.max_length = 120, .required = false}),
                       field("brand", &B::brand, {.max_length = 120, .required = false}),
                       field("skus", &B::skus, {.max_length = 100, .required = false}),
                       field("by", &B::by, {.min = -100'000, .max = 100'000, .required = false}));
  }
};

struct RuleActions {
  std::string replace;               // the whole query
  std::vector<std::string> remove;   // words
  std::vector<std::string> add;      // words that raise but need not be there
  std::vector<std::string> filters;  // code:value, as in the API
  std::string category;              // searched within
  std::vector<RuleBoost> boosts;
  std::vector<std::string> pins;  // skus that come first, in this order
  std::vector<std::string> hides;
  std::string redirect;  // path or URL of the shop
  Texts banner;
  static constexpr std::string_view kName = "SearchRuleActions";
  static constexpr auto fields() {
    using A = RuleActions;
    return field_table(
        field("replace", &A::replace, {.max_length = 200, .required = false, .help = "The query instead."}),
        field("remove", &A::remove, {.max_length = 20, .required = false, .help = "Words."}),
        field("add", &A::add, {.max_length = 20, .required = false, .help = "Words that raise a product."}),
        field("filters", &A::filters, {.max_length = 8, .required = false, .help = "code:value."}),
        field("category", &A::category, {.max_length = 120, .required = false, .help = "Slug."}),
        field("boosts", &A::boosts, {.max_length = 20, .required = false}),
        field("pins", &A::pins, {.max_length = 50, .required = false, .help = "Codes of products."}),
        field("hides", &A::hides, {.max_length = 200, .required = false, .help = "Codes of products."}),
        field("redirect", &A::redirect,
              {.max_length = 500, .required = false, .help = "A path of the shop, beginning with /."}),
        field("banner", &A::banner, {.max_length = 20, .required = false, .help = "By language."}));
  }
};

struct SearchRule {
  std::string name;
  bool active = true;
  std::int64_t position = 0;  // lower ones first
  RuleTrigger trigger;
  RuleActions actions;
  static constexpr std::string_view kName = "SearchRule";
  static constexpr auto fields() {
    using R = SearchRule;
    return field_table(field("name", &R::name, {.min_length = 1, .max_length = 120}),
                       field("active", &R::active, {.required = false}),
                       field("position", &R::position, {.min = 0, .max = 1'000'000, .required = false}),
                       field("trigger", &R::trigger), field("actions", &R::actions));
  }
};

}  // namespace souk::online::search

template <>
struct souk::EnumNames<souk::online::search::TriggerKind> {
  using K = souk::online::search::TriggerKind;
  static constexpr std::array kNames{
      std::pair{K::kAlways, std::string_view{"always"}}, std::pair{K::kExact, std::string_view{"exact"}},
      std::pair{K::kContains, std::string_view{"contains"}}, std::pair{K::kStem, std::string_view{"stem"}},
      std::pair{K::kPattern, std::string_view{"pattern"}}};
};
