#include "main/online_wing.hpp"

#include <set>

#include "base/codec.hpp"
#include "online/catalogue/sample.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {

namespace online = souk::online;

OnlineWing::OnlineWing(const Settings& program, Engines& engines, const Clock& its_clock, Random& its_random)
    : store{*engines.documents},
      clock{its_clock},
      random{its_random},
      settings{store},
      catalogue{store,
                settings,
                {.product_cache_bytes = static_cast<std::size_t>(program.data.product_cache_mib) << 20}},
      browse{catalogue},
      merchandising{store},
      search{catalogue, engines.search.get()},
      search_analytics{store},
      search_interest{store},
      search_trials{store},
      locations{store},
      inventory{store, locations, clock},
      stock_view{inventory, &locations},
      passwords{password_pool, online::customer::Passwords::Cost::interactive()},
      attempts{*engines.cache},
      accounts{{.store = &store,
                .passwords = &passwords,
                .attempts = &attempts,
                .clock = &clock,
                .random = &random}},
      sessions{*engines.cache, random},
      balances{store, clock, random},
      coupons{store, clock, random},
      promotions{store, clock, random},
      carts{{.store = &store,
             .offers = &catalogue,
             .stock = &inventory,
             .locations = &locations,
             .settings = &settings,
             .coupons = &coupons,
             .promotions = &promotions,
             .accounts = &accounts,
             .attempts = &attempts,
             .balances = &balances,
             .clock = &clock,
             .random = &random}},
      orders{store},
      sandbox{store, clock},
      payments{store},
      baskets{carts, coupons, promotions},
      checkout{{.baskets = &baskets,
                .orders = &orders,
                .stock = &inventory,
                .inventory = &inventory,
                .payments = &payments,
                .gateway = &sandbox,
                .balances = &balances,
                .clock = &clock,
                .random = &random},
               {.hold_goods = std::chrono::minutes{program.shop.reservation_minutes}}},
      wishlists{
          {.store = &store, .offers = &catalogue, .stock = &inventory, .clock = &clock, .random = &random}},
      reviews{
          {.store = &store,
           .cache = engines.cache.get(),
           .orders = &orders,
           .clock = &clock,
           .is_sold =
               [this](std::string_view sku) { return browse.product_by_sku(sku, clock.now()).has_value(); }}},
      guest_cart_days_{program.shop.guest_cart_days} {
  orders.on_tasks([this](const std::string& order_id) { (void)checkout.run_tasks(order_id); });
  sandbox.on_notification(
      [this](std::string_view payment_id) { (void)checkout.payment_notified(payment_id); });
  catalogue.watch_stock(stock_view);
  catalogue.watch_stars(reviews.ratings());
  catalogue.follow_arranger(category_shelf);
}

Status OnlineWing::open() {
  TRY(online::catalogue::declare_collections(store));
  TRY(locations.declare());
  TRY(inventory.declare());
  TRY(merchandising.declare());
  TRY(search_analytics.declare());
  TRY(search_interest.declare());
  TRY(search_trials.declare());
  TRY(balances.declare());
  TRY(coupons.declare());
  TRY(promotions.declare());
  TRY(accounts.declare());
  TRY(carts.declare());
  TRY(orders.declare());
  TRY(sandbox.declare());
  TRY(payments.declare());
  TRY(wishlists.declare());
  TRY(reviews.declare());
  TRY(settings.open());
  return locations.reload();
}

Status OnlineWing::take_stock(const std::vector<online::catalogue::StockLine>& lines) {
  std::vector<online::inventory::StockCommand> levels;
  levels.reserve(lines.size());
  for (const auto& line : lines) {
    levels.push_back({.command_id = "import/" + line.location + "/" + line.sku,
                      .sku = line.sku,
                      .location = line.location,
                      .quantity = line.quantity,
                      .note = "import"});
  }
  constexpr std::size_t kAtOnce = 1'000;
  for (std::size_t from = 0; from < levels.size(); from += kAtOnce) {
    const auto until = std::min(from + kAtOnce, levels.size());
    TRY(inventory.import_levels({levels.begin() + static_cast<std::ptrdiff_t>(from),
                                 levels.begin() + static_cast<std::ptrdiff_t>(until)}));
  }
  return {};
}

Status OnlineWing::load_sample(const std::string& folder, bool with_products, runtime::Cores& cores) {
  if (settings.exists()) return {};
  const online::catalogue::SampleSinks sinks{
      .location = [this](const json::value& line) -> Status {
        TRY(locations.import_lines(to_text(line)));
        return {};
      },
      .coupon = [this](const json::value& entry) -> Status { return coupons.import_entry(entry); },
      .stock = [&](const auto& lines) -> Status {
        Status taken;
        cores.run([&] { taken = take_stock(lines); });
        return taken;
      }};
  const auto scope =
      with_products ? online::catalogue::SampleScope::kEverything : online::catalogue::SampleScope::kSettings;
  const auto report = TRY(online::catalogue::load_sample(folder, store, settings, sinks, scope));
  log::info("sample.loaded", {{"products", report.products}, {"variants", report.variants}});
  return {};
}

