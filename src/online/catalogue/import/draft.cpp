#include "online/catalogue/import/draft.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/import/values.hpp"

namespace souk::online::catalogue {
namespace {

std::string cell(const MappingRule& rule, const Record& record) {
  std::string text;
  for (const auto& column : rule.columns) {
    const auto part = text::trim(record.column(column));
    if (part.empty()) continue;
    if (!text.empty()) text += rule.join;
    text += part;
  }
  if (const auto meaning = rule.translate.find(text); meaning != rule.translate.end()) text = meaning->second;
  if (text.empty() && rule.value) text = *rule.value;
  return text;
}

std::vector<std::string> split_by(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto at = separator.empty() ? std::string_view::npos : text.find(separator);
    const auto part = text::trim(text.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + separator.size());
  }
  return parts;
}

// Fills one draft from one record; the first thing that does not fit ends it.
class Drafter {
 public:
  Drafter(const Mapping& mapping, const Record& record) : mapping_{mapping}, record_{record} {}

  Drafted<Draft> run() {
    draft_.product.variants.resize(1);
    for (const auto& [target, rules] : mapping_.fields_by_target) {
      draft_.said.insert(target);
      for (const auto& rule : rules) {
        const auto text = cell(rule, record_);
        if (!text::is_valid_utf8(text))
          return refuse(rule, text, invalid("not_utf8", "Save the file as UTF-8."));
        if (Status done = rule.json ? set_json(target, text) : set(target, rule, text); !done) {
          return refuse(rule, text, std::move(done).error());
        }
      }
    }
    for (const auto& [code, rule] : mapping_.attributes) {
      draft_.attribute_codes.insert(code);
      const auto text = cell(rule, record_);
      if (Status done = set_attribute(code, rule, text); !done)
        return refuse(rule, text, std::move(done).error());
    }
    if (!mapping_.attributes.empty()) draft_.said.insert("attributes");
    if (draft_.product.sku.empty()) {
      return refuse(mapping_.fields_by_target.at("sku").front(), "",
                    invalid("missing", "Every product needs a code."));
    }
    if (Variant& first = draft_.product.variants.front(); first.sku.empty()) first.sku = draft_.product.sku;
    for (auto& line : draft_.stock) line.sku = draft_.product.variants.front().sku;
    return std::move(draft_);
  }

 private:
  static tl::unexpected<ImportProblem> refuse(const MappingRule& rule, std::string_view text, Error error) {
    std::string message = std::move(error.message);
    if (!error.fields.empty()) message = error.fields.front().pointer + ": " + error.fields.front().message;
    return tl::unexpected<ImportProblem>(ImportProblem{0, fmt::format("{}", fmt::join(rule.columns, ", ")),
                                                       std::string{text}, std::move(error.code),
                                                       std::move(message)});
  }

  Status set(std::string_view target, const MappingRule& rule, const std::string& text) {
    Product& product = draft_.product;
    if (Texts* texts = texts_of(target); texts != nullptr) return set_text(*texts, target, rule, text);
    if (target == "sku") return put(product.sku, text);
    if (target == "slug") return put(product.slug, text);
    if (target == "brand") return put(draft_.brand, text);
    if (target == "tax_class") return put(product.tax_class, text);
    if (target == "status") return set_status(text);
    if (target == "publish_at") return set_time(product.publish_at, text);
    if (target == "published_at") return set_time(product.published_at, text);
    if (target == "categories") return set_categories(rule, text);
    if (target == "collections") return put(product.collections, split_by(text, rule.split));
    if (target == "popularity") return set_count(product.popularity, rule, text);
    if (target == "rating_count") return set_count(product.rating.count, rule, text);
    if (target == "rating") return set_rating(rule, text);
    if (target == "media") return set_media(rule, text);
    return set_variant(target, rule, text);
  }

  Status set_variant(std::string_view target, const MappingRule& rule, const std::string& text) {
    Variant& variant = draft_.product.variants.front();
    if (target == "variant_sku") return put(variant.sku, text);
    if (target == "barcode") return put(variant.barcode, text);
    if (target == "weight_g") return set_count(variant.weight_g, rule, text);
    if (target == "price") return set_price(target, variant.prices, rule, text);
    if (target == "compare_at") return set_price(target, variant.compare_at, rule, text);
    if (target == "cost") return set_price(target, variant.cost, rule, text);
    if (target == "backorder") {
      variant.backorder = TRY(parse_truth(text));
      return {};
    }
    if (target == "stock") {
      if (text.empty()) return {};
      const auto quantity = TRY(parse_count(text, rule.decimal.front()));
      draft_.stock.push_back({{}, "online", quantity});
      return {};
    }
    return fail(invalid("mapping.json", fmt::format("`{}` can only be read with json: true.", target)));
  }

  template <class T>
  static Status put(T& member, T value) {
    member = std::move(value);
    return {};
  }

  Texts* texts_of(std::string_view target) {
    if (target == "name") return &draft_.product.name;
    if (target == "summary") return &draft_.product.summary;
    return target == "description" ? &draft_.product.description : nullptr;
  }

