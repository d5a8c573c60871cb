// What staff do with a case: approve or refuse it, note that the goods are here, say what became of each
// piece and what goes back for it.
#include <algorithm>

#include "base/text.hpp"
#include "online/console/case_parts.hpp"
#include "online/console/console.hpp"
#include "online/console/order_parts.hpp"

namespace souk::online::console {
namespace {

using aftersale::Case;
using aftersale::CaseState;
using aftersale::Decision;
using aftersale::Outcome;
using aftersale::Verdict;
using http::Response;

std::string path_of(const Case& about, std::string_view verb) {
  return "/console/returns/" + about.id + "/" + std::string{verb};
}

// Best guess, which the form lets people change: nothing is said where it cannot be known.
std::string expected_at(const Visit& visit, const Case& about) {
  order::PartsBySku sold;
  for (const auto& line : about.lines) {
    if (auto parts = visit.deps().inventory->sold_from(about.order_id, line.sku))
      sold[line.sku] = std::move(*parts);
  }
  return aftersale::sent_from(about, sold);
}

Html approve_form(const Visit& visit, const Case& about) {
  const auto& words = visit.words;
  Form preset;
  preset.set("location", expected_at(visit, about));
  std::vector<Choice> places;
  for (const auto& each : *visit.deps().locations->all()) {
    if (each.active) places.push_back({each.code, visit.text(each.name)});
  }
  Html form;
  form << form_open(visit, path_of(about, "approve"), "form")
       << check("come_back", words("case.come_back"), about.goods_come_back)
       << select(visit, preset, {.name = "location", .label = words("order.return_to")}, places)
       << area(visit, {},
               {.name = "message",
                .label = words("case.message"),
                .hint = words("case.message_hint"),
                .max_length = 1'000},
               2)
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("case.do.approve")
       << "</button></div></form>";
  return card(words("case.approve_title"), form);
}

Html reject_form(const Visit& visit, const Case& about) {
  const auto& words = visit.words;
  Html form;
  form << form_open(visit, path_of(about, "reject"), "form")
       << field(visit, {},
                {.name = "reason",
                 .label = words("order.reason"),
                 .hint = words("case.reject_hint"),
                 .required = true,
                 .max_length = 1'000})
       << "<div class=\"btn-row\"><button class=\"btn btn--bad\">" << words("case.do.reject")
       << "</button></div></form>";
  return card(words("case.reject_title"), form);
}

Html press(const Visit& visit, const Case& about, std::string_view verb, Markup classes) {
  Html html;
  html << form_open(visit, path_of(about, verb)) << "<button class=\"" << classes << "\">"
       << visit.words.of("case.do.", verb) << "</button></form>";
  return html;
}

// Where goods came back: how many are fit to be sold, are not, or go back to their buyer.
Html inspection(const Visit& visit, const aftersale::CaseLine& line) {
  Html html;
  html << "<div class=\"inspect\">";
  for (const auto& [verdict, name] : EnumNames<Verdict>::kNames)
    html << "<label class=\"amount\"><span>" << visit.words.of("case.verdict.", name)
         << "</span><input class=\"input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\""
         << line.quantity << "\" name=\"" << name << "/" << line.sku << "\" value=\""
         << (verdict == Verdict::kRestock ? line.quantity : 0) << "\"><small>/ " << line.quantity
         << "</small></label>";
  html << "</div>";
  return html;
}

Html settle_form(const Visit& visit, const Case& about, const order::Order& order) {
  const auto& words = visit.words;
  Form form;
  form.set("outcome", std::string{enum_name(about.outcome)});
  Html body;
  body << form_open(visit, path_of(about, "settle"), "form");
  for (const auto& line : about.lines) {
    const auto* sold = order.line(line.sku);
    body << "<fieldset class=\"line-set\"><legend>" << line.quantity << " × "
         << (sold == nullptr ? line.sku : visit.text(sold->name)) << "</legend>";
    if (about.goods_come_back) body << inspection(visit, line);
    body << field(visit, {},
                  {.name = "refund/" + line.sku,
                   .label = words("case.refund_instead"),
                   .hint = words("case.refund_hint"),
                   .max_length = 20,
                   .more = " inputmode=\"decimal\"",
                   .classes = "field--s"})
         << "</fieldset>";
  }
  body << "<div class=\"form-row\">"
       << select(
              visit, form, {.name = "outcome", .label = words("case.outcome_head")},
              {{"refund", words("case.outcome.refund")}, {"replacement", words("case.outcome.replacement")}})
       << field(visit, {},
                {.name = "shipping",
                 .label = words("case.shipping_back"),
                 .max_length = 20,
                 .more = " inputmode=\"decimal\" placeholder=\"0\""})
       << field(visit, {},
                {.name = "goodwill",
                 .label = words("order.goodwill"),
                 .max_length = 20,
                 .more = " inputmode=\"decimal\" placeholder=\"0\""})
       << "</div>" << money_to(visit, order, "settle-to") << check("waive", words("case.waive"), false)
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("case.do.settle")
       << "</button></div></form>";
  return card(words("case.settle_title"), body);
}

Result<Decision> decision_of(const Form& form, const Case& about, Currency currency) {
  Decision decision;
  decision.outcome = form.value("outcome") == "replacement" ? Outcome::kReplacement : Outcome::kRefund;
  decision.shipping_minor = TRY(amount_of(form.value("shipping"), currency)).value_or(0);
  decision.goodwill_minor = TRY(amount_of(form.value("goodwill"), currency)).value_or(0);
  decision.waive_difference = form.has("waive");
  decision.to_store_credit = wants_store_credit(form);
  for (const auto& line : about.lines) {
    aftersale::DecidedLine decided{.sku = line.sku, .inspections = {}};
    decided.refund_minor = TRY(amount_of(form.value("refund/" + line.sku), currency));
    for (const auto& [verdict, name] : EnumNames<Verdict>::kNames) {
      const auto key = std::string{name} + "/" + line.sku;
      if (text::trim(form.value(key)).empty()) continue;
      const auto pieces = TRY(form.number(key));
      if (pieces < 0 || pieces > line.quantity)
        return fail(invalid("form.number", "Write a whole number here."));
      if (pieces > 0) decided.inspections.push_back({verdict, pieces, {}});
    }
    decision.lines.push_back(std::move(decided));
  }
  return decision;
}

using Move = std::function<Result<Case>(const Visit&, const Form&, const std::string& id)>;

void add_move(Pages& pages, const std::string& verb, std::string permission, Move move) {
  pages.post("/console/returns/{id}/" + verb, std::move(permission),
             [verb, move = std::move(move)](const Visit& visit, const Form& form) -> Result<Response> {
               const auto after = TRY(move(visit, form, std::string{visit.request.path_parameter("id")}));
               return visit.done("/console/returns/" + after.id, "case.did." + verb);
             });
}

}  // namespace

Html case_actions(const Visit& visit, const Case& about, const order::Order& order) {
  Html html;
  if (!about.problem.empty())
    html << notice(visit, Tone::kBad, problem_words(visit, about.problem_code, about.problem));
  if (!visit.may("aftersale.write")) return html;
  const bool ready =
      about.state == CaseState::kArrived || (about.state == CaseState::kApproved && !about.goods_come_back);
  Html row;
  if (about.state == CaseState::kApproved && about.goods_come_back)
    row << press(visit, about, "arrive", "btn");
  if (about.state == CaseState::kApproved) row << press(visit, about, "withdraw", "btn btn--quiet");
  if (about.state == CaseState::kSettling && !about.problem.empty())
    row << press(visit, about, "retry", "btn");
  if (!row.empty()) html << "<div class=\"actions\">" << row << "</div>";
  if (about.state == CaseState::kRequested)
    html << "<div class=\"columns\">" << approve_form(visit, about) << reject_form(visit, about) << "</div>";
  if (ready && visit.may("order.refund")) html << settle_form(visit, about, order);
  return html;
}

void add_case_forms(Pages& pages) {
  add_move(pages, "approve", "aftersale.write",
           [](const Visit& visit, const Form& form, const std::string& id) -> Result<Case> {
             return visit.deps().cases->approve(id, visit.act(),
                                                {form.has("come_back"), std::string{form.value("location")},
                                                 text::shorten(form.value("message"), 1'000)});
           });
  add_move(pages, "reject", "aftersale.write",
           [](const Visit& visit, const Form& form, const std::string& id) -> Result<Case> {
             const auto reason = text::trim(form.value("reason"));
             if (reason.empty()) return fail(invalid("cancel.reason", "Say why."));
             return visit.deps().cases->reject(id, visit.act(), text::shorten(reason, 1'000));
           });
  add_move(pages, "arrive", "aftersale.write", [](const Visit& visit, const Form&, const std::string& id) {
    return visit.deps().cases->arrive(id, visit.act());
  });
  add_move(pages, "withdraw", "aftersale.write", [](const Visit& visit, const Form&, const std::string& id) {
    return visit.deps().cases->withdraw(id, visit.act());
  });
  add_move(pages, "retry", "aftersale.write", [](const Visit& visit, const Form&, const std::string& id) {
    return visit.deps().cases->retry(id, visit.act());
  });
  add_move(pages, "settle", "order.refund",
           [](const Visit& visit, const Form& form, const std::string& id) -> Result<Case> {
             const auto about = TRY(visit.deps().cases->load(id));
             const auto order = TRY(visit.deps().orders->load(about.order_id));
             const auto decision = TRY(decision_of(form, about, order.value.currency));
             return visit.deps().cases->settle(id, visit.act(), decision);
           });
}

}  // namespace souk::online::console
