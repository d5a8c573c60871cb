#include "online/search/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "online/search/request_query.hpp"

namespace souk::online::search {

using engines::Collection;
using engines::Stored;

namespace {

constexpr std::size_t kLookedAt = 10;
constexpr std::size_t kShown = 30;  // of the worst and of the most changed queries
constexpr std::size_t kBetweenReports = 20;

struct EvaluationOrder {
  std::string list;
  std::int64_t planned = 0;
  std::string by;
  static constexpr auto fields() {
    using O = EvaluationOrder;
    return field_table(field("list", &O::list), field("planned", &O::planned), field("by", &O::by));
  }
};

// One formula over the whole list.
class FormulaTally {
 public:
  void add(std::int64_t ndcg, std::int64_t rank, bool nothing) {
    ndcg_ += ndcg;
    rank_ += rank;
    measures_.without_result += nothing ? 1 : 0;
  }
  Measures means(std::int64_t queries) const {
    auto measures = measures_;
    measures.ndcg = queries == 0 ? 0 : ndcg_ / queries;
    measures.mrr = queries == 0 ? 0 : rank_ / queries;
    return measures;
  }

 private:
  std::int64_t ndcg_ = 0;
  std::int64_t rank_ = 0;
  Measures measures_;
};

struct FirstFound {
  std::vector<std::string> skus;
  std::int64_t total = 0;
};

// A query that the search refuses (no word in it) found nothing; a search that is not ready is an error.
Result<FirstFound> find_first(const Search& search, const catalogue::Catalogue& catalogue,
                              SearchRequest request) {
  request.limit = kLookedAt;
  auto answer = search.answer(request);
  if (!answer && answer.error().kind == ErrorKind::kInvalid) return FirstFound{};
  const auto found = TRY(std::move(answer));
  const auto snapshot = catalogue.snapshot();
  FirstFound first{{}, found->total};
  for (std::size_t i = 0; i < std::min(kLookedAt, found->rows.size()); ++i)
    if (found->rows[i] < snapshot->row_count) first.skus.emplace_back(snapshot->sku(found->rows[i]));
  return first;
}

// Paired: the spread between queries, which is large, falls out.
std::int64_t standard_error(const std::vector<MeasuredQuery>& queries, std::int64_t mean) {
  if (queries.size() < 2) return 0;
  double squares = 0;
  for (const auto& each : queries) {
    const auto off = static_cast<double>(each.planned - each.in_force - mean);
    squares += off * off;
  }
  const auto count = static_cast<double>(queries.size());
  return std::llround(std::sqrt(squares / (count - 1) / count));
}

template <class Before>
std::vector<MeasuredQuery> first_of(std::vector<MeasuredQuery> queries, Before before) {
  std::stable_sort(queries.begin(), queries.end(), before);
  if (queries.size() > kShown) queries.resize(kShown);
  return queries;
}

}  // namespace

Status Evaluations::declare() {
  for (const auto name : {kJudgementLists, kEvaluations})
    TRY(deps_.store->declare({.name = std::string{name}, .indexes = {}}));
  return {};
}

Result<JudgementList> Evaluations::save_list(const std::string& id, JudgementList list,
                                             std::string_view csv) {
  list.lines = TRY(read_judgements(csv));
  const bool is_new = !TRY(deps_.store->get(kJudgementLists, id));
  if (is_new && TRY(deps_.store->count(kJudgementLists)) >= static_cast<std::int64_t>(kMaxJudgementLists))
    return fail(Error{.kind = ErrorKind::kLimit,
                      .code = "search.too_many_lists",
                      .message = "There are 20 judgement lists; remove one first."});
  TRY(deps_.store->put(kJudgementLists, id, to_json(list)));
  return list;
}

Result<std::vector<Stored<JudgementList>>> Evaluations::lists() const {
  return Collection<JudgementList>{*deps_.store, std::string{kJudgementLists}}.query(
      {.limit = kMaxJudgementLists});
}

Result<JudgementList> Evaluations::list(std::string_view id) const {
  return TRY((Collection<JudgementList>{*deps_.store, std::string{kJudgementLists}}.load(id))).value;
}

Status Evaluations::remove_list(std::string_view id) { return deps_.store->erase(kJudgementLists, id, 0); }

Result<std::string> Evaluations::start(std::string_view list, std::int64_t planned, std::string_view by,
                                       std::string_view command_id) {
  TRY(this->list(list));
  TRY(weights_of(TRY(deps_.merchandising->formula()), planned));
  const EvaluationOrder order{std::string{list}, planned, std::string{by}};
  const auto payload = TRY(parse_json(to_json(order)));
  return deps_.jobs->enqueue(
      {.kind = std::string{kEvaluationJob}, .key = std::string{command_id}, .payload = payload});
}

Result<Evaluation> Evaluations::measure(const JudgementList& list, std::int64_t planned,
                                        const Told& told) const {
  const auto formula = TRY(deps_.merchandising->formula());
  const auto weights = std::make_shared<const RankingWeights>(weights_in_force(formula));
  const auto others = std::make_shared<const RankingWeights>(TRY(weights_of(formula, planned)));
  auto request = TRY(search_request({}, *deps_.catalogue, deps_.clock->now()));
  if (!list.language.empty()) request.language = list.language;
  const auto snapshot = deps_.catalogue->snapshot();
  const auto judged = by_query(list.lines);
  std::vector<MeasuredQuery> queries;
  FormulaTally in_force;
  FormulaTally changed;
  Evaluation evaluation{.name = list.name, .at = deps_.clock->now()};
  for (const auto& [query, gains] : judged) {
    request.query = query;
    request.weights = weights;
    const auto now = TRY(find_first(*deps_.search, *deps_.catalogue, request));
    request.weights = others;
    const auto then = TRY(find_first(*deps_.search, *deps_.catalogue, request));
    MeasuredQuery measured{query, ndcg_at_10(now.skus, gains), ndcg_at_10(then.skus, gains), then.total};
    for (const auto& [sku, gain] : gains) measured.unknown += snapshot->product_row(sku) ? 0 : 1;
    in_force.add(measured.in_force, reciprocal_rank(now.skus, gains), now.total == 0);
    changed.add(measured.planned, reciprocal_rank(then.skus, gains), then.total == 0);
    evaluation.unknown += measured.unknown;
    queries.push_back(std::move(measured));
    if (queries.size() % kBetweenReports == 0) TRY(told(queries.size(), judged.size()));
  }
  evaluation.version_in_force = formula.in_force;
  evaluation.version_planned = planned;
  evaluation.queries = static_cast<std::int64_t>(queries.size());
  evaluation.in_force = in_force.means(evaluation.queries);
  evaluation.planned = changed.means(evaluation.queries);
  evaluation.difference = evaluation.planned.ndcg - evaluation.in_force.ndcg;
  evaluation.standard_error = standard_error(queries, evaluation.difference);
  evaluation.worst = first_of(queries, [](const auto& a, const auto& b) { return a.planned < b.planned; });
  std::erase_if(queries, [](const auto& each) { return each.planned == each.in_force; });
  evaluation.changed = first_of(std::move(queries), [](const auto& a, const auto& b) {
    return std::abs(a.planned - a.in_force) > std::abs(b.planned - b.in_force);
  });
  return evaluation;
}

// Twice run, twice the same report under the same id.
Status Evaluations::run(runtime::JobRun& run) {
  const auto order = TRY(from_value<EvaluationOrder>(run.job().payload, Strictness::kStored));
  const auto judged = TRY(list(order.list));
  auto evaluation = TRY(pool_.run([&] {
    return measure(judged, order.planned, [&](std::size_t done, std::size_t total) -> Status {
      if (run.should_stop()) return fail(unavailable("job.stopping", "The worker stops; it goes on later."));
      return run.report(static_cast<std::int64_t>(done * 1'000 / total),
                        std::to_string(done) + " / " + std::to_string(total));
    });
  }));
  evaluation.list = order.list;
  evaluation.by = order.by;
  return keep(run.job().id, std::move(evaluation));
}

Status Evaluations::keep(const std::string& id, Evaluation evaluation) {
  TRY(deps_.store->put(kEvaluations, id, to_json(evaluation)));
  auto all = TRY(evaluations());
  while (all.size() > kMaxEvaluations) {
    TRY(deps_.store->erase(kEvaluations, all.back().id, 0));
    all.pop_back();
  }
  return {};
}

void Evaluations::handle(runtime::JobWorker& worker) {
  worker.handle(std::string{kEvaluationJob}, [this](runtime::JobRun& run) { return this->run(run); });
}

Result<std::vector<Stored<Evaluation>>> Evaluations::evaluations() const {
  auto all = TRY((Collection<Evaluation>{*deps_.store, std::string{kEvaluations}}.query({.limit = 1'000})));
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.value.at > b.value.at; });
  return all;
}

Result<std::optional<Evaluation>> Evaluations::evaluation(std::string_view id) const {
  auto stored = TRY((Collection<Evaluation>{*deps_.store, std::string{kEvaluations}}.find(id)));
  if (!stored) return std::nullopt;
  return std::move(stored->value);
}

}  // namespace souk::online::search
