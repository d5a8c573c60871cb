// Reading the trail (filters.hpp declares them). There is no route that writes it.
#include <charconv>

#include "online/audit/filters.hpp"

namespace souk::online::audit {
namespace {

using http::Access;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 100;
constexpr std::size_t kVerified = 10'000;  // entries that one request walks; `souk doctor` walks all

struct EntryPage {
  std::vector<Entry> items;
  std::string next_cursor;
  static constexpr std::string_view kName = "AuditPage";
  static constexpr auto fields() {
    return field_table(field("items", &EntryPage::items, {.max_length = kPage}),
                       field("next_cursor", &EntryPage::next_cursor, {.help = "Empty on the last page."}));
  }
};

Result<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1) {
    return fail(not_found("audit.missing", "There is no such entry, or it was old enough to go."));
  }
  return number;
}

}  // namespace

http::Routes audit_routes(const Trail& trail) {
  http::Routes routes;
  routes.add<Nothing, EntryPage>(
      {.path = "/api/v1/admin/audit",
       .summary = "The audit trail, newest entries first",
       .tag = "audit",
       .access = Access::kStaff,
       .permission = "audit.read",
       .parameters = {{.name = "who", .help = "Id of a member of staff or of an API key."},
                      {.name = "object", .help = "As an entry names it, such as id=weekend-till."},
                      {.name = "cursor", .help = "next_cursor of the page before."}}},
      [&trail](const Nothing&, const Request& request) -> Result<EntryPage> {
        EntryPage page;
        const Trail::Filter filter{std::string{request.query_value("who")},
                                   std::string{request.query_value("object")}};
        if (!filter.who.empty() && !filter.object.empty()) {
          return fail(invalid("audit.filter", "Ask for `who` or for `object`, not for both."));
        }
        page.items =
            TRY(trail.list(filter, kPage, std::string{request.query_value("cursor")}, &page.next_cursor));
        return page;
      });
  routes.add<Nothing, Verification>(
      {.path = "/api/v1/admin/audit/verification",
       .summary = "Walk the newest 10,000 entries and check that nobody has touched them",
       .tag = "audit",
       .access = Access::kStaff,
       .permission = "audit.read"},
      [&trail](const Nothing&, const Request&) -> Result<Verification> { return trail.verify(kVerified); });
  routes.add<Nothing, Entry>(
      {.path = "/api/v1/admin/audit/entries/{sequence}",
       .summary = "One entry of the audit trail",
       .tag = "audit",
       .access = Access::kStaff,
       .permission = "audit.read",
       .failures = {{ErrorKind::kNotFound, "audit.missing", "There is no such entry."}}},
      [&trail](const Nothing&, const Request& request) -> Result<Entry> {
        const auto number = TRY(number_in(request.path_parameter("sequence")));
        return trail.load(number);
      });
  return routes;
}

}  // namespace souk::online::audit
