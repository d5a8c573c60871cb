// The console: every page of the people behind the shop, under /console. Main makes one, adds its routes and
// the one filter that turns refusals into pages:
//
//   console::Console console{deps, options};
//   TRY(console.open());
//   routes.include(console.routes());                    // GET pages check who asks by themselves
//   router.before(staff::admit(...)) ... router.after(console.refusals());
//
// Pages of other rooms: console.add(wish::add_wish_pages) before routes(); pages.hpp has the recipe.
#pragma once

#include <functional>
#include <vector>

#include "online/console/pages.hpp"

namespace souk::online::console {

class Console {
 public:
  Console(ConsoleDeps deps, ConsoleOptions options) : desk_{std::move(deps), std::move(options)} {}
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  Status open() { return desk_.open(); }
  using AddPages = std::function<void(Pages&)>;
  void add(AddPages add_pages) { others_.push_back(std::move(add_pages)); }
  // Must not outlive the console.
  http::Routes routes();
  http::AfterFilter refusals() const { return pages_for_refusals(desk_); }
  // For Router::set_error_page: true for paths whose errors are the console's to show.
  static bool owns(std::string_view path) { return path == "/console" || path.starts_with("/console/"); }
  http::Response error(const http::Request& request, int status, const Error& error) const {
    return error_page(desk_, request, status, error);
  }

 private:
  Desk desk_;
  std::vector<AddPages> others_;
};

// One file each.
void add_entry_pages(Pages& pages);
void add_account_pages(Pages& pages);
void add_second_factor_pages(Pages& pages);
void add_dashboard_pages(Pages& pages);
void add_live_stream(Pages& pages);
void add_find(Pages& pages);
void add_order_pages(Pages& pages);
void add_order_forms(Pages& pages);
void add_order_edit_page(Pages& pages);
void add_paper_pages(Pages& pages);
void add_consignment_pages(Pages& pages);
void add_case_pages(Pages& pages);
void add_case_forms(Pages& pages);
void add_staff_pages(Pages& pages);
void add_role_pages(Pages& pages);
void add_key_pages(Pages& pages);
void add_webhook_pages(Pages& pages);
void add_mail_pages(Pages& pages);
void add_audit_pages(Pages& pages);

}  // namespace souk::online::console
