#include "online/search/staff_routes.hpp"

#include <algorithm>

#include "online/search/answer_view.hpp"
#include "online/search/preview.hpp"
#include "online/search/request_query.hpp"
#include "online/search/search_report.hpp"

namespace souk::online::search {
namespace {

using http::Method;
using http::Nothing;
using http::Request;

template <class T>
struct StoredView {
  std::string id;
  T value;
  static constexpr auto fields() {
    return field_table(field("id", &StoredView::id), field("value", &StoredView::value));
  }
};

template <class T>
struct StoredList {
  std::vector<StoredView<T>> items;
  static constexpr auto fields() { return field_table(field("items", &StoredList::items)); }
};

struct IndexState {
  bool engine = false;
  bool building = false;
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::int64_t waiting = 0;
  std::int64_t documents = 0;
  std::int64_t memory_bytes = 0;
  std::string last_error;
  static constexpr std::string_view kName = "SearchIndexState";
  static constexpr auto fields() {
    using S = IndexState;
    return field_table(field("engine", &S::engine, {.help = "false: the simple index in memory."}),
                       field("building", &S::building),
                       field("done", &S::done, {.help = "Products of the index being built."}),
                       field("total", &S::total),
                       field("waiting", &S::waiting, {.help = "Changed products not yet searchable."}),
                       field("documents", &S::documents, {.help = "Searchable now."}),
                       field("memory_bytes", &S::memory_bytes), field("last_error", &S::last_error));
  }
};

// List, save and remove documents of one kind.
template <class T, class All, class Save, class Remove>
void add_documents(http::Routes& routes, const std::string& name, All all, Save save, Remove remove) {
  routes.add<Nothing, StoredList<T>>(staff_route(Method::kGet, name, "All " + name),
                                     [all](const Nothing&, const Request&) -> Result<StoredList<T>> {
                                       StoredList<T> list;
                                       for (auto& stored : TRY(all()))
                                         list.items.push_back({stored.id, std::move(stored.value)});
                                       return list;
                                     });
  routes.add<T, T>(staff_route(Method::kPut, name + "/{id}", "Create or replace one of the " + name),
                   [save](const T& value, const Request& request) -> Result<T> {
                     const auto id = TRY(document_id(request));
                     TRY(save(id, value));
                     return value;
                   });
  routes.add<Nothing, Nothing>(staff_route(Method::kDelete, name + "/{id}", "Remove one of the " + name),
                               [remove](const Nothing&, const Request& request) -> Result<Nothing> {
                                 const auto id = TRY(document_id(request));
                                 TRY(remove(id));
                                 return Nothing{};
                               });
}

void add_interventions(http::Routes& routes, const SearchStaffDeps& deps) {
  auto* desk = deps.merchandising;
  add_documents<SearchRule>(
      routes, "rules", [desk] { return desk->rules(); },
      [desk](const std::string& id, const SearchRule& rule) { return desk->save_rule(id, rule); },
      [desk](const std::string& id) { return desk->remove_rule(id); });
  add_documents<Synonym>(
      routes, "synonyms", [desk] { return desk->synonyms(); },
      [desk](const std::string& id, const Synonym& synonym) { return desk->save_synonym(id, synonym); },
      [desk](const std::string& id) { return desk->remove_synonym(id); });
}

void add_settings(http::Routes& routes, const SearchStaffDeps& deps) {
  auto* desk = deps.merchandising;
  routes.add<Nothing, RankingWeights>(
      staff_route(Method::kGet, "ranking", "The weights of the ranking, in thousandths"),
      [desk](const Nothing&, const Request&) { return desk->ranking(); });
  routes.add<RankingWeights, RankingWeights>(
      staff_route(Method::kPut, "ranking",
                  "Change the weights of the ranking: a new version, in force at once"),
      [desk, now = deps.clock](const RankingWeights& weights,
                               const Request& request) -> Result<RankingWeights> {
        TRY(desk->save_ranking(weights, {.by = std::string{request.note("staff")}, .at = now->now()}));
        return weights;
      });
  routes.add<Nothing, FieldWeights>(
      staff_route(Method::kGet, "fields", "Which fields are searched, and how much each counts"),
      [desk](const Nothing&, const Request&) { return desk->fields(); });
  routes.add<FieldWeights, FieldWeights>(
      staff_route(Method::kPut, "fields",
                  "Change the fields searched; the index is built anew beside the present one"),
      [desk](const FieldWeights& weights, const Request&) -> Result<FieldWeights> {
        TRY(desk->save_fields(weights));
        return weights;
      });
}

void add_dictionary(http::Routes& routes, const SearchStaffDeps& deps) {
  auto* desk = deps.merchandising;
  routes.add<Nothing, language::Dictionary>(
      staff_route(Method::kGet, "dictionary",
                  "Words that texts are cut into, beyond those learnt from the catalogue"),
      [desk](const Nothing&, const Request&) { return desk->dictionary(); });
  auto save = staff_route(Method::kPut, "dictionary", "Change the dictionary; in force within seconds");
  save.max_body_bytes = 4 * 1024 * 1024;
  routes.add<language::Dictionary, language::Dictionary>(
      std::move(save),
      [desk](const language::Dictionary& dictionary, const Request&) -> Result<language::Dictionary> {
        TRY(desk->save_dictionary(dictionary));
        return dictionary;
      });
}

void add_preview(http::Routes& routes, const SearchStaffDeps& deps) {
  auto route =
      staff_route(Method::kPost, "preview", "What a query would find with other decisions, explained");
  routes.add<PreviewRequest, SearchView>(
      std::move(route), [deps](const PreviewRequest& input, const Request& http) -> Result<SearchView> {
        auto reader = TRY(search_request(http, *deps.catalogue, deps.clock->now()));
        const auto sought = TRY(preview_request(*deps.search, *deps.merchandising, input, std::move(reader)));
        const auto found = TRY(deps.search->answer(sought));
        return search_view(*found, sought, TRY(deps.search->cards(*found, sought)));
      });
}

void add_reports(http::Routes& routes, const SearchStaffDeps& deps) {
  auto report = staff_route(Method::kGet, "report", "What shoppers searched for");
  report.parameters = {
      {.name = "from", .help = "Day, 7 days ago by default."},
      {.name = "until", .help = "Day, today by default."},
      {.name = "limit", .help = "Of each list; 20 by default.", .schema = catalogue::number_schema(1, 200)}};
  routes.add<Nothing, SearchReport>(
      std::move(report), [deps](const Nothing&, const Request& request) -> Result<SearchReport> {
        const auto now = deps.clock->now();
        const auto day = [&](std::string_view name, Instant fallback) -> Result<Instant> {
          const auto text = request.query_value(name);
          return text.empty() ? Result<Instant>{fallback} : parse_instant(text);
        };
        const auto from = TRY(day("from", now - milliseconds{7 * 86'400'000LL}));
        const auto until = TRY(day("until", now));
        const auto limit = TRY(catalogue::number_of(request, "limit", 20, 1, 200));
        TRY(deps.analytics->flush());
        return report_of(TRY(deps.analytics->days(from, until)), static_cast<std::size_t>(limit));
      });
  routes.add<Nothing, IndexState>(
      staff_route(Method::kGet, "index", "The state of the search index"),
      [deps](const Nothing&, const Request&) -> Result<IndexState> {
        IndexState state{.memory_bytes = static_cast<std::int64_t>(deps.search->memory_bytes())};
        if (const auto progress = deps.search->progress()) {
          state.engine = true;
          state.building = progress->building;
          state.done = progress->done;
          state.total = progress->total;
          state.waiting = progress->waiting;
          state.documents = progress->documents;
          state.last_error = progress->last_error;
        }
        return state;
      });
}

}  // namespace

http::Route staff_route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = "/api/v1/admin/search/" + std::move(path),
          .summary = std::move(summary),
          .tag = "search",
          .access = http::Access::kStaff,
          .permission = "search.write",
          .max_body_bytes = 256 * 1024,
          .ignores_key = true};
}

bool is_document_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Result<std::string> document_id(const Request& request) {
  const auto id = request.path_parameter("id");
  if (!is_document_id(id))
    return fail(invalid("request.id", "An id is 1 to 64 lower-case letters, digits and dashes."));
  return std::string{id};
}

http::Routes search_staff_routes(SearchStaffDeps deps) {
  http::Routes routes;
  add_interventions(routes, deps);
  add_settings(routes, deps);
  add_dictionary(routes, deps);
  add_preview(routes, deps);
  add_reports(routes, deps);
  if (deps.trials != nullptr) add_formula_routes(routes, deps);
  if (deps.evaluations != nullptr) add_evaluation_routes(routes, deps);
  return routes;
}

}  // namespace souk::online::search
