#include "online/storefront/sitemap.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::string_view kXml = "application/xml; charset=utf-8";
constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kUrlSet = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
constexpr std::string_view kUrlSetEnd = "</urlset>\n";
constexpr std::size_t kRowsAtOnce = 500;

http::Response streamed(http::BodyStream body) {
  return {.status = 200,
          .headers = {{"Content-Type", std::string{kXml}}, {"Cache-Control", "public, max-age=3600"}},
          .body = std::move(body)};
}

void append_url(std::string& out, const Shopfront& front, std::string_view path, std::string_view changed) {
  for (const auto language : front.languages()) {
    out += "<url><loc>";
    text::append_html(out, front.options.public_url + link_in(language, path));
    out += "</loc>";
    if (!changed.empty()) {
      out += "<lastmod>";
      out += changed;
      out += "</lastmod>";
    }
    out += "</url>\n";
  }
}

std::size_t rows_per_part(const Shopfront& front) {
  return std::max<std::size_t>(
      1, front.options.sitemap_urls / std::max<std::size_t>(1, front.languages().size()));
}

void append_categories(std::string& out, const Shopfront& front,
                       const std::vector<const catalogue::CategoryTree::Node*>& nodes) {
  for (const auto* node : nodes) {
    append_url(out, front, "/c/" + text::percent_encode(node->category.slug), {});
    append_categories(out, front, node->children);
  }
}

// How many addresses the shop's own pages have.
std::size_t page_urls(const Shopfront& front) {
  constexpr std::size_t kFixedPages = 6;
  return front.languages().size() * (kFixedPages + front.browse.categories()->size() +
                                     front.browse.collections().size() + front.browse.brands().size());
}

Status write_pages(const Shopfront& front, http::BodyWriter& writer) {
  std::string out;
  append_url(out, front, "", {});
  append_url(out, front, "/stores", {});
  for (const std::string_view page : {"terms", "privacy", "returns", "imprint"})
    append_url(out, front, "/legal/" + std::string{page}, {});
  append_categories(out, front, front.browse.categories()->roots());
  for (const auto& collection : front.browse.collections())
    append_url(out, front, "/collections/" + text::percent_encode(collection->slug), {});
  for (const auto& brand : front.browse.brands())
    append_url(out, front, "/brands/" + text::percent_encode(brand->slug), {});
  return writer.write(out);
}

// By rows of the snapshot, so that parts neither overlap nor depend on one another.
Status write_products(const Shopfront& front, std::size_t first, std::size_t last, http::BodyWriter& writer) {
  const auto snapshot = front.deps.catalogue.snapshot();
  const auto now = front.deps.clock.now();
  last = std::min<std::size_t>(last, snapshot->row_count);
  for (auto from = first; from < last; from += kRowsAtOnce) {
    catalogue::RowList rows;
    for (auto at = from; at < std::min(from + kRowsAtOnce, last); ++at) {
      const auto id = static_cast<catalogue::RowId>(at);
      if (snapshot->row(id).revision > 0 && snapshot->visible(id, now)) rows.push_back(id);
    }
    std::string out;
    for (const auto& product : TRY(front.deps.catalogue.products(*snapshot, rows))) {
      append_url(out, front, "/p/" + text::percent_encode(product->slug),
                 product->published_at ? to_date_string(*product->published_at) : std::string{});
    }
    if (!out.empty()) TRY(writer.write(out));
  }
  return {};
}

// One document around what `parts` write.
http::Response url_set(std::function<Status(http::BodyWriter&)> parts) {
  return streamed([parts = std::move(parts)](http::BodyWriter& writer) -> Status {
    TRY(writer.write(std::string{kHead} + std::string{kUrlSet}));
    TRY(parts(writer));
    return writer.write(std::string{kUrlSetEnd});
  });
}

http::Response index(const Shopfront& front) {
  std::string out{kHead};
  out += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  const auto part = [&](const std::string& name) {
    out += "<sitemap><loc>";
    text::append_html(out, front.options.public_url + "/sitemaps/" + name);
    out += "</loc></sitemap>\n";
  };
  part("pages.xml");
  const std::size_t rows = front.deps.catalogue.snapshot()->row_count;
  const auto each = rows_per_part(front);
  for (std::size_t number = 1; (number - 1) * each < rows; ++number)
    part("products-" + std::to_string(number) + ".xml");
  out += "</sitemapindex>\n";
  auto response = http::Response::text(200, kXml, std::move(out));
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace

http::Response robots(const Shopfront& front) {
  std::string text = "User-agent: *\nDisallow: /api/\n";
  for (const auto language : front.languages()) {
    for (const std::string_view closed : {"/search", "/cart", "/checkout", "/account", "/orders"})
      text += "Disallow: " + link_in(language, closed) + "\n";
  }
  text += "Sitemap: " + front.options.public_url + "/sitemap.xml\n";
  auto response = http::Response::text(200, "text/plain; charset=utf-8", std::move(text));
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

http::Response sitemap(const Shopfront& front) {
  const std::size_t products = front.deps.catalogue.snapshot()->row_count;
  if (page_urls(front) + products * front.languages().size() > front.options.sitemap_urls)
    return index(front);
  return url_set([&front, products](http::BodyWriter& writer) -> Status {
    TRY(write_pages(front, writer));
    return write_products(front, 0, products, writer);
  });
}

std::optional<http::Response> sitemap_part(const Shopfront& front, std::string_view name) {
  if (name == "pages.xml")
    return url_set([&front](http::BodyWriter& writer) { return write_pages(front, writer); });
  constexpr std::string_view kPrefix = "products-", kEnding = ".xml";
  if (!name.starts_with(kPrefix) || !name.ends_with(kEnding)) return std::nullopt;
  const auto digits = name.substr(kPrefix.size(), name.size() - kPrefix.size() - kEnding.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return std::nullopt;
  const auto each = rows_per_part(front);
  if (number > front.deps.catalogue.snapshot()->row_count / each + 1) return std::nullopt;
  const auto first = (number - 1) * each;
  if (first >= front.deps.catalogue.snapshot()->row_count) return std::nullopt;
  return url_set([&front, first, each](http::BodyWriter& writer) {
    return write_products(front, first, first + each, writer);
  });
}

}  // namespace souk::online::storefront
