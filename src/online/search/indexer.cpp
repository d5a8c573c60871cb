#include "online/search/indexer.hpp"

#include "engines/document/collection.hpp"
#include "online/search/index_document.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::search {

using catalogue::Product;
using engines::Collection;

namespace {

constexpr std::size_t kMaxBatch = 500;  // products written together: bounds the time until they are seen
constexpr milliseconds kGather{100};    // what comes within this time is written together
constexpr milliseconds kSettle{1'000};  // renamings come in rows
constexpr milliseconds kAfterFailure{2'000};

}  // namespace

Indexer::Indexer(catalogue::Catalogue& catalogue, engines::SearchEngine& engine, Tongue& tongue)
    : catalogue_{catalogue}, engine_{engine}, tongue_{tongue} {}

void Indexer::start() {
  follower_ = std::thread{[this] { follow(); }};
  builder_ = std::thread{[this] { build_beside(); }};
}

void Indexer::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    changed_.notify_all();
  }
  if (follower_.joinable()) follower_.join();
  if (builder_.joinable()) builder_.join();
}

void Indexer::note(const catalogue::CatalogueChange& change) {
  const std::lock_guard lock{mutex_};
  dirty_.insert(change.products.begin(), change.products.end());
  dirty_all_ = dirty_all_ || change.everything;
  check_stamp_ = check_stamp_ || change.taxonomy || change.everything;
  changed_.notify_all();
}

void Indexer::set_weights(const FieldWeights& weights) {
  const std::lock_guard lock{mutex_};
  weights_ = weights;
  check_stamp_ = true;
  changed_.notify_all();
}

void Indexer::check_again() {
  const std::lock_guard lock{mutex_};
  check_stamp_ = true;
  changed_.notify_all();
}

bool Indexer::stopping() const {
  const std::lock_guard lock{mutex_};
  return stopping_;
}

FieldWeights Indexer::weights() const {
  const std::lock_guard lock{mutex_};
  return weights_;
}

void Indexer::fail_with(std::string_view what, const Error& error) {
  log::warning("search.index", {{"step", what}, {"error", error}});
  const std::lock_guard lock{mutex_};
  last_error_ = error.message;
}

Indexer::Progress Indexer::progress() const {
  const auto view = view_.load();
  const std::lock_guard lock{mutex_};
  return {building_.load(),
          built_count_.load(),
          static_cast<std::int64_t>(catalogue_.snapshot()->product_count),
          static_cast<std::int64_t>(dirty_.size()),
          view == nullptr ? 0 : static_cast<std::int64_t>(view->index->document_count()),
          last_error_};
}

void Indexer::publish(std::shared_ptr<const View> view) { view_.store(std::move(view)); }

Status Indexer::learn_if_needed() {
  if (tongue_.learnt()) return {};
  return tongue_.learn([this] { return stopping(); });
}

// With taking_ held, after learning.
Result<bool> Indexer::wants_another() {
  if (view_.load() == nullptr) return true;
  const auto stamp = index_stamp(*catalogue_.snapshot(), weights(), *tongue_.current());
  // What was opened from the disk under whatever stamp may have the right one.
  if (stamp_.empty() && TRY(engine_.open(stamp)) == view_.load()->index) stamp_ = stamp;
  return stamp_ != stamp;
}

Result<std::shared_ptr<const View>> Indexer::load(const std::shared_ptr<engines::SearchIndex>& index) {
  ViewBuilder builder{nullptr};
  numbers_.clear();
  TRY(index->each([&](std::uint32_t number, std::string_view id, std::string_view payload) -> Status {
    auto profile = Profile::unpack(id, payload);
    if (!profile) return fail(bug("search.payload", "the index was made by another version"));
    numbers_[profile->sku] = number;
    builder.set(number, std::make_shared<const Profile>(std::move(*profile)));
    return {};
  }));
  const auto snapshot = catalogue_.snapshot();
  builder.match(*snapshot);
  return builder.finish(index, snapshot->version);
}

// With taking_ held. What is on the disk serves even under another stamp: better old words than none.
Status Indexer::open_existing() {
  stamp_.clear();
  const auto index = TRY(engine_.open_any());
  if (index == nullptr) return {};
  auto view = load(index);
  if (!view) {
    numbers_.clear();
    return fail(std::move(view).error());
  }
  publish(std::move(*view));
  return {};
}

