// The pages that are the same for everybody: gathered from catalogue, search and inventory, rendered once and
// kept (page_cache.hpp) until something that they show changes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "online/storefront/page/listing_page.hpp"
#include "online/storefront/page/product_page.hpp"
#include "online/storefront/page_cache.hpp"
#include "online/storefront/shelf_watch.hpp"
#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

using HandlePage = std::function<Result<http::Response>(const PageScope&)>;

class PublicPages {
 public:
  PublicPages(const Shopfront& front, PageCache& cache, ShelfWatch& shelves)
      : front_{front}, cache_{cache}, shelves_{shelves} {}

  http::Response home(const http::Request& request) const;
  http::Response category(const http::Request& request) const;
  http::Response collection(const http::Request& request) const;
  http::Response brand(const http::Request& request) const;
  http::Response product(const http::Request& request) const;
  http::Response search(const http::Request& request) const;
  http::Response stores(const http::Request& request) const;
  http::Response legal(const http::Request& request) const;
  // A page for one person: runs `handle` with the page of the request's language; an error becomes its page.
  http::Response own(const http::Request& request, std::string path, const HandlePage& handle) const;
  // 404 and the like as a page.
  http::Response error(const http::Request& request, int status) const;

 private:
  using Render = std::function<Result<Rendered>(const PageScope&)>;
  // `path` and `query`: the page's own address below its language, in canonical form.
  http::Response serve(const http::Request& request, std::string path, std::string query,
                       const Render& render) const;
  // Answers at once when the address is kept as it was asked for.
  std::optional<http::Response> kept(const http::Request& request) const;

  http::Response listing(const http::Request& request, std::string path, std::string own_key,
                         const std::function<Result<void>(const PageScope&, ListingPage&,
                                                          catalogue::ListingQuery&)>& describe) const;
  Result<Rendered> render_product(const PageScope& scope, const catalogue::Product& product,
                                  std::string_view variant) const;
  int missing_status(std::string_view slug) const;
  Result<Rendered> render_home(const PageScope& scope) const;
  // Empty `redirect`: the page itself is the answer.
  Result<Rendered> render_search(const PageScope& scope, const Choice& choice, const http::Request& request,
                                 std::string& redirect) const;
  Result<void> take_answer(const search::SearchAnswer& answer, const search::SearchRequest& sought,
                           SearchPage& data) const;
  // Whether its answers to searches may differ from those of others: kept by nobody.
  bool is_personal(const http::Request& request) const;
  void count_kept(const http::Request& request, const Choice& choice) const;

  const Shopfront& front_;
  PageCache& cache_;
  ShelfWatch& shelves_;
};

// Reads what was chosen from the query; what it does not know is passed over. At most 12 facets of 20 values.
Choice read_choice(const http::Request& request, Currency currency);
// The product with its variants' prices and stock, the wanted variant chosen (else the first that can be
// bought). product_gather.cpp
Result<ProductPage> gather_product(const Shopfront& front, const PageScope& scope,
                                   const catalogue::Product& product, std::string_view variant,
                                   const std::vector<inventory::Location>& stores, ShelfWatch& shelves);

}  // namespace souk::online::storefront
