#include "cloud/logbook/schema.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::cloud::logbook {
namespace {

constexpr std::array<SchemaField, 4> kHeading{
    SchemaField{"schema", "text", "Name of the schema."}, SchemaField{"version", "integer", "Of the schema."},
    SchemaField{"at", "text", "When it happened: RFC 3339, UTC, milliseconds."},
    SchemaField{"instance", "text", "Which running program wrote it."}};

template <class Line>
Schema schema_of(Kind kind, std::string_view help) {
  Schema schema{.name = Line::kName, .kind = kind, .help = help, .fields = {}};
  kFields<Line>([&](const auto& field) {
    using Member = std::remove_cvref_t<decltype(std::declval<Line&>().*(field.member))>;
    constexpr std::string_view kType = std::is_same_v<Member, std::string>    ? "text"
                                       : std::is_same_v<Member, std::int64_t> ? "integer"
                                                                              : "object";
    schema.fields.push_back({field.name, kType, field.rule.help});
  });
  return schema;
}

}  // namespace

const std::vector<Schema>& schemas() {
  static const std::vector<Schema> kAll{
      schema_of<AccessLine>(Kind::kAccess, "A request that was answered."),
      schema_of<OrderLine>(Kind::kBusiness,
                           "Something happened to an order; from its timeline, none is missed."),
      schema_of<PaymentLine>(Kind::kBusiness, "Something happened to a payment."),
      schema_of<StockLine>(Kind::kBusiness,
                           "Goods came or went: a movement of the ledger, a line a location."),
      schema_of<AccountLine>(Kind::kBusiness,
                             "An account came into being or was erased; somebody signed in or out."),
      schema_of<SearchLine>(Kind::kBusiness, "Somebody looked for something in the shop; nobody knows who."),
      schema_of<SystemLine>(Kind::kSystem, "A line of the program's own log."),
  };
  return kAll;
}

std::vector<std::string_view> field_names(Kind kind) {
  std::vector<std::string_view> names;
  for (const auto& field : kHeading) names.push_back(field.name);
  for (const auto& schema : schemas()) {
    if (schema.kind != kind) continue;
    for (const auto& field : schema.fields) {
      if (std::find(names.begin(), names.end(), field.name) == names.end()) names.push_back(field.name);
    }
  }
  return names;
}

std::string reference_page() {
  std::string page =
      "# Logs\n\nMade by `./x docs` from the schemas' own tables. What lies in the bucket of logs "
      "([guide](../guides/logs.md)): a JSON object a line.\nEvery line begins with these:\n\n"
      "| field | type | what it is |\n|---|---|---|\n";
  for (const auto& field : kHeading)
    page += fmt::format("| `{}` | {} | {} |\n", field.name, field.type, field.help);
  for (const auto& schema : schemas()) {
    page += fmt::format(
        "\n## {}, version {}\n\nIn `{}/v1/`. {}\n\n| field | type | what it is |\n|---|---|---|\n",
        schema.name, schema.version, enum_name(schema.kind), schema.help);
    for (const auto& field : schema.fields)
      page += fmt::format("| `{}` | {} | {} |\n", field.name, field.type, field.help);
  }
  return page;
}

}  // namespace souk::cloud::logbook
