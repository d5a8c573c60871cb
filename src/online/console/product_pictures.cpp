// Pictures of a product: uploaded (chosen or dropped; js/upload.js shows how far), put in order, described,
// taken away. The first is what lists show.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/edit.hpp"
#include "online/catalogue/media/uploads.hpp"
#include "online/console/goods.hpp"
#include "online/console/product_form.hpp"
#include "runtime/http/multipart.hpp"

namespace souk::online::console {
namespace {

using catalogue::Picture;
using catalogue::Product;
using http::Response;

constexpr std::size_t kMaxPictures = 100;
constexpr std::size_t kMaxParts = 40;
constexpr std::size_t kMaxUploadBytes = 32U << 20U;  // several at once, where there is no script

std::string path_of(std::string_view sku) { return "/console/products/" + text::percent_encode(sku); }

using ChangeMedia = std::function<Status(Product&)>;

// Again when somebody else has saved the product meanwhile: this touches its pictures alone.
Status change_media(const Visit& visit, const ChangeMedia& change) {
  constexpr int kTries = 5;
  const auto sku = visit.request.path_parameter("sku");
  for (int attempt = 1;; ++attempt) {
    auto stored = TRY(catalogue::load_product(*visit.deps().catalogue, sku));
    TRY(change(stored.value));
    auto saved = catalogue::replace_product(*visit.deps().catalogue, sku, stored.revision, stored.value);
    if (saved) return {};
    if (saved.error().code != "document.changed" || attempt == kTries) return fail(std::move(saved).error());
  }
}

// Variants keep pointing at their picture when others move.
void reorder(Product& product, const std::vector<std::size_t>& order) {
  std::vector<Picture> media;
  std::map<std::int64_t, std::int64_t> now_at;
  for (const auto before : order) {
    now_at[static_cast<std::int64_t>(before)] = static_cast<std::int64_t>(media.size());
    media.push_back(product.media.at(before));
  }
  product.media = std::move(media);
  for (auto& variant : product.variants) {
    if (!variant.media) continue;
    const auto found = now_at.find(*variant.media);
    variant.media = found == now_at.end() ? std::nullopt : std::optional{found->second};
  }
}

std::vector<std::size_t> as_it_is(const Product& product) {
  std::vector<std::size_t> order(product.media.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  return order;
}

std::optional<std::size_t> index_of(const Product& product, std::string_view path) {
  const auto found = std::find_if(product.media.begin(), product.media.end(),
                                  [&](const Picture& each) { return each.path == path; });
  if (found == product.media.end()) return std::nullopt;
  return static_cast<std::size_t>(found - product.media.begin());
}

Result<std::int64_t> take_files(const Visit& visit) {
  const auto parts =
      TRY(http::read_multipart(visit.request.headers.get("Content-Type"), visit.request.body, kMaxParts));
  std::vector<Picture> kept;
  for (const auto& part : parts) {
    if (part.name == "file" && !part.content.empty())
      kept.push_back(TRY(visit.deps().uploads->keep(part.content)));
  }
  if (kept.empty()) return fail(invalid("picture.none", "Choose a picture first."));
  TRY(change_media(visit, [&](Product& product) -> Status {
    for (const auto& picture : kept) {
      if (index_of(product, picture.path)) continue;  // sent twice
      if (product.media.size() >= kMaxPictures)
        return fail(precondition("picture.too_many", "A product has at most 100 pictures."));
      product.media.push_back(picture);
    }
    return {};
  }));
  return static_cast<std::int64_t>(kept.size());
}

struct Taken {
  std::int64_t pictures = 0;
  std::string problem;
  static constexpr auto fields() {
    return field_table(souk::field("pictures", &Taken::pictures), souk::field("problem", &Taken::problem));
  }
};

Response upload(const Visit& visit) {
  const auto taken = take_files(visit);
  if (visit.request.headers.get("Accept") == "application/json") {
    if (taken) return Response::json(200, to_json(Taken{*taken, {}}));
    return Response::json(http::status_of(taken.error()), to_json(Taken{0, visit.explain(taken.error())}));
  }
  const auto path = path_of(visit.request.path_parameter("sku"));
  if (!taken) return visit.refused(path, taken.error());
  return visit.go(path, Tone::kOk, visit.words.count("picture.added", *taken));
}

Result<Response> move(const Visit& visit, const Form& form) {
  const bool earlier = form.value("by") == "-1";
  TRY(change_media(visit, [&](Product& product) -> Status {
    const auto at = index_of(product, form.value("path"));
    if (!at || (earlier ? *at == 0 : *at + 1 == product.media.size())) return {};
    auto order = as_it_is(product);
    std::swap(order[*at], order[earlier ? *at - 1 : *at + 1]);
    reorder(product, order);
    return {};
  }));
  return visit.done(path_of(visit.request.path_parameter("sku")), "picture.moved");
}

Result<Response> remove(const Visit& visit, const Form& form) {
  TRY(change_media(visit, [&](Product& product) -> Status {
    const auto at = index_of(product, form.value("path"));
    if (!at) return {};
    auto order = as_it_is(product);
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(*at));
    reorder(product, order);
    return {};
  }));
  return visit.done(path_of(visit.request.path_parameter("sku")), "picture.removed");
}

Html tool(const Visit& visit, const std::string& action, const Picture& picture, std::string_view by,
          std::string_view icon_name, std::string_view label, bool usable) {
  Html html;
  html << form_open(visit, action) << hidden("path", picture.path);
  if (!by.empty()) html << hidden("by", by);
  html << "<button class=\"tool-btn\" aria-label=\"" << label << "\"" << when(!usable, " disabled") << ">"
       << icon(visit, icon_name) << "</button></form>";
  return html;
}

void picture_tile(Html& html, const Visit& visit, const EditedProduct& edited, std::size_t i) {
  const auto& picture = edited.product.media[i];
  const auto at = path_of(edited.product.sku) + "/pictures/";
  const auto n = std::to_string(i + 1);
  html << "<li class=\"picture\"><img src=\"" << media_url(picture.path) << "\" alt=\""
       << visit.words("product.picture_n", {{"n", n}}) << "\" loading=\"lazy\"><div class=\"picture-tools\">"
       << tool(visit, at + "move", picture, "-1", "arrow-left", visit.words("picture.earlier", {{"n", n}}),
               i > 0)
       << tool(visit, at + "move", picture, "1", "arrow-right", visit.words("picture.later", {{"n", n}}),
               i + 1 < edited.product.media.size())
       << tool(visit, at + "remove", picture, "", "trash", visit.words("picture.remove", {{"n", n}}), true)
       << "</div>";
  for (const auto& language : languages_of(visit)) {
    const auto name = fmt::format("media/{}/alt/{}", i, language);
    html << field(visit, edited.form,
                  {.name = name,
                   .label = visit.words("picture.alt", {{"language", language_name(visit, language)}}),
                   .max_length = 200,
                   .more = " form=\"product\""});
  }
  html << "</li>";
}

}  // namespace

Html product_pictures(const Visit& visit, const EditedProduct& edited) {
  Html body;
  body << "<ul class=\"pictures\">";
  for (std::size_t i = 0; i < edited.product.media.size(); ++i) picture_tile(body, visit, edited, i);
  body << "</ul>";
  if (visit.may("media.write") && visit.deps().uploads != nullptr) {
    body << form_open(visit, path_of(edited.product.sku) + "/pictures", "drop",
                      " enctype=\"multipart/form-data\" data-upload")
         << icon(visit, "upload") << "<label for=\"file\">" << visit.words("picture.drop")
         << "</label><input id=\"file\" type=\"file\" name=\"file\" multiple "
            "accept=\"image/jpeg,image/png,image/webp,image/avif,image/gif\"><p class=\"u-muted\">"
         << visit.words("picture.kinds") << "</p><button class=\"btn btn--quiet\">"
         << visit.words("picture.upload") << "</button><div class=\"upload-state\" data-one=\""
         << visit.words("picture.sending") << "\" data-failed=\"" << visit.words("picture.failed")
         << "\" role=\"status\"></div></form>";
  }
  Html section;
  section << "<div id=\"pictures\">" << card(visit.words("product.pictures"), body) << "</div>";
  return section;
}

void add_product_pictures(Pages& pages) {
  if (pages.desk().deps.uploads == nullptr) return;
  pages.post_raw({.path = "/console/products/{sku}/pictures",
                  .permission = "media.write",
                  .max_body_bytes = kMaxUploadBytes,
                  .timeout = std::chrono::milliseconds{120'000}},
                 upload);
  pages.post("/console/products/{sku}/pictures/move", "catalogue.write", move);
  pages.post("/console/products/{sku}/pictures/remove", "catalogue.write", remove);
}

}  // namespace souk::online::console
