#include "online/console/case_parts.hpp"

#include "online/console/staff_parts.hpp"

namespace souk::online::console {
namespace {

using aftersale::Case;
using aftersale::CaseState;

const aftersale::SettledLine* settled_line(const Case& about, std::string_view sku) {
  if (!about.settlement) return nullptr;
  for (const auto& each : about.settlement->lines) {
    if (each.sku == sku) return &each;
  }
  return nullptr;
}

}  // namespace

std::string problem_words(const Visit& visit, const std::string& code, const std::string& message) {
  if (code.empty()) return message;
  return visit.explain({.kind = ErrorKind::kPrecondition, .code = code, .message = message});
}

Html case_badge(const Visit& visit, const Case& about) {
  std::string_view tone = "info";
  if (about.state == CaseState::kRequested || about.state == CaseState::kArrived) tone = "todo";
  if (about.state == CaseState::kSettled) tone = "ok";
  if (about.state == CaseState::kRejected || about.state == CaseState::kWithdrawn) tone = "off";
  if (!about.problem.empty()) tone = "bad";
  return badge(tone, visit.words.of("case.state.", enum_name(about.state)));
}

Html case_lines(const Visit& visit, const Case& about, const order::Order& order) {
  const auto& words = visit.words;
  Html html;
  html << "<ul class=\"case-lines\">";
  for (const auto& each : about.lines) {
    const auto* sold = order.line(each.sku);
    html << "<li><div class=\"goods\">" << thumb(visit, sold == nullptr ? std::string{} : sold->picture)
         << "<div><b>" << each.quantity << " × " << (sold == nullptr ? each.sku : visit.text(sold->name))
         << "</b><p class=\"u-muted\">" << each.sku << " · "
         << words.of("case.reason.", enum_name(each.reason)) << "</p>";
    if (!each.wanted_sku.empty()) html << "<p>" << words("case.wants", {{"sku", each.wanted_sku}}) << "</p>";
    if (!each.note.empty()) html << "<blockquote class=\"said\">" << each.note << "</blockquote>";
    if (const auto* settled = settled_line(about, each.sku); settled != nullptr) {
      html << "<p class=\"tags\">";
      for (const auto& one : settled->inspections)
        html << badge(
            "info", std::to_string(one.quantity) + " × " + words.of("case.verdict.", enum_name(one.verdict)));
      if (settled->refund_minor > 0)
        html << badge("ok", words("order.refunded_n",
                                  {{"amount", visit.money(settled->refund_minor, order.currency)}}));
      html << "</p>";
    }
    html << "</div></div></li>";
  }
  html << "</ul>";
  return html;
}

Html case_timeline(const Visit& visit, const Case& about) {
  Html html;
  html << "<ol class=\"timeline\">";
  for (auto each = about.timeline.rbegin(); each != about.timeline.rend(); ++each) {
    const auto state = "case.state." + each->what;
    const auto key = visit.words.has(state) ? state : "case.event." + each->what;
    html << "<li><p><b>" << (visit.words.has(key) ? visit.words(key) : each->what) << "</b>";
    const auto said = problem_words(visit, each->code, each->note);
    if (!said.empty()) html << " <span>" << said << "</span>";
    html << "</p><p class=\"u-muted\"><time datetime=\"" << to_string(each->at) << "\">"
         << visit.moment(each->at) << "</time> · " << actor_of(visit, each->actor) << "</p></li>";
  }
  html << "</ol>";
  return card(visit.words("order.timeline"), html);
}

}  // namespace souk::online::console
