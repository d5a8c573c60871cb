// The outbox of mail: what waits, what was sent and what was given up, and trying that again.
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"
#include "online/notice/template.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using notice::Notice;
using notice::NoticeState;

constexpr std::size_t kPage = 50;

NoticeState state_of(std::string_view wanted) {
  for (const auto& [state, name] : EnumNames<NoticeState>::kNames) {
    if (name == wanted) return state;
  }
  return NoticeState::kSent;
}

Html state_badge(const Visit& visit, const Notice& each) {
  std::string_view tone = "warn";
  if (each.state == NoticeState::kSent) tone = "ok";
  if (each.state == NoticeState::kDead) tone = "bad";
  return badge(tone, visit.words.of("mail.state.", enum_name(each.state)));
}

std::string path_of(const Notice& each) { return "/console/mail/" + text::percent_encode(each.id); }

void row(Html& html, const Visit& visit, const Notice& each) {
  const auto& words = visit.words;
  html << "<tr><td data-label=\"" << words("mail.kind_head") << "\"><a class=\"row-link\" href=\""
       << path_of(each) << "\">" << words.of("mail.kind.", enum_name(each.kind))
       << "</a></td><td data-label=\"" << words("mail.to") << "\">" << each.to << "</td><td data-label=\""
       << words("mail.made") << "\">" << visit.moment(each.created_at) << "</td><td data-label=\""
       << words("staff.state_head") << "\">" << state_badge(visit, each)
       << "</td><td class=\"num\" data-label=\"" << words("mail.attempts") << "\">" << each.attempts
       << "</td></tr>";
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const auto state = state_of(visit.request.query_value("state"));
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().notices->in_state(state, kPage, cursor));
  std::vector<Chip> states;
  for (const auto& [each, name] : EnumNames<NoticeState>::kNames)
    states.push_back(
        {words.of("mail.state.", name), "/console/mail?state=" + std::string{name}, each == state});
  Html main;
  main << chips(states, words("staff.state_head"));
  if (shown.notices.empty()) {
    main << card("", nothing(visit, "mail", words("mail.none")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("mail.kind_head") << "</th><th>" << words("mail.to") << "</th><th>" << words("mail.made")
         << "</th><th>" << words("staff.state_head") << "</th><th class=\"num\">" << words("mail.attempts")
         << "</th></tr></thead><tbody>";
    for (const auto& each : shown.notices) row(main, visit, each);
    main << "</tbody></table></div>"
         << pager(visit, "/console/mail?state=" + std::string{enum_name(state)}, cursor, shown.next_cursor);
  }
  return page(visit, {.title = words("nav.mail"), .nav = "mail"}, main);
}

Result<Response> one(const Visit& visit) {
  const auto& words = visit.words;
  const auto each =
      notice::as_staff_sees(TRY(visit.deps().notices->load(visit.request.path_parameter("id"))));
  Html facts;
  facts << "<dl class=\"facts\">";
  fact(facts, words("mail.to"), each.to_name.empty() ? each.to : each.to_name + " <" + each.to + ">");
  fact(facts, words("staff.state_head"), state_badge(visit, each));
  fact(facts, words("mail.made"), visit.moment(each.created_at));
  if (each.ended_at) fact(facts, words("mail.ended"), visit.moment(*each.ended_at));
  if (each.state == NoticeState::kWaiting && each.due)
    fact(facts, words("mail.next"), visit.moment(*each.due));
  fact(facts, words("mail.attempts"), visit.number(each.attempts));
  fact(facts, words("mail.error"), each.error);
  facts << "</dl>";
  Html main;
  main << card("", facts);
  if (each.facts.empty()) {
    main << card(words("mail.letter"), nothing(visit, "mail", words("mail.forgotten")));
  } else {
    const auto letter = notice::write_letter(each, *visit.settings);
    Html body;
    body << "<p><b>" << letter.subject << "</b></p><pre class=\"letter\">" << letter.text << "</pre>";
    main << card(words("mail.letter"), body);
  }
  Html actions;
  if (each.state == NoticeState::kDead && visit.may("notice.write"))
    actions << form_open(visit, path_of(each) + "/send") << "<button class=\"btn\">" << words("mail.again")
            << "</button></form>";
  return page(visit,
              {.title = words.of("mail.kind.", enum_name(each.kind)),
               .nav = "mail",
               .actions = actions,
               .back = "/console/mail?state=" + std::string{enum_name(each.state)}},
              main);
}

}  // namespace

void add_mail_pages(Pages& pages) {
  pages.nav({.key = "mail",
             .path = "/console/mail",
             .icon = "mail",
             .permission = "notice.read",
             .group = "system"});
  pages.get("/console/mail", "notice.read", list);
  pages.get("/console/mail/{id}", "notice.read", one);
  pages.post("/console/mail/{id}/send", "notice.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               const auto again = TRY(visit.deps().notices->send_again(visit.request.path_parameter("id")));
               return visit.done(path_of(again), "mail.did_again");
             });
}

}  // namespace souk::online::console
