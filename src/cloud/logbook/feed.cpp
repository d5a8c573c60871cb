#include "cloud/logbook/feed.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cloud/logbook/pack.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr std::string_view kPlaceCollection = "logbook_place";
constexpr std::string_view kToldCollection = "logbook_told";
constexpr std::string_view kPlaceId = "business";
constexpr std::size_t kChangesAtOnce = 5'000;
constexpr std::size_t kDocumentsAtOnce = 500;
constexpr std::int64_t kKeepPlaceAfter = 10'000;  // changes of which nothing is told
constexpr std::chrono::hours kPackedSince{1};

// "stock/TEA-100" may be longer than an id: its end is what tells documents apart least, so it is hashed
// away.
std::string told_id(const Privacy& privacy, std::string_view collection, std::string_view id) {
  constexpr std::size_t kLongestId = 200;
  auto name = fmt::format("{}/{}", collection, id);
  if (name.size() > kLongestId) name = fmt::format("{}/#{}", collection, privacy.hash_of(id));
  return name;
}

}  // namespace

Feed::Feed(engines::DocumentStore& store, Logbook& logbook, const Clock& clock, std::vector<Teller> tellers)
    : store_{store},
      places_{store, std::string{kPlaceCollection}},
      memory_{store, std::string{kToldCollection}},
      logbook_{logbook},
      clock_{clock},
      tellers_{std::move(tellers)} {}

Status Feed::open() {
  TRY(store_.declare({.name = std::string{kPlaceCollection}, .indexes = {}}));
  TRY(store_.declare({.name = std::string{kToldCollection}, .indexes = {}}));
  place_ = TRY(places_.find(kPlaceId));
  if (!place_) {
    const auto end = TRY(store_.changes(-1, 1, milliseconds{0})).next_sequence;
    place_ = TRY(places_.insert(std::string{kPlaceId}, {end, clock_.now(), clock_.now()}));
  }
  TRY(find_written(place_->value.at - kPackedSince));
  logbook_.spool(Kind::kBusiness).hold(!written_.empty());
  return {};
}

// Lines behind the place: of a turn that was cut off between the spool and the place.
Status Feed::find_written(Instant since) {
  const auto parts =
      logbook_.spool(Kind::kBusiness)
          .parts(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
  for (const auto& part : parts) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(part.file, error).time_since_epoch();
    const auto file_clock_now = std::filesystem::file_time_type::clock::now().time_since_epoch();
    const auto age = std::chrono::duration_cast<milliseconds>(file_clock_now - written);
    if (!error && clock_.now() - age < since) continue;
    const auto body = TRY(FileSource::open(part.file));
    LineReader lines{*body, part.packed};
    while (const auto line = TRY(lines.next())) {
      const auto value = parse_json(*line);
      const auto* change = value ? find_path(*value, "change") : nullptr;
      const auto* id = value ? find_path(*value, "id") : nullptr;
      if (change == nullptr || id == nullptr || !change->is_int64() || !id->is_string()) continue;
      if (change->as_int64() > place_->value.sequence) written_.emplace(id->as_string());
    }
  }
  return {};
}

const Teller* Feed::teller_of(std::string_view collection) const {
  const auto found = std::find_if(tellers_.begin(), tellers_.end(),
                                  [&](const Teller& one) { return one.collection == collection; });
  return found == tellers_.end() ? nullptr : &*found;
}

// Of those that remember, the last change of each document; of the others, each beginning.
std::vector<Feed::Due> Feed::due_of(const std::vector<engines::Change>& changes) const {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> last;
  std::vector<Due> due;
  for (const auto& change : changes) {
    const auto* teller = teller_of(change.collection);
    if (teller == nullptr || change.revision == 0) continue;
    if (!teller->remembers) {
      if (change.revision == 1) due.push_back({teller, change});
      continue;
    }
    const auto [place, is_new] = last.try_emplace({change.collection, change.id}, due.size());
    if (is_new) {
      due.push_back({teller, change});
    } else {
      due[place->second].change = change;
    }
  }
  return due;
}

Status Feed::tell_one(const Teller& teller, const engines::Document& document, std::int64_t change,
                      News& news) {
  Told told;
  const auto id = told_id(logbook_.privacy(), teller.collection, document.id);
  if (teller.remembers) {
    if (auto known = TRY(memory_.find(id))) told = std::move(known->value);
  }
  const auto before = told;
  for (auto& line : TRY(teller.tell(document, change, place_->value.since, told))) {
    if (!written_.contains(line.id)) news.lines.push_back(std::move(line));
  }
  if (teller.remembers && told != before) news.told.push_back({id, 0, to_json(told)});
  return {};
}

