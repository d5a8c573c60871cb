#include "cloud/logbook/errors.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace souk::cloud::logbook {

Error spool_error(std::string_view doing) {
  const int number = errno;
  auto detail = fmt::format("{}: {}", doing, std::strerror(number));
  if (number == ENOSPC || number == EDQUOT) {
    return {.kind = ErrorKind::kStorageFull,
            .code = "logs.full",
            .message = "There is no room left for the logs; free some on the disk of the data folder.",
            .detail = std::move(detail)};
  }
  return unavailable("logs.spool", "The spool of the logs cannot be used at the moment.", std::move(detail));
}

Error spool_full() {
  return {.kind = ErrorKind::kStorageFull,
          .code = "logs.full",
          .message =
              "The spool of the logs is full: the bucket has not been reachable for long; repair that or "
              "raise logs.business_spool_mib."};
}

Error broken_batch(std::string_view how) {
  return {.kind = ErrorKind::kCorrupt,
          .code = "logs.batch",
          .message = "A batch of the logs cannot be read to its end; remove it or leave it out.",
          .detail = std::string{how}};
}

}  // namespace souk::cloud::logbook
