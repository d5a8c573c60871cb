// Measuring a formula on judgement lists: uploading one, measuring a version against the one in force as a
// job, and the report of it.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"
#include "online/console/staff_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::Evaluation;
using search::MeasuredQuery;

constexpr std::string_view kHere = "/console/search/evaluations";
// A list of 2 MiB as a form sends it.
constexpr std::size_t kMaxFormBytes = 3 * search::kMaxJudgementBytes + 64 * 1024;

std::string decimal(std::int64_t millionths) {
  const auto size = millionths < 0 ? -millionths : millionths;
  return fmt::format("{}{}.{:04}", millionths < 0 ? "−" : "", size / 1'000'000, size % 1'000'000 / 100);
}
std::string signed_decimal(std::int64_t millionths) {
  return (millionths > 0 ? "+" : "") + decimal(millionths);
}

// ---- lists and what was measured --------------------------------------------------------------------------

Html lists_card(const Visit& visit, const std::vector<engines::Stored<search::JudgementList>>& lists) {
  const auto& words = visit.words;
  if (lists.empty())
    return card(words("search.lists"),
                nothing(visit, "search", words("search.no_lists"), words("search.no_lists_text")));
  Html body;
  body << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.list_name")
       << "</th><th class=\"num\">" << words("search.queries") << "</th><th class=\"num\">"
       << words("search.lines") << "</th><th>" << words("search.saved_at")
       << "</th><th></th></tr></thead><tbody>";
  for (const auto& each : lists)
    body << "<tr><td class=\"wide\"><b>" << each.value.name << "</b></td><td class=\"num\" data-label=\""
         << words("search.queries") << "\">"
         << visit.number(static_cast<std::int64_t>(search::by_query(each.value.lines).size()))
         << "</td><td class=\"num\" data-label=\"" << words("search.lines") << "\">"
         << visit.number(static_cast<std::int64_t>(each.value.lines.size())) << "</td><td data-label=\""
         << words("search.saved_at") << "\">" << visit.moment(each.value.at) << "</td><td>"
         << form_open(visit, std::string{kHere} + "/lists/" + each.id + "/remove")
         << "<button class=\"btn btn--bad btn--sm\">" << words("action.remove")
         << "</button></form></td></tr>";
  return card(words("search.lists"), body << "</tbody></table>", "card--flush");
}

Html measure_card(const Visit& visit, const Form& form, const search::Formula& formula,
                  const std::vector<engines::Stored<search::JudgementList>>& lists) {
  const auto& words = visit.words;
  if (lists.empty()) return {};
  std::vector<Choice> choices;
  for (const auto& each : lists) choices.push_back({each.id, each.value.name});
  Html body;
  body << form_open(visit, std::string{kHere} + "/start", "form")
       << "<div class=\"grid-fields grid-fields--wide\">"
       << select(visit, form, {.name = "list", .label = words("search.list")}, choices)
       << select(visit, form, {.name = "planned", .label = words("search.version_to_measure")},
                 version_choices(visit, formula, std::nullopt))
       << "</div><div class=\"btn-row\"><button class=\"btn\">" << words("search.measure_it")
       << "</button></div></form>";
  return card(words("search.measure"), body);
}

Html upload_card(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html body;
  body << form_open(visit, std::string{kHere} + "/lists", "form")
       << "<div class=\"grid-fields grid-fields--wide\">"
       << field(visit, form,
                {.name = "name", .label = words("search.list_name"), .required = true, .max_length = 120})
       << select(visit, form, {.name = "language", .label = words("search.language")},
                 search_language_choices(visit))
       << "</div><div class=\"field\" data-csv hidden><label class=\"field-label\" for=\"csv-file\">"
       << words("search.csv_file")
       << "</label><input class=\"input\" id=\"csv-file\" type=\"file\" accept=\".csv,text/csv\" "
          "data-csv-into=\"csv\" "
          "data-csv-most=\""
       << static_cast<std::int64_t>(search::kMaxJudgementBytes) << "\"></div>"
       << area(visit, form,
               {.name = "csv",
                .label = words("search.csv"),
                .hint = words("search.csv_hint"),
                .required = true,
                .max_length = search::kMaxJudgementBytes},
               8)
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("search.upload")
       << "</button></div></form>";
  return card(words("search.new_list"), body);
}

