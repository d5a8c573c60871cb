#include "online/console/goods_parts.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::console {

std::vector<std::string> languages_of(const Visit& visit) {
  std::vector<std::string> found;
  for (const auto& market : visit.settings->markets) {
    if (std::find(found.begin(), found.end(), market.language) == found.end())
      found.push_back(market.language);
  }
  if (found.empty()) found.push_back(visit.language());
  return found;
}

std::string language_name(const Visit& visit, std::string_view language) {
  const auto key = "goods.lang." + std::string{language};
  return visit.words.has(key) ? visit.words(key) : std::string{language};
}

std::vector<Currency> currencies_of(const Visit& visit) {
  std::vector<Currency> found;
  for (const auto& market : visit.settings->markets) {
    if (std::find(found.begin(), found.end(), market.currency) == found.end())
      found.push_back(market.currency);
  }
  if (found.empty()) found.push_back(visit.currency());
  return found;
}

std::vector<Choice> currency_choices(const Visit& visit) {
  std::vector<Choice> choices;
  for (const auto currency : currencies_of(visit))
    choices.push_back({std::string{currency.code()}, std::string{currency.code()}});
  return choices;
}

namespace {

std::vector<Choice> begin_with(std::optional<Choice> first) {
  std::vector<Choice> choices;
  if (first) choices.push_back(std::move(*first));
  return choices;
}

void add_branch(const Visit& visit, const catalogue::CategoryTree::Node& node, std::vector<Choice>& choices) {
  std::string indent;
  for (std::size_t i = 0; i < node.depth; ++i) indent += "\u2003";
  choices.push_back({node.category.slug, indent + visit.text(node.category.name)});
  for (const auto* child : node.children) add_branch(visit, *child, choices);
}

template <class T>
std::vector<Choice> sorted_choices(const Visit& visit, const catalogue::Named<T>& named,
                                   std::optional<Choice> first) {
  std::vector<std::pair<std::int64_t, Choice>> found;
  for (const auto& [slug, item] : named)
    found.emplace_back(item->position, Choice{slug, visit.text(item->name)});
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.name) < std::tie(b.first, b.second.name);
  });
  auto choices = begin_with(std::move(first));
  for (auto& each : found) choices.push_back(std::move(each.second));
  return choices;
}

}  // namespace

std::vector<Choice> category_choices(const Visit& visit, std::optional<Choice> first) {
  auto choices = begin_with(std::move(first));
  for (const auto* root : visit.deps().catalogue->snapshot()->tree->roots())
    add_branch(visit, *root, choices);
  return choices;
}

std::vector<Choice> brand_choices(const Visit& visit, std::optional<Choice> first) {
  return sorted_choices(visit, *visit.deps().catalogue->snapshot()->brand_documents, std::move(first));
}

std::vector<Choice> collection_choices(const Visit& visit, std::optional<Choice> first) {
  return sorted_choices(visit, *visit.deps().catalogue->snapshot()->collection_documents, std::move(first));
}

std::vector<Choice> location_choices(const Visit& visit, std::optional<Choice> first) {
  auto choices = begin_with(std::move(first));
  for (const auto& each : *visit.deps().locations->all()) {
    if (each.active) choices.push_back({each.code, visit.text(each.name)});
  }
  return choices;
}

std::string location_name(const Visit& visit, std::string_view code) {
  const auto found = visit.deps().locations->find(code);
  return found ? visit.text(found->name) : std::string{code};
}

Result<std::vector<Choice>> list_choices(const Visit& visit) {
  std::vector<Choice> choices;
  for (const auto& list : TRY(catalogue::price_lists(*visit.deps().catalogue))) {
    if (!list.removed) choices.push_back({list.code, visit.text(list.name)});
  }
  return choices;
}

std::string local_time(const Visit& visit, Instant at) {
  return to_string(at + visit.utc_offset).substr(0, 16);
}

