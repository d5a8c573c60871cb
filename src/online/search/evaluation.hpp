// Offline evaluation: every query of a judgement list is searched twice, with the formula in force and with a
// planned version, and both are measured. A durable job, since a long list takes minutes; the report is kept.
//
// Threads: any; the work itself runs on one thread of its own.
#pragma once

#include "online/search/judgement.hpp"
#include "online/search/merchandising.hpp"
#include "online/search/search.hpp"
#include "runtime/fiber/pool.hpp"
#include "runtime/jobs/worker.hpp"

namespace souk::online::search {

inline constexpr std::string_view kJudgementLists = "search_judgements";
inline constexpr std::string_view kEvaluations = "search_evaluation";  // id: of the job
inline constexpr std::string_view kEvaluationJob = "search.evaluate";
inline constexpr std::size_t kMaxJudgementLists = 20;
inline constexpr std::size_t kMaxEvaluations = 50;  // then the oldest goes

// Means over all queries.
struct Measures {
  std::int64_t ndcg = 0;            // at ten, millionths
  std::int64_t mrr = 0;             // millionths
  std::int64_t without_result = 0;  // queries
  static constexpr std::string_view kName = "SearchMeasures";
  static constexpr auto fields() {
    using M = Measures;
    return field_table(field("ndcg", &M::ndcg, {.help = "NDCG@10, millionths."}),
                       field("mrr", &M::mrr, {.help = "Mean reciprocal rank, millionths."}),
                       field("without_result", &M::without_result, {.help = "Queries that found nothing."}));
  }
};

struct MeasuredQuery {
  std::string query;
  std::int64_t in_force = 0;  // NDCG@10, millionths
  std::int64_t planned = 0;
  std::int64_t found = 0;    // products, with the planned version
  std::int64_t unknown = 0;  // of the judged products, that the shop does not have
  static constexpr std::string_view kName = "SearchMeasuredQuery";
  static constexpr auto fields() {
    using M = MeasuredQuery;
    return field_table(field("query", &M::query), field("in_force", &M::in_force),
                       field("planned", &M::planned), field("found", &M::found),
                       field("unknown", &M::unknown));
  }
};

struct Evaluation {
  std::string list;  // id
  std::string name;  // of the list
  std::string by;
  Instant at{};
  std::int64_t version_in_force = 0;
  std::int64_t version_planned = 0;
  std::int64_t queries = 0;
  std::int64_t unknown = 0;  // judgements of products that the shop does not have
  Measures in_force;
  Measures planned;
  std::int64_t difference = 0;         // of the mean NDCG, planned less in force, millionths
  std::int64_t standard_error = 0;     // of that difference, paired
  std::vector<MeasuredQuery> worst;    // with the planned version
  std::vector<MeasuredQuery> changed;  // where the two differ most
  static constexpr std::string_view kName = "SearchEvaluation";
  static constexpr auto fields() {
    using E = Evaluation;
    return field_table(field("list", &E::list), field("name", &E::name), field("by", &E::by),
                       field("at", &E::at), field("version_in_force", &E::version_in_force),
                       field("version_planned", &E::version_planned), field("queries", &E::queries),
                       field("unknown", &E::unknown), field("in_force", &E::in_force),
                       field("planned", &E::planned), field("difference", &E::difference),
                       field("standard_error", &E::standard_error), field("worst", &E::worst),
                       field("changed", &E::changed));
  }
};

class Evaluations {
 public:
  struct Deps {  // all must outlive it
    engines::DocumentStore* store = nullptr;
    const Search* search = nullptr;
    const catalogue::Catalogue* catalogue = nullptr;
    const Merchandising* merchandising = nullptr;
    runtime::JobQueue* jobs = nullptr;
    const Clock* clock = nullptr;
  };
  explicit Evaluations(Deps deps) : deps_{deps} {}
  Status declare();

  // kInvalid "search.judgements" (judgement.hpp), kLimit "search.too_many_lists".
  Result<JudgementList> save_list(const std::string& id, JudgementList list, std::string_view csv);
  Result<std::vector<engines::Stored<JudgementList>>> lists() const;
  // kNotFound "search_judgements.missing".
  Result<JudgementList> list(std::string_view id) const;
  Status remove_list(std::string_view id);

  // Answers the job's id, which is the evaluation's too. `command_id` is the client's. kNotFound as above and
  // "search.version".
  Result<std::string> start(std::string_view list, std::int64_t planned, std::string_view by,
                            std::string_view command_id);
  // Tells the worker how.
  void handle(runtime::JobWorker& worker);
  // The newest first.
  Result<std::vector<engines::Stored<Evaluation>>> evaluations() const;
  // nullopt while its job is under way.
  Result<std::optional<Evaluation>> evaluation(std::string_view id) const;

  // `told` after every few queries, of how many are done; its error ends the work.
  using Told = std::function<Status(std::size_t done, std::size_t total)>;
  Result<Evaluation> measure(const JudgementList& list, std::int64_t planned, const Told& told) const;

 private:
  Status run(runtime::JobRun& run);
  Status keep(const std::string& id, Evaluation evaluation);

  Deps deps_;
  runtime::Pool pool_{"evaluation", 1, 4};
};

}  // namespace souk::online::search
