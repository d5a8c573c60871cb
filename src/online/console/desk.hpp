// What all pages of the console share: the rooms below, the words, the files that pages load, and the entries
// of the navigation.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/cache/port.hpp"
#include "online/aftersale/cases.hpp"
#include "online/aftersale/edits.hpp"
#include "online/audit/trail.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/customer/accounts.hpp"
#include "online/fulfilment/fulfilment.hpp"
#include "online/inventory/inventory.hpp"
#include "online/invoice/register.hpp"
#include "online/notice/notices.hpp"
#include "online/order/orders.hpp"
#include "online/report/dashboard.hpp"
#include "online/report/live.hpp"
#include "online/shop/removal.hpp"
#include "online/shop/settings_store.hpp"
#include "online/staff/staff_routes.hpp"
#include "online/storefront/assets.hpp"
#include "online/storefront/text/messages.hpp"
#include "online/webhook/webhook_routes.hpp"
#include "runtime/jobs/queue.hpp"

namespace souk::online::catalogue {
class BulkJobs;
}  // namespace souk::online::catalogue
namespace souk::online::inventory {
class StockCounts;
}
namespace souk::online::media {
class Pictures;
}

namespace souk::online::console {

using storefront::Html;
using storefront::Markup;
using storefront::Messages;
using storefront::when;

// All must outlive the console; those that may be nullptr say so.
struct ConsoleDeps {
  const catalogue::Catalogue* catalogue = nullptr;
  inventory::Inventory* inventory = nullptr;
  inventory::Locations* locations = nullptr;
  const order::Orders* orders = nullptr;
  const customer::Accounts* accounts = nullptr;
  shop::SettingsStore* settings = nullptr;
  const report::Reports* reports = nullptr;
  const report::StockAlarms* alarms = nullptr;
  const report::Live* live = nullptr;
  staff::StaffRouteDeps staff{};
  const fulfilment::Fulfilment* fulfilment = nullptr;
  const aftersale::Cases* cases = nullptr;
  const aftersale::OrderEdits* order_edits = nullptr;
  const invoice::Register* invoices = nullptr;
  const notice::Notices* notices = nullptr;
  webhook::WebhookRouteDeps webhooks{};
  // Codes of products that the shop's search finds for words in a language, best first; may be empty.
  std::function<Result<std::vector<std::string>>(std::string_view words, std::string_view language,
                                                 std::size_t limit)>
      search_products{};
  runtime::JobQueue* jobs = nullptr;  // may be: then there is no page of jobs
  // For the pages about goods; without one of them its pages are not there.
  const catalogue::BulkJobs* bulk = nullptr;
  media::Pictures* pictures = nullptr;
  const inventory::StockCounts* counts = nullptr;
  shop::UsesOf uses_of_settings{};  // what must stay in the settings; may be empty
  engines::DocumentStore* store = nullptr;
  engines::Cache* cache = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

struct ConsoleOptions {
  std::string web_folder;  // web/console
  milliseconds utc_offset{8 * 3'600'000};
};

// An entry of the navigation. The label is the word "nav.<key>"; who lacks the permission does not see it.
struct NavEntry {
  std::string key;
  std::string path;
  std::string icon;
  std::string permission;
  std::string group;     // "sell", "goods", "people" or "system": the word "nav.group.<group>"
  bool in_tabs = false;  // also in the bar at the foot of a phone; four at most
};

struct Visit;

class Desk {
 public:
  // A card of another room on the page of an order: shipments, invoices, returns. Empty where it has nothing
  // to say.
  using OrderPanel = std::function<Html(const Visit&, const order::Order&)>;

  Desk(ConsoleDeps its_deps, ConsoleOptions its_options)
      : deps{std::move(its_deps)}, options{std::move(its_options)} {}
  // Reads words and files. kNotFound "assets.missing", "messages.missing".
  Status open();

  const Messages& words_for(std::string_view language) const;
  // The best of the console's languages for a browser that nobody has signed in with.
  std::string_view preferred_language(const http::Request& request) const;
  std::string asset(std::string_view path) const;  // its address

  ConsoleDeps deps;
  ConsoleOptions options;
  std::vector<NavEntry> navigation;
  std::vector<OrderPanel> order_panels;
  std::optional<storefront::MessageCatalogue> words;
  std::optional<storefront::Assets> assets;
};

}  // namespace souk::online::console
