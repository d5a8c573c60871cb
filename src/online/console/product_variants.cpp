// The part of a product's form about what the buyer chooses, and what is sold.
#include <fmt/format.h>

#include "online/catalogue/price.hpp"
#include "online/console/product_form.hpp"

namespace souk::online::console {
namespace {

using catalogue::Product;

// Rows that were typed, or those that are there.
std::size_t rows_in(const Form& form, std::string_view before, std::string_view after) {
  std::size_t rows = 0;
  while (rows < 500 && form.has(fmt::format("{}{}{}", before, rows, after))) ++rows;
  // Empty ones at the end are offered anyhow.
  while (rows > 0 && form.value(fmt::format("{}{}{}", before, rows - 1, after)).empty()) --rows;
  return rows;
}

void value_rows(Html& html, const Visit& visit, const Form& form, const std::string& at) {
  const auto rows = rows_in(form, at + "/values/", "/code") + 2;
  html << "<table class=\"table table--tight\"><thead><tr><th>" << visit.words("product.value_code")
       << "</th>";
  for (const auto& language : languages_of(visit))
    html << "<th>" << language_name(visit, language) << "</th>";
  html << "</tr></thead><tbody>";
  for (std::size_t j = 0; j < rows; ++j) {
    const auto row = fmt::format("{}/values/{}", at, j);
    html << "<tr><td><input class=\"input\" name=\"" << row + "/code"
         << "\" maxlength=\"64\" autocomplete=\"off\" aria-label=\"" << visit.words("product.value_code")
         << "\" value=\"" << form.value(row + "/code") << "\"></td>";
    for (const auto& language : languages_of(visit)) {
      const auto name = row + "/name/" + language;
      html << "<td><input class=\"input\" name=\"" << name
           << "\" maxlength=\"100\" autocomplete=\"off\" lang=\"" << language << "\" aria-label=\""
           << language_name(visit, language) << "\" value=\"" << form.value(name) << "\"></td>";
    }
    html << "</tr>";
  }
  html << "</tbody></table>";
}

FieldSpec price_spec(const Visit& visit, const std::string& name, std::string_view word, Currency currency) {
  return {.name = name + "/" + std::string{currency.code()},
          .label = visit.words(word) + " (" + std::string{currency.code()} + ")",
          .max_length = 20,
          .more = " inputmode=\"decimal\""};
}

std::vector<Choice> picture_choices(const Visit& visit, const Product& product) {
  std::vector<Choice> choices{{"", visit.words("product.first_picture")}};
  for (std::size_t i = 0; i < product.media.size(); ++i)
    choices.push_back({std::to_string(i), visit.words("product.picture_n", {{"n", std::to_string(i + 1)}})});
  return choices;
}

void variant_body(Html& html, const Visit& visit, const EditedProduct& edited, const std::string& at) {
  const auto& form = edited.form;
  html << "<div class=\"grid-fields\">"
       << field(visit, form, {.name = at + "/sku", .label = visit.words("product.code"), .max_length = 64});
  for (const auto& option : edited.product.options) {
    std::vector<Choice> values{{"", "–"}};
    for (const auto& value : option.values) {
      const auto name = visit.text(value.name);
      values.push_back({value.code, name.empty() ? value.code : name});
    }
    const auto name = visit.text(option.name);
    html << select(visit, form,
                   {.name = at + "/options/" + option.code, .label = name.empty() ? option.code : name},
                   values);
  }
  for (const auto currency : currencies_of(visit))
    html << field(visit, form, price_spec(visit, at + "/prices", "product.price", currency));
  for (const auto currency : currencies_of(visit))
    html << field(visit, form, price_spec(visit, at + "/compare_at", "product.compare_at", currency));
  for (const auto currency : currencies_of(visit))
    html << field(visit, form, price_spec(visit, at + "/cost", "product.cost", currency));
  html << field(visit, form,
                {.name = at + "/barcode",
                 .label = visit.words("product.barcode"),
                 .max_length = 64,
                 .more = " inputmode=\"numeric\""})
       << field(visit, form,
                {.name = at + "/weight_g",
                 .label = visit.words("product.weight"),
                 .max_length = 8,
                 .more = " inputmode=\"numeric\""});
  if (!edited.product.media.empty())
    html << select(visit, form, {.name = at + "/media", .label = visit.words("product.picture")},
                   picture_choices(visit, edited.product));
  html << "</div><div class=\"btn-row\">"
       << check(at + "/backorder", visit.words("product.backorder"), form.has(at + "/backorder"));
  if (!form.value(at + "/was").empty())
    html << check(at + "/remove", visit.words("product.remove_variant"), form.has(at + "/remove"));
  html << "</div>";
}

std::string summary_of(const Visit& visit, const EditedProduct& edited, const std::string& at) {
  const auto* variant = catalogue::find_variant(edited.product, edited.form.value(at + "/was"));
  if (variant == nullptr) return {};
  auto text = visit.text(catalogue::describe_options(edited.product, *variant));
  const auto price = catalogue::price_of(*variant, {visit.currency(), {}, visit.now});
  if (price.amount) text += (text.empty() ? "" : " · ") + visit.money(*price.amount, visit.currency());
  return text;
}

std::string option_title(const Visit& visit, const Form& form, const std::string& at) {
  const std::string code{form.value(at + "/code")};
  if (code.empty()) return visit.words("product.add_option");
  const auto name = form.value(at + "/name/" + visit.language());
  return name.empty() ? code : std::string{name};
}

bool has_error(const Form& form, const std::string& at) {
  const auto found = form.errors.lower_bound(at + "/");
  return found != form.errors.end() && found->first.starts_with(at + "/");
}

}  // namespace

Html option_fields(const Visit& visit, const EditedProduct& edited) {
  const auto& form = edited.form;
  const auto rows = std::min<std::size_t>(rows_in(form, "options/", "/code") + 1, 5);
  Html html;
  html << "<p class=\"lead\">" << visit.words("product.options_text") << "</p>";
  for (std::size_t i = 0; i < rows; ++i) {
    const auto at = fmt::format("options/{}", i);
    html << "<details class=\"variant\"" << when(has_error(form, at), " open") << "><summary>"
         << icon(visit, "chevron-down", "icon--sm") << "<b>" << option_title(visit, form, at)
         << "</b></summary><div class=\"grid-fields\">"
         << field(visit, form,
                  {.name = at + "/code", .label = visit.words("product.option_code"), .max_length = 64});
    for (const auto& language : languages_of(visit))
      html << field(
          visit, form,
          {.name = at + "/name/" + language,
           .label = visit.words("product.option_name", {{"language", language_name(visit, language)}}),
           .max_length = 100});
    html << "</div>";
    value_rows(html, visit, form, at);
    html << "</details>";
  }
  return html;
}

Html variant_fields(const Visit& visit, const EditedProduct& edited) {
  const auto& form = edited.form;
  const auto rows = rows_in(form, "variants/", "/sku");
  Html html;
  for (std::size_t i = 0; i <= rows; ++i) {
    const auto at = fmt::format("variants/{}", i);
    const bool fresh = i == rows;
    const bool open = has_error(form, at) || (rows <= 1 && !fresh) || rows == 0;
    html << "<details class=\"variant\"" << when(open, " open") << "><summary>"
         << icon(visit, fresh ? "plus" : "chevron-down", "icon--sm");
    if (fresh) {
      html << "<b>" << visit.words("product.add_variant") << "</b>";
    } else {
      html << "<code>" << form.value(at + "/sku") << "</code><span class=\"u-muted\">"
           << summary_of(visit, edited, at) << "</span>";
    }
    html << "</summary>" << hidden(at + "/was", form.value(at + "/was"));
    variant_body(html, visit, edited, at);
    html << "</details>";
  }
  return html;
}

}  // namespace souk::online::console
