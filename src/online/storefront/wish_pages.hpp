// The wish list's page and forms. The button on a product's page is the same for everybody and works without
// JavaScript: it sends the buying form here instead of to the cart.
#pragma once

#include "online/storefront/public_pages.hpp"
#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

class WishPages {
 public:
  WishPages(const Shopfront& front, const PublicPages& pages) : front_{front}, pages_{pages} {}
  // Must not outlive the pages.
  void add_routes(http::Routes& routes) const;

 private:
  http::Response list(const http::Request& request) const;
  http::Response add(const http::Request& request) const;
  http::Response remove(const http::Request& request) const;
  http::Response share(const http::Request& request) const;
  http::Response unshare(const http::Request& request) const;
  http::Response shared(const http::Request& request) const;
  Result<http::Response> show(const http::Request& request, const PageScope& scope, int status,
                              FormState form) const;

  const Shopfront& front_;
  const PublicPages& pages_;
};

}  // namespace souk::online::storefront
