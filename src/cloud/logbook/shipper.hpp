// Brings sealed batches from the spool to the bucket, the oldest first. A batch leaves the spool when the
// store has answered that it is durable; a crash between the two ships it again under the same name.
#pragma once

#include <string>

#include "cloud/logbook/spool.hpp"
#include "engines/object/port.hpp"

namespace souk::cloud::logbook {

class Shipper {
 public:
  // The bucket is made when it is not there.
  Shipper(engines::ObjectStore& store, std::string bucket) : store_{store}, bucket_{std::move(bucket)} {}

  // Ships what is sealed; answers how many batches. Stops at the first that fails, with its error.
  Result<std::size_t> ship(Spool& spool);

  // Removes batches of days that ended more than `keep_days` before `now`; answers how many. 0 keeps all.
  Result<std::size_t> expire(Kind kind, std::int64_t keep_days, Instant now);

 private:
  Status ensure_bucket();
  Result<std::size_t> erase_below(const std::string& prefix);

  engines::ObjectStore& store_;
  std::string bucket_;
  bool made_ = false;
};

}  // namespace souk::cloud::logbook