// Products that the index has in another revision, does not have, or has though they are gone.
void Indexer::add_differing(std::set<std::string>& skus) const {
  const auto view = view_.load();
  const auto snapshot = catalogue_.snapshot();
  for (RowId row = 0; row < snapshot->row_count; ++row) {
    if (snapshot->row(row).revision == 0) continue;
    std::string sku{snapshot->sku(row)};
    const auto number = numbers_.find(sku);
    const auto* profile = number == numbers_.end() ? nullptr : view->profile(number->second);
    if (profile == nullptr || profile->revision != snapshot->row(row).revision) skus.insert(std::move(sku));
  }
  for (const auto& [sku, number] : numbers_)
    if (!snapshot->product_row(sku)) skus.insert(sku);
}

Status Indexer::take_changes(const std::set<std::string>& skus, bool everything) {
  const std::lock_guard lock{taking_};
  if (view_.load() == nullptr) return {};  // the one being built reads everything
  auto all = skus;
  if (everything) {
    ViewBuilder builder{view_.load().get()};
    const auto snapshot = catalogue_.snapshot();
    builder.match(*snapshot);
    publish(builder.finish(view_.load()->index, snapshot->version));
    add_differing(all);
  }
  if (keeping_) since_build_.insert(all.begin(), all.end());
  return write_in_batches(all);
}

// With taking_ held.
Status Indexer::write_in_batches(const std::set<std::string>& skus) {
  std::set<std::string> batch;
  for (auto at = skus.begin(); at != skus.end();) {
    batch.insert(*at);
    if (++at != skus.end() && batch.size() < kMaxBatch) continue;
    TRY(write(batch));
    batch.clear();
  }
  return {};
}

// With taking_ held.
Status Indexer::write(const std::set<std::string>& skus) {
  const auto view = view_.load();
  const auto snapshot = catalogue_.snapshot();
  const auto weights = this->weights();
  const auto language = tongue_.current();
  auto documents = TRY(catalogue_.store().get_many(catalogue::kProducts, {skus.begin(), skus.end()}));
  engines::IndexBatch batch;
  ViewBuilder builder{view.get()};
  std::vector<ProfilePtr> profiles;
  std::set<std::string_view> found;
  for (auto& document : documents) {
    found.insert(*skus.find(document.id));
    auto product = Collection<Product>::decode(std::move(document));
    if (!product) continue;  // the catalogue counts those that cannot be read
    auto entry = index_entry(product->value, product->revision, *snapshot, weights, *language);
    auto profile = std::make_shared<const Profile>(std::move(entry.profile));
    const auto known = numbers_.find(product->id);
    const auto* before = known == numbers_.end() ? nullptr : view->profile(known->second);
    if (before != nullptr && before->fingerprint == profile->fingerprint) {  // only price, stock, pictures
      builder.set(known->second, profile);
      builder.set_row(known->second, snapshot->product_row(product->id).value_or(kNoRow));
      continue;
    }
    profiles.push_back(std::move(profile));
    batch.puts.push_back(std::move(entry.document));
  }
  for (const auto& sku : skus) {
    const auto known = found.contains(sku) ? numbers_.end() : numbers_.find(sku);
    if (known == numbers_.end()) continue;
    batch.removals.push_back(sku);
    builder.set(known->second, nullptr);
    numbers_.erase(known);
  }
  if (!batch.puts.empty() || !batch.removals.empty()) {
    const auto numbers = TRY(view->index->write(batch));
    for (std::size_t i = 0; i < profiles.size(); ++i) {
      numbers_[profiles[i]->sku] = numbers[i];
      builder.set(numbers[i], profiles[i]);
      builder.set_row(numbers[i], snapshot->product_row(profiles[i]->sku).value_or(kNoRow));
    }
  }
  publish(builder.finish(view->index, snapshot->version));
  return {};
}

