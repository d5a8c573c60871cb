// The shop as people see it: every page, every form, and the files that pages load. This is the door to the
// room; main makes one and tells it what has changed.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/catalogue.hpp"
#include "online/storefront/after_pages.hpp"
#include "online/storefront/media.hpp"
#include "online/storefront/member_pages.hpp"
#include "online/storefront/page_cache.hpp"
#include "online/storefront/personal_pages.hpp"
#include "online/storefront/public_pages.hpp"
#include "online/storefront/review_pages.hpp"
#include "online/storefront/shelf_watch.hpp"
#include "online/storefront/shopfront.hpp"
#include "online/storefront/wish_pages.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::storefront {

class Storefront {
 public:
  Storefront(StorefrontDependencies deps, StorefrontOptions options);
  Storefront(const Storefront&) = delete;
  Storefront& operator=(const Storefront&) = delete;

  // Reads words and files of web/; before anything else. kNotFound "assets.missing", "messages.missing".
  Status open();
  // Must not outlive the storefront.
  http::Routes routes();
  // For Router::set_error_page.
  http::Response error_page(const http::Request& request, int status, const Error& error) const;

  // For Catalogue::observe; call it after the search has its turn.
  void catalogue_changed(const catalogue::CatalogueChange& change);
  // A variant's stock has changed, here or elsewhere; after the catalogue has heard of it. Pages are thrown
  // away only when they would say something else.
  void stock_changed(std::string_view variant_sku);
  // Rules of the search desk.
  void rules_changed();
  // Stores, their hours and what they offer.
  void locations_changed();
  // What people say of a product.
  void reviews_changed(std::string_view product_sku);
  // By surrogate key (surrogate.hpp).
  void invalidate(const std::vector<std::string>& keys);
  const PageCache& page_cache() const { return cache_; }

 private:
  http::Response home_by_language(const http::Request& request) const;
  http::Response file(const http::Request& request, std::string_view path) const;
  void add_page_routes(http::Routes& routes);
  void add_cart_routes(http::Routes& routes);
  void add_account_routes(http::Routes& routes);
  void add_file_routes(http::Routes& routes);

  Shopfront front_;
  PageCache cache_;
  ShelfWatch shelves_;
  PublicPages public_;
  PersonalPages personal_;
  MemberPages member_;
  WishPages wishes_;
  ReviewPages reviews_;
  AfterPages after_;
  MediaFolders media_;
  std::atomic<bool> notes_taste_{false};  // as kept pages say
};

}  // namespace souk::online::storefront