  Status set_text(Texts& texts, std::string_view target, const MappingRule& rule, const std::string& text) {
    const auto& language = rule.language.empty() ? mapping_.language : rule.language;
    draft_.languages[std::string{target}].push_back(language);
    if (!text.empty()) texts[language] = text;
    return {};
  }

  Status set_status(const std::string& text) {
    for (const auto& [status, name] : EnumNames<ProductStatus>::kNames) {
      if (name == text) return put(draft_.product.status, status);
    }
    return fail(
        invalid("unknown_choice", "Write published, draft, scheduled or archived (or use translate)."));
  }

  static Status set_time(std::optional<Instant>& time, const std::string& text) {
    if (text.empty()) return {};
    time = TRY(parse_instant(text));
    return {};
  }

  static Status set_count(std::int64_t& count, const MappingRule& rule, const std::string& text) {
    count = text.empty() ? 0 : TRY(parse_count(text, rule.decimal.front()));
    return {};
  }

  Status set_rating(const MappingRule& rule, const std::string& text) {
    const auto stars = text.empty() ? 0 : TRY(parse_hundredths(text, rule.decimal.front()));
    if (stars > 500) return fail(invalid("too_large", "Write stars from 0 to 5."));
    draft_.product.rating.average_hundredths = stars;
    return {};
  }

  Status set_price(std::string_view target, Amounts& amounts, const MappingRule& rule,
                   const std::string& text) {
    const auto& code = rule.currency.empty() ? mapping_.currency : rule.currency;
    const auto currency = Currency::parse(code);
    if (!currency) return fail(invalid("mapping.currency", "Name the currency of the price in the mapping."));
    draft_.currencies[std::string{target}].push_back(code);
    if (text.empty()) return {};  // not for sale
    amounts[code] = TRY(parse_price(text, *currency, rule.decimal.front()));
    return {};
  }

  Status set_categories(const MappingRule& rule, const std::string& text) {
    draft_.categories_are_paths = !rule.path.empty();
    for (auto& entry : split_by(text, rule.split)) {
      draft_.categories.push_back(rule.path.empty() ? std::vector{entry} : split_by(entry, rule.path));
    }
    return {};
  }

  Status set_media(const MappingRule& rule, const std::string& text) {
    for (auto& path : split_by(text, rule.split)) draft_.product.media.push_back({std::move(path), {}, 0, 0});
    return {};
  }

  Status set_attribute(const std::string& code, const MappingRule& rule, const std::string& text) {
    if (text.empty()) return {};
    auto& value = draft_.product.attributes[code];
    if (rule.type == "number") {
      value = TRY(parse_number(text, rule.decimal.front()));
    } else if (rule.type == "boolean") {
      value = TRY(parse_truth(text));
    } else {
      value = json::object{{rule.language.empty() ? mapping_.language : rule.language, text}};
    }
    return {};
  }

  // The member's own JSON, as export writes it.
  Status set_json(std::string_view target, const std::string& text) {
    if (text.empty()) return {};
    auto value = TRY(parse_json(text));
    const json::object wrapped{{"sku", "x"},
                               {"name", json::object{{"en", "x"}}},
                               {"variants", json::array{json::object{{"sku", "x"}}}}};
    json::object object = wrapped;
    object[target] = std::move(value);
    auto line = TRY(product_line_from(object));
    Product& product = draft_.product;
    if (target == "attributes") return put(product.attributes, std::move(line.product.attributes));
    if (target == "options") return put(product.options, std::move(line.product.options));
    if (target == "media") return put(product.media, std::move(line.product.media));
    if (target == "files") return put(product.files, std::move(line.product.files));
    if (target == "rating") {
      draft_.said.insert("rating_count");
      return put(product.rating, line.product.rating);
    }
    if (target == "variants") {
      draft_.stock = std::move(line.stock);
      return put(product.variants, std::move(line.product.variants));
    }
    return fail(invalid("mapping.json", fmt::format("`{}` is no member that is written as JSON.", target)));
  }

  const Mapping& mapping_;
  const Record& record_;
  Draft draft_;
};

Drafted<Draft> native_draft(const Record& record) {
  auto line = parse_product_line(record.line());
  if (!line) {
    Error error = std::move(line).error();
    ImportProblem problem{0, {}, std::string{record.line()}, error.code, error.message};
    if (!error.fields.empty()) {
      problem.column = error.fields.front().pointer;
      problem.message = error.fields.front().message;
    }
    return tl::unexpected<ImportProblem>(std::move(problem));
  }
  Draft draft{.product = std::move(line->product), .stock = std::move(line->stock), .native = true};
  draft.brand = draft.product.brand;
  for (const auto& slug : draft.product.categories) draft.categories.push_back({slug});
  return draft;
}

}  // namespace

bool is_skipped(const Mapping& mapping, const Record& record) {
  for (const auto& rule : mapping.skip) {
    const auto text = text::trim(record.column(rule.column));
    if ((rule.empty && text.empty()) || (rule.equals && text == *rule.equals)) return true;
  }
  return false;
}

Drafted<Draft> draft_from(const Mapping& mapping, const Record& record) {
  if (mapping.native) return native_draft(record);
  return Drafter{mapping, record}.run();
}

}  // namespace souk::online::catalogue
