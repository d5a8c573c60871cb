#include "main/back_office.hpp"

#include "online/console/balance_pages.hpp"
#include "online/console/customer_pages.hpp"
#include "online/console/goods.hpp"
#include "online/console/log_pages.hpp"
#include "online/console/promotion_pages.hpp"
#include "online/console/review_pages.hpp"
#include "online/console/search_pages.hpp"
#include "online/order/personal.hpp"
#include "online/webhook/personal.hpp"

namespace souk::app {

namespace online = souk::online;
using std::chrono::milliseconds;

namespace {

// A wrong network in the configuration is told of before this is called (Application::open).
online::webhook::Destinations destinations_of(const Settings& settings) {
  return online::webhook::Destinations::parse(settings.webhook.allowed_networks).value();
}

Texts seller_address(const Settings& settings) {
  if (settings.invoice.address.empty()) return {};
  return {{"zh-CN", settings.invoice.address}, {"en", settings.invoice.address}};
}

}  // namespace

BackOffice::BackOffice(const Settings& program, Engines& engines, OnlineWing& shop, const std::string& share,
                       runtime::Seal its_seal, online::console::LogReader* logs)
    : seal{std::move(its_seal)},
      trail{*engines.documents, shop.clock},
      roles{shop.store},
      staff{{.store = &shop.store,
             .roles = &roles,
             .passwords = &shop.passwords,
             .attempts = &shop.attempts,
             .seal = &seal,
             .clock = &shop.clock,
             .random = &shop.random}},
      staff_sessions{*engines.cache, shop.clock, shop.random},
      api_keys{shop.store, *engines.cache, shop.clock, shop.random},
      groups{shop.store},
      segments{shop.store, shop.accounts, online::order::order_facts(shop.orders)},
      notices{{.store = &shop.store,
               .mail = engines.mail.get(),
               .settings = &shop.settings,
               .clock = &shop.clock,
               .random = &shop.random,
               .from = program.mail.from}},
      letters{notices, shop.clock, public_url(program)},
      order_notices{{.store = &shop.store,
                     .orders = &shop.orders,
                     .locations = &shop.locations,
                     .notices = &notices,
                     .clock = &shop.clock,
                     .base_url = public_url(program)}},
      recovery{shop.accounts, letters},
      personal_data{shop.accounts},
      fulfilment{{.store = &shop.store,
                  .orders = &shop.orders,
                  .inventory = &shop.inventory,
                  .clock = &shop.clock,
                  .random = &shop.random}},
      invoices{{.store = &shop.store,
                .orders = &shop.orders,
                .settings = &shop.settings,
                .clock = &shop.clock,
                .seller = {program.invoice.tax_number, seller_address(program)}}},
      cases{{.store = &shop.store,
             .orders = &shop.orders,
             .checkout = &shop.checkout,
             .offers = &shop.catalogue,
             .locations = &shop.locations,
             .notices = &notices,
             .clock = &shop.clock,
             .random = &shop.random,
             .base_url = public_url(program)}},
      order_edits{{&shop.orders, &shop.catalogue, &shop.inventory, &shop.settings, &shop.clock}},
      destinations{destinations_of(program)},
      endpoints{shop.store, destinations, shop.clock, shop.random, &seal},
      outbox{shop.store, shop.clock},
      feed{shop.store, *engines.cache, endpoints, outbox, shop.clock},
      webhook_client{online::webhook::client_settings(destinations)},
      sender{{.endpoints = &endpoints,
              .outbox = &outbox,
              .cache = engines.cache.get(),
              .client = &webhook_client,
              .clock = &shop.clock,
              .random = &shop.random}},
      tally{{.store = &shop.store, .orders = &shop.orders, .clock = &shop.clock}},
      stock_alarms{shop.store, shop.inventory, shop.clock},
      visitors{shop.clock, shop.random},
      live{visitors},
      reports{{.store = &shop.store,
               .tally = &tally,
               .alarms = &stock_alarms,
               .visitors = &visitors,
               .catalogue = &shop.catalogue,
               .clock = &shop.clock}},
      goods{shop},
      evaluations{{.store = &shop.store,
                   .search = &shop.search,
                   .catalogue = &shop.catalogue,
                   .merchandising = &shop.merchandising,
                   .jobs = &goods.jobs,
                   .clock = &shop.clock}},
      shop_{shop},
      cache_{*engines.cache} {
  console = std::make_unique<online::console::Console>(
      console_deps(), online::console::ConsoleOptions{.web_folder = share + "/web/console"});
  console->add(online::console::add_goods_pages);
  console->add(online::console::search_pages(search_deps()));
  console->add(online::console::review_pages(shop_.reviews));
  console->add(online::console::promotion_pages({.promotions = &shop_.promotions,
                                                 .coupons = &shop_.coupons,
                                                 .simulator = {.promotions = &shop_.promotions,
                                                               .coupons = &shop_.coupons,
                                                               .offers = &shop_.catalogue,
                                                               .settings = &shop_.settings,
                                                               .clock = &shop_.clock}}));
  console->add(online::console::balance_pages({.balances = &shop_.balances, .accounts = &shop_.accounts}));
  console->add(online::console::customer_pages({.accounts = &shop_.accounts,
                                                .data = &personal_data,
                                                .groups = &groups,
                                                .segments = &segments,
                                                .sessions = &shop_.sessions}));
  if (logs != nullptr) console->add(online::console::log_pages(*logs));
  goods.others.emplace_back([this](runtime::JobWorker& worker) { evaluations.handle(worker); });
  tally.on_counted([this](const online::report::Step& step) { live.counted(step); });
  tally.on_stock([this](const std::vector<std::string>& skus) { return stock_alarms.look(skus); });
  remember_persons();
}

// In the order in which a person is forgotten: the orders' own records cut the tie, so they come last.
void BackOffice::remember_persons() {
  personal_data.add(online::webhook::personal_records(outbox, shop_.orders));
  personal_data.add(shop_.wishlists.personal_records());
  personal_data.add(shop_.reviews.personal_records());
  personal_data.add({.name = "carts", .export_of = {}, .forget = [this](std::string_view id) -> Result<bool> {
                       TRY(shop_.carts.forget(id));
                       return true;
                     }});
  personal_data.add(online::order::personal_records(shop_.orders, shop_.clock));
}

online::staff::StaffRouteDeps BackOffice::staff_deps() {
  return {.staff = &staff, .roles = &roles, .sessions = &staff_sessions, .keys = &api_keys, .trail = &trail};
}

online::search::SearchStaffDeps BackOffice::search_deps() {
  return {.search = &shop_.search,
          .catalogue = &shop_.catalogue,
          .merchandising = &shop_.merchandising,
          .analytics = &shop_.search_analytics,
          .clock = &shop_.clock,
          .random = &shop_.random,
          .trials = &shop_.search_trials,
          .evaluations = &evaluations};
}

online::webhook::WebhookRouteDeps BackOffice::webhook_deps() {
  return {.endpoints = &endpoints, .outbox = &outbox, .feed = &feed, .random = &shop_.random};
}

online::console::ConsoleDeps BackOffice::console_deps() {
  online::console::ConsoleDeps deps;
  deps.catalogue = &shop_.catalogue;
  deps.inventory = &shop_.inventory;
  deps.locations = &shop_.locations;
  deps.orders = &shop_.orders;
  deps.accounts = &shop_.accounts;
  deps.settings = &shop_.settings;
  deps.reports = &reports;
  deps.alarms = &stock_alarms;
  deps.live = &live;
  deps.staff = staff_deps();
  deps.fulfilment = &fulfilment;
  deps.cases = &cases;
  deps.order_edits = &order_edits;
  deps.invoices = &invoices;
  deps.notices = &notices;
  deps.webhooks = webhook_deps();
  deps.store = &shop_.store;
  deps.cache = &cache_;
  deps.clock = &shop_.clock;
  deps.random = &shop_.random;
  goods.add_to(deps);
  return deps;
}

Status BackOffice::open() {
  TRY(trail.declare());
  TRY(roles.declare());
  TRY(staff.declare());
  TRY(api_keys.declare());
  TRY(groups.declare());
  TRY(segments.declare());
  TRY(notices.declare());
  TRY(order_notices.declare());
  TRY(fulfilment.declare());
  TRY(invoices.declare());
  TRY(cases.declare());
  TRY(endpoints.declare());
  TRY(outbox.declare());
  TRY(feed.declare());
  TRY(tally.declare());
  TRY(stock_alarms.declare());
  TRY(goods.open());
  TRY(evaluations.declare());
  return console->open();
}

Status BackOffice::start(Background& background) {
  first_password = TRY(staff.create_first_owner());
  follow_orders(background);
  tidy_up(background);
  return {};
}

void BackOffice::follow_orders(Background& background) {
  constexpr milliseconds kWait{250};
  constexpr std::size_t kMostAtOnce = 100;
  background.repeat("write order mails", milliseconds{0}, [this] { return order_notices.follow(kWait); });
  background.repeat("plan parcels", milliseconds{0}, [this] { return fulfilment.follow(kWait); });
  background.repeat("count orders", milliseconds{0}, [this]() -> Status {
    TRY(tally.follow(kWait));
    return {};
  });
  // Answers at once while nobody listens.
  background.repeat("tell webhooks", milliseconds{100}, [this]() -> Status {
    TRY(feed.turn(kWait));
    return {};
  });
  background.repeat("send webhooks", milliseconds{1'000}, [this] { return sender.turn(); });
  background.repeat("send mail", milliseconds{1'000}, [this]() -> Status {
    TRY(notices.send_due());
    return {};
  });
  background.repeat("post owed letters", milliseconds{1'000}, [this]() -> Status {
    TRY(recovery.post_owed(kMostAtOnce));
    return {};
  });
  background.repeat("carry out cases", milliseconds{1'000}, [this]() -> Status {
    TRY(cases.recover(shop_.clock.now()));
    return {};
  });
}

void BackOffice::tidy_up(Background& background) {
  constexpr std::size_t kAtOnce = 1'000;
  constexpr milliseconds kKeepTrail{std::chrono::hours{24 * 730}};
  background.repeat("give up uncollected goods", std::chrono::minutes{1}, [this]() -> Status {
    TRY(fulfilment.give_up_uncollected(shop_.clock.now()));
    return {};
  });
  if (auto* uploads = shop_.pictures->uploads(); uploads != nullptr) {
    background.repeat("forget pictures that were never taken in", std::chrono::hours{1},
                      [this, uploads] { return uploads->sweep(shop_.clock.now()); });
  }
  background.repeat("forget what is over", std::chrono::hours{1}, [this]() -> Status {
    TRY(notices.purge());
    TRY(outbox.purge(TRY(endpoints.list()), kAtOnce));
    TRY(personal_data.sweep(kAtOnce));
    TRY(trail.purge(kKeepTrail, kAtOnce));
    return {};
  });
}

void BackOffice::end_long_work() { tally.stop(); }

void BackOffice::stop() {
  goods.stop();
  sender.stop();
}

}  // namespace souk::app
