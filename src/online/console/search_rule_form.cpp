#include "online/console/search_rule_form.hpp"

#include "base/text.hpp"

namespace souk::online::console {

using search::RuleBoost;
using search::SearchRule;
using search::TriggerKind;

namespace {

std::vector<std::string_view> pieces_of(std::string_view line) {
  std::vector<std::string_view> pieces;
  for (const auto piece : text::split(line, ' '))
    if (const auto word = text::trim(piece); !word.empty()) pieces.push_back(word);
  return pieces;
}

Result<RuleBoost> boost_from(std::string_view line) {
  const auto refuse = [] {
    return fail(invalid("form.boosts",
                        "Write one a line: \"brand oak 1.5\", \"category tea -2\" or \"product TBL-CG 1\"."));
  };
  const auto pieces = pieces_of(line);
  if (pieces.size() < 3 || pieces.size() % 2 == 0) return refuse();
  RuleBoost boost;
  const auto by = thousandths_from(pieces.back());
  if (!by || *by < -100'000 || *by > 100'000) return refuse();
  boost.by = *by;
  for (std::size_t i = 0; i + 1 < pieces.size(); i += 2) {
    const std::string named{pieces[i + 1]};
    if (pieces[i] == "brand") {
      boost.brand = named;
    } else if (pieces[i] == "category") {
      boost.category = named;
    } else if (pieces[i] == "product") {
      boost.skus.push_back(named);
    } else {
      return refuse();
    }
  }
  return boost;
}

template <class F>
void take(const Visit& visit, Form& form, const std::string& name, F read) {
  if (const auto taken = read(form.value(name)); !taken) form.errors[name] = visit.explain(taken.error());
}

void take_trigger(const Visit& visit, Form& form, search::RuleTrigger& trigger) {
  for (const auto& [kind, name] : EnumNames<TriggerKind>::kNames)
    if (name == form.value("kind")) trigger.kind = kind;
  trigger.text = text::shorten(text::trim(form.value("text")), 200);
  trigger.category = form.value("category");
  trigger.language = form.value("language");
  trigger.group = text::shorten(text::trim(form.value("group")), 64);
  take(visit, form, "starts_at", [&](std::string_view text) -> Status {
    trigger.starts_at = TRY(instant_of(visit, text));
    return {};
  });
  take(visit, form, "ends_at", [&](std::string_view text) -> Status {
    trigger.ends_at = TRY(instant_of(visit, text));
    return {};
  });
}

void check_products(const Visit& visit, Form& form, const std::string& name,
                    const std::vector<std::string>& skus) {
  const auto snapshot = visit.deps().catalogue->snapshot();
  for (const auto& sku : skus)
    if (!snapshot->product_row(sku))
      form.errors[name] = visit.words("search.no_product", {{"sku", text::shorten(sku, 64)}});
}

void take_actions(const Visit& visit, Form& form, search::RuleActions& actions) {
  actions.pins = entries_from(form.value("pins"));
  actions.hides = entries_from(form.value("hides"));
  actions.replace = text::shorten(text::trim(form.value("replace")), 200);
  actions.remove = entries_from(form.value("remove"));
  actions.add = entries_from(form.value("add"));
  actions.filters = entries_from(form.value("filters"));
  actions.category = form.value("within");
  actions.redirect = text::trim(form.value("redirect"));
  for (const auto& language : languages_of(visit)) {
    const auto typed = text::trim(form.value("banner/" + language));
    if (!typed.empty()) actions.banner[language] = text::shorten(typed, 300);
  }
  take(visit, form, "boosts", [&](std::string_view text) -> Status {
    actions.boosts = TRY(boosts_from(text));
    return {};
  });
  check_products(visit, form, "pins", actions.pins);
  check_products(visit, form, "hides", actions.hides);
  const auto bound = [&](const std::string& name, std::size_t size, std::size_t most) {
    if (size > most) form.errors[name] = visit.words("search.too_many", {{"n", std::to_string(most)}});
  };
  bound("pins", actions.pins.size(), 50);
  bound("hides", actions.hides.size(), 200);
  bound("boosts", actions.boosts.size(), 20);
  bound("remove", actions.remove.size(), 20);
  bound("add", actions.add.size(), 20);
  bound("filters", actions.filters.size(), 8);
}

Html trigger_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  std::vector<Choice> kinds;
  for (const auto& [kind, name] : EnumNames<TriggerKind>::kNames)
    kinds.push_back({std::string{name}, words.of("search.kinds.", name)});
  auto languages = search_language_choices(visit);
  languages.insert(languages.begin(), Choice{"", words("search.any_language")});
  Html html;
  html << "<div class=\"grid-fields grid-fields--wide\">"
       << select(visit, form, {.name = "kind", .label = words("search.kind_of_match")}, kinds)
       << field(visit, form,
                {.name = "text", .label = words("search.trigger_text"), .hint = words("search.trigger_hint")})
       << select(visit, form, {.name = "category", .label = words("search.category")},
                 category_choices(visit, Choice{"", words("search.everywhere")}))
       << select(visit, form, {.name = "language", .label = words("search.language")}, languages)
       << field(visit, form, {.name = "group", .label = words("search.group"), .max_length = 64})
       << field(visit, form,
                {.name = "starts_at", .label = words("search.starts_at"), .type = "datetime-local"})
       << field(visit, form, {.name = "ends_at", .label = words("search.ends_at"), .type = "datetime-local"})
       << "</div>";
  return card(words("search.when"), html, "form");
}

Html order_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  const auto list = [&](std::string name, std::string_view label, std::string_view hint) {
    return area(visit, form,
                {.name = std::move(name), .label = words(label), .hint = words(hint), .max_length = 20'000},
                4);
  };
  Html html;
  html << "<div class=\"grid-fields grid-fields--wide\">" << list("pins", "search.pins", "search.pins_hint")
       << list("hides", "search.hides", "search.hides_hint")
       << list("boosts", "search.boosts", "search.boosts_hint") << "</div>";
  return card(words("search.order"), html, "form");
}

Html query_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  const auto one = [&](std::string name, std::string_view label, std::string hint = {}) {
    return field(
        visit, form,
        {.name = std::move(name), .label = words(label), .hint = std::move(hint), .max_length = 500});
  };
  Html html;
  html << "<div class=\"grid-fields grid-fields--wide\">" << one("replace", "search.replace")
       << one("remove", "search.remove_words", words("search.list_hint"))
       << one("add", "search.add_words", words("search.list_hint"))
       << one("filters", "search.filters", words("search.filters_hint"))
       << select(visit, form, {.name = "within", .label = words("search.within")},
                 category_choices(visit, Choice{"", words("search.everywhere")}))
       << one("redirect", "search.redirect", words("search.redirect_hint"));
  for (const auto& language : languages_of(visit))
    html << field(visit, form,
                  {.name = "banner/" + language,
                   .label = words("search.banner") + " · " + language_name(visit, language),
                   .max_length = 300});
  html << "</div>";
  return card(words("search.query_and_page"), html, "form");
}

}  // namespace

