// Reviews as shoppers meet them: all of a product's, one's own, and writing one.
#pragma once

#include "online/storefront/page/review_page.hpp"
#include "online/storefront/public_pages.hpp"
#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

class ReviewPages {
 public:
  ReviewPages(const Shopfront& front, const PublicPages& pages) : front_{front}, pages_{pages} {}
  // Must not outlive the pages.
  void add_routes(http::Routes& routes) const;

 private:
  http::Response all(const http::Request& request) const;
  http::Response own(const http::Request& request) const;
  http::Response form(const http::Request& request) const;
  http::Response save(const http::Request& request) const;
  http::Response withdraw(const http::Request& request) const;
  Result<std::shared_ptr<const catalogue::Product>> product_of(const http::Request& request) const;
  Result<http::Response> show_form(const PageScope& scope, const Visitor& visitor,
                                   const catalogue::Product& product, FormState form, int status) const;

  const Shopfront& front_;
  const PublicPages& pages_;
};

}  // namespace souk::online::storefront
