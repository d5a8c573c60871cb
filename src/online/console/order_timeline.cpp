// What has happened to an order, newest first, in the reader's language: what people wrote stays as it is.
#include <algorithm>

#include "online/console/order_parts.hpp"
#include "online/console/parts.hpp"
#include "online/console/staff_parts.hpp"
#include "online/order/carrier.hpp"

namespace souk::online::console {
namespace {

using order::Order;

std::string event_name(const Visit& visit, const std::string& what) {
  for (const auto* list : {"order.event.", "order.state."}) {
    if (visit.words.has(list + what)) return visit.words(list + what);
  }
  return what;
}

std::string change_words(const Visit& visit, const order::LineChange& change) {
  const auto* const kind = change.before == 0 ? "added" : change.after == 0 ? "removed" : "quantity";
  const auto name = visit.text(change.name);
  return visit.words("order.change." + std::string{kind}, {{"name", name.empty() ? change.sku : name},
                                                           {"before", std::to_string(change.before)},
                                                           {"after", std::to_string(change.after)}});
}

// "sf SF123" of a parcel, with the carrier's name.
std::string parcel_words(const Visit& visit, const std::string& note) {
  const auto end = std::min(note.find(' '), note.size());
  return order::carrier_name(note.substr(0, end), visit.language()) + note.substr(end);
}

std::string event_words(const Visit& visit, const Order& order, const order::OrderEvent& event) {
  // The note of an edit is its id; of the other the name says it all.
  if (event.what == "edited" || event.what == "paid_too_late") return {};
  // What the buyer was answered; older documents repeat its English message here.
  if (event.what == "cancelled" && order.failure &&
      (event.note.empty() || event.note == order.failure->message))
    return visit.explain(
        {.kind = ErrorKind::kPrecondition, .code = order.failure->code, .message = order.failure->message});
  if (event.what == "shipped" || event.what == "partially_shipped") return parcel_words(visit, event.note);
  return order::told(event.cause, event.note, visit.language());
}

void event_details(Html& html, const Visit& visit, const Order& order, const order::OrderEvent& event) {
  if (const auto words = event_words(visit, order, event); !words.empty())
    html << " <span>" << words << "</span>";
  html << "</p>";
  if (event.changes.empty() && !event.address_changed) return;
  html << "<ul class=\"parts\">";
  for (const auto& change : event.changes) html << "<li>" << change_words(visit, change) << "</li>";
  if (event.address_changed) html << "<li>" << visit.words("order.change.address") << "</li>";
  html << "</ul>";
}

}  // namespace

Html order_timeline(const Visit& visit, const Order& order) {
  Html html;
  html << "<ol class=\"timeline\">";
  for (auto each = order.timeline.rbegin(); each != order.timeline.rend(); ++each) {
    html << "<li><p><b>" << event_name(visit, each->what) << "</b>";
    event_details(html, visit, order, *each);
    html << "<p class=\"u-muted\"><time datetime=\"" << to_string(each->at) << "\">" << visit.moment(each->at)
         << "</time> · " << actor_of(visit, each->actor) << "</p></li>";
  }
  html << "</ol>";
  return card(visit.words("order.timeline"), html);
}

}  // namespace souk::online::console
