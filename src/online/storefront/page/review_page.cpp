#include "online/storefront/page/review_page.hpp"

#include "base/text.hpp"
#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

Html stars(const Page& page, std::int64_t count) {
  Html html;
  html << "<span class=\"rating-stars\" role=\"img\" aria-label=\""
       << page.words("rating.label", {{"value", std::to_string(count)}}) << "\">";
  for (std::int64_t star = 0; star < review::kMostStars; ++star)
    html << icon(page, "star", star < count ? Markup{"icon--full"} : Markup{""});
  return std::move(html << "</span>");
}

Html one(const Page& page, const review::Review& review) {
  Html html;
  html << "<li class=\"review\" lang=\"" << review.language << "\"><p class=\"review-head\">"
       << stars(page, review.words.stars);
  if (!review.words.title.empty()) html << " <strong>" << review.words.title << "</strong>";
  html << "</p><p class=\"review-meta\" lang=\"" << page.language() << "\">"
       << (review.words.author.empty() ? page.words("review.somebody") : review.words.author) << " · "
       << format_date(review.written_at, page.utc_offset, page.language());
  if (review.verified)
    html << " · <span class=\"badge badge--ok\">" << page.words("review.verified") << "</span>";
  html << "</p><p class=\"review-text\">" << review.words.text << "</p>";
  if (!review.answer.empty()) {
    html << "<blockquote class=\"review-answer\"><p lang=\"" << page.language() << "\"><strong>"
         << page.words("review.answer", {{"shop", text_of(page, page.settings.name)}})
         << "</strong></p><p class=\"review-text\">" << review.answer << "</p></blockquote>";
  }
  return std::move(html << "</li>");
}

Html list(const Page& page, const std::vector<review::Review>& reviews) {
  Html html;
  html << "<ul class=\"reviews\">";
  for (const auto& each : reviews) html << one(page, each);
  return std::move(html << "</ul>");
}

// How many gave each number of stars; a picture for the eye, the numbers for everybody.
Html bars(const Page& page, const review::Rating& rating) {
  Html html;
  const auto all = rating.count();
  html << "<ul class=\"rating-bars\">";
  for (auto i = rating.by_stars.size(); i > 0; --i) {
    const auto count = rating.by_stars[i - 1];
    html << "<li><span>" << page.words.count("review.stars", static_cast<std::int64_t>(i))
         << "</span><progress max=\"" << std::max<std::int64_t>(all, 1) << "\" value=\"" << count
         << "\" aria-hidden=\"true\"></progress><span class=\"rating-count\">" << count << "</span></li>";
  }
  return std::move(html << "</ul>");
}

Html write_link(const Page& page, const catalogue::Product& product) {
  Html html;
  html << "<p><a class=\"btn btn--quiet\" href=\""
       << link(page, "/account/reviews/" + text::percent_encode(product.slug)) << "\">"
       << page.words("review.write") << "</a></p>";
  return html;
}

std::string reviews_link(const Page& page, const catalogue::Product& product) {
  return product_link(page, product.slug) + "/reviews";
}

}  // namespace

Html review_section(const Page& page, const ProductPage& data) {
  Html html;
  if (!data.reviews) return html;
  const auto& shown = *data.reviews;
  html << "<section class=\"section review-section\" id=\"reviews\" aria-labelledby=\"reviews-title\"><div "
          "class=\"review-sum\"><h2 id=\"reviews-title\">"
       << page.words("review.title") << "</h2>";
  if (data.rating.count > 0) html << "<p>" << rating(page, data.rating) << "</p>";
  if (shown.rating.count() > 0) html << bars(page, shown.rating);
  html << write_link(page, data.product) << "</div><div>";
  if (shown.newest.empty())
    html << "<p class=\"u-muted\">" << page.words(data.rating.count > 0 ? "review.only_stars" : "review.none")
         << "</p>";
  html << list(page, shown.newest);
  if (shown.more) {
    html << "<p><a class=\"more\" href=\"" << reviews_link(page, data.product) << "\">"
         << page.words.count("review.all", shown.rating.count()) << icon(page, "chevron-right", "icon--sm")
         << "</a></p>";
  }
  return std::move(html << "</div></section>");
}

