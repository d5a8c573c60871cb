// A product as a form and back. Fields are named by where they stand in the product
// ("variants/0/prices/CNY"), so that what is wrong with a member finds its field.
#pragma once

#include "online/console/goods_parts.hpp"
#include "runtime/http/message.hpp"

namespace souk::online::console {

Form form_of(const Visit& visit, const catalogue::Product& product);
// Members that the form does not show stay as they are in `base`. What is wrong goes into form.errors.
catalogue::Product product_from(const Visit& visit, Form& form, catalogue::Product base);

// The attributes that products of these categories carry, each once.
std::vector<const catalogue::AttributeDefinition*> attributes_of(const catalogue::CategoryTree& tree,
                                                                 const std::vector<std::string>& categories);

struct EditedProduct {
  const catalogue::Product& product;  // as stored; empty for a new one
  const Form& form;
  std::int64_t revision = 0;  // 0: new
};
Html product_editor(const Visit& visit, const EditedProduct& edited);
Html product_pictures(const Visit& visit, const EditedProduct& edited);
// The page's policy: it may also send to where pictures go straight to.
void let_upload(const Visit& visit, http::Response& page);
// product_variants.cpp
Html option_fields(const Visit& visit, const EditedProduct& edited);
Html variant_fields(const Visit& visit, const EditedProduct& edited);

}  // namespace souk::online::console