Status Feed::tell(const std::vector<Due>& due, News& news) {
  std::map<std::string, std::vector<const Due*>> by_collection;
  for (const auto& one : due) by_collection[one.change.collection].push_back(&one);
  for (const auto& [collection, all] : by_collection) {
    for (std::size_t from = 0; from < all.size(); from += kDocumentsAtOnce) {
      const auto until = std::min(all.size(), from + kDocumentsAtOnce);
      std::vector<std::string> ids;
      std::map<std::string_view, std::int64_t> changes;
      for (auto i = from; i < until; ++i) {
        ids.push_back(all[i]->change.id);
        changes[all[i]->change.id] = all[i]->change.sequence;
      }
      for (const auto& document : TRY(store_.get_many(collection, ids)))
        TRY(tell_one(*all[from]->teller, document, changes[document.id], news));
    }
  }
  return {};
}

Status Feed::write(const std::vector<BusinessLine>& lines) {
  std::map<std::int64_t, std::vector<const BusinessLine*>> by_hour;
  for (const auto& line : lines) by_hour[hour_of(line.at)].push_back(&line);
  for (const auto& [hour, some] : by_hour) {
    Block block{hour, {}};
    for (const auto* line : some) block.lines += line->text;
    TRY(logbook_.record({block}));
    for (const auto* line : some) written_.insert(line->id);
  }
  return {};
}

Status Feed::keep(const News& news, std::int64_t sequence) {
  auto& spool = logbook_.spool(Kind::kBusiness);
  spool.hold(true);
  TRY(write(news.lines));
  for (std::size_t from = 0; from < news.told.size(); from += kDocumentsAtOnce) {
    const auto until = std::min(news.told.size(), from + kDocumentsAtOnce);
    TRY(store_.put_many(kToldCollection, {news.told.begin() + static_cast<std::ptrdiff_t>(from),
                                          news.told.begin() + static_cast<std::ptrdiff_t>(until)}));
  }
  place_->value.sequence = sequence;
  place_->value.at = clock_.now();
  TRY(places_.replace(*place_));
  written_.clear();
  spool.hold(false);
  return {};
}

Result<std::size_t> Feed::turn(milliseconds wait) {
  place_ = TRY(places_.find(kPlaceId));
  if (!place_) return fail(bug("logs.place", "the place of the business lines is gone"));
  auto batch = store_.changes(std::max(place_->value.sequence, passed_), kChangesAtOnce, wait);
  if (!batch && batch.error().code == "feed.too_old") return tell_everything();
  const auto changes = TRY(std::move(batch));
  News news;
  TRY(tell(due_of(changes.changes), news));
  passed_ = changes.next_sequence;
  // Keeping the place is a change too: without this, one would follow the other for ever.
  const bool nothing = news.lines.empty() && news.told.empty() && written_.empty();
  if (nothing && passed_ - place_->value.sequence < kKeepPlaceAfter) return 0;
  const auto kept = keep(news, changes.next_sequence);
  if (!kept) passed_ = place_->value.sequence = -1;  // from the place as it is stored
  TRY(kept);
  return news.lines.size();
}

// The feed is kept for so long; whoever was away longer looks at all documents.
Result<std::size_t> Feed::tell_everything() {
  log::error("logs.feed_lost", {{"sequence", place_->value.sequence}});
  const auto end = TRY(store_.changes(-1, 1, milliseconds{0})).next_sequence;
  const auto last_told = place_->value.at;
  std::size_t count = 0;
  for (const auto& teller : tellers_) {
    engines::FindQuery query;
    query.limit = kDocumentsAtOnce;
    do {
      const auto page = TRY(store_.find(teller.collection, query));
      News news;
      for (const auto& document : page.documents) TRY(tell_one(teller, document, end, news));
      if (!teller.remembers) std::erase_if(news.lines, [&](const auto& line) { return line.at < last_told; });
      count += news.lines.size();
      TRY(keep(news, place_->value.sequence));
      place_ = TRY(places_.find(kPlaceId));
      query.cursor = page.next_cursor;
    } while (!query.cursor.empty());
  }
  TRY(keep({}, end));
  passed_ = end;
  return count;
}

}  // namespace souk::cloud::logbook
