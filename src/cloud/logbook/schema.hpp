// What each line of the logs holds: for whoever reads them later and elsewhere. Every line begins alike:
//
//   {"schema":"access","version":1,"at":"2026-11-30T21:04:05.678Z","instance":"4f2a91c07b3e", ...
//
// A member may be added to a schema; a change of meaning is the next version, and both are readable for as
// long as batches of the older one are kept. docs/reference/logs.md is made of this table.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "cloud/logbook/kind.hpp"

namespace souk::cloud::logbook {

struct AccessLine {
  std::string method{};
  std::string path{};
  std::string route{};
  std::int64_t status = 0;
  std::int64_t bytes = 0;
  std::int64_t us = 0;
  std::string client{};
  std::string request_id{};
  static constexpr std::string_view kName = "access";
  static constexpr auto fields() {
    using A = AccessLine;
    return field_table(
        field("method", &A::method),
        field("path", &A::path, {.help = "Without the query; parameters that are secrets stay in braces."}),
        field("route", &A::route, {.help = "Template of the route; empty where there is none."}),
        field("status", &A::status), field("bytes", &A::bytes, {.help = "Of the answer's body."}),
        field("us", &A::us, {.help = "Microseconds from the header to the last byte of the answer."}),
        field("client", &A::client,
              {.help = "Network of the client or a keyed hash (`logs.client_addresses`)."}),
        field("request_id", &A::request_id));
  }
};

struct SystemLine {
  std::string level{};
  std::string event{};
  json::value data;
  static constexpr std::string_view kName = "system";
  static constexpr auto fields() {
    return field_table(field("level", &SystemLine::level, {.help = "debug, info, warning or error."}),
                       field("event", &SystemLine::event, {.help = "Such as \"http.drain\"."}),
                       field("data", &SystemLine::data, {.help = "What the event says of itself."}));
  }
};

inline constexpr FieldRule kChange{
    .help = "Number of the change in the shop's feed; 0 when it was noted in passing."};

// The ids of business lines are those of what happened: where a line is there twice (an instance died and
// another went on with its work), they tell.
struct OrderLine {
  std::string id{};
  std::int64_t change = 0;
  std::string what{};
  std::string order{};
  std::string actor{};
  std::string state{};
  std::string channel{};
  std::string customer{};
  std::string currency{};
  std::int64_t total_minor = 0;
  std::int64_t units = 0;
  static constexpr std::string_view kName = "order";
  static constexpr auto fields() {
    using O = OrderLine;
    return field_table(
        field("id", &O::id), field("change", &O::change, kChange),
        field("what", &O::what, {.help = "As the events of webhooks, without \"order.\"."}),
        field("order", &O::order),
        field("actor", &O::actor, {.help = "\"customer\", \"staff\" or \"system\"."}),
        field("state", &O::state, {.help = "Of the order, when the line was made."}),
        field("channel", &O::channel, {.help = "\"online\", or the store that hands it over."}),
        field("customer", &O::customer, {.help = "Id of the account; empty for a guest."}),
        field("currency", &O::currency), field("total_minor", &O::total_minor, {.help = "Minor units."}),
        field("units", &O::units, {.help = "Pieces ordered."}));
  }
};

struct PaymentLine {
  std::string id{};
  std::int64_t change = 0;
  std::string what{};
  std::string payment{};
  std::string order{};
  std::string method{};
  std::string currency{};
  std::int64_t amount_minor = 0;
  std::string decline_code{};
  static constexpr std::string_view kName = "payment";
  static constexpr auto fields() {
    using P = PaymentLine;
    return field_table(
        field("id", &P::id), field("change", &P::change, kChange),
        field("what", &P::what, {.help = "\"created\", \"succeeded\", \"declined\" or \"refunded\"."}),
        field("payment", &P::payment), field("order", &P::order), field("method", &P::method),
        field("currency", &P::currency),
        field("amount_minor", &P::amount_minor, {.help = "Charged, or given back."}),
        field("decline_code", &P::decline_code));
  }
};

struct StockLine {
  std::string id{};
  std::int64_t change = 0;
  std::string reason{};
  std::string sku{};
  std::string location{};
  std::int64_t quantity = 0;
  std::string order{};
  static constexpr std::string_view kName = "stock";
  static constexpr auto fields() {
    using S = StockLine;
    return field_table(field("id", &S::id), field("change", &S::change, kChange),
                       field("reason", &S::reason, {.help = "As in the ledger of goods."}),
                       field("sku", &S::sku), field("location", &S::location),
                       field("quantity", &S::quantity, {.help = "Change of what is on hand there."}),
                       field("order", &S::order));
  }
};

struct AccountLine {
  std::string id{};
  std::int64_t change = 0;
  std::string what{};
  std::string who{};
  std::string client{};
  static constexpr std::string_view kName = "account";
  static constexpr auto fields() {
    using A = AccountLine;
    return field_table(field("id", &A::id), field("change", &A::change, kChange),
                       field("what", &A::what,
                             {.help = "\"created\", \"erased\", \"signed_in\", \"refused\" (a sign-in) or "
                                      "\"signed_out\"."}),
                       field("who", &A::who, {.help = "\"customer\" or \"staff\"."}),
                       field("client", &A::client, {.help = "As in the access log."}));
  }
};

struct SearchLine {
  std::string id{};
  std::string query{};
  std::int64_t found = 0;
  std::int64_t us = 0;
  static constexpr std::string_view kName = "search";
  static constexpr auto fields() {
    using S = SearchLine;
    return field_table(field("id", &S::id),
                       field("query", &S::query, {.help = "As it was compared; 100 characters."}),
                       field("found", &S::found, {.help = "Products."}),
                       field("us", &S::us, {.help = "Microseconds that finding took."}));
  }
};

inline constexpr int kSchemaVersion = 1;  // of all of them so far

struct SchemaField {
  std::string_view name;
  std::string_view type;  // "text", "integer" or "object"
  std::string_view help;
};
struct Schema {
  std::string_view name;
  int version = kSchemaVersion;
  Kind kind = Kind::kAccess;
  std::string_view help;
  std::vector<SchemaField> fields;
};

const std::vector<Schema>& schemas();
// docs/reference/logs.md.
std::string reference_page();
// Names that lines of the kind may have at their top, for complaints about a name that none has.
std::vector<std::string_view> field_names(Kind kind);

// A whole line with its end.
template <class Line>
std::string line_of(std::string_view stamp, std::string_view instance, const Line& line) {
  std::string out = R"({"schema":")";
  out.append(Line::kName).append(R"(","version":1,"at":")").append(stamp).append(R"(","instance":")");
  out.append(instance).append("\",").append(to_json(line).substr(1)).append("\n");
  return out;
}

}  // namespace souk::cloud::logbook
