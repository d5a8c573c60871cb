// A sheet of paper as text: what the page and the PDF of an invoice or a packing slip both show. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "online/fulfilment/consignment.hpp"
#include "online/invoice/invoice.hpp"

namespace souk::online::invoice {

struct Sheet {
  std::string language;
  std::string title;
  std::string date;  // RFC 3339, for the document's own data
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<Party> parties;
  std::vector<std::string> columns;  // the first is wide and to the left, the others are numbers
  std::vector<std::vector<std::string>> rows;
  std::vector<std::pair<std::string, std::string>> sums;  // the last one counts
  std::vector<std::string> notes;
};

Sheet invoice_sheet(const Invoice& invoice);
// What the packer picks and the buyer finds in the box: no prices.
Sheet packing_sheet(const fulfilment::Consignment& consignment, const order::Order& order);

std::string to_html(const Sheet& sheet);
// What the page's Content-Security-Policy must say for its own style.
const std::string& page_policy();

}  // namespace souk::online::invoice
