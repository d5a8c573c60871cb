// After the sale, for shoppers (their own orders only) and for staff.
#pragma once

#include "online/aftersale/cases.hpp"
#include "online/aftersale/edits.hpp"
#include "online/order/order_routes.hpp"

namespace souk::online::aftersale {

struct AftersaleRouteDeps {
  const Cases* cases = nullptr;
  const OrderEdits* edits = nullptr;
  const inventory::Locations* locations = nullptr;
  order::OrderRouteDeps orders;  // who may see which order, and under which name staff acts
};

http::Routes aftersale_routes(AftersaleRouteDeps deps);
http::Routes aftersale_staff_routes(AftersaleRouteDeps deps);

// What a request to open a case says.
struct OpenCase {
  CaseKind kind = CaseKind::kReturn;
  std::optional<Outcome> outcome;
  std::vector<CaseLine> lines;
  static constexpr std::string_view kName = "OpenCase";
  static constexpr auto fields() {
    return field_table(
        field("kind", &OpenCase::kind),
        field("outcome", &OpenCase::outcome, {.help = "Of a claim: money or new goods; refund when absent."}),
        field("lines", &OpenCase::lines, {.min_length = 1, .max_length = 500}));
  }
};

struct CaseList {
  std::vector<Case> cases;
  std::string next_cursor;
  static constexpr std::string_view kName = "AftersaleCaseList";
  static constexpr auto fields() {
    return field_table(field("cases", &CaseList::cases),
                       field("next_cursor", &CaseList::next_cursor, {.help = "Empty on the last page."}));
  }
};

// The name of the command, made of the client's Idempotency-Key.
std::string command_of(const AftersaleRouteDeps& deps, const http::Request& request, std::string_view scope);
Cases::Request request_of(const OpenCase& input, std::string key);
const std::vector<http::Failure>& case_failures();

}  // namespace souk::online::aftersale
