#include "online/console/console.hpp"

#include "online/storefront/gzip.hpp"

namespace souk::online::console {

http::Routes Console::routes() {
  Pages pages{desk_};
  // The order in which the navigation shows them.
  add_dashboard_pages(pages);
  add_order_pages(pages);
  for (const auto& add_pages : others_) add_pages(pages);
  add_order_forms(pages);
  add_entry_pages(pages);
  add_account_pages(pages);
  add_second_factor_pages(pages);
  add_live_stream(pages);
  add_find(pages);
  pages.routes().add_raw({.path = "/console/assets/{path...}"}, [this](const http::Request& request) {
    auto found = desk_.assets->find(request.path_parameter("path"), storefront::accepts_gzip(request));
    if (found) return std::move(*found);
    return error_page(desk_, request, 404, not_found("request.path", "There is no such file."));
  });
  return pages.take();
}

}  // namespace souk::online::console
