// The moderation queue. A decision names who made it; a customer reads the reason of a rejection.
#include "online/review/routes.hpp"

namespace souk::online::review {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 50;

struct StaffReview {
  PublicReview review;
  std::string product_sku;
  std::string customer_id;
  ReviewState state = ReviewState::kPending;
  std::string reason;
  std::string decided_by;
  std::optional<Instant> decided_at;
  static constexpr std::string_view kName = "StaffReview";
  static constexpr auto fields() {
    using V = StaffReview;
    return field_table(field("review", &V::review), field("product_sku", &V::product_sku),
                       field("customer_id", &V::customer_id, {.help = "Empty once the person is gone."}),
                       field("state", &V::state), field("reason", &V::reason),
                       field("decided_by", &V::decided_by), field("decided_at", &V::decided_at));
  }
};

struct StaffReviews {
  std::vector<StaffReview> reviews;
  std::string next_cursor;
  static constexpr std::string_view kName = "StaffReviewList";
  static constexpr auto fields() {
    return field_table(field("reviews", &StaffReviews::reviews),
                       field("next_cursor", &StaffReviews::next_cursor, {.help = "Empty on the last page."}));
  }
};

struct Rejection {
  std::string reason;
  static constexpr std::string_view kName = "ReviewRejection";
  static constexpr auto fields() {
    return field_table(field("reason", &Rejection::reason,
                             {.min_length = 1, .max_length = 500, .help = "Its customer reads it."}));
  }
};

struct Reply {
  std::string answer;
  static constexpr std::string_view kName = "ReviewAnswer";
  static constexpr auto fields() {
    return field_table(field("answer", &Reply::answer,
                             {.max_length = 2'000, .help = "Stands below the review; empty takes it back."}));
  }
};

StaffReview staff_view(const Review& review) {
  return {.review = public_view(review),
          .product_sku = review.product_sku,
          .customer_id = review.customer_id.value_or(std::string{}),
          .state = review.state,
          .reason = review.reason,
          .decided_by = review.decided_by,
          .decided_at = review.decided_at};
}

http::Route decision(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "review",
          .access = Access::kStaff,
          .permission = "review.write",
          .failures = {{ErrorKind::kNotFound, "review.missing", "There is no such review."},
                       {ErrorKind::kPrecondition, "review.withdrawn", "Its customer has withdrawn it."},
                       {ErrorKind::kPrecondition, "review.not_published", "Publish it before answering."}},
          .ignores_key = true};
}

Result<ReviewState> wanted_state(const Request& request) {
  const auto name = request.query_value("state");
  if (name.empty()) return ReviewState::kPending;
  for (const auto& [state, known] : EnumNames<ReviewState>::kNames) {
    if (known == name && state != ReviewState::kWithdrawn) return state;
  }
  return fail(invalid("review.state", "A state is pending, published or rejected."));
}

}  // namespace

http::Routes review_staff_routes(ReviewRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, StaffReviews>(
      {.path = "/api/v1/admin/reviews",
       .summary = "Reviews in a state; pending ones the longest waiting first",
       .tag = "review",
       .access = Access::kStaff,
       .permission = "review.read",
       .parameters = {{.name = "state", .help = "pending (when absent), published or rejected."},
                      {.name = "cursor", .help = "next_cursor of the page before."}},
       .failures = {{ErrorKind::kInvalid, "review.state", "There is no such state."}}},
      [deps](const Nothing&, const Request& request) -> Result<StaffReviews> {
        const auto state = TRY(wanted_state(request));
        auto page = TRY(deps.reviews->in_state(state, kPage, std::string{request.query_value("cursor")}));
        StaffReviews list{.reviews = {}, .next_cursor = std::move(page.next_cursor)};
        for (const auto& each : page.reviews) list.reviews.push_back(staff_view(each));
        return list;
      });
  routes.add<Nothing, StaffReview>(
      decision(Method::kPost, "/api/v1/admin/reviews/{id}/publish", "Publish a review"),
      [deps](const Nothing&, const Request& request) -> Result<StaffReview> {
        return staff_view(TRY(deps.reviews->publish(request.path_parameter("id"), request.note("staff"))));
      });
  routes.add<Rejection, StaffReview>(
      decision(Method::kPost, "/api/v1/admin/reviews/{id}/reject",
               "Reject a review, or take it off the page"),
      [deps](const Rejection& input, const Request& request) -> Result<StaffReview> {
        return staff_view(
            TRY(deps.reviews->reject(request.path_parameter("id"), request.note("staff"), input.reason)));
      });
  routes.add<Reply, StaffReview>(
      decision(Method::kPut, "/api/v1/admin/reviews/{id}/answer", "Answer a published review"),
      [deps](const Reply& input, const Request& request) -> Result<StaffReview> {
        return staff_view(
            TRY(deps.reviews->reply(request.path_parameter("id"), request.note("staff"), input.answer)));
      });
  return routes;
}

}  // namespace souk::online::review
