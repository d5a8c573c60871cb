// The dictionary: words that texts are cut into, beyond those learnt from the shop; how a text would be cut
// is seen before it is saved.
#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::language::Dictionary;

constexpr std::string_view kHere = "/console/search/words";
constexpr std::size_t kMaxBytes = 4 * 1024 * 1024;
constexpr std::size_t kLearntShown = 200;

Form dictionary_form(const Visit& visit, const Dictionary& dictionary) {
  Form form;
  form.set("words", text_of_entries(dictionary.words));
  form.set("never_split", text_of_entries(dictionary.never_split));
  form.set("never_join", text_of_entries(dictionary.never_join));
  form.set("try_language", languages_of(visit).front());
  return form;
}

Dictionary dictionary_from(const Visit& visit, Form& form) {
  Dictionary dictionary{entries_from(form.value("words")), entries_from(form.value("never_split")),
                        entries_from(form.value("never_join"))};
  const auto check = [&](const std::string& name, const std::vector<std::string>& list) {
    if (list.size() > search::language::kMaxDictionaryWords)
      form.errors[name] = visit.words("search.too_many", {{"n", "20,000"}});
    for (const auto& word : list)
      if (word.size() > 120) form.errors[name] = visit.words("search.word_too_long");
  };
  check("words", dictionary.words);
  check("never_split", dictionary.never_split);
  check("never_join", dictionary.never_join);
  return dictionary;
}

Html learnt_card(const Visit& visit, const search::SearchStaffDeps& deps) {
  Html body;
  body << "<details class=\"as-table\"><summary>" << visit.words("search.learnt_show")
       << icon(visit, "chevron-down", "icon--sm") << "</summary><p class=\"tags\">";
  for (const auto& word : deps.search->language()->learnt_words(kLearntShown))
    body << "<span class=\"badge badge--off\">" << word << "</span>";
  body << "</p></details>";
  return card(visit.words("search.learnt"), body);
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const Form& form, int status) {
  const auto& words = visit.words;
  const auto list = [&](std::string name, std::string_view label, std::string_view hint) {
    return area(
        visit, form,
        {.name = std::move(name), .label = words(label), .hint = words(hint), .max_length = 2'000'000}, 8);
  };
  Html body;
  body << "<div class=\"grid-fields grid-fields--wide\">"
       << list("words", "search.dict_words", "search.dict_words_hint")
       << list("never_split", "search.never_split", "search.never_split_hint")
       << list("never_join", "search.never_join", "search.never_join_hint") << "</div>";
  Html main;
  main << search_tabs(visit, "words") << complaints(visit, form) << "<p class=\"lead\">"
       << words("search.words_text") << "</p>" << form_open(visit, kHere, "stack") << card("", body, "form")
       << card(words("search.before_saving"), try_fields(visit, form), "form")
       << "<div class=\"btn-row\"><button class=\"btn btn--quiet\" name=\"act\" value=\"preview\">"
       << words("search.preview") << "</button><button class=\"btn\" name=\"act\" value=\"save\">"
       << words("action.save") << "</button></div></form>";
  if (form.value("act") == "preview" && form.clean()) {
    const auto now = tried(visit, form);
    auto plan = now;
    auto read = form;
    plan.dictionary = dictionary_from(visit, read);
    main << "<div id=\"preview\" class=\"stack\">"
         << TRY(compared(visit, deps, now, plan, words("search.then"))) << "</div>";
  }
  main << learnt_card(visit, deps);
  return page(visit, {.title = words("search.tab.words"), .nav = "search"}, main, status);
}

Result<Response> take(const Visit& visit, const search::SearchStaffDeps& deps, const Form& sent) {
  auto form = sent;
  const auto dictionary = dictionary_from(visit, form);
  const bool preview = form.value("act") == "preview";
  if (preview && text::trim(form.value("try")).empty()) form.errors["try"] = visit.words("search.try_needed");
  if (!form.clean()) return show(visit, deps, form, kFormRefused);
  if (preview) return show(visit, deps, form, 200);
  TRY(deps.merchandising->save_dictionary(dictionary));
  return visit.done(std::string{kHere}, "search.words_saved");
}

}  // namespace

void add_search_dictionary_page(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) -> Result<Response> {
    return show(visit, deps, dictionary_form(visit, TRY(deps.merchandising->dictionary())), 200);
  });
  pages.post(
      here, permission, [deps](const Visit& visit, const Form& form) { return take(visit, deps, form); },
      kMaxBytes);
}

}  // namespace souk::online::console
