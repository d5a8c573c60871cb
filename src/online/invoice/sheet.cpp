#include "online/invoice/sheet.hpp"

#include <fmt/format.h>

namespace souk::online::invoice {
namespace {

struct Words {
  bool zh;
  std::string operator()(std::string_view chinese, std::string_view english) const {
    return std::string{zh ? chinese : english};
  }
};

std::string percent(std::int64_t basis_points) {
  if (basis_points % 100 == 0) return fmt::format("{}%", basis_points / 100);
  return fmt::format("{}.{:02}%", basis_points / 100, basis_points % 100);
}

}  // namespace

Sheet invoice_sheet(const Invoice& invoice) {
  const Words words{invoice.language.starts_with("zh")};
  const auto money = [&](std::int64_t minor) { return format_money({minor, invoice.currency}); };
  const bool credit = invoice.kind == Kind::kCreditNote;
  Sheet sheet{.language = invoice.language,
              .title = credit ? words("红字发票（贷项通知单）", "Credit note") : words("销售发票", "Invoice"),
              .date = to_string(invoice.issued_at)};
  sheet.facts = {{words("编号", "Number"), invoice.number},
                 {words("日期", "Date"), invoice.date},
                 {words("订单号", "Order"), invoice.order_number}};
  if (credit) sheet.facts.emplace_back(words("对应发票", "Refers to"), invoice.refers_to);
  sheet.parties = {invoice.seller, invoice.buyer};
  sheet.columns = {words("名称", "Item"),       words("数量", "Quantity"),
                   words("单价", "Unit price"), words("优惠", "Discount"),
                   words("税率", "Tax rate"),   words("金额（含税）", "Amount with tax")};
  for (const auto& line : invoice.lines) {
    sheet.rows.push_back({line.text, std::to_string(line.quantity), money(line.unit_minor),
                          line.discount_minor == 0 ? std::string{} : "-" + money(line.discount_minor),
                          percent(line.tax_basis_points), money(line.gross_minor)});
  }
  for (const auto& tax : invoice.taxes) {
    sheet.sums.emplace_back(
        fmt::format("{} {}", words("不含税金额，税率", "Net at"), percent(tax.basis_points)),
        money(tax.net_minor));
    sheet.sums.emplace_back(fmt::format("{} {}", words("税额，税率", "Tax at"), percent(tax.basis_points)),
                            money(tax.tax_minor));
  }
  sheet.sums.emplace_back(credit ? words("退款合计", "Total credited") : words("价税合计", "Total"),
                          money(invoice.gross_minor));
  if (!invoice.reason.empty()) sheet.notes.push_back(words("原因：", "Reason: ") + invoice.reason);
  return sheet;
}

Sheet packing_sheet(const fulfilment::Consignment& consignment, const order::Order& order) {
  const Words words{order.language.starts_with("zh")};
  Sheet sheet{.language = order.language,
              .title = words("装箱单", "Packing slip"),
              .date = to_string(consignment.created_at)};
  sheet.facts = {{words("订单号", "Order"), order.number}, {words("发货地", "From"), consignment.location}};
  Party receiver{.name = order.contact ? order.contact->name : std::string{}};
  if (order.address) receiver.lines = customer::display_lines(*order.address, order.language);
  if (receiver.name.empty() && order.address) receiver.name = order.address->name;
  sheet.parties = {std::move(receiver)};
  sheet.columns = {words("商品", "Item"), words("货号", "SKU"), words("数量", "Quantity"),
                   words("包裹", "Parcel")};
  const auto add = [&](const order::LineQuantity& part, std::string parcel) {
    const auto* line = order.line(part.sku);
    std::string name{line == nullptr ? std::string_view{} : text_in(line->name, order.language)};
    if (line != nullptr) {
      if (const auto options = text_in(line->options, order.language); !options.empty())
        name += fmt::format(" ({})", options);
    }
    sheet.rows.push_back(
        {name.empty() ? part.sku : name, part.sku, std::to_string(part.quantity), std::move(parcel)});
  };
  for (std::size_t i = 0; i < consignment.parcels.size(); ++i) {
    for (const auto& part : consignment.parcels[i].lines) add(part, std::to_string(i + 1));
  }
  for (const auto& part : consignment.left_to_pack()) add(part, {});
  if (!order.buyer_note.empty())
    sheet.notes.push_back(words("买家留言：", "Buyer's note: ") + order.buyer_note);
  return sheet;
}

}  // namespace souk::online::invoice
