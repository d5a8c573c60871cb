// The sheet as a PDF, set by Pango and drawn by Cairo on threads of its own: shaped text with its fonts
// embedded, so that Chinese reads right on any machine and can be searched and copied.
#pragma once

#include <string>

#include "online/invoice/sheet.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::online::invoice {

class PdfPrinter {
 public:
  static constexpr std::size_t kMaxPages = 60;
  static constexpr std::size_t kMaxCell = 300;  // characters; longer text is cut

  PdfPrinter(std::size_t threads = 2, std::size_t max_queued = 32) : pool_{"pdf", threads, max_queued} {}
  // kTooLarge "invoice.too_long" past kMaxPages; kUnavailable "invoice.font" on a machine without a font for
  // Chinese; kLimit "pool.full".
  Result<std::string> print(const Sheet& sheet);

 private:
  runtime::Pool pool_;
};

}  // namespace souk::online::invoice
