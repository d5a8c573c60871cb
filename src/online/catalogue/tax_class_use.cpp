#include "online/catalogue/tax_class_use.hpp"

#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

Result<std::optional<std::string>> product_of_tax_class(engines::DocumentStore& store,
                                                        std::string_view code) {
  const auto page = TRY(store.find(
      kProducts, {.path = "tax_class", .equals = engines::IndexValue{std::string{code}}, .limit = 1}));
  if (page.documents.empty()) return std::nullopt;
  return std::optional{page.documents.front().id};
}

}  // namespace souk::online::catalogue
