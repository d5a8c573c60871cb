// Answers the console's questions to the logs: the same queries as `souk logs query`, on a thread of their
// own and with a bound on what they read.
#pragma once

#include "cloud/logbook/query/source.hpp"
#include "online/console/log_reader.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::cloud::logbook {

class Answers final : public online::console::LogReader {
 public:
  explicit Answers(const LogSource& source, std::int64_t max_bytes = 256LL << 20)
      : source_{source}, max_bytes_{max_bytes} {}
  Result<online::console::LogRows> ask(const online::console::LogQuestion& question) override;

 private:
  const LogSource& source_;
  std::int64_t max_bytes_;  // packed, of one question
  runtime::Pool pool_{"logs", 1, 16};
};

}  // namespace souk::cloud::logbook