Result<std::vector<RuleBoost>> boosts_from(std::string_view text) {
  std::vector<RuleBoost> boosts;
  for (const auto& line : entries_from(text)) boosts.push_back(TRY(boost_from(line)));
  return boosts;
}

std::string text_of_boosts(const std::vector<RuleBoost>& boosts) {
  std::string text;
  for (const auto& boost : boosts) {
    text += text.empty() ? "" : "\n";
    if (!boost.category.empty()) text += "category " + boost.category + " ";
    if (!boost.brand.empty()) text += "brand " + boost.brand + " ";
    for (const auto& sku : boost.skus) text += "product " + sku + " ";
    text += text_of_thousandths(boost.by);
  }
  return text;
}

Form rule_form(const Visit& visit, const SearchRule& rule) {
  const auto& trigger = rule.trigger;
  const auto& actions = rule.actions;
  Form form;
  form.set("name", rule.name);
  if (rule.active) form.set("active", "1");
  form.set("position", std::to_string(rule.position));
  form.set("kind", std::string{enum_name(trigger.kind)});
  form.set("text", trigger.text);
  form.set("category", trigger.category);
  form.set("language", trigger.language);
  form.set("group", trigger.group);
  if (trigger.starts_at) form.set("starts_at", local_time(visit, *trigger.starts_at));
  if (trigger.ends_at) form.set("ends_at", local_time(visit, *trigger.ends_at));
  form.set("pins", text_of_entries(actions.pins));
  form.set("hides", text_of_entries(actions.hides));
  form.set("boosts", text_of_boosts(actions.boosts));
  form.set("replace", actions.replace);
  const auto listed = [](const std::vector<std::string>& list) {
    std::string text;
    for (const auto& each : list) text += (text.empty() ? "" : ", ") + each;
    return text;
  };
  form.set("remove", listed(actions.remove));
  form.set("add", listed(actions.add));
  form.set("filters", listed(actions.filters));
  form.set("within", actions.category);
  form.set("redirect", actions.redirect);
  for (const auto& [language, text] : actions.banner) form.set("banner/" + language, text);
  form.set("try", trigger.kind == TriggerKind::kPattern ? std::string{} : trigger.text);
  form.set("try_language", trigger.language.empty() ? languages_of(visit).front() : trigger.language);
  return form;
}

