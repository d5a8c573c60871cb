#include "online/review/routes.hpp"

#include "base/text.hpp"
#include "online/session/session.hpp"

namespace souk::online::review {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 20;

struct RatingView {
  std::int64_t average_hundredths = 0;
  std::int64_t count = 0;
  std::vector<std::int64_t> by_stars;
  static constexpr std::string_view kName = "ReviewRating";
  static constexpr auto fields() {
    using V = RatingView;
    return field_table(
        field("average_hundredths", &V::average_hundredths, {.help = "452 is 4.52 stars; 0 without any."}),
        field("count", &V::count),
        field("by_stars", &V::by_stars, {.max_length = 5, .help = "How many gave one star, two, ... five."}));
  }
};

struct ReviewList {
  RatingView rating;
  std::vector<PublicReview> reviews;
  std::string next_cursor;
  static constexpr std::string_view kName = "ReviewList";
  static constexpr auto fields() {
    return field_table(field("rating", &ReviewList::rating), field("reviews", &ReviewList::reviews),
                       field("next_cursor", &ReviewList::next_cursor, {.help = "Empty on the last page."}));
  }
};

// To the member who wrote it.
struct OwnReview {
  std::string product_sku;
  Words words;
  bool verified = false;
  ReviewState state = ReviewState::kPending;
  std::string reason;
  std::string answer;
  Instant written_at{};
  static constexpr std::string_view kName = "OwnReview";
  static constexpr auto fields() {
    using V = OwnReview;
    return field_table(field("product_sku", &V::product_sku), field("words", &V::words),
                       field("verified", &V::verified), field("state", &V::state),
                       field("reason", &V::reason, {.help = "Why it was rejected."}),
                       field("answer", &V::answer), field("written_at", &V::written_at));
  }
};

struct OwnReviews {
  std::vector<OwnReview> reviews;
  static constexpr std::string_view kName = "OwnReviews";
  static constexpr auto fields() {
    return field_table(field("reviews", &OwnReviews::reviews, {.max_length = 100}));
  }
};

OwnReview own_view(const Review& review) {
  return {.product_sku = review.product_sku,
          .words = review.words,
          .verified = review.verified,
          .state = review.state,
          .reason = review.reason,
          .answer = review.answer,
          .written_at = review.written_at};
}

// What is personal is kept by nobody in between.
template <class T>
Answer<T> personal(T body) {
  return {std::move(body), 0, {{"Cache-Control", "private, no-store"}}};
}

std::string me(const Request& request) { return session::customer_of(request).value_or(std::string{}); }

void add_own(http::Routes& routes, const ReviewRouteDeps& deps) {
  routes.add<Nothing, OwnReviews>(
      {.path = "/api/v1/me/reviews",
       .summary = "What I have said of products, newest first",
       .tag = "review",
       .access = Access::kCustomer},
      [deps](const Nothing&, const Request& request) -> Result<Answer<OwnReviews>> {
        OwnReviews own;
        for (const auto& each : TRY(deps.reviews->of_customer(me(request))))
          own.reviews.push_back(own_view(each));
        return personal(std::move(own));
      });
  routes.add<Words, OwnReview>(
      {.method = Method::kPut,
       .path = "/api/v1/me/reviews/{product}",
       .summary = "Review a product, or review it anew; staff look at it before the page shows it",
       .tag = "review",
       .access = Access::kCustomer,
       .failures = {{ErrorKind::kNotFound, "product.missing", "There is no product of that code."},
                    {ErrorKind::kInvalid, "review.words", "A member is wrong; see `errors`."},
                    {ErrorKind::kInvalid, "review.link", "It holds a web address."},
                    {ErrorKind::kLimit, "review.too_many", "Twenty changes in a day are the most."}}},
      [deps](const Words& input, const Request& request) -> Result<Answer<OwnReview>> {
        const auto customer = me(request);
        const auto account = TRY(deps.accounts->load(customer));
        const auto written = TRY(
            deps.reviews->write(customer, request.path_parameter("product"), input, account.value.language));
        return personal(own_view(written));
      });
  routes.add<Nothing, Nothing>({.method = Method::kDelete,
                                .path = "/api/v1/me/reviews/{product}",
                                .summary = "Withdraw my review of a product; a repeat changes nothing",
                                .tag = "review",
                                .access = Access::kCustomer},
                               [deps](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(deps.reviews->withdraw(me(request), request.path_parameter("product")));
                                 return Nothing{};
                               });
}

}  // namespace

PublicReview public_view(const Review& review) {
  return {.id = review.id,
          .stars = review.words.stars,
          .title = review.words.title,
          .text = review.words.text,
          .author = review.words.author,
          .language = review.language,
          .verified = review.verified,
          .answer = review.answer,
          .written_at = review.written_at};
}

http::Routes review_routes(ReviewRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, ReviewList>(
      {.path = "/api/v1/products/{sku}/reviews",
       .summary = "Published reviews of a product, newest first, and its rating; none for an unknown code",
       .tag = "review",
       .parameters = {{.name = "cursor", .help = "next_cursor of the page before."}}},
      [deps](const Nothing&, const Request& request) -> Result<ReviewList> {
        const auto sku = request.path_parameter("sku");
        auto page = TRY(deps.reviews->published(sku, kPage, std::string{request.query_value("cursor")}));
        const auto rating = TRY(deps.reviews->rating(sku));
        ReviewList list;
        list.rating = {
            rating.average_hundredths(), rating.count(), {rating.by_stars.begin(), rating.by_stars.end()}};
        for (const auto& each : page.reviews) list.reviews.push_back(public_view(each));
        list.next_cursor = std::move(page.next_cursor);
        return list;
      });
  add_own(routes, deps);
  return routes;
}

}  // namespace souk::online::review
