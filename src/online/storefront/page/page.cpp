#include "online/storefront/page/page.hpp"

#include "base/text.hpp"

namespace souk::online::storefront {

std::string link_in(std::string_view language, std::string_view path) {
  std::string link = "/";
  link += language;
  link += path;
  return link;
}

std::string link(const Page& page, std::string_view path) { return link_in(page.language(), path); }

std::string absolute(const Page& page, std::string_view path) {
  return std::string{page.public_url} + std::string{path};
}

std::string product_link(const Page& page, std::string_view slug) {
  return link(page, "/p/" + text::percent_encode(slug));
}
std::string category_link(const Page& page, std::string_view slug) {
  return link(page, "/c/" + text::percent_encode(slug));
}
std::string collection_link(const Page& page, std::string_view slug) {
  return link(page, "/collections/" + text::percent_encode(slug));
}
std::string brand_link(const Page& page, std::string_view slug) {
  return link(page, "/brands/" + text::percent_encode(slug));
}

std::string_view text_of(const Page& page, const Texts& texts) { return text_in(texts, page.language()); }

std::string money(const Page& page, std::int64_t minor) { return format_money({minor, page.currency}); }

}  // namespace souk::online::storefront
