// Groups, into which customers are put by hand, and segments, whose conditions are asked of each customer.
#include "online/console/customer_pages.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using customer::Comparison;
using customer::Segment;
using http::Response;

// A form has so many rows of conditions; the API takes up to twenty.
constexpr int kRows = 3;
constexpr std::size_t kMembers = 50;

Html groups_card(const Visit& visit, const std::vector<customer::Group>& groups) {
  const auto& words = visit.words;
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("customers.group_id") << "</th><th>"
       << words("customers.name_zh") << "</th><th>" << words("customers.name_en")
       << "</th><th></th></tr></thead><tbody>";
  for (const auto& each : groups) {
    html << "<tr><td><code>" << each.id << "</code></td><td data-label=\"" << words("customers.name_zh")
         << "\">" << each.name_zh << "</td><td data-label=\"" << words("customers.name_en") << "\">"
         << each.name_en << "</td><td>";
    if (visit.may("customer.write")) {
      html << form_open(visit, "/console/customer-groups/" + each.id + "/remove")
           << "<button class=\"btn btn--quiet btn--sm\">" << words("action.remove")
           << "<span class=\"u-hidden\"> " << each.id << "</span></button></form>";
    }
    html << "</td></tr>";
  }
  html << "</tbody></table>";
  if (visit.may("customer.write")) {
    html << form_open(visit, "/console/customer-groups", "form")
         << field(visit, {},
                  {.name = "id",
                   .label = words("customers.group_id"),
                   .hint = words("customers.id_hint"),
                   .required = true,
                   .max_length = 40})
         << field(visit, {}, {.name = "name_zh", .label = words("customers.name_zh"), .max_length = 80})
         << field(visit, {}, {.name = "name_en", .label = words("customers.name_en"), .max_length = 80})
         << "<div class=\"btn-row\"><button class=\"btn\">" << words("customers.save_group")
         << "</button></div></form>";
  }
  return card(words("customers.groups"), html);
}

std::string in_words(const Visit& visit, const customer::SegmentCondition& each) {
  return each.fact + " " + visit.words.of("customers.comparison.", enum_name(each.comparison)) + " " +
         each.value;
}

Html condition_rows(const Visit& visit) {
  const auto& words = visit.words;
  std::vector<Choice> comparisons;
  for (const auto& [comparison, name] : EnumNames<Comparison>::kNames)
    comparisons.push_back({std::string{name}, words.of("customers.comparison.", name)});
  const std::vector<Choice> facts{
      {"", words("customers.fact_none")},
      {"group", "group"},
      {"language", "language"},
      {"country", "country"},
      {"marketing", "marketing"},
      {"verified", "verified"},
      {"age_days", "age_days"},
      {"orders", "orders"},
      {"days_since_order", "days_since_order"},
      {"spent." + std::string{visit.currency().code()}, "spent." + std::string{visit.currency().code()}}};
  Html html;
  for (int i = 0; i < kRows; ++i) {
    const auto n = std::to_string(i);
    html << "<fieldset class=\"form-row\"><legend class=\"u-hidden\">"
         << words("customers.condition", {{"n", std::to_string(i + 1)}}) << "</legend>"
         << select(visit, {}, {.name = "fact" + n, .label = words("customers.fact")}, facts)
         << select(visit, {}, {.name = "comparison" + n, .label = words("customers.compare")}, comparisons)
         << field(visit, {}, {.name = "value" + n, .label = words("customers.value"), .max_length = 100})
         << "</fieldset>";
  }
  return html;
}

Html segments_card(const Visit& visit, const std::vector<Segment>& segments) {
  const auto& words = visit.words;
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("customers.segment") << "</th><th>"
       << words("customers.conditions") << "</th><th></th></tr></thead><tbody>";
  for (const auto& each : segments) {
    html << "<tr><td><a class=\"row-link\" href=\"/console/segments/" << each.id << "\">"
         << (each.name.empty() ? each.id : each.name) << "</a></td><td data-label=\""
         << words("customers.conditions") << "\">";
    bool first = true;
    for (const auto& condition : each.conditions) {
      html << when(!first, "; ") << in_words(visit, condition);
      first = false;
    }
    html << "</td><td>";
    if (visit.may("customer.write")) {
      html << form_open(visit, "/console/segments/" + each.id + "/remove")
           << "<button class=\"btn btn--quiet btn--sm\">" << words("action.remove")
           << "<span class=\"u-hidden\"> " << each.id << "</span></button></form>";
    }
    html << "</td></tr>";
  }
  html << "</tbody></table>";
  if (visit.may("customer.write")) {
    html << form_open(visit, "/console/segments", "form")
         << field(visit, {},
                  {.name = "id",
                   .label = words("customers.segment_id"),
                   .hint = words("customers.id_hint"),
                   .required = true,
                   .max_length = 40,
                   .id = "segment-id"})
         << field(visit, {}, {.name = "name", .label = words("customers.name"), .max_length = 80})
         << condition_rows(visit) << "<div class=\"btn-row\"><button class=\"btn\">"
         << words("customers.save_segment") << "</button></div></form>";
  }
  return card(words("customers.segments"), html);
}

