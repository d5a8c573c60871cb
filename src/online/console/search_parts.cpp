#include "online/console/search_parts.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::console {

Html search_tabs(const Visit& visit, std::string_view chosen) {
  const auto& words = visit.words;
  const auto chip = [&](std::string_view key, std::string_view path) {
    return Chip{words.of("search.tab.", key), std::string{path}, key == chosen};
  };
  return chips({chip("try", "/console/search"), chip("rules", "/console/search/rules"),
                chip("synonyms", "/console/search/synonyms"), chip("words", "/console/search/words"),
                chip("fields", "/console/search/fields"), chip("formula", "/console/search/formula"),
                chip("trial", "/console/search/trial"), chip("measure", "/console/search/evaluations"),
                chip("report", "/console/search/report")},
               words("nav.search"));
}

std::vector<std::string> entries_from(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const bool wide = rest.starts_with("，") || rest.starts_with("、") || rest.starts_with("；");
    const bool narrow = text[i] == ',' || text[i] == ';';
    lines += wide || narrow ? '\n' : text[i];
    i += wide ? 3 : 1;
  }
  std::vector<std::string> entries;
  for (const auto line : text::split(lines, '\n'))
    if (const auto entry = text::trim(line); !entry.empty()) entries.emplace_back(entry);
  return entries;
}

std::string text_of_entries(const std::vector<std::string>& entries) {
  std::string text;
  for (const auto& each : entries) text += (text.empty() ? "" : "\n") + each;
  return text;
}

Result<std::int64_t> thousandths_from(std::string_view text) {
  const auto refuse = [] {
    return fail(invalid("form.decimal", "Write a number such as 1, 0.25 or -1.5 here."));
  };
  text = text::trim(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || whole.size() > 6 || part.size() > 3 ||
      (point != std::string_view::npos && part.empty()))
    return refuse();
  std::int64_t number = 0;
  for (const char c : std::string{whole} + std::string{part}) {
    if (c < '0' || c > '9') return refuse();
    number = number * 10 + (c - '0');
  }
  for (auto digits = part.size(); digits < 3; ++digits) number *= 10;
  return negative ? -number : number;
}

std::string text_of_thousandths(std::int64_t thousandths) {
  const auto size = thousandths < 0 ? -thousandths : thousandths;
  auto text = fmt::format("{}{}.{:03}", thousandths < 0 ? "-" : "", size / 1'000, size % 1'000);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string percent_of_share(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "–";
  const auto permille = (part * 2'000 + whole) / (2 * whole);
  return fmt::format("{}.{} %", permille / 10, permille % 10);
}

std::vector<Choice> search_language_choices(const Visit& visit) {
  std::vector<Choice> choices;
  for (const auto& language : languages_of(visit))
    choices.push_back({language, language_name(visit, language)});
  return choices;
}

std::string version_name(const Visit& visit, const search::Formula& formula, std::int64_t number) {
  if (number == 0) return visit.words("search.version_zero");
  const auto* version = search::find_version(formula, number);
  auto name = visit.words("search.version_n", {{"n", std::to_string(number)}});
  if (version != nullptr && !version->note.empty()) name += " · " + version->note;
  return name;
}

std::vector<Choice> version_choices(const Visit& visit, const search::Formula& formula,
                                    std::optional<Choice> first) {
  std::vector<Choice> choices;
  if (first) choices.push_back(std::move(*first));
  for (auto each = formula.versions.rbegin(); each != formula.versions.rend(); ++each)
    choices.push_back({std::to_string(each->number), version_name(visit, formula, each->number)});
  choices.push_back({"0", version_name(visit, formula, 0)});
  for (auto& each : choices)
    if (each.value == std::to_string(formula.in_force))
      each.name += " (" + visit.words("search.in_force") + ")";
  return choices;
}

search::Decision decision_of(const Visit& visit, std::string note) {
  return {std::move(note), visit.who.id, visit.now};
}

Html try_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html html;
  html << "<div class=\"grid-fields grid-fields--wide\">"
       << field(visit, form,
                {.name = "try", .label = words("search.try_query"), .hint = words("search.try_hint")})
       << select(visit, form, {.name = "try_language", .label = words("search.language")},
                 search_language_choices(visit))
       << field(visit, form,
                {.name = "try_at",
                 .label = words("search.at"),
                 .hint = words("search.at_hint"),
                 .type = "datetime-local"})
       << "</div>";
  return html;
}

search::PreviewRequest tried(const Visit& visit, const Form& form) {
  search::PreviewRequest request;
  request.query = text::shorten(text::trim(form.value("try")), 200);
  request.language = form.value("try_language");
  if (request.language.empty()) request.language = languages_of(visit).front();
  request.at = instant_of(visit, form.value("try_at")).value_or(std::nullopt);
  return request;
}

}  // namespace souk::online::console
