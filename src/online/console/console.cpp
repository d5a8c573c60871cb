#include "online/console/console.hpp"

#include "online/storefront/gzip.hpp"

namespace souk::online::console {

http::Routes Console::routes() {
  Pages pages{desk_};
  // The order in which the navigation shows them.
  add_dashboard_pages(pages);
  add_order_pages(pages);
  add_order_forms(pages);
  add_order_edit_page(pages);
  add_paper_pages(pages);
  add_consignment_pages(pages);
  add_case_pages(pages);
  add_case_forms(pages);
  for (const auto& add_pages : others_) add_pages(pages);
  add_staff_pages(pages);
  add_role_pages(pages);
  add_key_pages(pages);
  add_webhook_pages(pages);
  add_mail_pages(pages);
  add_audit_pages(pages);
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
