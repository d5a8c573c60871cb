#include "online/notice/order_notices.hpp"

#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/order/carrier.hpp"

namespace souk::online::notice {
namespace {

// Older events make no mail any more: an import or a restored backup is no news.
constexpr milliseconds kNews{std::chrono::hours{24 * 7}};
constexpr milliseconds kShopTime{8 * 3600'000};

std::string join(const std::vector<std::string>& lines, std::string_view language) {
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : language.starts_with("zh") ? "，" : ", ") + line;
  return out;
}

std::string name_of(const inventory::LocationList& locations, std::string_view code,
                    std::string_view language) {
  for (const auto& one : *locations) {
    if (one.code != code) continue;
    const auto address = text_in(one.address, language);
    return std::string{text_in(one.name, language)} + (address.empty() ? "" : fmt::format(" ({})", address));
  }
  return std::string{code};
}

Kind kind_of(std::string_view event) {
  if (event == "placed") return Kind::kOrderPlaced;
  if (event == "paid") return Kind::kOrderPaid;
  if (event == "ready_for_pickup") return Kind::kReadyForPickup;
  return Kind::kOrderCancelled;
}

class Writer {
 public:
  Writer(const order::Order& order, const inventory::LocationList& locations, const std::string& base_url)
      : order_{order}, locations_{locations}, base_url_{base_url} {}

  Post post(std::string_view event, Kind kind) const {
    Post post{.key = fmt::format("order.{}:{}", event, order_.id),
              .kind = kind,
              .to = order_.contact->mail,
              .to_name = order_.contact->name,
              .language = order_.language,
              .facts = {{"number", order_.number}, {"link", link()}}};
    return post;
  }
  std::string money(std::int64_t minor) const { return format_money({minor, order_.currency}); }
  void add_goods(Post& post) const {
    post.facts["total"] = money(order_.totals.grand_minor);
    for (const auto& line : order_.lines) {
      const auto options = text_in(line.options, order_.language);
      post.lines.push_back({fmt::format("{}{}{} × {}", text_in(line.name, order_.language),
                                        options.empty() ? "" : ", ", options, line.quantity),
                            money(order_.paid_for(line))});
    }
    if (order_.address)
      post.facts["address"] =
          join(customer::display_lines(*order_.address, order_.language), order_.language);
    if (!order_.shipping.location.empty())
      post.facts["place"] = name_of(locations_, order_.shipping.location, order_.language);
  }
  void add_pickup(Post& post) const {
    post.facts["place"] = name_of(locations_, order_.shipping.location, order_.language);
    post.facts["code"] = order_.pickup->code;
    post.facts["until"] = to_date_string(order_.pickup->until + kShopTime);
  }

 private:
  // A guest's link carries the key to the order, as the page after checkout does.
  std::string link() const {
    return fmt::format("{}/{}/orders/{}?token={}", base_url_, order_.language,
                       text::percent_encode(order_.number), order_.access_token);
  }
  const order::Order& order_;
  const inventory::LocationList& locations_;
  const std::string& base_url_;
};

}  // namespace

std::vector<Post> posts_of(const order::Order& order, const inventory::LocationList& locations,
                           const std::string& base_url, Instant since) {
  std::vector<Post> posts;
  if (!order.contact || order.contact->mail.empty()) return posts;
  const Writer writer{order, locations, base_url};
  std::set<std::string> seen;
  for (const auto& event : order.timeline) {
    const auto& what = event.what;
    const bool mailed = (what == "placed" && order.payment.pending) || what == "paid" ||
                        (what == "ready_for_pickup" && order.pickup) ||
                        (what == "cancelled" && !order.failure);
    if (!mailed || event.at < since || !seen.insert(what).second) continue;
    auto post = writer.post(what, kind_of(what));
    if (what == "placed" || what == "paid") writer.add_goods(post);
    if (what == "ready_for_pickup") writer.add_pickup(post);
    if (what == "cancelled") {
      post.facts["reason"] = order::told(event.cause, event.note, order.language);
      const auto credit = order.refunded_as_credit_minor();
      const auto as_paid = order.refunded_minor() - credit;
      if (as_paid > 0) post.facts["amount"] = writer.money(as_paid);
      if (credit > 0) post.facts["credit"] = writer.money(credit);
    }
    posts.push_back(std::move(post));
  }
  for (std::size_t i = 0; i < order.shipments.size(); ++i) {
    const auto& shipment = order.shipments[i];
    if (shipment.at < since) continue;
    auto post = writer.post(fmt::format("shipped.{}", i + 1), Kind::kOrderShipped);
    post.facts["carrier"] = order::carrier_name(shipment.carrier, order.language);
    post.facts["tracking"] = shipment.tracking;
    for (const auto& part : shipment.lines) {
      const auto* line = order.line(part.sku);
      if (line != nullptr)
        post.lines.push_back(
            {fmt::format("{} × {}", text_in(line->name, order.language), part.quantity), {}});
    }
    posts.push_back(std::move(post));
  }
  for (std::size_t i = 0; i < order.refunds.size(); ++i) {
    const auto& refund = order.refunds[i];
    if (refund.state != order::RefundState::kDone || refund.at < since) continue;
    auto post = writer.post(fmt::format("refunded.{}", i + 1), Kind::kOrderRefunded);
    post.facts[refund.to_store_credit ? "credit" : "amount"] = writer.money(refund.minor);
    posts.push_back(std::move(post));
  }
  return posts;
}

OrderNotices::OrderNotices(OrderNoticeDeps deps)
    : deps_{std::move(deps)},
      follower_{{deps_.store, deps_.orders, deps_.clock}, "notice", [this](const order::Order& order) {
                  return post_for(order);
                }} {}

Status OrderNotices::post_for(const order::Order& order) const {
  const auto locations = deps_.locations->all();
  auto posts = posts_of(order, locations, deps_.base_url, deps_.clock->now() - kNews);
  if (posts.empty()) return {};
  std::vector<std::string> keys;
  for (const auto& post : posts) keys.push_back(post.key);
  std::set<std::string> known;
  for (auto& document : TRY(deps_.store->get_many(kNoticeCollection, keys)))
    known.insert(std::move(document.id));
  for (auto& post : posts) {
    if (known.contains(post.key)) continue;
    auto posted = deps_.notices->post(std::move(post));
    // An address that is none must not stop the mail of all others.
    if (!posted && posted.error().kind != ErrorKind::kInvalid) return posted;
  }
  return {};
}

}  // namespace souk::online::notice
