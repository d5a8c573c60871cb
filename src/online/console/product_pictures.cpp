// Pictures of a product: uploaded (chosen or dropped; js/upload.js shows how far, and sends large ones
// straight to the object store), put in order, described, given a focus, taken away. The first is what lists
// show.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/edit.hpp"
#include "online/console/goods.hpp"
#include "online/console/product_form.hpp"
#include "online/media/pictures.hpp"
#include "runtime/http/multipart.hpp"

namespace souk::online::console {
namespace {

using catalogue::Picture;
using catalogue::Product;
using http::Response;

constexpr std::size_t kMaxPictures = 100;
constexpr std::size_t kMaxParts = 40;

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

// What was sent twice is there once.
Status add_pictures(const Visit& visit, const std::vector<media::KeptPicture>& kept) {
  return change_media(visit, [&](Product& product) -> Status {
    for (const auto& picture : kept) {
      if (index_of(product, picture.path)) continue;
      if (product.media.size() >= kMaxPictures)
        return fail(precondition("picture.too_many", "A product has at most 100 pictures."));
      product.media.push_back(
          {.path = picture.path, .alt = {}, .width = picture.width, .height = picture.height});
    }
    return {};
  });
}

Result<std::int64_t> take_files(const Visit& visit) {
  const auto parts =
      TRY(http::read_multipart(visit.request.headers.get("Content-Type"), visit.request.body, kMaxParts));
  std::vector<media::KeptPicture> kept;
  for (const auto& part : parts) {
    if (part.name == "file" && !part.content.empty())
      kept.push_back(TRY(visit.deps().pictures->keep(part.content)));
  }
  if (kept.empty()) return fail(invalid("picture.none", "Choose a picture first."));
  TRY(add_pictures(visit, kept));
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

// ---- straight to the object store ------------------------------------------------------------------------

struct Step {
  std::string problem{};
  std::string token{};
  std::int64_t part_bytes = 0;
  std::vector<media::UploadPart> parts{};
  static constexpr auto fields() {
    return field_table(souk::field("problem", &Step::problem), souk::field("token", &Step::token),
                       souk::field("part_bytes", &Step::part_bytes), souk::field("parts", &Step::parts));
  }
};

Response answer_step(const Visit& visit, const Result<media::UploadPlan>& plan) {
  if (plan) return Response::json(200, to_json(Step{{}, plan->token, plan->part_bytes, plan->parts}));
  return Response::json(http::status_of(plan.error()), to_json(Step{.problem = visit.explain(plan.error())}));
}

// An upload is begun, or taken up again where a token says which.
Response begin(const Visit& visit) {
  const auto plan = [&]() -> Result<media::UploadPlan> {
    const auto form = TRY(read_form(visit.request));
    auto& uploads = *visit.deps().pictures->uploads();
    if (!form.value("token").empty()) return uploads.resume(form.value("token"));
    return uploads.begin(TRY(form.number("size")), *visit.deps().random);
  }();
  return answer_step(visit, plan);
}

Response finish(const Visit& visit) {
  const auto plan = [&]() -> Result<media::UploadPlan> {
    const auto form = TRY(read_form(visit.request));
    auto& uploads = *visit.deps().pictures->uploads();
    TRY(add_pictures(visit, {TRY(uploads.finish(form.value("token")))}));
    TRY(uploads.forget(form.value("token")));
    return media::UploadPlan{};
  }();
  return answer_step(visit, plan);
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

void focus_field(Html& html, const Visit& visit, const EditedProduct& edited, std::string name,
                 std::string_view word) {
  html << field(visit, edited.form,
                {.name = std::move(name),
                 .label = visit.words(word),
                 .type = "number",
                 .more = " min=\"0\" max=\"100\" form=\"product\""});
}

// js/focus.js lets one point at the picture; the numbers are what is sent.
void picture_tile(Html& html, const Visit& visit, const EditedProduct& edited, std::size_t i) {
  const auto& picture = edited.product.media[i];
  const auto at = path_of(edited.product.sku) + "/pictures/";
  const auto n = std::to_string(i + 1);
  html << "<li class=\"picture\"><div class=\"picture-focus\" data-focus data-label=\""
       << visit.words("picture.focus") << "\"><img src=\""
       << picture_url(visit, picture.path, {media::Crop::kWhole, 320, {}}) << "\" alt=\""
       << visit.words("product.picture_n", {{"n", n}})
       << "\" loading=\"lazy\"></div><div class=\"picture-tools\">"
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
  html << "<div class=\"picture-numbers\">";
  focus_field(html, visit, edited, fmt::format("media/{}/focus_x", i), "picture.focus_x");
  focus_field(html, visit, edited, fmt::format("media/{}/focus_y", i), "picture.focus_y");
  html << "</div></li>";
}

// Where large files can go straight to the object store the form says so.
void drop_form(Html& html, const Visit& visit, const std::string& action) {
  auto* uploads = visit.deps().pictures->uploads();
  const bool straight = uploads != nullptr && !uploads->origin().empty();
  html << form_open(visit, action, "drop", " enctype=\"multipart/form-data\" data-upload")
       << icon(visit, "upload") << "<label for=\"file\">" << visit.words("picture.drop")
       << "</label><input id=\"file\" type=\"file\" name=\"file\" multiple "
          "accept=\"image/jpeg,image/png,image/webp,image/avif,image/gif\"><p class=\"u-muted\">"
       << visit.words("picture.kinds") << "</p><button class=\"btn btn--quiet\">"
       << visit.words("picture.upload") << "</button><div class=\"upload-state\" data-one=\""
       << visit.words("picture.sending") << "\" data-failed=\"" << visit.words("picture.failed")
       << "\" data-too-large=\"" << visit.words("problem.picture_too_large") << "\""
       << when(straight, " data-straight") << " role=\"status\"></div></form>";
}

}  // namespace

Html product_pictures(const Visit& visit, const EditedProduct& edited) {
  Html body;
  body << "<ul class=\"pictures\">";
  for (std::size_t i = 0; i < edited.product.media.size(); ++i) picture_tile(body, visit, edited, i);
  body << "</ul>";
  if (visit.may("media.write") && visit.deps().pictures != nullptr)
    drop_form(body, visit, path_of(edited.product.sku) + "/pictures");
  Html section;
  section << "<div id=\"pictures\">" << card(visit.words("product.pictures"), body) << "</div>";
  return section;
}

void let_upload(const Visit& visit, http::Response& page) {
  auto* pictures = visit.deps().pictures;
  if (pictures == nullptr || pictures->uploads() == nullptr) return;
  const auto origin = pictures->uploads()->origin();
  if (origin.empty()) return;
  page.headers.set("Content-Security-Policy",
                   fmt::format("default-src 'self'; img-src 'self' data:; connect-src 'self' {}; object-src "
                               "'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
                               origin));
}

void add_product_pictures(Pages& pages) {
  auto* pictures = pages.desk().deps.pictures;
  if (pictures == nullptr) return;
  pages.post_raw({.path = "/console/products/{sku}/pictures",
                  .permission = "media.write",
                  .max_body_bytes = media::kMaxSentBytes,
                  .timeout = std::chrono::milliseconds{120'000}},
                 upload);
  if (pictures->uploads() != nullptr) {
    pages.post_raw({.path = "/console/products/{sku}/pictures/begin", .permission = "media.write"}, begin);
    pages.post_raw({.path = "/console/products/{sku}/pictures/finish",
                    .permission = "media.write",
                    .timeout = std::chrono::milliseconds{60'000}},
                   finish);
  }
  pages.post("/console/products/{sku}/pictures/move", "catalogue.write", move);
  pages.post("/console/products/{sku}/pictures/remove", "catalogue.write", remove);
}

}  // namespace souk::online::console
