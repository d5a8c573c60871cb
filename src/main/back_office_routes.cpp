// The routes of the back office and what stands before them.
#include "main/back_office.hpp"
#include "online/aftersale/routes.hpp"
#include "online/audit/filters.hpp"
#include "online/fulfilment/routes.hpp"
#include "online/invoice/routes.hpp"
#include "online/notice/routes.hpp"
#include "online/report/report_routes.hpp"
#include "online/session/care_routes.hpp"
#include "online/session/filters.hpp"
#include "online/staff/access.hpp"
#include "online/webhook/webhook_routes.hpp"
#include "runtime/fiber/fiber.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {

namespace online = souk::online;

http::Routes BackOffice::routes(const online::order::OrderRouteDeps& orders) {
  http::Routes all;
  all.include(online::staff::staff_routes(staff_deps()));
  all.include(online::audit::audit_routes(trail));
  all.include(online::session::care_routes({.accounts = &shop_.accounts,
                                            .recovery = &recovery,
                                            .data = &personal_data,
                                            .sessions = &shop_.sessions}));
  all.include(online::session::customer_staff_routes({.accounts = &shop_.accounts,
                                                      .data = &personal_data,
                                                      .groups = &groups,
                                                      .segments = &segments,
                                                      .sessions = &shop_.sessions}));
  all.include(online::notice::notice_staff_routes(notices));
  all.include(online::fulfilment::fulfilment_staff_routes({.fulfilment = &fulfilment,
                                                           .clock = &shop_.clock,
                                                           .random = &shop_.random,
                                                           .staff_of = orders.staff_of}));
  const online::invoice::InvoiceRouteDeps papers{
      .books = &invoices, .fulfilment = &fulfilment, .printer = &printer, .orders = orders};
  all.include(online::invoice::invoice_routes(papers));
  all.include(online::invoice::invoice_staff_routes(papers));
  const online::aftersale::AftersaleRouteDeps care{
      .cases = &cases, .edits = &order_edits, .locations = &shop_.locations, .orders = orders};
  all.include(online::aftersale::aftersale_routes(care));
  all.include(online::aftersale::aftersale_staff_routes(care));
  all.include(online::webhook::webhook_routes(webhook_deps()));
  all.include(online::report::report_routes({.reports = &reports,
                                             .alarms = &stock_alarms,
                                             .live = &live,
                                             .settings = &shop_.settings,
                                             .begin_rebuild = [this]() -> Status {
                                               runtime::spawn([this] {
                                                 if (const auto done = tally.rebuild(); !done)
                                                   log::warning("report.rebuild", {{"error", done.error()}});
                                               });
                                               return {};
                                             }}));
  all.include(goods.routes());
  all.include(console->routes());
  return all;
}

void BackOffice::add_filters(http::Router& router, const Secret& token) {
  router.before(online::staff::admit(
      {.staff = &staff, .sessions = &staff_sessions, .keys = &api_keys, .token = token}));
  router.before(online::session::check_access(online::session::one_staff_token(token.reveal())));
  router.before(online::audit::begin_act(trail, shop_.store));
  router.before(online::report::count_visitors(visitors));
  router.after(online::audit::end_act(trail, shop_.store));
  router.after(online::staff::renew_cookie());
  router.after(console->refusals());
}

}  // namespace souk::app
