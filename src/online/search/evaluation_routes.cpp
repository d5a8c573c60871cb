// /api/v1/admin/search/judgements and /evaluations.
#include "online/search/staff_routes.hpp"

namespace souk::online::search {
namespace {

using http::Method;
using http::Nothing;
using http::Request;

struct UploadedList {
  std::string name;
  std::string language;
  std::string csv;
  static constexpr std::string_view kName = "SearchUploadedList";
  static constexpr auto fields() {
    using U = UploadedList;
    return field_table(field("name", &U::name, {.min_length = 1, .max_length = 120}),
                       field("language", &U::language, {.max_length = 20, .required = false}),
                       field("csv", &U::csv,
                             {.min_length = 1,
                              .max_length = kMaxJudgementBytes,
                              .help = "Columns query, sku, grade; a grade is 0 to 3, or E, S, C, I."}));
  }
};

struct ListView {
  std::string id;
  std::string name;
  std::string language;
  std::int64_t lines = 0;
  std::int64_t queries = 0;
  Instant at{};
  static constexpr std::string_view kName = "SearchJudgementSummary";
  static constexpr auto fields() {
    using L = ListView;
    return field_table(field("id", &L::id), field("name", &L::name), field("language", &L::language),
                       field("lines", &L::lines), field("queries", &L::queries), field("at", &L::at));
  }
};

struct Lists {
  std::vector<ListView> items;
  static constexpr std::string_view kName = "SearchJudgementSummaries";
  static constexpr auto fields() { return field_table(field("items", &Lists::items)); }
};

struct EvaluationWanted {
  std::string list;
  std::int64_t planned = 0;
  static constexpr std::string_view kName = "SearchEvaluationWanted";
  static constexpr auto fields() {
    using W = EvaluationWanted;
    return field_table(
        field("list", &W::list, {.min_length = 1, .max_length = 64, .help = "Id."}),
        field("planned", &W::planned, {.min = 0, .help = "Version to compare with the one in force."}));
  }
};

struct StartedEvaluation {
  std::string id;
  static constexpr std::string_view kName = "SearchStartedEvaluation";
  static constexpr auto fields() {
    return field_table(field("id", &StartedEvaluation::id, {.help = "Of its job, too."}));
  }
};

struct EvaluationAnswer {
  std::optional<Evaluation> evaluation;
  static constexpr std::string_view kName = "SearchEvaluationAnswer";
  static constexpr auto fields() {
    return field_table(
        field("evaluation", &EvaluationAnswer::evaluation, {.help = "Absent until it is done."}));
  }
};

ListView view_of(const std::string& id, const JudgementList& list) {
  return {id,
          list.name,
          list.language,
          static_cast<std::int64_t>(list.lines.size()),
          static_cast<std::int64_t>(by_query(list.lines).size()),
          list.at};
}

void add_lists(http::Routes& routes, const SearchStaffDeps& deps) {
  auto* desk = deps.evaluations;
  routes.add<Nothing, Lists>(staff_route(Method::kGet, "judgements", "All judgement lists"),
                             [desk](const Nothing&, const Request&) -> Result<Lists> {
                               Lists lists;
                               for (const auto& each : TRY(desk->lists()))
                                 lists.items.push_back(view_of(each.id, each.value));
                               return lists;
                             });
  auto save = staff_route(Method::kPut, "judgements/{id}", "Create or replace a judgement list");
  save.max_body_bytes = kMaxJudgementBytes * 5 / 4;  // CSV as a JSON text
  save.failures = {{ErrorKind::kInvalid, "search.judgements", "lines cannot be read; `errors` names them"},
                   {ErrorKind::kLimit, "search.too_many_lists", "there are 20"}};
  routes.add<UploadedList, ListView>(
      std::move(save), [deps](const UploadedList& input, const Request& request) -> Result<ListView> {
        const auto id = TRY(document_id(request));
        JudgementList list{.name = input.name,
                           .language = input.language,
                           .by = std::string{request.note("staff")},
                           .at = deps.clock->now()};
        return view_of(id, TRY(deps.evaluations->save_list(id, std::move(list), input.csv)));
      });
  routes.add<Nothing, Nothing>(staff_route(Method::kDelete, "judgements/{id}", "Remove a judgement list"),
                               [desk](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(desk->remove_list(TRY(document_id(request))));
                                 return Nothing{};
                               });
}

}  // namespace

void add_evaluation_routes(http::Routes& routes, const SearchStaffDeps& deps) {
  add_lists(routes, deps);
  auto start = staff_route(Method::kPost, "evaluations", "Measure a version on a judgement list, as a job");
  start.success_status = 202;
  start.failures = {{ErrorKind::kNotFound, "search_judgements.missing", "there is no such list"},
                    {ErrorKind::kNotFound, "search.version", "there is no such version"}};
  routes.add<EvaluationWanted, StartedEvaluation>(
      std::move(start),
      [deps](const EvaluationWanted& wanted, const Request& request) -> Result<StartedEvaluation> {
        const auto key = request.headers.get("Idempotency-Key");
        const auto command = key.empty() ? random_hex(*deps.random, 8) : std::string{key};
        return StartedEvaluation{
            TRY(deps.evaluations->start(wanted.list, wanted.planned, request.note("staff"), command))};
      });
  routes.add<Nothing, EvaluationAnswer>(
      staff_route(Method::kGet, "evaluations/{id}", "What a version is worth on a judgement list"),
      [deps](const Nothing&, const Request& request) -> Result<EvaluationAnswer> {
        return EvaluationAnswer{TRY(deps.evaluations->evaluation(request.path_parameter("id")))};
      });
}

}  // namespace souk::online::search