Status OnlineWing::start(Background& background) {
  sequence_ = TRY(store.changes(-1, 1, std::chrono::milliseconds{0})).next_sequence;
  TRY(stock_view.read_all(store));
  TRY(catalogue.start());
  search.obey(merchandising, &search_trials);
  search.hear(search_interest);
  TRY(merchandising.reload());
  TRY(search_interest.refresh(clock.now()));
  search.start();
  TRY(promotions.start());
  stock_view.on_turn([this](const std::string& sku) { catalogue.stock_changed(sku); });
  using std::chrono::milliseconds;
  // What a crash left behind is due at once.
  TRY(checkout.recover(clock.now() + online::checkout::CheckoutOptions{}.recover_after));

  background.repeat("follow changes", milliseconds{0}, [this] { return follow_changes(sequence_); });
  background.repeat("follow search rules", milliseconds{0},
                    [this] { return merchandising.follow(clock.now()); });
  background.repeat("write search report", milliseconds{10'000}, [this] { return search_analytics.flush(); });
  background.repeat("learn what is searched for", milliseconds{60'000}, [this]() -> Status {
    TRY(search_interest.flush());
    return search_interest.refresh(clock.now());
  });
  background.repeat("count search trial", milliseconds{10'000}, [this] { return search_trials.flush(); });
  background.repeat("finish checkouts", milliseconds{1'000}, [this]() -> Status {
    TRY(checkout.recover(clock.now()));
    return {};
  });
  background.repeat("append stock ledger", milliseconds{200}, [this]() -> Status {
    TRY(inventory.drain_outbox());
    return {};
  });
  background.repeat("expire reservations", milliseconds{5'000}, [this]() -> Status {
    TRY(inventory.expire_reservations(clock.now(),
                                      [this](std::string_view id) { return checkout.fate_of(id); }));
    return {};
  });
  background.repeat("look up stock", milliseconds{250}, [this]() -> Status {
    TRY(stock_view.look_up_wanted());
    return {};
  });
  background.repeat("count reviews", milliseconds{5'000}, [this]() -> Status {
    TRY(reviews.recover());
    return {};
  });
  background.repeat("remove old guest wish lists", std::chrono::hours{1}, [this]() -> Status {
    TRY(wishlists.purge(std::chrono::hours{24 * 180}));
    return {};
  });
  background.repeat("remove old guest carts", std::chrono::hours{1}, [this]() -> Status {
    TRY(carts.purge(guest_cart_days_, 1'000));
    return {};
  });
  return {};
}

// Whatever any instance writes comes by here.
Status OnlineWing::follow_changes(std::int64_t& sequence) {
  auto batch = store.changes(sequence, 2'000, std::chrono::milliseconds{250});
  if (!batch && batch.error().code == "feed.too_old") {
    sequence = -1;
    return stock_view.read_all(store);
  }
  const auto changes = TRY(std::move(batch));
  std::set<std::string> stock;
  bool places = false;
  for (const auto& change : changes.changes) {
    if (change.collection == online::inventory::kStockCollection) {
      inventory.note_change(change);
      stock.insert(change.id);
    }
    places = places || change.collection == "location";
    if (change.collection == online::review::kRatingCollection && on_reviews_changed)
      on_reviews_changed(online::review::Ratings::product_of(change.id));
  }
  sequence = changes.next_sequence;
  if (places) {
    TRY(locations.reload());
    if (on_locations_changed) on_locations_changed();
  }
  TRY(stock_view.look(stock));
  if (on_stock_changed) {
    for (const auto& sku : stock) on_stock_changed(sku);
  }
  return {};
}

void OnlineWing::stop() {
  promotions.stop();
  search.stop();
  catalogue.stop();
}

Result<std::size_t> OnlineWing::open_intents() const {
  return TRY(orders.due(Instant{std::numeric_limits<std::int64_t>::max() / 2}, 1'000)).size();
}

online::checkout::InvariantDeps OnlineWing::proof() const {
  return {.orders = &orders,
          .payments = &payments,
          .inventory = &inventory,
          .balances = &balances,
          .each_charge =
              [this](const std::function<Status(const online::checkout::ChannelCharge&)>& visit) -> Status {
            std::string cursor;
            do {
              for (const auto& charge : TRY(sandbox.charges(&cursor))) {
                const bool charged =
                    charge.state != pay::ChargeState::kDeclined &&
                    (charge.state == pay::ChargeState::kCharged || charge.settles_at <= clock.now());
                TRY(visit({charge.payment_id, charge.order_id, charged, charge.amount.minor,
                           charge.refunded_minor()}));
              }
            } while (!cursor.empty());
            return {};
          }};
}

}  // namespace souk::app