Result<Response> show(const Visit& visit, const CustomerPageDeps& deps) {
  Html main;
  main << groups_card(visit, TRY(deps.groups->list())) << segments_card(visit, TRY(deps.segments->list()));
  return page(visit,
              {.title = visit.words("customers.groups"), .nav = "customers", .back = "/console/customers"},
              main);
}

Result<Response> members(const Visit& visit, const CustomerPageDeps& deps) {
  const auto& words = visit.words;
  const auto segment = TRY(deps.segments->load(visit.request.path_parameter("id")));
  const std::string cursor{visit.request.query_value("cursor")};
  const auto found = TRY(deps.segments->members(segment, kMembers, cursor));
  Html body;
  if (found.accounts.empty()) {
    body << nothing(visit, "customers", words("customers.nobody"));
  } else {
    body << "<ul class=\"said\">";
    for (const auto& each : found.accounts) {
      body << "<li><a href=\"/console/customers/" << each.id << "\">" << each.value.mail.value_or(each.id)
           << "</a> " << each.value.name << "</li>";
    }
    body << "</ul>";
  }
  Html main;
  main << card("", body) << pager(visit, "/console/segments/" + segment.id, cursor, found.next_cursor);
  return page(visit,
              {.title = segment.name.empty() ? segment.id : segment.name,
               .nav = "customers",
               .back = "/console/customer-groups"},
              main);
}

Segment segment_of(const Form& form) {
  Segment segment{std::string{form.value("id")}, std::string{form.value("name")}, {}};
  for (int i = 0; i < kRows; ++i) {
    const auto n = std::to_string(i);
    if (form.value("fact" + n).empty()) continue;
    customer::SegmentCondition condition;
    condition.fact = form.value("fact" + n);
    condition.value = form.value("value" + n);
    for (const auto& [comparison, name] : EnumNames<Comparison>::kNames) {
      if (name == form.value("comparison" + n)) condition.comparison = comparison;
    }
    segment.conditions.push_back(std::move(condition));
  }
  return segment;
}

}  // namespace

void add_customer_group_pages(Pages& pages, const CustomerPageDeps& deps) {
  const std::string here = "/console/customer-groups";
  pages.get(here, "customer.read", [deps](const Visit& visit) { return show(visit, deps); });
  pages.get("/console/segments/{id}", "customer.read",
            [deps](const Visit& visit) { return members(visit, deps); });
  pages.post(here, "customer.write", [deps, here](const Visit& visit, const Form& form) -> Result<Response> {
    TRY(deps.groups->save({std::string{form.value("id")}, std::string{form.value("name_en")},
                           std::string{form.value("name_zh")}}));
    return visit.done(here, "customers.saved");
  });
  pages.post(here + "/{id}/remove", "customer.write",
             [deps, here](const Visit& visit, const Form&) -> Result<Response> {
               TRY(deps.groups->remove(visit.request.path_parameter("id")));
               return visit.done(here, "customers.removed");
             });
  pages.post("/console/segments", "customer.write",
             [deps, here](const Visit& visit, const Form& form) -> Result<Response> {
               const auto segment = segment_of(form);
               if (segment.conditions.empty())
                 return visit.go(here, Tone::kBad, visit.words("customers.no_conditions"));
               TRY(deps.segments->save(segment));
               return visit.done(here, "customers.saved");
             });
  pages.post("/console/segments/{id}/remove", "customer.write",
             [deps, here](const Visit& visit, const Form&) -> Result<Response> {
               TRY(deps.segments->remove(visit.request.path_parameter("id")));
               return visit.done(here, "customers.removed");
             });
}

}  // namespace souk::online::console