SearchRule rule_from(const Visit& visit, Form& form) {
  SearchRule rule{.name = text::shorten(text::trim(form.value("name")), 120), .active = form.has("active")};
  if (rule.name.empty()) form.errors["name"] = visit.words("form.needed");
  const auto position = number_or(form, "position", 0);
  if (position && *position >= 0 && *position <= 1'000'000) {
    rule.position = *position;
  } else {
    form.errors["position"] = visit.words("problem.form_number");
  }
  take_trigger(visit, form, rule.trigger);
  take_actions(visit, form, rule.actions);
  if (!form.clean()) return rule;
  if (const auto good = search::check_rule(rule); !good) form.problem = visit.explain(good.error());
  return rule;
}

Html rule_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html head;
  head << "<div class=\"grid-fields grid-fields--wide\">"
       << field(visit, form,
                {.name = "name", .label = words("search.rule_name"), .required = true, .max_length = 120})
       << field(visit, form,
                {.name = "position",
                 .label = words("search.position"),
                 .hint = words("search.position_hint"),
                 .max_length = 7,
                 .more = " inputmode=\"numeric\""})
       << "</div>" << check("active", words("search.active"), form.has("active"));
  Html html;
  html << card("", head, "form") << trigger_fields(visit, form) << order_fields(visit, form)
       << query_fields(visit, form) << card(words("search.before_saving"), try_fields(visit, form), "form");
  return html;
}

std::string trigger_text(const Visit& visit, const search::RuleTrigger& trigger) {
  auto text = visit.words.of("search.kinds.", enum_name(trigger.kind));
  if (!trigger.text.empty()) text += " “" + trigger.text + "”";
  for (const auto& each : {trigger.category, trigger.language, trigger.group})
    if (!each.empty()) text += " · " + each;
  return text;
}

std::string action_text(const Visit& visit, const search::RuleActions& actions) {
  const auto& words = visit.words;
  std::string text;
  const auto say = [&](bool does, std::string what) {
    if (does) text += (text.empty() ? "" : " · ") + what;
  };
  const auto count = [&](std::string_view key, std::size_t n) {
    return words.count(key, static_cast<std::int64_t>(n));
  };
  say(!actions.pins.empty(), count("search.does_pin", actions.pins.size()));
  say(!actions.hides.empty(), count("search.does_hide", actions.hides.size()));
  say(!actions.boosts.empty(), count("search.does_boost", actions.boosts.size()));
  say(!actions.replace.empty(), words("search.does_replace", {{"query", actions.replace}}));
  say(!actions.remove.empty() || !actions.add.empty(), words("search.does_words"));
  say(!actions.filters.empty() || !actions.category.empty(), words("search.does_filter"));
  say(!actions.redirect.empty(), words("search.does_redirect", {{"path", actions.redirect}}));
  say(!actions.banner.empty(), words("search.does_banner"));
  return text;
}

}  // namespace souk::online::console
