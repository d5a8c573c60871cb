#include "online/search/prompter.hpp"

#include <algorithm>

#include "engines/document/collection.hpp"
#include "online/search/language/code_points.hpp"
#include "online/search/language/normalise.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::search {

using catalogue::Product;
using catalogue::Snapshot;
using engines::Collection;
using language::SuggesterBuilder;
using language::SuggestionKind;

namespace {

constexpr milliseconds kFirst{500};      // after a start there is more urgent work
constexpr milliseconds kAtLeast{2'000};  // between two of them
constexpr milliseconds kLook{15'000};    // for words learnt and queries heard meanwhile
constexpr int kRest = 19;                // times what making them took
constexpr std::size_t kPage = 500;

}  // namespace

std::vector<language::Suggested> Prompts::suggest(std::string_view typed, std::size_t limit,
                                                  std::span<const std::string> personal) const {
  auto found = words->suggest(typed, limit, personal);
  const auto from = found.size();
  for (auto& one : products->suggest(typed, limit)) {
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(from);
    if (std::none_of(found.begin(), end, [&](const auto& other) { return other.text == one.text; }))
      found.push_back(std::move(one));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  found.resize(std::min(found.size(), limit));
  return found;
}

std::vector<std::uint32_t> letter_pairs(std::string_view text) {
  constexpr std::size_t kMaxBytes = 200;
  std::vector<std::uint32_t> pairs;
  char32_t before = 0;
  for (const auto c : language::code_points(language::normalise(text, kMaxBytes))) {
    const bool han = language::is_han(c);
    if (!han && !language::is_word_character(c)) continue;
    if (han) pairs.push_back(static_cast<std::uint32_t>(c));
    if (before != 0)
      pairs.push_back((static_cast<std::uint32_t>(before) << 11U) ^ static_cast<std::uint32_t>(c));
    before = c;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void Prompter::start() {
  follower_ = std::thread{[this] { follow(); }};
}

void Prompter::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    changed_.notify_all();
  }
  if (follower_.joinable()) follower_.join();
}

bool Prompter::stopping() const {
  const std::lock_guard lock{mutex_};
  return stopping_;
}

void Prompter::note() {
  const std::lock_guard lock{mutex_};
  dirty_ = true;
  changed_.notify_all();
}

bool Prompter::outdated() const {
  const auto prompts = prompts_.load();
  return prompts == nullptr || prompts->tongue_version != tongue_.version() ||
         (interest_ != nullptr && interest_->view() != heard_.load());
}

void Prompter::follow() {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, kFirst, [this] { return stopping_; });
  while (!stopping_) {
    const bool dirty = std::exchange(dirty_, false);
    lock.unlock();
    const auto started = std::chrono::steady_clock::now();
    const auto done = dirty || outdated() ? rebuild(dirty) : Status{};
    const auto took = std::chrono::steady_clock::now() - started;
    if (!done && !stopping()) log::warning("search.suggestions", {{"error", done.error()}});
    lock.lock();
    dirty_ = dirty_ || (dirty && !done);
    changed_.wait_for(lock, took * kRest + kAtLeast, [this] { return stopping_; });
    changed_.wait_for(lock, kLook, [this] { return stopping_ || dirty_; });
  }
}

void Prompter::add_names(const Snapshot& snapshot, SuggesterBuilder& builder, Prompts& prompts) const {
  const auto add = [&](const Texts& names, SuggestionKind kind, std::size_t products, std::size_t id) {
    if (products == 0) return;
    for (const auto& [tag, name] : names)
      builder.add({name, kind, static_cast<double>(products), static_cast<std::uint32_t>(id)});
  };
  const auto& names = catalogue_.names();
  const std::function<void(const catalogue::CategoryTree::Node&)> walk = [&](const auto& node) {
    const auto& slug = node.category.slug;
    add(node.category.name, SuggestionKind::kCategory,
        snapshot.categories.rows(names.categories.find(slug))->size(), prompts.categories.size());
    for (const auto& [tag, name] : node.category.name)
      prompts.category_names.push_back(
          {static_cast<std::uint32_t>(prompts.categories.size()), letter_pairs(name)});
    prompts.categories.push_back(slug);
    for (const auto* child : node.children) walk(*child);
  };
  for (const auto* root : snapshot.tree->roots()) walk(*root);
  for (const auto& [slug, brand] : *snapshot.brand_documents) {
    add(brand->name, SuggestionKind::kBrand, snapshot.brands.rows(names.brands.find(slug))->size(),
        prompts.brands.size());
    prompts.brands.push_back(slug);
  }
}

Result<std::shared_ptr<const language::Suggester>> Prompter::products_of(const Snapshot& snapshot) const {
  SuggesterBuilder builder{tongue_.current()};
  const auto& rows = *snapshot.all;  // popular ones first
  const auto count = std::min(rows.size(), kMaxProducts);
  std::vector<std::string> skus;
  for (std::size_t at = 0; at < count; ++at) {
    skus.emplace_back(snapshot.sku(rows[at]));
    if (skus.size() < kPage && at + 1 < count) continue;
    for (auto& document : TRY(catalogue_.store().get_many(catalogue::kProducts, skus))) {
      const auto product = Collection<Product>::decode(std::move(document));
      const auto row = product ? snapshot.product_row(product->id) : std::nullopt;
      if (!row) continue;
      for (const auto& [tag, name] : product->value.name)
        builder.add({name, SuggestionKind::kProduct, static_cast<double>(product->value.popularity), *row});
    }
    skus.clear();
    if (stopping()) return fail(unavailable("search.stopping", "The program is stopping."));
  }
  return builder.build();
}

Status Prompter::rebuild(bool anew) {
  auto prompts = std::make_shared<Prompts>();
  prompts->tongue_version = tongue_.version();
  const auto before = prompts_.load();
  const auto heard = interest_ == nullptr ? nullptr : interest_->view();
  const auto snapshot = catalogue_.snapshot();
  SuggesterBuilder builder{tongue_.current()};
  if (heard != nullptr) {
    prompts->popular = heard->popular;
    for (const auto& query : heard->popular)
      builder.add({query.text, SuggestionKind::kQuery, static_cast<double>(query.times), 0});
  }
  add_names(*snapshot, builder, *prompts);
  prompts->words = builder.build();
  const bool holds = !anew && before != nullptr && before->tongue_version == prompts->tongue_version;
  prompts->products = holds ? before->products : TRY(products_of(*snapshot));
  heard_.store(heard);
  prompts_.store(std::move(prompts));
  return {};
}

std::size_t Prompter::memory_bytes() const {
  const auto prompts = current();
  return prompts == nullptr ? 0 : prompts->words->memory_bytes() + prompts->products->memory_bytes();
}

}  // namespace souk::online::search
