#include "cloud/logbook/query/answers.hpp"

#include "cloud/logbook/query/run.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::cloud::logbook {
namespace {

Result<Query> query_of(const online::console::LogQuestion& question) {
  Query query{.kind = TRY(parse_kind(question.kind)), .from = question.from, .until = question.until};
  for (const auto& text : question.where) query.where.push_back(TRY(parse_condition(text)));
  for (const auto& text : question.figures) query.figures.push_back(TRY(parse_aggregate(text)));
  query.fields = question.fields;
  query.group_by = question.group_by;
  query.step = TRY(parse_step(question.step));
  (query.adds_up() ? query.top : query.limit) = question.limit;
  return query;
}

}  // namespace

Result<online::console::LogRows> Answers::ask(const online::console::LogQuestion& question) {
  const auto query = TRY(query_of(question));
  const auto scope = runtime::current_scope();
  auto rows = pool_.run([&]() -> Result<online::console::LogRows> {
    const runtime::EnterScope enter{scope};
    online::console::LogRows all;
    TRY(run_query(query, source_, {.max_bytes = max_bytes_},
                  {[](const auto&) { return Status{}; },
                   [&](const Row& row) {
                     all.push_back(row.cells);
                     return Status{};
                   }}));
    return all;
  });
  if (rows || rows.error().code != "pool.full") return rows;
  return fail({.kind = ErrorKind::kLimit,
               .code = "logs.busy",
               .message = "Others ask the logs already; try again in a moment.",
               .retry_after_s = 5});
}

}  // namespace souk::cloud::logbook