Html reports_card(const Visit& visit, const std::vector<engines::Stored<Evaluation>>& all) {
  const auto& words = visit.words;
  if (all.empty()) return {};
  Html body;
  body << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.list_name") << "</th><th>"
       << words("search.version") << "</th><th class=\"num\">NDCG@10</th><th class=\"num\">"
       << words("search.difference") << "</th><th>" << words("search.saved_at")
       << "</th></tr></thead><tbody>";
  for (const auto& each : all)
    body << "<tr><td class=\"wide\"><a class=\"row-link\" href=\"" << kHere << "/"
         << text::percent_encode(each.id) << "\">" << each.value.name << "</a></td><td data-label=\""
         << words("search.version") << "\">" << each.value.version_in_force << " → "
         << each.value.version_planned << "</td><td class=\"num\" data-label=\"NDCG@10\">"
         << decimal(each.value.planned.ndcg) << "</td><td class=\"num\" data-label=\""
         << words("search.difference") << "\">" << signed_decimal(each.value.difference)
         << "</td><td data-label=\"" << words("search.saved_at") << "\">" << visit.moment(each.value.at)
         << "</td></tr>";
  return card(words("search.measured_before"), body << "</tbody></table>", "card--flush");
}

// What is wrong with an uploaded list, line by line.
Html line_complaints(const Visit& visit, const Error& error) {
  Html html;
  html << "<ul class=\"plain\">";
  for (const auto& each : error.fields) {
    const auto line = each.pointer.substr(each.pointer.rfind('/') + 1);
    html << "<li><b>" << visit.words("search.line_n", {{"n", line}}) << "</b> "
         << visit.words.of("search.line_wrong.", each.code) << "</li>";
  }
  return card(visit.words("search.lines_wrong"), html << "</ul>");
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const Form& form,
                      const Html& wrong, int status) {
  const auto& words = visit.words;
  const auto formula = TRY(deps.merchandising->formula());
  const auto lists = TRY(deps.evaluations->lists());
  Html main;
  main << search_tabs(visit, "measure") << complaints(visit, form) << wrong << "<p class=\"lead\">"
       << words("search.measure_text") << "</p>" << measure_card(visit, form, formula, lists)
       << reports_card(visit, TRY(deps.evaluations->evaluations())) << lists_card(visit, lists)
       << upload_card(visit, form);
  return page(visit, {.title = words("search.tab.measure"), .nav = "search"}, main, status);
}

Result<Response> upload(const Visit& visit, const search::SearchStaffDeps& deps, const Form& sent) {
  auto form = sent;
  const std::string name = text::shorten(text::trim(form.value("name")), 120);
  if (name.empty()) form.errors["name"] = visit.words("form.needed");
  if (!form.clean()) return show(visit, deps, form, {}, kFormRefused);
  search::JudgementList list{
      .name = name, .language = std::string{form.value("language")}, .by = visit.who.id, .at = visit.now};
  const auto saved = deps.evaluations->save_list(visit.command_id(form), std::move(list), form.value("csv"));
  if (saved)
    return visit.go(std::string{kHere}, Tone::kOk,
                    visit.words.count("search.list_saved", static_cast<std::int64_t>(saved->lines.size())));
  form.problem = visit.explain(saved.error());
  return show(visit, deps, form,
              saved.error().fields.empty() ? Html{} : line_complaints(visit, saved.error()), kFormRefused);
}

// ---- one report -------------------------------------------------------------------------------------------

void measure_row(Html& html, const Visit& visit, std::string_view name, std::string_view before,
                 std::string_view after) {
  html << "<tr><td><b>" << name << "</b></td><td class=\"num\" data-label=\""
       << visit.words("search.in_force") << "\">" << before << "</td><td class=\"num\" data-label=\""
       << visit.words("search.planned_formula") << "\">" << after << "</td></tr>";
}

// Beyond twice its standard error a difference would come by chance in one of twenty lists.
std::string verdict_key(const Evaluation& evaluation) {
  const auto size = evaluation.difference < 0 ? -evaluation.difference : evaluation.difference;
  if (size <= 2 * evaluation.standard_error) return "unsure";
  return evaluation.difference > 0 ? "better" : "worse";
}

Html summary_card(const Visit& visit, const Evaluation& evaluation) {
  const auto& words = visit.words;
  const auto share = [&](std::int64_t n) { return percent_of_share(n, evaluation.queries); };
  const auto verdict = verdict_key(evaluation);
  Html body;
  body << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.measured")
       << "</th><th class=\"num\">" << words("search.in_force") << "</th><th class=\"num\">"
       << words("search.planned_formula") << "</th></tr></thead><tbody>";
  measure_row(body, visit, "NDCG@10", decimal(evaluation.in_force.ndcg), decimal(evaluation.planned.ndcg));
  measure_row(body, visit, "MRR", decimal(evaluation.in_force.mrr), decimal(evaluation.planned.mrr));
  measure_row(body, visit, words("search.without_result"), share(evaluation.in_force.without_result),
              share(evaluation.planned.without_result));
  body << "</tbody></table><div class=\"card-foot\">"
       << badge(verdict == "better"  ? "ok"
                : verdict == "worse" ? "bad"
                                     : "off",
                words.of("search.evaluation.", verdict))
       << "<p class=\"u-muted\">"
       << words("search.difference_text", {{"difference", signed_decimal(evaluation.difference)},
                                           {"error", decimal(evaluation.standard_error)},
                                           {"n", visit.number(evaluation.queries)}})
       << "</p>";
  if (evaluation.unknown > 0)
    body << "<p class=\"u-muted\">" << words.count("search.n_unknown", evaluation.unknown) << "</p>";
  return card(words("search.result"), body << "</div>", "card--flush");
}

