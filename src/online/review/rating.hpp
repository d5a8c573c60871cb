// The ratings of products, kept as sums so that a page costs the same with ten reviews and with a hundred
// thousand.
//
// A product's sums lie in sixteen documents, by the last digit of the reviews' ids. Each keeps, for every
// review it has counted, what it counts and at which turn of the review; counting is one conditional write of
// that one document: the mark is moved from what was read to what holds now, and the sums with it. So a
// review is counted once however often and by however many it is counted at the same time, and whoever comes
// late with an older turn changes nothing.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "engines/document/collection.hpp"
#include "online/catalogue/stars.hpp"
#include "online/review/review.hpp"

namespace souk::online::review {

inline constexpr std::string_view kRatingCollection = "review_rating";

struct Rating {
  std::array<std::int64_t, kMostStars> by_stars{};  // how many gave 1, 2, ... 5
  std::int64_t count() const;
  std::int64_t average_hundredths() const;  // 452 is 4.52; 0 without any
  catalogue::Stars stars() const;
};

class Ratings final : public catalogue::StarSource {
 public:
  explicit Ratings(engines::DocumentStore& store)
      : store_{&store}, shares_{store, std::string{kRatingCollection}} {}
  Status declare();

  // Takes in what `review` is worth now. Repeats, and reviews older than what was counted, change nothing.
  Status count(const Review& review) const;
  Result<Rating> of(std::string_view product_sku) const;
  // The product that a document of kRatingCollection is about, for who follows the change feed.
  static std::string product_of(std::string_view document_id);

  // For the catalogue, which shows both kinds of rating as one.
  std::string_view stars_collection() const override { return kRatingCollection; }
  std::string stars_product(std::string_view document_id) const override { return product_of(document_id); }
  Result<catalogue::Stars> stars_of(std::string_view product_sku) const override;
  Status each_stars(const Visit& visit) const override;

 private:
  struct Share {
    std::map<std::string, std::int64_t, std::less<>> marks;  // review id -> turn * 8 + stars
    std::map<std::string, std::int64_t, std::less<>> stars;  // "5" -> how many
    static constexpr auto fields() {
      return field_table(field("marks", &Share::marks, {.max_length = 1'000'000}),
                         field("stars", &Share::stars));
    }
    void add_to(Rating& rating) const;
  };
  Result<bool> move_mark(const std::string& id, const Share& share, const Review& review) const;

  engines::DocumentStore* store_;
  engines::Collection<Share> shares_;
};

}  // namespace souk::online::review
