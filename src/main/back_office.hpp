// The people behind the shop and what they run: staff and their rights, the audit trail, letters, parcels,
// invoices, cases after the sale, webhooks, figures, and the console that shows it all. Stands on the shop
// (online_wing.hpp); rooms in their order, lower ones first.
#pragma once

#include <memory>
#include <string>

#include "main/goods_desk.hpp"
#include "main/online_wing.hpp"
#include "online/aftersale/cases.hpp"
#include "online/aftersale/edits.hpp"
#include "online/audit/trail.hpp"
#include "online/console/console.hpp"
#include "online/console/log_reader.hpp"
#include "online/customer/erasure.hpp"
#include "online/customer/group.hpp"
#include "online/customer/recovery.hpp"
#include "online/customer/segment.hpp"
#include "online/fulfilment/fulfilment.hpp"
#include "online/invoice/pdf.hpp"
#include "online/invoice/register.hpp"
#include "online/notice/customer_letters.hpp"
#include "online/notice/notices.hpp"
#include "online/notice/order_notices.hpp"
#include "online/order/order_routes.hpp"
#include "online/report/dashboard.hpp"
#include "online/report/live.hpp"
#include "online/report/stock_alarm.hpp"
#include "online/report/tally.hpp"
#include "online/report/visitors.hpp"
#include "online/search/evaluation.hpp"
#include "online/search/staff_routes.hpp"
#include "online/staff/accounts.hpp"
#include "online/staff/api_key.hpp"
#include "online/staff/role.hpp"
#include "online/staff/sessions.hpp"
#include "online/staff/staff_routes.hpp"
#include "online/webhook/endpoints.hpp"
#include "online/webhook/feed.hpp"
#include "online/webhook/outbox.hpp"
#include "online/webhook/sender.hpp"
#include "runtime/seal/seal.hpp"

namespace souk::app {

class BackOffice {
 public:
  // `share`: where web/ is. `seal`: of secrets that are stored. `logs` may be nullptr.
  BackOffice(const Settings& settings, Engines& engines, OnlineWing& shop, const std::string& share,
             runtime::Seal seal, online::console::LogReader* logs);

  Status open();
  Status start(Background& background);
  // What would take minutes ends soon, half done: before the background tasks are waited for.
  void end_long_work();
  void stop();

  http::Routes routes(const online::order::OrderRouteDeps& orders);
  // Who of the staff sends a request and whether they may, and the trail of what they do.
  void add_filters(http::Router& router, const Secret& token);

  // What the merchandiser's routes and pages work with.
  online::search::SearchStaffDeps search_deps();

  // Of the first owner, on the first start alone; to be printed once.
  std::optional<Secret> first_password;

  runtime::Seal seal;
  online::audit::Trail trail;
  online::staff::Roles roles;
  online::staff::Staff staff;
  online::staff::StaffSessions staff_sessions;
  online::staff::ApiKeys api_keys;
  online::customer::Groups groups;
  online::customer::Segments segments;
  online::notice::Notices notices;
  online::notice::CustomerLetters letters;
  online::notice::OrderNotices order_notices;
  online::customer::Recovery recovery;
  online::customer::PersonalData personal_data;
  online::fulfilment::Fulfilment fulfilment;
  online::invoice::Register invoices;
  online::invoice::PdfPrinter printer;
  online::aftersale::Cases cases;
  online::aftersale::OrderEdits order_edits;
  online::webhook::Destinations destinations;
  online::webhook::Endpoints endpoints;
  online::webhook::Outbox outbox;
  online::webhook::Feed feed;
  http::Client webhook_client;
  online::webhook::Sender sender;
  online::report::Tally tally;
  online::report::StockAlarms stock_alarms;
  online::report::Visitors visitors;
  online::report::Live live;
  online::report::Reports reports;
  GoodsDesk goods;
  online::search::Evaluations evaluations;
  std::unique_ptr<online::console::Console> console;

 private:
  void remember_persons();
  void follow_orders(Background& background);
  void tidy_up(Background& background);
  online::staff::StaffRouteDeps staff_deps();
  online::webhook::WebhookRouteDeps webhook_deps();
  online::console::ConsoleDeps console_deps();

  OnlineWing& shop_;
  engines::Cache& cache_;
};

}  // namespace souk::app
