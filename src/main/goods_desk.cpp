#include "main/goods_desk.hpp"

#include "main/settings_uses.hpp"
#include "online/catalogue/price_list_routes.hpp"
#include "online/inventory/count_routes.hpp"
#include "online/shop/settings_routes.hpp"
#include "runtime/jobs/job_routes.hpp"

namespace souk::app {

GoodsDesk::GoodsDesk(OnlineWing& shop)
    : jobs{shop.store, shop.clock, shop.random, {}},
      bulk{shop.catalogue, jobs, shop.clock},
      counts{shop.store, shop.inventory, shop.locations, shop.clock},
      shop_{shop} {}

Status GoodsDesk::open() {
  TRY(jobs.prepare());
  return counts.declare();
}

void GoodsDesk::start(runtime::Cores& cores) {
  worker_ = std::make_unique<runtime::JobWorker>(cores, jobs, shop_.clock, runtime::JobWorker::Settings{});
  bulk.handle(*worker_);
  for (const auto& tell : others) tell(*worker_);
  worker_->start();
}

void GoodsDesk::stop() { worker_.reset(); }

void GoodsDesk::add_to(online::console::ConsoleDeps& deps) {
  deps.jobs = &jobs;
  deps.bulk = &bulk;
  deps.pictures = shop_.pictures.get();
  deps.counts = &counts;
  deps.uses_of_settings = uses_of_settings(shop_.store, shop_.orders);
}

http::Routes GoodsDesk::routes() {
  auto all = online::catalogue::bulk_routes(bulk, shop_.random);
  all.include(online::catalogue::price_list_routes(shop_.catalogue, bulk));
  all.include(runtime::job_routes(jobs));
  all.include(online::shop::settings_routes(shop_.settings, uses_of_settings(shop_.store, shop_.orders)));
  all.include(online::inventory::count_routes(
      counts, shop_.random, [](const http::Request& request) { return std::string{request.note("staff")}; }));
  return all;
}

}  // namespace souk::app
