// Reviews: the part of a product's page that everybody sees, and the pages where a member writes.
#pragma once

#include <string>
#include <vector>

#include "online/review/rating.hpp"
#include "online/review/review.hpp"
#include "online/storefront/page/form.hpp"
#include "online/storefront/page/product_page.hpp"

namespace souk::online::storefront {

// The section of the product page with the newest reviews.
Html review_section(const Page& page, const ProductPage& product);

// All of a product's reviews, page by page.
struct ReviewsPage {
  const catalogue::Product& product;
  std::vector<review::Review> reviews;
  std::string older_url;  // empty on the last page
};
std::string reviews_page(const Page& page, const ReviewsPage& data);

// Where a member writes; `mine`: what they have said already.
struct WriteReviewPage {
  const catalogue::Product& product;
  std::optional<review::Review> mine;
  bool bought = false;
  FormState form{};
};
std::string write_review_page(const Page& page, const WriteReviewPage& data);

struct OwnReview {
  review::Review review;
  std::string name;  // of the product; empty: not sold any more
  std::string slug;
};
std::string own_reviews_page(const Page& page, const std::vector<OwnReview>& reviews, const FormState& form);

}  // namespace souk::online::storefront
