#include "online/catalogue/summary.hpp"

#include <algorithm>
#include <limits>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

namespace souk::online::catalogue {
namespace {

std::string_view text_member(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  const auto* text = member == nullptr ? nullptr : member->if_string();
  return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::int64_t number_member(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  const auto* number = member == nullptr ? nullptr : member->if_int64();
  return number == nullptr ? 0 : *number;
}

template <class T>
T clamped(std::int64_t value) {
  return static_cast<T>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<T>::max()));
}

const json::array& list_member(const json::object& object, std::string_view name) {
  static const json::array kEmpty;
  const auto* member = object.if_contains(name);
  const auto* list = member == nullptr ? nullptr : member->if_array();
  return list == nullptr ? kEmpty : *list;
}

std::int64_t time_member(const json::object& object, std::string_view name) {
  const auto text = text_member(object, name);
  if (text.empty()) return 0;
  const auto instant = parse_instant(text);
  return instant ? instant->unix_ms : 0;
}

std::int64_t visible_from(const json::object& object) {
  const auto status = text_member(object, "status");
  if (status == "published") return std::numeric_limits<std::int64_t>::min();
  if (status != "scheduled" || text_member(object, "publish_at").empty()) return Summary::kNever;
  return time_member(object, "publish_at");
}

Texts texts_of(const json::value& value) {
  Texts texts;
  if (const auto* object = value.if_object(); object != nullptr) {
    for (const auto& [language, text] : *object) {
      if (text.is_string()) texts.emplace(std::string{language}, std::string{text.as_string()});
    }
  }
  return texts;
}

void add_id(std::vector<SmallId>& ids, SmallId id) {
  if (id != kNoId) ids.push_back(id);
}

void intern_list(const json::array& list, Dictionary& dictionary, std::vector<SmallId>& ids) {
  for (const auto& item : list) {
    if (item.is_string()) add_id(ids, dictionary.intern(item.as_string()));
  }
}

void read_attributes(const json::object& object, Facets& facets, std::vector<SmallId>& ids) {
  const auto* attributes = object.if_contains("attributes");
  if (attributes == nullptr || !attributes->is_object()) return;
  for (const auto& [code, value] : attributes->as_object()) {
    if (value.is_string()) {
      add_id(ids, facets.intern(code, value.as_string(), {}));
    } else if (value.is_bool()) {
      add_id(ids, facets.intern(code, value.as_bool() ? "yes" : "no", {}));
    } else if (value.is_int64()) {
      add_id(ids, facets.intern(code, std::to_string(value.as_int64()), {}));
    } else if (value.is_double()) {
      add_id(ids, facets.intern(code, fmt::format("{}", value.as_double()), {}));
    } else if (value.is_object()) {
      add_id(ids, facets.intern_text(code, texts_of(value)));
    }
  }
}

void read_options(const json::object& object, Facets& facets, std::vector<SmallId>& ids) {
  for (const auto& option : list_member(object, "options")) {
    if (!option.is_object()) continue;
    const auto code = text_member(option.as_object(), "code");
    for (const auto& value : list_member(option.as_object(), "values")) {
      if (!value.is_object()) continue;
      const auto value_code = text_member(value.as_object(), "code");
      auto id = facets.find(code, value_code);
      if (id == kNoId) {
        const auto* name = value.as_object().if_contains("name");
        id = facets.intern(code, value_code, name == nullptr ? Texts{} : texts_of(*name), true);
        const auto* option_name = option.as_object().if_contains("name");
        if (option_name != nullptr) facets.name_option(code, texts_of(*option_name));
      }
      add_id(ids, id);
    }
  }
}

// What is left of the price after the cost, in the first of the currencies that has both.
std::optional<std::int64_t> margin_of(const json::object& prices, const json::object& variant,
                                      const std::vector<Currency>& currencies) {
  const auto* costs = variant.if_contains("cost");
  if (costs == nullptr || !costs->is_object()) return std::nullopt;
  for (const auto currency : currencies) {
    const auto* price = prices.if_contains(currency.code());
    const auto* cost = costs->as_object().if_contains(currency.code());
    if (price == nullptr || cost == nullptr || !price->is_int64() || !cost->is_int64()) continue;
    if (price->as_int64() <= 0) continue;
    const auto share = 1.0 - static_cast<double>(cost->as_int64()) / static_cast<double>(price->as_int64());
    return static_cast<std::int64_t>(std::clamp(share, 0.0, 1.0) * 1'000);
  }
  return std::nullopt;
}

void read_variants(const json::object& object, const std::vector<Currency>& currencies, Summary& summary) {
  std::int64_t margins = 0;
  std::int64_t with_margin = 0;
  summary.prices.assign(currencies.size(), Summary::kNoPrice);
  bool timed = false;
  for (const auto& item : list_member(object, "variants")) {
    if (!item.is_object()) continue;
    const auto& variant = item.as_object();
    summary.variant_skus.emplace_back(text_member(variant, "sku"));
    if (const auto barcode = text_member(variant, "barcode"); !barcode.empty())
      summary.barcodes.emplace_back(barcode);
    const auto* backorder = variant.if_contains("backorder");
    summary.backorder.push_back(backorder != nullptr && backorder->is_bool() && backorder->as_bool());
    timed = timed || !list_member(variant, "price_list").empty();
    const auto* prices = variant.if_contains("prices");
    if (prices == nullptr || !prices->is_object()) continue;
    if (const auto margin = margin_of(prices->as_object(), variant, currencies)) {
      margins += *margin;
      ++with_margin;
    }
    for (std::size_t i = 0; i < currencies.size(); ++i) {
      const auto* amount = prices->as_object().if_contains(currencies[i].code());
      if (amount == nullptr || !amount->is_int64()) continue;
      auto& lowest = summary.prices[i];
      lowest = lowest == Summary::kNoPrice ? amount->as_int64() : std::min(lowest, amount->as_int64());
    }
  }
  if (with_margin > 0) summary.margin_permille = clamped<std::uint16_t>(margins / with_margin);
  std::sort(summary.barcodes.begin(), summary.barcodes.end());
  summary.barcodes.erase(std::unique(summary.barcodes.begin(), summary.barcodes.end()),
                         summary.barcodes.end());
  if (!timed) return;
  for (const auto& item : list_member(object, "variants")) {
    if (auto variant = from_value<Variant>(item, Strictness::kStored))
      summary.timed.push_back(std::move(*variant));
  }
}

void sort_unique(std::vector<SmallId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

Error corrupt(const engines::Document& document, std::string detail) {
  return {.kind = ErrorKind::kCorrupt,
          .code = "document.corrupt",
          .message = "A stored product cannot be read.",
          .detail = document.id + ": " + std::move(detail)};
}

}  // namespace

Result<Summary> summarise(const engines::Document& document, const std::vector<Currency>& currencies,
                          Names& names) {
  json::monotonic_resource memory{document.body.size() * 3 + 4096};
  json::error_code error;
  const auto parsed = json::parse(document.body, error, &memory);
  if (error || !parsed.is_object()) return fail(corrupt(document, error.message()));
  const auto& object = parsed.as_object();
  Summary summary;
  summary.sku = text_member(object, "sku");
  if (summary.sku.empty()) return fail(corrupt(document, "no sku"));
  summary.slug = text_member(object, "slug");
  summary.revision = document.revision;
  summary.visible_from_ms = visible_from(object);
  summary.published_at_ms = time_member(object, "published_at");
  summary.popularity = clamped<std::uint32_t>(number_member(object, "popularity"));
  if (const auto* rating = object.if_contains("rating"); rating != nullptr && rating->is_object()) {
    summary.rating_hundredths =
        clamped<std::uint16_t>(number_member(rating->as_object(), "average_hundredths"));
    summary.rating_count = clamped<std::uint32_t>(number_member(rating->as_object(), "count"));
  }
  if (const auto brand = text_member(object, "brand"); !brand.empty())
    summary.brand = names.brands.intern(brand);
  intern_list(list_member(object, "categories"), names.categories, summary.categories);
  intern_list(list_member(object, "collections"), names.collections, summary.collections);
  read_attributes(object, names.facets, summary.facets);
  read_options(object, names.facets, summary.facets);
  sort_unique(summary.categories);
  sort_unique(summary.collections);
  sort_unique(summary.facets);
  read_variants(object, currencies, summary);
  return summary;
}

}  // namespace souk::online::catalogue
