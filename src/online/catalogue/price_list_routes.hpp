// Price lists over the API, /api/v1/price-lists.
#pragma once

#include "online/catalogue/bulk_jobs.hpp"

namespace souk::online::catalogue {

http::Routes price_list_routes(const Catalogue& catalogue, const BulkJobs& jobs);

}  // namespace souk::online::catalogue
