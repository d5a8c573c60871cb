#include "online/search/tongue.hpp"

#include "engines/document/collection.hpp"
#include "online/search/language/language_builder.hpp"

namespace souk::online::search {

using catalogue::Product;
using catalogue::Snapshot;

namespace {

// One product in one language of its texts.
class Lesson {
 public:
  Lesson(const Product& product, const Snapshot& snapshot) : product_{product}, snapshot_{snapshot} {}

  void teach(language::LanguageBuilder& builder) const {
    for (const auto& [tag, title] : product_.name) {
      language::Listing listing{.title = title, .brand = {}, .categories = {}, .attributes = {}};
      if (const auto brand = snapshot_.brand_documents->find(product_.brand);
          brand != snapshot_.brand_documents->end()) {
        listing.brand = text_in(brand->second->name, tag);
      }
      if (!product_.categories.empty()) {
        for (const auto* node : snapshot_.tree->path(product_.categories.front()))
          listing.categories.push_back(text_in(node->category.name, tag));
      }
      add_attributes(tag, listing);
      builder.learn(listing);
    }
  }

 private:
  void add_attributes(const std::string& tag, language::Listing& listing) const {
    for (const auto& option : product_.options) {
      for (const auto& value : option.values)
        if (const auto name = text_in(value.name, tag); !name.empty()) listing.attributes.push_back(name);
    }
    for (const auto& [code, value] : product_.attributes) {
      const auto* texts = value.if_object();
      const auto* text = texts == nullptr ? nullptr : texts->if_contains(tag);
      if (text != nullptr && text->is_string()) listing.attributes.emplace_back(text->as_string());
    }
  }

  const Product& product_;
  const Snapshot& snapshot_;
};

}  // namespace

Status Tongue::learn(const std::function<bool()>& stopping) {
  const auto snapshot = catalogue_.snapshot();
  const engines::Collection<Product> products{catalogue_.store(), std::string{catalogue::kProducts}};
  language::LanguageBuilder builder;
  std::string cursor;
  do {
    std::string next;
    for (const auto& stored : TRY(products.query({.limit = 500, .cursor = cursor}, &next)))
      Lesson{stored.value, *snapshot}.teach(builder);
    cursor = std::move(next);
    if (stopping()) return fail(unavailable("search.stopping", "The program is stopping."));
  } while (!cursor.empty());
  const std::lock_guard lock{changing_};
  builder.dictionary(dictionary_);
  current_.store(builder.build());
  learnt_.store(true);
  version_.fetch_add(1);
  return {};
}

void Tongue::set_dictionary(const language::Dictionary& dictionary) {
  const std::lock_guard lock{changing_};
  if (to_json(dictionary) == to_json(dictionary_)) return;
  dictionary_ = dictionary;
  current_.store(current_.load()->with(dictionary));
  version_.fetch_add(1);
}

}  // namespace souk::online::search