Html query_card(const Visit& visit, std::string_view title, const std::vector<MeasuredQuery>& list,
                std::int64_t planned) {
  const auto& words = visit.words;
  if (list.empty()) return {};
  Html body;
  body << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.query")
       << "</th><th class=\"num\">" << words("search.in_force") << "</th><th class=\"num\">"
       << words("search.planned_formula") << "</th><th class=\"num\">" << words("search.found")
       << "</th></tr></thead><tbody>";
  for (const auto& each : list)
    body << "<tr><td class=\"wide\"><a href=\""
         << with_query(with_query("/console/search", "try", each.query), "version", std::to_string(planned))
         << "\">" << each.query << "</a></td><td class=\"num\" data-label=\"" << words("search.in_force")
         << "\">" << decimal(each.in_force) << "</td><td class=\"num\" data-label=\""
         << words("search.planned_formula") << "\">" << decimal(each.planned)
         << "</td><td class=\"num\" data-label=\"" << words("search.found") << "\">"
         << visit.number(each.found) << "</td></tr>";
  return card(title, body << "</tbody></table>", "card--flush");
}

Result<Html> progress_card(const Visit& visit, const std::string& id) {
  const auto job = TRY(visit.deps().jobs->get(id));
  Html body;
  body << "<div data-progress=\"/console/jobs/" << text::percent_encode(id)
       << "/events\"><progress class=\"progress\" max=\"1000\" value=\"" << job.progress_permille
       << "\" aria-label=\"" << visit.words("job.how_far")
       << "\"></progress><p class=\"job-message\" aria-live=\"polite\">"
       << (job.message.empty() ? visit.words.of("job.status.", enum_name(job.status)) : job.message)
       << "</p></div>";
  if (!job.last_error.empty()) body << notice(visit, Tone::kWarn, job.last_error);
  return card(visit.words("search.being_measured"), body);
}

Result<Response> one(const Visit& visit, const search::SearchStaffDeps& deps) {
  const auto& words = visit.words;
  const std::string id{visit.request.path_parameter("id")};
  const auto evaluation = TRY(deps.evaluations->evaluation(id));
  Html main;
  std::string title = words("search.tab.measure");
  std::string subtitle;
  if (!evaluation) {
    main << TRY(progress_card(visit, id));
  } else {
    title = evaluation->name;
    subtitle = visit.moment(evaluation->at) + " · " + actor_name(visit, evaluation->by);
    const auto formula = TRY(deps.merchandising->formula());
    main << "<p class=\"lead\">"
         << words("search.versus", {{"base", version_name(visit, formula, evaluation->version_in_force)},
                                    {"other", version_name(visit, formula, evaluation->version_planned)}})
         << "</p><div class=\"stack\">" << summary_card(visit, *evaluation)
         << query_card(visit, words("search.changed_most"), evaluation->changed, evaluation->version_planned)
         << query_card(visit, words("search.worst"), evaluation->worst, evaluation->version_planned)
         << "</div>";
  }
  return page(visit, {.title = title, .nav = "search", .back = std::string{kHere}, .subtitle = subtitle},
              main);
}

}  // namespace

void add_search_evaluation_pages(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) {
    Form form;
    form.set("language", languages_of(visit).front());
    return show(visit, deps, form, {}, 200);
  });
  pages.get(here + "/{id}", permission, [deps](const Visit& visit) { return one(visit, deps); });
  pages.post(
      here + "/lists", permission,
      [deps](const Visit& visit, const Form& form) { return upload(visit, deps, form); }, kMaxFormBytes);
  pages.post(here + "/lists/{id}/remove", permission,
             [deps, here](const Visit& visit, const Form&) -> Result<Response> {
               TRY(deps.evaluations->remove_list(visit.request.path_parameter("id")));
               return visit.done(here, "search.list_removed");
             });
  pages.post(
      here + "/start", permission, [deps, here](const Visit& visit, const Form& form) -> Result<Response> {
        const auto planned = TRY(form.number("planned"));
        const auto id =
            TRY(deps.evaluations->start(form.value("list"), planned, visit.who.id, visit.command_id(form)));
        return visit.done(here + "/" + text::percent_encode(id), "search.measuring");
      });
}

}  // namespace souk::online::console
