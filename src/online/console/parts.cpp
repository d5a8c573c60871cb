#include "online/console/parts.hpp"

#include "base/text.hpp"
#include "online/media/pictures.hpp"

namespace souk::online::console {

Html icon(const Visit& visit, std::string_view name, Markup more_classes) {
  Html html;
  html << "<svg class=\"icon " << more_classes << "\" aria-hidden=\"true\"><use href=\""
       << visit.desk.asset("icons.svg") << "#" << name << "\"/></svg>";
  return html;
}

Html notice(const Visit& visit, Tone tone, std::string_view text, Markup more_classes) {
  Html html;
  const Markup kind = tone == Tone::kOk     ? Markup{"notice--ok"}
                      : tone == Tone::kWarn ? Markup{"notice--warn"}
                                            : Markup{"notice--bad"};
  const bool bad = tone == Tone::kBad;
  html << "<div class=\"notice " << kind << " " << more_classes << "\" role=\""
       << (bad ? Markup{"alert"} : Markup{"status"}) << "\">"
       << icon(visit, tone == Tone::kOk ? "check" : "alert") << "<p>" << text << "</p></div>";
  return html;
}

Html nothing(const Visit& visit, std::string_view icon_name, std::string_view title, std::string_view text) {
  Html html;
  html << "<div class=\"nothing\">" << icon(visit, icon_name) << "<p class=\"nothing-title\">" << title
       << "</p>";
  if (!text.empty()) html << "<p class=\"u-muted\">" << text << "</p>";
  html << "</div>";
  return html;
}

Html badge(std::string_view tone, std::string_view text) {
  Html html;
  html << "<span class=\"badge badge--" << tone << "\">" << text << "</span>";
  return html;
}

Html order_badge(const Visit& visit, std::string_view state) {
  std::string_view tone = "info";
  if (state == "placed") tone = "warn";
  if (state == "paid" || state == "allocated") tone = "todo";
  if (state == "delivered" || state == "shipped") tone = "ok";
  if (state == "cancelled" || state == "refunded" || state == "returned") tone = "off";
  return badge(tone, visit.words.of("order.state.", state));
}

std::string picture_url(const Visit& visit, std::string_view path, const media::Shape& shape) {
  const auto* pictures = visit.deps().pictures;
  if (pictures == nullptr || !media::is_picture_path(path)) return media::media_url(path);
  return pictures->addresses().of(path, shape);
}

Html thumb(const Visit& visit, std::string_view picture, Markup more_classes) {
  Html html;
  html << "<span class=\"thumb " << more_classes << "\">";
  if (picture.empty()) {
    html << icon(visit, "image");
  } else {
    html << "<img src=\"" << picture_url(visit, picture)
         << "\" alt=\"\" loading=\"lazy\" width=\"48\" height=\"48\">";
  }
  html << "</span>";
  return html;
}

Html form_open(const Visit& visit, std::string_view action, Markup classes, Markup more) {
  Html html;
  html << "<form method=\"post\" action=\"" << action << "\" class=\"" << classes << "\"" << more << ">"
       << hidden("csrf", visit.who.csrf) << hidden("key", random_hex(*visit.deps().random, 8));
  return html;
}

Html hidden(std::string_view name, std::string_view value) {
  Html html;
  html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  return html;
}

Html complaints(const Visit& visit, const Form& form) {
  if (form.clean()) return {};
  return notice(visit, Tone::kBad, form.problem.empty() ? visit.words("form.check") : form.problem);
}

Html chips(const std::vector<Chip>& list, std::string_view label) {
  Html html;
  html << "<nav class=\"chips\" aria-label=\"" << label << "\">";
  for (const auto& each : list) {
    html << "<a class=\"chip\" href=\"" << each.href << "\"" << when(each.chosen, " aria-current=\"true\"")
         << ">" << each.name;
    if (each.count)
      html << " <span class=\"chip-count\">" << storefront::format_number(*each.count) << "</span>";
    html << "</a>";
  }
  html << "</nav>";
  return html;
}

Html pager(const Visit& visit, std::string_view path_and_query, std::string_view cursor,
           std::string_view next_cursor) {
  Html html;
  if (cursor.empty() && next_cursor.empty()) return html;
  html << "<nav class=\"pager\" aria-label=\"" << visit.words("pager.label") << "\">";
  if (!cursor.empty())
    html << "<a class=\"btn btn--quiet\" href=\"" << path_and_query << "\">" << visit.words("pager.first")
         << "</a>";
  if (!next_cursor.empty())
    html << "<a class=\"btn btn--quiet\" rel=\"next\" href=\""
         << with_query(std::string{path_and_query}, "cursor", next_cursor) << "\">"
         << visit.words("pager.next") << icon(visit, "chevron-right", "icon--sm") << "</a>";
  html << "</nav>";
  return html;
}

Html card(std::string_view title, const Html& body, Markup classes, const Html& actions) {
  Html html;
  html << "<section class=\"card " << classes << "\">";
  if (!title.empty() || !actions.empty())
    html << "<header class=\"card-head\"><h2>" << title << "</h2>" << actions << "</header>";
  html << body << "</section>";
  return html;
}

void fact(Html& html, std::string_view name, const Html& value) {
  html << "<div class=\"fact\"><dt>" << name << "</dt><dd>" << value << "</dd></div>";
}
void fact(Html& html, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  Html text;
  text << value;
  fact(html, name, text);
}

std::string with_query(std::string path, std::string_view name, std::string_view value) {
  path += path.find('?') == std::string::npos ? '?' : '&';
  return path + std::string{name} + "=" + text::percent_encode(value);
}

Result<std::optional<std::int64_t>> amount_of(std::string_view text, Currency currency) {
  text = text::trim(text);
  if (text.empty()) return std::nullopt;
  auto amount = parse_decimal(text, currency);
  if (!amount || amount->minor < 0)
    return fail(invalid("form.money", "Write an amount such as 129 or 129.50 here."));
  return amount->minor;
}

}  // namespace souk::online::console
