// What can be done with a customer: the same use cases that the API's handlers call.
#include "base/text.hpp"
#include "online/console/customer_pages.hpp"

namespace souk::online::console {
namespace {

using customer::Account;
using http::Response;

std::string path_of(const Visit& visit) {
  return "/console/customers/" + std::string{visit.request.path_parameter("id")};
}

Result<Response> change(const Visit& visit, const Form& form, const CustomerPageDeps& deps) {
  const auto group = form.value("group");
  if (!group.empty()) TRY(deps.groups->load(group));
  const auto changed =
      TRY(deps.accounts->change(visit.request.path_parameter("id"), [&](Account& account) -> Status {
        account.name = text::shorten(text::trim(form.value("name")), 100);
        // What a customer may and pays hangs on the group: the sessions that know the old one end.
        if (group != account.group) {
          account.group = std::string{group};
          ++account.session_epoch;
        }
        return {};
      }));
  TRY(deps.sessions->end_others(changed.value));
  return visit.done(path_of(visit), "customers.saved");
}

// A form, so that giving a person's data out stands in the audit trail.
Result<Response> hand_out(const Visit& visit, const CustomerPageDeps& deps) {
  const auto all = TRY(deps.data->export_of(visit.request.path_parameter("id")));
  auto response = Response::json(200, to_text(all));
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("Content-Disposition", "attachment; filename=\"customer.json\"");
  return response;
}

Result<Response> erase(const Visit& visit, const Form& form, const CustomerPageDeps& deps) {
  auto account = TRY(deps.accounts->load(visit.request.path_parameter("id"))).value;
  if (text::to_lower_ascii(text::trim(form.value("mail"))) != account.mail.value_or("")) {
    return visit.go(path_of(visit), Tone::kBad, visit.words("customers.erase_other"));
  }
  TRY(deps.data->erase(account.id));
  ++account.session_epoch;
  TRY(deps.sessions->end_others(account));
  return visit.done("/console/customers", "customers.erased");
}

}  // namespace

void add_customer_forms(Pages& pages, const CustomerPageDeps& deps) {
  pages.post("/console/customers/{id}", "customer.write",
             [deps](const Visit& visit, const Form& form) { return change(visit, form, deps); });
  pages.post("/console/customers/{id}/export", "customer.export",
             [deps](const Visit& visit, const Form&) { return hand_out(visit, deps); });
  pages.post("/console/customers/{id}/erase", "customer.erase",
             [deps](const Visit& visit, const Form& form) { return erase(visit, form, deps); });
}

}  // namespace souk::online::console
