#include "online/webhook/personal.hpp"

namespace souk::online::webhook {

customer::PersonalRecords personal_records(const Outbox& outbox, const order::Orders& orders) {
  return {.name = "webhooks",
          .export_of = {},
          .forget = [&outbox, &orders](std::string_view customer_id) -> Result<bool> {
            constexpr std::size_t kPage = 100;
            TRY(outbox.forget("customer/" + std::string{customer_id}));
            std::string cursor;
            do {
              auto page = TRY(orders.of_customer(customer_id, kPage, cursor));
              for (const auto& order : page.orders) TRY(outbox.forget("order/" + order.id));
              cursor = std::move(page.next_cursor);
            } while (!cursor.empty());
            return true;
          }};
}

}  // namespace souk::online::webhook
