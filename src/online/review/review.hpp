// What one customer says of one product. A member writes it, staff decide whether the page shows it, and each
// change that the product's rating may see differently moves `turn` on (rating.hpp). Pure: no clock, no I/O.
//
//   pending -> published <-> rejected        decided by staff, a rejection with its reason
//   any     -> pending                       written anew by its customer
//   any     -> withdrawn                     by its customer, or with them; nothing of it is kept but its
//   turn
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::review {

enum class ReviewState { kPending, kPublished, kRejected, kWithdrawn };

}  // namespace souk::online::review

template <>
struct souk::EnumNames<souk::online::review::ReviewState> {
  using S = souk::online::review::ReviewState;
  static constexpr std::array kNames{std::pair{S::kPending, std::string_view{"pending"}},
                                     std::pair{S::kPublished, std::string_view{"published"}},
                                     std::pair{S::kRejected, std::string_view{"rejected"}},
                                     std::pair{S::kWithdrawn, std::string_view{"withdrawn"}}};
};

namespace souk::online::review {

inline constexpr std::string_view kReviewCollection = "review";
inline constexpr std::int64_t kMostStars = 5;

// What a customer may say.
struct Words {
  std::int64_t stars = 0;
  std::string title;
  std::string text;
  std::string author;  // as it is to be shown; may be empty
  bool operator==(const Words&) const = default;
  static constexpr std::string_view kName = "ReviewWords";
  static constexpr auto fields() {
    return field_table(
        field("stars", &Words::stars, {.min = 1, .max = kMostStars}),
        field("title", &Words::title, {.max_length = 100, .required = false, .example = "Pours well"}),
        field("text", &Words::text, {.min_length = 1, .max_length = 4'000}),
        field("author", &Words::author,
              {.max_length = 40, .required = false, .help = "The name to show; may be empty."}));
  }
};

struct Review {
  std::string id;  // of customer and product: one for both
  std::string product_sku;
  std::optional<std::string> customer_id;  // declared index; absent once the person is gone
  Words words;
  std::string language;
  bool verified = false;  // had bought it when they wrote
  ReviewState state = ReviewState::kPending;
  std::string reason;  // why it was rejected
  std::string answer;  // the shop's
  std::string decided_by;
  std::optional<Instant> decided_at;
  Instant written_at{};
  std::int64_t turn = 1;
  std::string queue;                      // declared index: "<state>/<when written>"
  std::optional<std::string> shelf;       // declared index, published ones: "<product>/<when written>"
  std::optional<std::int64_t> uncounted;  // declared index: the rating has not taken it in; Unix ms

  static constexpr std::string_view kName = "StoredReview";
  static constexpr auto fields() {
    using R = Review;
    return field_table(
        field("id", &R::id), field("product_sku", &R::product_sku), field("customer_id", &R::customer_id),
        field("words", &R::words), field("language", &R::language), field("verified", &R::verified),
        field("state", &R::state), field("reason", &R::reason), field("answer", &R::answer),
        field("decided_by", &R::decided_by), field("decided_at", &R::decided_at),
        field("written_at", &R::written_at), field("turn", &R::turn), field("queue", &R::queue),
        field("shelf", &R::shelf), field("uncounted", &R::uncounted));
  }

  // The same for the same customer and product, and tells neither.
  static std::string id_of(std::string_view customer_id, std::string_view product_sku);
  // What the product's rating counts for it; 0: nothing.
  std::int64_t counted_stars() const { return state == ReviewState::kPublished ? words.stars : 0; }

  // New words wait for a decision again. The same words again change nothing.
  Status write(const Words& said, bool bought_it, Instant now);
  // Repeats change nothing; kPrecondition "review.withdrawn".
  Status publish(std::string_view who, Instant now);
  Status reject(std::string_view who, Instant now, std::string_view why);  // kInvalid "review.reason"
  // Of a published one; empty takes it back. kPrecondition "review.not_published".
  Status reply(std::string_view who, Instant now, std::string_view text);
  void withdraw(Instant now);
  // What is published stays, as it belongs to the buyers after them; who said it does not.
  void forget_person(Instant now);

 private:
  void enter(ReviewState next, Instant now);
  Status decide(std::string_view who, Instant now, ReviewState next);
};

// Blanks at the ends go. kInvalid "review.words" with a complaint per member; "review.link" for web
// addresses, which are what unasked advertising is after.
Result<Words> checked(Words words);
// "pending/": what all keys of a queue or shelf begin with, and the first key behind them.
std::string first_of(std::string_view name);
std::string behind(std::string_view name);

}  // namespace souk::online::review
