// Reviews over HTTP: what everybody reads, what a member says, and the moderation queue of staff.
#pragma once

#include "online/review/reviews.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::review {

struct ReviewRouteDeps {
  const Reviews* reviews = nullptr;
  const customer::Accounts* accounts = nullptr;  // for the language
};

http::Routes review_routes(ReviewRouteDeps deps);
http::Routes review_staff_routes(ReviewRouteDeps deps);

// As everybody may see it.
struct PublicReview {
  std::string id;
  std::int64_t stars = 0;
  std::string title;
  std::string text;
  std::string author;
  std::string language;
  bool verified = false;
  std::string answer;
  Instant written_at{};
  static constexpr std::string_view kName = "Review";
  static constexpr auto fields() {
    using V = PublicReview;
    return field_table(field("id", &V::id), field("stars", &V::stars), field("title", &V::title),
                       field("text", &V::text),
                       field("author", &V::author, {.help = "As they wished to be called; may be empty."}),
                       field("language", &V::language),
                       field("verified", &V::verified, {.help = "Had bought it here when they wrote."}),
                       field("answer", &V::answer, {.help = "The shop's; may be empty."}),
                       field("written_at", &V::written_at));
  }
};
PublicReview public_view(const Review& review);

}  // namespace souk::online::review
