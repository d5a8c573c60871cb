#include "online/review/rating.hpp"

namespace souk::online::review {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::int64_t kStarsOfMark = 8;
constexpr int kAttempts = 32;
constexpr std::size_t kSharesAtOnce = 1'000;

std::string share_id(std::string_view product_sku, char digit) {
  return std::string{product_sku} + "/" + digit;
}

}  // namespace

std::int64_t Rating::count() const {
  std::int64_t all = 0;
  for (const auto each : by_stars) all += each;
  return all;
}

std::int64_t Rating::average_hundredths() const {
  return catalogue::together({}, stars()).average_hundredths;
}

catalogue::Stars Rating::stars() const {
  catalogue::Stars all{.count = count()};
  for (std::size_t i = 0; i < by_stars.size(); ++i) all.sum += by_stars[i] * static_cast<std::int64_t>(i + 1);
  return all;
}

void Ratings::Share::add_to(Rating& rating) const {
  for (std::size_t i = 0; i < rating.by_stars.size(); ++i) {
    const auto found = stars.find(std::to_string(i + 1));
    if (found != stars.end()) rating.by_stars[i] += found->second;
  }
}

Status Ratings::declare() { return store_->declare({.name = std::string{kRatingCollection}, .indexes = {}}); }

std::string Ratings::product_of(std::string_view document_id) {
  return std::string{document_id.substr(0, document_id.rfind('/'))};
}

// True when it was counted, now or before; false when another writer was faster.
Result<bool> Ratings::move_mark(const std::string& id, const Share& share, const Review& review) const {
  const auto found = share.marks.find(review.id);
  const auto old_mark = found == share.marks.end() ? 0 : found->second;
  if (old_mark / kStarsOfMark >= review.turn) return true;
  const auto counted = old_mark % kStarsOfMark, now = review.counted_stars();
  const auto mark = "marks." + review.id;
  engines::Update update;
  if (found == share.marks.end()) {
    update.conditions.push_back({mark, engines::Condition::Kind::kAbsent});
  } else {
    update.conditions.push_back({mark, engines::Condition::Kind::kEquals, engines::IndexValue{old_mark}});
  }
  update.assignments.push_back({mark, std::to_string(review.turn * kStarsOfMark + now)});
  if (counted != now) {
    if (counted > 0) update.increments.push_back({"stars." + std::to_string(counted), -1});
    if (now > 0) update.increments.push_back({"stars." + std::to_string(now), 1});
  }
  const auto moved = store_->update(kRatingCollection, id, update);
  if (moved) return true;
  if (moved.error().code == "document.condition") return false;
  return fail(moved.error());
}

Status Ratings::count(const Review& review) const {
  const auto id = share_id(review.product_sku, review.id.back());
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const auto share = TRY(shares_.find(id));
    if (!share) {
      const auto made = shares_.insert(id, Share{});
      if (!made && made.error().code != "document.exists") return fail(made.error());
      continue;
    }
    if (TRY(move_mark(id, share->value, review))) return {};
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "review.busy",
                    .message = "Too many are reviewing this at the same time; try again.",
                    .retry_after_s = 1});
}

Result<Rating> Ratings::of(std::string_view product_sku) const {
  std::vector<std::string> ids;
  for (const char digit : kDigits) ids.push_back(share_id(product_sku, digit));
  Rating rating;
  for (auto& document : TRY(store_->get_many(kRatingCollection, ids))) {
    TRY(engines::Collection<Share>::decode(std::move(document))).value.add_to(rating);
  }
  return rating;
}

Result<catalogue::Stars> Ratings::stars_of(std::string_view product_sku) const {
  return TRY(of(product_sku)).stars();
}

Status Ratings::each_stars(const Visit& visit) const {
  std::string cursor;
  do {
    auto page = TRY(store_->find(kRatingCollection, {.limit = kSharesAtOnce, .cursor = cursor}));
    for (auto& document : page.documents) {
      const auto share = TRY(engines::Collection<Share>::decode(std::move(document)));
      Rating part;
      share.value.add_to(part);
      visit(product_of(share.id), part.stars());
    }
    cursor = std::move(page.next_cursor);
  } while (!cursor.empty());
  return {};
}

}  // namespace souk::online::review
