// Customers as staff see them (care_routes.hpp).
#include "base/text.hpp"
#include "online/session/care_routes.hpp"

namespace souk::online::session {
namespace {

using customer::Account;
using customer::Group;
using customer::Segment;
using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 50;

struct CustomerView {
  std::string id;
  std::string mail;
  std::string name;
  std::string group;
  std::string language;
  bool marketing = false;
  bool verified = false;
  std::vector<customer::BookAddress> addresses;
  Instant created_at{};
  static constexpr std::string_view kName = "Customer";
  static constexpr auto fields() {
    using V = CustomerView;
    return field_table(
        field("id", &V::id), field("mail", &V::mail), field("name", &V::name), field("group", &V::group),
        field("language", &V::language), field("marketing", &V::marketing),
        field("verified", &V::verified, {.help = "Somebody who reads the mailbox has said so."}),
        field("addresses", &V::addresses), field("created_at", &V::created_at));
  }
};

struct CustomerPage {
  std::vector<CustomerView> items;
  std::string next_cursor;
  static constexpr std::string_view kName = "CustomerPage";
  static constexpr auto fields() {
    return field_table(field("items", &CustomerPage::items, {.max_length = 1'000}),
                       field("next_cursor", &CustomerPage::next_cursor,
                             {.help = "Empty on the last page; a page before it may be short."}));
  }
};

struct CustomerChange {
  std::optional<std::string> name;
  std::optional<std::string> group;
  static constexpr std::string_view kName = "CustomerChange";
  static constexpr auto fields() {
    return field_table(field("name", &CustomerChange::name, {.max_length = 100}),
                       field("group", &CustomerChange::group,
                             {.max_length = 40, .help = "Id of a customer group; empty for none."}));
  }
};

template <class T>
struct ListView {
  std::vector<T> items;
  static constexpr auto fields() {
    return field_table(field("items", &ListView::items, {.max_length = 200}));
  }
};

const http::Failure kMissing{ErrorKind::kNotFound, "customer.missing", "There is no such customer."};
const http::Failure kNoGroup{ErrorKind::kNotFound, "customer_group.missing", "There is no such group."};
const http::Failure kNoSegment{ErrorKind::kNotFound, "segment.missing", "There is no such segment."};

CustomerView view_of_customer(const Account& account) {
  return {.id = account.id,
          .mail = account.mail.value_or(""),
          .name = account.name,
          .group = account.group,
          .language = account.language,
          .marketing = account.wants_marketing(),
          .verified = account.mail_verified_at.has_value(),
          .addresses = account.addresses,
          .created_at = account.created_at};
}

// What is personal is kept by nobody in between.
template <class T>
Answer<T> shown(T body) {
  return {std::move(body), 0, {{"Cache-Control", "private, no-store"}}};
}

http::Route staff_route(Method method, std::string path, std::string summary, std::string permission,
                        std::vector<http::Failure> failures = {}) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "customer",
          .access = Access::kStaff,
          .permission = std::move(permission),
          .failures = std::move(failures),
          .ignores_key = true};
}

CustomerPage page_of(const std::vector<customer::StoredAccount>& accounts, std::string next_cursor) {
  CustomerPage page{.items = {}, .next_cursor = std::move(next_cursor)};
  for (const auto& each : accounts) page.items.push_back(view_of_customer(each.value));
  return page;
}

void add_reading(http::Routes& routes, const CustomerStaffRouteDeps& deps) {
  auto list = staff_route(Method::kGet, "/api/v1/admin/customers", "Customers, newest first, or by mail",
                          "customer.read");
  list.parameters = {{.name = "mail", .help = "The mail begins with it."},
                     {.name = "group", .help = "Id of a customer group; not together with `mail`."},
                     {.name = "cursor", .help = "next_cursor of the page before."}};
  routes.add<Nothing, CustomerPage>(
      std::move(list), [deps](const Nothing&, const Request& request) -> Result<Answer<CustomerPage>> {
        const customer::Accounts::Selection selection{
            .mail_prefix = text::shorten(request.query_value("mail"), 100),
            .group = text::shorten(request.query_value("group"), 100)};
        std::string next;
        const auto found =
            TRY(deps.accounts->list(selection, kPage, std::string{request.query_value("cursor")}, &next));
        return shown(page_of(found, std::move(next)));
      });
  routes.add<Nothing, CustomerView>(
      staff_route(Method::kGet, "/api/v1/admin/customers/{id}", "One customer", "customer.read", {kMissing}),
      [deps](const Nothing&, const Request& request) -> Result<Answer<CustomerView>> {
        return shown(view_of_customer(TRY(deps.accounts->load(request.path_parameter("id"))).value));
      });
  // A POST: giving a person's data out is written into the audit trail.
  routes.add<Nothing, json::value>(
      staff_route(Method::kPost, "/api/v1/admin/customers/{id}/export",
                  "Everything the shop knows of a customer, in one file", "customer.export", {kMissing}),
      [deps](const Nothing&, const Request& request) -> Result<Answer<json::value>> {
        return shown(TRY(deps.data->export_of(request.path_parameter("id"))));
      });
}

void add_writing(http::Routes& routes, const CustomerStaffRouteDeps& deps) {
  routes.add<CustomerChange, CustomerView>(
      staff_route(Method::kPatch, "/api/v1/admin/customers/{id}", "Change a customer's name or group",
                  "customer.write", {kMissing, kNoGroup}),
      [deps](const CustomerChange& input, const Request& request) -> Result<Answer<CustomerView>> {
        if (input.group && !input.group->empty()) TRY(deps.groups->load(*input.group));
        const auto id = request.path_parameter("id");
        const auto changed = TRY(deps.accounts->change(id, [&](Account& account) -> Status {
          if (input.name) account.name = text::trim(*input.name);
          // What a customer may and pays hangs on the group: the sessions that know the old one end.
          if (input.group && *input.group != account.group) {
            account.group = *input.group;
            ++account.session_epoch;
          }
          return {};
        }));
        TRY(deps.sessions->end_others(changed.value));
        return shown(view_of_customer(changed.value));
      });
  routes.add<Nothing, Nothing>(staff_route(Method::kPost, "/api/v1/admin/customers/{id}/erasure",
                                           "Erase a customer for good; orders keep what the law asks for",
                                           "customer.erase", {kMissing}),
                               [deps](const Nothing&, const Request& request) -> Result<Nothing> {
                                 auto account = TRY(deps.accounts->load(request.path_parameter("id"))).value;
                                 TRY(deps.data->erase(account.id));
                                 ++account.session_epoch;
                                 TRY(deps.sessions->end_others(account));
                                 return Nothing{};
                               });
}

Status same_id(std::string_view in_body, const Request& request) {
  if (in_body == request.path_parameter("id")) return {};
  return fail(invalid("request.id", "The id in the body must be the one in the URL."));
}

void add_groups(http::Routes& routes, const CustomerStaffRouteDeps& deps) {
  routes.add<Nothing, ListView<Group>>(
      staff_route(Method::kGet, "/api/v1/admin/customer-groups", "Customer groups", "customer.read"),
      [deps](const Nothing&, const Request&) -> Result<ListView<Group>> {
        return ListView<Group>{TRY(deps.groups->list())};
      });
  routes.add<Group, Group>(
      staff_route(Method::kPut, "/api/v1/admin/customer-groups/{id}", "Create or replace a customer group",
                  "customer.write",
                  {{ErrorKind::kPrecondition, "customer_group.too_many", "200 are there."}}),
      [deps](const Group& input, const Request& request) -> Result<Group> {
        TRY(same_id(input.id, request));
        TRY(deps.groups->save(input));
        return input;
      });
  routes.add<Nothing, Nothing>(staff_route(Method::kDelete, "/api/v1/admin/customer-groups/{id}",
                                           "Remove a customer group", "customer.write"),
                               [deps](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(deps.groups->remove(request.path_parameter("id")));
                                 return Nothing{};
                               });
}

void add_segments(http::Routes& routes, const CustomerStaffRouteDeps& deps) {
  routes.add<Nothing, ListView<Segment>>(
      staff_route(Method::kGet, "/api/v1/admin/segments", "Segments of customers", "customer.read"),
      [deps](const Nothing&, const Request&) -> Result<ListView<Segment>> {
        return ListView<Segment>{TRY(deps.segments->list())};
      });
  routes.add<Segment, Segment>(
      staff_route(Method::kPut, "/api/v1/admin/segments/{id}", "Create or replace a segment",
                  "customer.write",
                  {{ErrorKind::kInvalid, "segment.invalid", "A condition cannot be asked."},
                   {ErrorKind::kPrecondition, "segment.too_many", "200 are there."}}),
      [deps](const Segment& input, const Request& request) -> Result<Segment> {
        TRY(same_id(input.id, request));
        TRY(deps.segments->save(input));
        return input;
      });
  routes.add<Nothing, Nothing>(
      staff_route(Method::kDelete, "/api/v1/admin/segments/{id}", "Remove a segment", "customer.write"),
      [deps](const Nothing&, const Request& request) -> Result<Nothing> {
        TRY(deps.segments->remove(request.path_parameter("id")));
        return Nothing{};
      });
  auto members = staff_route(Method::kGet, "/api/v1/admin/segments/{id}/members",
                             "Who is in a segment now; each page looks at a thousand customers at most",
                             "customer.read", {kNoSegment});
  members.parameters = {{.name = "cursor", .help = "next_cursor of the page before."}};
  routes.add<Nothing, CustomerPage>(
      std::move(members), [deps](const Nothing&, const Request& request) -> Result<Answer<CustomerPage>> {
        const auto segment = TRY(deps.segments->load(request.path_parameter("id")));
        auto found = TRY(deps.segments->members(segment, kPage, std::string{request.query_value("cursor")}));
        return shown(page_of(found.accounts, std::move(found.next_cursor)));
      });
}

}  // namespace

http::Routes customer_staff_routes(CustomerStaffRouteDeps deps) {
  http::Routes routes;
  add_reading(routes, deps);
  add_writing(routes, deps);
  add_groups(routes, deps);
  add_segments(routes, deps);
  return routes;
}

}  // namespace souk::online::session