Result<std::optional<Instant>> instant_of(const Visit& visit, std::string_view local) {
  local = text::trim(local);
  if (local.empty()) return std::nullopt;
  auto whole = std::string{local};
  if (whole.size() == 16) whole += ":00";
  auto instant = parse_instant(whole + "Z");
  if (!instant) return fail(invalid("form.moment", "Write a date and a time here."));
  return *instant - visit.utc_offset;
}

Result<std::int64_t> basis_points_of(std::string_view text) {
  auto trimmed = text::trim(text);
  if (trimmed.ends_with('%')) trimmed = text::trim(trimmed.substr(0, trimmed.size() - 1));
  const bool negative = trimmed.starts_with('-');
  if (negative || trimmed.starts_with('+')) trimmed.remove_prefix(1);
  // A percentage has two decimals at most, as this currency.
  const auto amount = parse_decimal(trimmed, Currency::of("CNY"));
  if (!amount || amount->minor < 0 || amount->minor > 1'000'000)
    return fail(invalid("form.percent", "Write a percentage such as 5 or -12.5 here."));
  return negative ? -amount->minor : amount->minor;
}

Result<std::int64_t> number_or(const Form& form, std::string_view name, std::int64_t fallback) {
  if (text::trim(form.value(name)).empty()) return fallback;
  return form.number(name);
}

Html status_badge(const Visit& visit, const catalogue::Product& product) {
  using catalogue::ProductStatus;
  auto status = product.status;
  if (status == ProductStatus::kScheduled && is_visible(product, visit.now))
    status = ProductStatus::kPublished;
  const std::string_view tone = status == ProductStatus::kPublished   ? "ok"
                                : status == ProductStatus::kScheduled ? "info"
                                : status == ProductStatus::kDraft     ? "warn"
                                                                      : "off";
  return badge(tone, visit.words.of("product.state.", enum_name(status)));
}

Html article(const Visit& visit, const catalogue::Product& product, const catalogue::Variant* variant,
             std::string_view href) {
  Html html;
  const auto* picture = variant != nullptr      ? catalogue::picture_of(product, *variant)
                        : product.media.empty() ? nullptr
                                                : &product.media.front();
  html << "<div class=\"goods\">" << thumb(visit, picture == nullptr ? std::string{} : picture->path)
       << "<div>";
  if (href.empty()) {
    html << "<b>" << visit.text(product.name) << "</b>";
  } else {
    html << "<a href=\"" << href << "\">" << visit.text(product.name) << "</a>";
  }
  html << "<p class=\"u-muted\">";
  if (variant != nullptr) {
    const auto options = visit.text(catalogue::describe_options(product, *variant));
    if (!options.empty()) html << options << " · ";
  }
  html << (variant != nullptr ? variant->sku : product.sku) << "</p></div></div>";
  return html;
}

void take_complaints(const Visit& visit, const Error& error, Form& form) {
  for (const auto& each : error.fields) {
    auto name = each.pointer.starts_with('/') ? each.pointer.substr(1) : each.pointer;
    const auto key = "complaint." + each.code;
    form.errors[name] = visit.words.has(key) ? visit.words(key) : each.message;
  }
  if (error.fields.empty()) form.problem = visit.explain(error);
}

void await_product(const Visit& visit, std::string_view sku) {
  constexpr int kLooks = 50;
  const auto& deps = visit.deps();
  const auto stored = deps.store->get(catalogue::kProducts, sku);
  if (!stored) return;  // the page will be a moment late
  const auto revision = *stored ? (*stored)->revision : 0;
  for (int look = 0; look < kLooks; ++look) {
    const auto snapshot = deps.catalogue->snapshot();
    const auto row = snapshot->product_row(sku);
    if (revision == 0 ? !row : row && snapshot->row(*row).revision >= revision) return;
    runtime::sleep_for(milliseconds{20});
  }
}

std::string query_of(std::string path, const std::vector<std::pair<std::string, std::string>>& members) {
  for (const auto& [name, value] : members) {
    if (!value.empty()) path = with_query(std::move(path), name, value);
  }
  return path;
}

}  // namespace souk::online::console
