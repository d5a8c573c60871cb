#include "online/webhook/event_types.hpp"

#include <algorithm>
#include <array>

namespace souk::online::webhook {
namespace {

constexpr std::array kTypes{
    EventType{"order.created", "The order exists; its goods are set aside, nothing is paid yet."},
    EventType{"order.placed", "The first line of its timeline: by whom."},
    EventType{"order.paid", "The payment came in; the goods are sold."},
    EventType{"order.paid_too_late", "The payment came in after the cancellation and goes back."},
    EventType{"order.edited", "Lines or address were changed before packing."},
    EventType{"order.line_dropped", "A line that an edit added is sold out; its money goes back."},
    EventType{"order.allocated", "It is known which locations give the goods."},
    EventType{"order.packed", "The first parcel is packed; from now on staff alone may change the order."},
    EventType{"order.ready_for_pickup", "The goods wait in the store."},
    EventType{"order.partially_shipped", "A parcel is on its way, others are not."},
    EventType{"order.shipped", "All goods are on their way."},
    EventType{"order.delivered", "The goods arrived or were handed over."},
    EventType{"order.partially_returned", "Some goods came back."},
    EventType{"order.returned", "All goods came back."},
    EventType{"order.refund_requested", "Money is about to go back for a cancellation or an edit."},
    EventType{"order.partially_refunded", "Some of the money goes back."},
    EventType{"order.refunded", "All of the money goes back."},
    EventType{"order.case_settled", "A return, an exchange or a claim has come to its end."},
    EventType{"order.refund_to_store_credit", "The refund before it becomes the member's store credit."},
    EventType{"order.refund_done", "The channel has confirmed a refund."},
    EventType{"order.cancelled", "The order came to nothing; what was paid goes back."},
    EventType{"product.created", "A product is new."},
    EventType{"product.updated", "A product was changed; several changes within a second may be one event."},
    EventType{"product.deleted", "A product is gone; `data.object` has its id alone."},
    EventType{"stock.changed", "What can be sold of a variant changed: `sku`, `available`, `locations`."},
    EventType{"customer.created", "Somebody opened an account."},
    EventType{"customer.updated", "An account was changed."},
    EventType{"customer.erased", "A person was removed; nothing personal is in it."},
    EventType{"webhook.test", "Somebody tries the endpoint out."},
};

}  // namespace

std::span<const EventType> event_types() { return kTypes; }

bool is_event_type(std::string_view name) {
  return std::any_of(kTypes.begin(), kTypes.end(), [&](const EventType& type) { return type.name == name; });
}

}  // namespace souk::online::webhook
