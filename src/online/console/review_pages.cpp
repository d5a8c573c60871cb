#include "online/console/review_pages.hpp"

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using review::Review;
using review::ReviewState;

constexpr std::size_t kPage = 20;
constexpr std::string_view kHere = "/console/reviews";

ReviewState wanted_state(const Visit& visit) {
  const auto name = visit.request.query_value("state");
  for (const auto& [state, known] : EnumNames<ReviewState>::kNames) {
    if (known == name && state != ReviewState::kWithdrawn) return state;
  }
  return ReviewState::kPending;
}

std::string path_of(ReviewState state) { return "/console/reviews?state=" + std::string{enum_name(state)}; }

Html state_chips(const Visit& visit, ReviewState chosen) {
  std::vector<Chip> list;
  for (const auto state : {ReviewState::kPending, ReviewState::kPublished, ReviewState::kRejected})
    list.push_back({visit.words.of("reviews.state.", enum_name(state)), path_of(state), state == chosen});
  return chips(list, visit.words("reviews.by_state"));
}

// Numbers are read out; the stars are for the eye.
Html stars(const Visit& visit, std::int64_t count) {
  Html html;
  html << "<span role=\"img\" aria-label=\"" << visit.words("reviews.stars", {{"n", std::to_string(count)}})
       << "\">";
  for (std::int64_t i = 0; i < review::kMostStars; ++i) html << (i < count ? Markup{"★"} : Markup{"☆"});
  return std::move(html << "</span>");
}

Html product_name(const Visit& visit, const Review& each) {
  Html html;
  const auto& catalogue = *visit.deps().catalogue;
  const auto product = catalogue.find_by_sku(*catalogue.snapshot(), each.product_sku);
  html << "<a href=\"/console/products/" << text::percent_encode(each.product_sku) << "\">"
       << (product ? visit.text((*product)->name) : each.product_sku) << "</a>";
  return html;
}

// What comes back to the same list afterwards.
Html act_form(const Visit& visit, const Review& each, Markup act) {
  Html html;
  html << form_open(visit, "/console/reviews/" + each.id + "/" + std::string{act.text()}, "form")
       << hidden("state", enum_name(each.state));
  return html;
}

Html decisions(const Visit& visit, const Review& each) {
  Html html;
  if (!visit.may("review.write")) return html;
  const auto& words = visit.words;
  html << "<div class=\"actions\">";
  if (each.state != ReviewState::kPublished) {
    html << act_form(visit, each, "publish") << "<button class=\"btn\">" << words("reviews.publish")
         << "</button></form>";
  } else {
    Form form;
    form.set("answer", each.answer);
    html << "<details class=\"action\"><summary class=\"btn btn--quiet\">" << words("reviews.answer")
         << "</summary><div class=\"action-form\">" << act_form(visit, each, "answer")
         << area(visit, form,
                 {.name = "answer",
                  .label = words("reviews.answer_label"),
                  .hint = words("reviews.answer_hint"),
                  .max_length = 2'000,
                  .id = "answer-" + each.id})
         << "<button class=\"btn\">" << words("action.save") << "</button></form></div></details>";
  }
  html << "<details class=\"action\"><summary class=\"btn btn--quiet\">"
       << words(each.state == ReviewState::kPublished ? "reviews.take_off" : "reviews.reject")
       << "</summary><div class=\"action-form\">" << act_form(visit, each, "reject")
       << area(visit, {},
               {.name = "reason",
                .label = words("reviews.reason"),
                .hint = words("reviews.reason_hint"),
                .required = true,
                .max_length = 500,
                .id = "reason-" + each.id},
               2)
       << "<button class=\"btn btn--bad\">" << words("reviews.reject") << "</button></form></div></details>";
  return std::move(html << "</div>");
}

Html one(const Visit& visit, const Review& each) {
  const auto& words = visit.words;
  Html body;
  body << "<p>" << stars(visit, each.words.stars) << " <b>" << each.words.title
       << "</b></p><p class=\"said\">" << each.words.text << "</p><p class=\"u-muted\">"
       << (each.words.author.empty() ? words("reviews.nameless") : each.words.author) << " · "
       << visit.moment(each.written_at) << " ";
  if (each.verified) body << badge("ok", words("reviews.verified"));
  body << "</p>";
  if (each.customer_id && visit.may("customer.read")) {
    body << "<p><a href=\"/console/customers/" << *each.customer_id << "\">" << words("reviews.customer")
         << "</a></p>";
  }
  if (!each.reason.empty()) body << "<p><b>" << words("reviews.reason") << "</b> " << each.reason << "</p>";
  if (!each.answer.empty())
    body << "<p><b>" << words("reviews.answer_label") << "</b> " << each.answer << "</p>";
  body << decisions(visit, each);
  Html head;
  head << product_name(visit, each);
  return card("", Html{} << "<h2 class=\"card-sub\">" << head << "</h2>" << body);
}

Result<Response> list(const Visit& visit, const review::Reviews& reviews) {
  const auto state = wanted_state(visit);
  const std::string cursor{visit.request.query_value("cursor")};
  const auto found = TRY(reviews.in_state(state, kPage, cursor));
  Html main;
  main << state_chips(visit, state);
  if (found.reviews.empty())
    main << card("", nothing(visit, "star", visit.words("reviews.none"), visit.words("reviews.none_text")));
  for (const auto& each : found.reviews) main << one(visit, each);
  main << pager(visit, path_of(state), cursor, found.next_cursor);
  return page(visit, {.title = visit.words("nav.reviews"), .nav = "reviews"}, main);
}

std::string back_to(const Form& form) {
  for (const auto& [state, name] : EnumNames<ReviewState>::kNames) {
    if (name == form.value("state")) return path_of(state);
  }
  return std::string{kHere};
}

}  // namespace

Console::AddPages review_pages(const review::Reviews& reviews) {
  return [&reviews](Pages& pages) {
    pages.nav({.key = "reviews",
               .path = std::string{kHere},
               .icon = "star",
               .permission = "review.read",
               .group = "people"});
    pages.get(std::string{kHere}, "review.read",
              [&reviews](const Visit& visit) { return list(visit, reviews); });
    pages.post("/console/reviews/{id}/publish", "review.write",
               [&reviews](const Visit& visit, const Form& form) -> Result<Response> {
                 TRY(reviews.publish(visit.request.path_parameter("id"), visit.request.note("staff")));
                 return visit.done(back_to(form), "reviews.published");
               });
    pages.post("/console/reviews/{id}/reject", "review.write",
               [&reviews](const Visit& visit, const Form& form) -> Result<Response> {
                 TRY(reviews.reject(visit.request.path_parameter("id"), visit.request.note("staff"),
                                    form.value("reason")));
                 return visit.done(back_to(form), "reviews.rejected");
               });
    pages.post("/console/reviews/{id}/answer", "review.write",
               [&reviews](const Visit& visit, const Form& form) -> Result<Response> {
                 TRY(reviews.reply(visit.request.path_parameter("id"), visit.request.note("staff"),
                                   form.value("answer")));
                 return visit.done(back_to(form), "reviews.answered");
               });
  };
}

}  // namespace souk::online::console
