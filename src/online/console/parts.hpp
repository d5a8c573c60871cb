// The small pieces that pages are put together from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/console/visit.hpp"
#include "online/media/shape.hpp"

namespace souk::online::console {

Html icon(const Visit& visit, std::string_view name, Markup more_classes = "");
Html notice(const Visit& visit, Tone tone, std::string_view text, Markup more_classes = "");
// Where there is nothing to list yet.
Html nothing(const Visit& visit, std::string_view icon_name, std::string_view title,
             std::string_view text = {});
// "ok", "warn", "bad", "info" or "" decide the colour.
Html badge(std::string_view tone, std::string_view text);
Html order_badge(const Visit& visit, std::string_view state);
// An image of the shop, or the place where one would be.
Html thumb(const Visit& visit, std::string_view picture, Markup more_classes = "");
// Its address; a small square where nothing else is asked for.
std::string picture_url(const Visit& visit, std::string_view path,
                        const media::Shape& shape = {media::Crop::kSquare, 160, {}});

// <form method="post"> with the session's token and a name for the act; the caller closes it.
Html form_open(const Visit& visit, std::string_view action, Markup classes = "", Markup more = "");
// The same for GET, without either.
Html hidden(std::string_view name, std::string_view value);

struct FieldSpec {
  std::string name;
  std::string label;
  std::string hint{};
  Markup type = "text";
  Markup autocomplete = "off";
  bool required = false;
  std::size_t max_length = 200;
  Markup more = "";  // further attributes
  std::string id{};  // where a page has two of one name
  Markup classes = "";
};
Html field(const Visit& visit, const Form& form, const FieldSpec& spec);
Html area(const Visit& visit, const Form& form, const FieldSpec& spec, int rows = 4);
struct Choice {
  std::string value;
  std::string name;
};
Html select(const Visit& visit, const Form& form, const FieldSpec& spec, const std::vector<Choice>& choices);
Html check(std::string_view name, std::string_view label, bool checked, std::string_view value = "1",
           std::string_view id = {});
Html complaints(const Visit& visit, const Form& form);

// A row of links of which one is chosen: filters, ranges.
struct Chip {
  std::string name;
  std::string href;
  bool chosen = false;
  std::optional<std::int64_t> count{};
};
Html chips(const std::vector<Chip>& list, std::string_view label);
// "Older" where there is a next page, "To the first page" where this is not the first.
Html pager(const Visit& visit, std::string_view path_and_query, std::string_view cursor,
           std::string_view next_cursor);
// A card with a heading.
Html card(std::string_view title, const Html& body, Markup classes = "", const Html& actions = {});
// Term and description.
void fact(Html& html, std::string_view name, const Html& value);
void fact(Html& html, std::string_view name, std::string_view value);

// name=value, encoded, added to a path.
std::string with_query(std::string path, std::string_view name, std::string_view value);
// Decimal text in `currency`; empty is nullopt. kInvalid "form.money".
Result<std::optional<std::int64_t>> amount_of(std::string_view text, Currency currency);

}  // namespace souk::online::console