Result<Indexer::Built> Indexer::build() {
  {
    const std::lock_guard lock{taking_};
    keeping_ = true;
    since_build_.clear();
  }
  built_count_.store(0);
  const auto language = tongue_.current();
  const auto snapshot = catalogue_.snapshot();
  const auto weights = this->weights();
  Built built{TRY(engine_.create()), index_stamp(*snapshot, weights, *language), {}};
  std::string cursor;
  do {
    auto page = TRY(catalogue_.store().find(catalogue::kProducts, {.limit = 1'000, .cursor = cursor}));
    cursor = std::move(page.next_cursor);
    engines::IndexBatch batch;
    std::vector<ProfilePtr> profiles;
    for (auto& document : page.documents) {
      auto product = Collection<Product>::decode(std::move(document));
      if (!product) continue;
      auto entry = index_entry(product->value, product->revision, *snapshot, weights, *language);
      profiles.push_back(std::make_shared<const Profile>(std::move(entry.profile)));
      batch.puts.push_back(std::move(entry.document));
    }
    const auto numbers = TRY(built.index->write(batch));
    for (std::size_t i = 0; i < numbers.size(); ++i) built.profiles.emplace_back(numbers[i], profiles[i]);
    built_count_.fetch_add(static_cast<std::int64_t>(numbers.size()));
    if (stopping()) return fail(unavailable("search.stopping", "The program is stopping."));
  } while (!cursor.empty());
  return built;
}

Status Indexer::adopt(Built built) {
  const std::lock_guard lock{taking_};
  keeping_ = false;
  TRY(engine_.adopt(built.index, built.stamp));
  numbers_.clear();
  ViewBuilder builder{nullptr};
  for (auto& [number, profile] : built.profiles) {
    numbers_[profile->sku] = number;
    builder.set(number, std::move(profile));
  }
  const auto snapshot = catalogue_.snapshot();
  builder.match(*snapshot);
  publish(builder.finish(std::move(built.index), snapshot->version));
  stamp_ = std::move(built.stamp);
  std::set<std::string> missed;
  missed.swap(since_build_);
  add_differing(missed);
  return write_in_batches(missed);
}

Status Indexer::update_now() {
  {
    const std::lock_guard lock{taking_};
    if (view_.load() == nullptr) {
      if (auto opened = open_existing(); !opened) fail_with("open", opened.error());
    }
  }
  TRY(learn_if_needed());
  bool another = false;
  {
    const std::lock_guard lock{taking_};
    another = TRY(wants_another());
  }
  if (another) return adopt(TRY(build()));
  std::set<std::string> skus;
  {
    const std::lock_guard lock{mutex_};
    skus.swap(dirty_);
    dirty_all_ = false;
  }
  return take_changes(skus, true);
}

void Indexer::follow() {
  {
    const std::lock_guard lock{taking_};
    if (auto opened = open_existing(); !opened) fail_with("open", opened.error());
  }
  std::unique_lock lock{mutex_};
  dirty_all_ = true;  // what happened while nobody looked
  check_stamp_ = true;
  while (!stopping_) {
    changed_.wait(lock, [this] { return stopping_ || !dirty_.empty() || dirty_all_ || check_stamp_; });
    if (stopping_) return;
    std::set<std::string> skus;
    skus.swap(dirty_);
    const bool everything = std::exchange(dirty_all_, false);
    const bool check = std::exchange(check_stamp_, false);
    lock.unlock();
    const auto done = take_changes(skus, everything);
    if (!done) fail_with("write", done.error());
    lock.lock();
    build_wanted_ = build_wanted_ || check;
    if (!done) {
      dirty_.insert(skus.begin(), skus.end());
      dirty_all_ = dirty_all_ || everything;
    } else {
      last_error_.clear();
    }
    if (check) changed_.notify_all();
    changed_.wait_for(lock, done ? kGather : kAfterFailure, [this] { return stopping_; });
  }
}

Status Indexer::build_if_wanted() {
  TRY(learn_if_needed());
  {
    const std::lock_guard lock{taking_};
    if (!TRY(wants_another())) return {};
  }
  building_.store(true);
  return adopt(TRY(build()));
}

// Wakes up for every change of what words depend on: names may have changed while one was being built.
void Indexer::build_beside() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    changed_.wait(lock, [this] { return stopping_ || build_wanted_; });
    if (stopping_) return;
    if (view_.load() != nullptr) changed_.wait_for(lock, kSettle, [this] { return stopping_; });
    if (stopping_) return;
    build_wanted_ = false;
    lock.unlock();
    const auto done = build_if_wanted();
    building_.store(false);
    lock.lock();
    if (stopping_) return;
    if (!done) {
      check_stamp_ = true;
      lock.unlock();
      fail_with("build", done.error());
      lock.lock();
      changed_.wait_for(lock, kAfterFailure, [this] { return stopping_; });
    }
    changed_.notify_all();
  }
}

}  // namespace souk::online::search
