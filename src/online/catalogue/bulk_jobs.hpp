// The catalogue's long work as durable jobs: bulk edits, and price lists that are carried into their prices.
#pragma once

#include <string>

#include "online/catalogue/price_list.hpp"
#include "runtime/http/route.hpp"
#include "runtime/jobs/worker.hpp"

namespace souk::online::catalogue {

inline constexpr std::string_view kBulkEditJob = "catalogue.bulk_edit";
inline constexpr std::string_view kPriceListJob = "catalogue.price_list";

class BulkJobs {
 public:
  // All must outlive it.
  BulkJobs(const Catalogue& catalogue, runtime::JobQueue& queue, const Clock& clock)
      : catalogue_{&catalogue}, queue_{&queue}, clock_{&clock} {}

  // Checks it, writes it down and answers the job's id; `command_id` is the client's, a repeat changes
  // nothing more. Errors of check_change().
  Result<std::string> start(const BulkEdit& edit, std::string_view command_id) const;
  // After each change of a list.
  Result<std::string> carry_list(std::string_view code) const;
  // Tells the worker how.
  void handle(runtime::JobWorker& worker) const;

 private:
  const Catalogue* catalogue_;
  runtime::JobQueue* queue_;
  const Clock* clock_;
};

// POST /api/v1/bulk-edits, 202 with the job's id.
http::Routes bulk_routes(const BulkJobs& jobs, Random& random);

}  // namespace souk::online::catalogue
