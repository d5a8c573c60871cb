// Whether what a product refers to exists, and whether its attributes are what its category says they are.
#include <algorithm>

#include <fmt/format.h>

#include "online/catalogue/check.hpp"
#include "online/catalogue/complaints.hpp"

namespace souk::online::catalogue {
namespace {

std::string_view expected(AttributeType type) {
  switch (type) {
    case AttributeType::kChoice:
      return "Write the code of one of its choices.";
    case AttributeType::kNumber:
      return "Write a number in the attribute's unit.";
    case AttributeType::kBoolean:
      return "Write true or false.";
    case AttributeType::kText:
      return "Write texts by language, such as {\"en\": \"...\"}.";
  }
  return {};
}

bool is_texts(const json::value& value) {
  if (!value.is_object()) return false;
  const auto& object = value.as_object();
  return std::all_of(object.begin(), object.end(),
                     [](const auto& member) { return member.value().is_string(); });
}

bool matches(const json::value& value, const AttributeDefinition& definition) {
  switch (definition.type) {
    case AttributeType::kChoice:
      return value.is_string() && std::any_of(definition.choices.begin(), definition.choices.end(),
                                              [&](const OptionValue& choice) {
                                                return choice.code == std::string_view{value.as_string()};
                                              });
    case AttributeType::kNumber:
      return value.is_number();
    case AttributeType::kBoolean:
      return value.is_bool();
    case AttributeType::kText:
      return is_texts(value);
  }
  return false;
}

void check_attributes(Complaints& complaints, const Product& product, const CategoryTree& tree) {
  const auto definitions = product.categories.empty() ? std::vector<const AttributeDefinition*>{}
                                                      : tree.attributes_of(product.categories.front());
  for (const auto& [code, value] : product.attributes) {
    const auto pointer = "/attributes/" + code;
    const auto found =
        std::find_if(definitions.begin(), definitions.end(),
                     [&, &wanted = code](const auto* definition) { return definition->code == wanted; });
    if (found != definitions.end()) {
      if (!matches(value, **found))
        complaints.add(pointer, "malformed", std::string{expected((*found)->type)});
    } else if (!value.is_string() && !value.is_number() && !value.is_bool() && !is_texts(value)) {
      complaints.add(pointer, "malformed", "Write a text, a number, true or false, or texts by language.");
    }
  }
}

}  // namespace

Status check(const Product& product, const CheckContext& context) {
  Complaints complaints{"product.invalid", "The product cannot be saved as it is; see `fields`."};
  add_product_complaints(complaints, product);
  for (std::size_t i = 0; i < product.categories.size(); ++i) {
    if (context.snapshot.tree->find(product.categories[i]) == nullptr) {
      complaints.add(fmt::format("/categories/{}", i), "unknown",
                     "There is no such category; make it first.");
    }
  }
  for (std::size_t i = 0; i < product.collections.size(); ++i) {
    if (!context.snapshot.collection_documents->contains(product.collections[i])) {
      complaints.add(fmt::format("/collections/{}", i), "unknown",
                     "There is no such collection; make it first.");
    }
  }
  if (!product.brand.empty() && !context.snapshot.brand_documents->contains(product.brand)) {
    complaints.add("/brand", "unknown", "There is no such brand; make it first.");
  }
  const auto& classes = context.settings.tax_classes;
  const bool has_class = std::any_of(classes.begin(), classes.end(), [&](const shop::TaxClass& known) {
    return known.code == product.tax_class;
  });
  if (!product.tax_class.empty() && !has_class) {
    complaints.add("/tax_class", "unknown", "The shop has no such tax class.");
  }
  check_attributes(complaints, product, *context.snapshot.tree);
  return std::move(complaints).result();
}

}  // namespace souk::online::catalogue