std::string reviews_page(const Page& page, const ReviewsPage& data) {
  const auto name = text_of(page, data.product.name);
  const auto title = page.words("review.of", {{"name", name}});
  Html html{20'000};
  html << "<div class=\"wrap page\"><p><a class=\"more\" href=\"" << product_link(page, data.product.slug)
       << "\">" << icon(page, "chevron-left", "icon--sm") << name << "</a></p><h1 class=\"page-head\">"
       << title << "</h1>" << list(page, data.reviews);
  if (!data.older_url.empty())
    html << "<p><a class=\"btn btn--quiet\" href=\"" << data.older_url << "\">" << page.words("review.older")
         << "</a></p>";
  return whole_page(page, own_head(title), html << "</div>");
}

namespace {

Html star_choice(const Page& page, const FormState& form) {
  Html html;
  html << "<fieldset class=\"field\" id=\"stars\"><legend class=\"field-label\">"
       << page.words("review.how_many") << "</legend><div class=\"option-list\">";
  for (std::int64_t count = review::kMostStars; count > 0; --count) {
    const auto value = std::to_string(count);
    html << "<label class=\"opt\"><input type=\"radio\" name=\"stars\" value=\"" << value << "\" required"
         << when(form.value("stars") == value, " checked") << "><span class=\"opt-box star-box\">" << value
         << icon(page, "star", "icon--full icon--sm") << "<span class=\"u-hidden\"> "
         << page.words("rating.label", {{"value", value}}) << "</span></span></label>";
  }
  html << "</div>";
  if (const auto error = form.errors.find("stars"); error != form.errors.end())
    html << "<p class=\"field-error\">" << error->second << "</p>";
  return std::move(html << "</fieldset>");
}

Html state_of(const Page& page, const review::Review& mine) {
  if (mine.state == review::ReviewState::kPublished)
    return notice(page, Tone::kOk, page.words("review.is_published"));
  if (mine.state == review::ReviewState::kRejected)
    return notice(page, Tone::kBad, page.words("review.is_rejected"), mine.reason);
  return notice(page, Tone::kWarn, page.words("review.is_pending"), page.words("review.is_pending_text"));
}

Markup badge_of(review::ReviewState state) {
  if (state == review::ReviewState::kPublished) return "badge badge--ok";
  return state == review::ReviewState::kRejected ? Markup{"badge badge--bad"} : Markup{"badge badge--warn"};
}

}  // namespace

std::string write_review_page(const Page& page, const WriteReviewPage& data) {
  const auto name = text_of(page, data.product.name);
  const auto title = page.words("review.write_of", {{"name", name}});
  const auto own = "/account/reviews/" + text::percent_encode(data.product.slug);
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title << "</h1><div class=\"account\">"
       << account_nav(page, "/account/reviews", data.form) << "<div class=\"stack\">";
  if (data.mine && data.form.clean()) html << state_of(page, *data.mine);
  html << "<section class=\"panel\"><p class=\"u-muted\">"
       << page.words(data.bought ? "review.as_buyer" : "review.as_reader") << "</p>"
       << complaints(page, data.form) << "<form class=\"form\" method=\"post\" action=\"" << link(page, own)
       << "\" data-validate>" << guard(data.form) << star_choice(page, data.form)
       << field(
              page, data.form,
              {.name = "title", .label = page.words("review.headline"), .optional = true, .max_length = 100})
       << area(page, data.form,
               {.name = "text",
                .label = page.words("review.text"),
                .hint = page.words("review.text_hint"),
                .max_length = 4'000},
               6)
       << field(page, data.form,
                {.name = "author",
                 .label = page.words("review.author"),
                 .hint = page.words("review.author_hint"),
                 .optional = true,
                 .max_length = 40})
       << "<button class=\"btn\">" << page.words("review.send") << "</button></form>";
  if (data.mine) {
    html << "<form method=\"post\" action=\"" << link(page, own + "/withdraw") << "\">" << guard(data.form)
         << "<button class=\"link-btn\">" << page.words("review.withdraw") << "</button></form>";
  }
  return whole_page(page, own_head(title), html << "</section></div></div></div>");
}

std::string own_reviews_page(const Page& page, const std::vector<OwnReview>& reviews, const FormState& form) {
  const auto title = page.words("review.own");
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title << "</h1><div class=\"account\">"
       << account_nav(page, "/account/reviews", form);
  if (reviews.empty()) {
    html << "<div class=\"empty\">" << door(true) << "<p class=\"empty-text\">"
         << page.words("review.own_none") << "</p></div>";
  } else {
    html << "<div class=\"stack\"><ul class=\"cards\">";
    for (const auto& each : reviews) {
      html << "<li class=\"panel\"><div class=\"panel-head\"><h2 class=\"line-title\">"
           << (each.name.empty() ? each.review.product_sku : each.name) << "</h2><span class=\""
           << badge_of(each.review.state) << "\">"
           << page.words.of("review.state.", enum_name(each.review.state)) << "</span></div><p>"
           << stars(page, each.review.words.stars) << "</p><p class=\"review-text\">"
           << text::shorten(each.review.words.text, 200) << "</p>";
      if (!each.review.reason.empty()) html << "<p class=\"field-error\">" << each.review.reason << "</p>";
      if (!each.slug.empty()) {
        html << "<p><a class=\"link-btn\" href=\""
             << link(page, "/account/reviews/" + text::percent_encode(each.slug)) << "\">"
             << page.words("address.edit") << "<span class=\"u-hidden\"> " << each.name << "</span></a></p>";
      }
      html << "</li>";
    }
    html << "</ul></div>";
  }
  return whole_page(page, own_head(title), html << "</div></div>");
}

}  // namespace souk::online::storefront
