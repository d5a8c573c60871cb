// What stands behind the console's pages about goods: durable jobs and who runs them, stock counts.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engines/job/document/queue.hpp"
#include "main/online_wing.hpp"
#include "online/catalogue/bulk_jobs.hpp"
#include "online/console/desk.hpp"
#include "online/inventory/stock_count.hpp"
#include "runtime/jobs/worker.hpp"

namespace souk::app {

class GoodsDesk {
 public:
  explicit GoodsDesk(OnlineWing& shop);

  Status open();
  // Jobs run from here on; stop() from a plain thread.
  void start(runtime::Cores& cores);
  void stop();

  void add_to(online::console::ConsoleDeps& deps);
  http::Routes routes();

  engines::DocumentJobQueue jobs;
  online::catalogue::BulkJobs bulk;
  online::inventory::StockCounts counts;
  // Others that have work for the worker; each is called before it starts.
  std::vector<std::function<void(runtime::JobWorker&)>> others;

 private:
  OnlineWing& shop_;
  std::unique_ptr<runtime::JobWorker> worker_;
};

}  // namespace souk::app
