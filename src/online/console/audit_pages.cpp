// The audit trail: who did what to which object, when and from where. It can be read and checked here; there
// is nothing that changes it.
#include <charconv>
#include <set>

#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/staff_parts.hpp"

namespace souk::online::console {
namespace {

using audit::Entry;
using http::Response;

constexpr std::size_t kPage = 100;
constexpr std::size_t kVerified = 10'000;  // entries that one look walks

Html status_badge(const Visit& visit, const Entry& entry) {
  if (!entry.status) return badge("warn", visit.words("audit.unknown_end"));
  const auto text = std::to_string(*entry.status);
  if (*entry.status < 400) return badge("ok", text);
  return badge(*entry.status < 500 ? "warn" : "bad", text);
}

void row(Html& html, const Visit& visit, const Entry& entry) {
  const auto& words = visit.words;
  html << "<tr><td data-label=\"" << words("audit.act") << "\"><a class=\"row-link\" href=\"/console/audit/"
       << entry.sequence << "\"><code>" << entry.act << "</code></a></td><td data-label=\""
       << words("audit.object") << "\">" << entry.object << "</td><td data-label=\"" << words("audit.who")
       << "\">" << actor_name(visit, entry.who) << "</td><td data-label=\"" << words("audit.when") << "\">"
       << visit.moment(entry.at) << "</td><td data-label=\"" << words("audit.end") << "\">"
       << status_badge(visit, entry) << "</td><td class=\"num\" data-label=\"" << words("audit.changes")
       << "\">" << entry.changed_documents << "</td></tr>";
}

Html filter_form(const Visit& visit) {
  Html html;
  html << "<form class=\"search-form\" method=\"get\" action=\"/console/audit\" role=\"search\">"
       << icon(visit, "search") << "<input class=\"input\" name=\"object\" type=\"search\" aria-label=\""
       << visit.words("audit.find") << "\" placeholder=\"" << visit.words("audit.find")
       << "\" maxlength=\"200\" value=\"" << visit.request.query_value("object")
       << "\"></form><a class=\"btn btn--quiet\" href=\"/console/audit?check=1\">"
       << visit.words("audit.check") << "</a>";
  return html;
}

Result<Html> verdict(const Visit& visit) {
  const auto checked = TRY(visit.deps().staff.trail->verify(kVerified));
  if (checked.intact) return notice(visit, Tone::kOk, visit.words.count("audit.intact", checked.entries));
  return notice(visit, Tone::kBad,
                visit.words("audit.broken", {{"at", std::to_string(checked.broken_at.value_or(0))},
                                             {"why", checked.reason}}));
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const audit::Trail::Filter filter{std::string{visit.request.query_value("who")},
                                    std::string{visit.request.query_value("object")}};
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  auto entries = TRY(visit.deps().staff.trail->list(filter, kPage, cursor, &next));
  // An act stands there twice, when it begins and when it ends; the end says more.
  std::set<std::int64_t> ended;
  for (const auto& each : entries) {
    if (each.of) ended.insert(*each.of);
  }
  std::erase_if(entries, [&](const Entry& each) { return ended.contains(each.sequence); });
  Html main;
  if (visit.request.query_value("check") == "1") main << TRY(verdict(visit));
  std::string path = "/console/audit";
  if (!filter.who.empty()) {
    path = with_query(path, "who", filter.who);
    main << chips({{actor_name(visit, filter.who) + "  ×", "/console/audit", true}}, words("audit.who"));
  }
  if (!filter.object.empty()) path = with_query(path, "object", filter.object);
  if (entries.empty()) {
    main << card("", nothing(visit, "audit", words("audit.none")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("audit.act") << "</th><th>" << words("audit.object") << "</th><th>" << words("audit.who")
         << "</th><th>" << words("audit.when") << "</th><th>" << words("audit.end")
         << "</th><th class=\"num\">" << words("audit.changes") << "</th></tr></thead><tbody>";
    for (const auto& each : entries) row(main, visit, each);
    main << "</tbody></table></div>" << pager(visit, path, cursor, next);
  }
  return page(visit, {.title = words("nav.audit"), .nav = "audit", .actions = filter_form(visit)}, main);
}

Html changes_table(const Visit& visit, const Entry& entry) {
  const auto& words = visit.words;
  if (entry.changes.empty()) return nothing(visit, "check", words("audit.no_changes"));
  const auto digest = [](std::string_view whole) {
    return whole.empty() ? std::string{"–"} : std::string{whole.substr(0, 16)} + "…";
  };
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("audit.document") << "</th><th>"
       << words("audit.before") << "</th><th>" << words("audit.after") << "</th></tr></thead><tbody>";
  for (const auto& each : entry.changes)
    html << "<tr><td data-label=\"" << words("audit.document") << "\"><code>" << each.collection << "/"
         << each.id << "</code></td><td data-label=\"" << words("audit.before") << "\"><code>"
         << digest(each.before) << "</code></td><td data-label=\"" << words("audit.after") << "\"><code>"
         << digest(each.after) << "</code></td></tr>";
  html << "</tbody></table>";
  return html;
}

Result<Response> one(const Visit& visit) {
  const auto& words = visit.words;
  const auto wanted = visit.request.path_parameter("sequence");
  std::int64_t sequence = 0;
  std::from_chars(wanted.data(), wanted.data() + wanted.size(), sequence);
  const auto entry = TRY(visit.deps().staff.trail->load(sequence));
  Html facts;
  facts << "<dl class=\"facts\">";
  fact(facts, words("audit.who"), actor_name(visit, entry.who));
  fact(facts, words("audit.when"), visit.moment(entry.at));
  fact(facts, words("audit.act"), entry.act);
  fact(facts, words("audit.object"), entry.object);
  fact(facts, words("audit.permission"), entry.permission);
  fact(facts, words("audit.from"), entry.from);
  fact(facts, words("audit.end"), status_badge(visit, entry));
  fact(facts, words("audit.request"), entry.request_id);
  fact(facts, words("audit.hash"), entry.hash);
  fact(facts, words("audit.previous"), entry.previous);
  facts << "</dl>";
  Html main;
  main << card("", facts) << card(words("audit.changes"), changes_table(visit, entry), "card--flush");
  return page(visit,
              {.title = words("audit.entry", {{"n", std::to_string(entry.sequence)}}),
               .nav = "audit",
               .back = "/console/audit"},
              main);
}

}  // namespace

void add_audit_pages(Pages& pages) {
  pages.nav({.key = "audit",
             .path = "/console/audit",
             .icon = "audit",
             .permission = "audit.read",
             .group = "system"});
  pages.get("/console/audit", "audit.read", list);
  pages.get("/console/audit/{sequence}", "audit.read", one);
}

}  // namespace souk::online::console
