// The parts of an order's page that other rooms fill: consignments, papers, cases.
#include "base/text.hpp"
#include "online/console/case_parts.hpp"
#include "online/console/consignment_parts.hpp"
#include "online/console/console.hpp"
#include "online/console/order_parts.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {

Result<Html> order_consignments(const Visit& visit, const order::Order& order) {
  Html html;
  if (!order.payment.paid_at || !visit.may("fulfilment.read")) return html;
  // Makes them agree first: what the page shows is what can be done.
  for (const auto& each : TRY(visit.deps().fulfilment->settle(order.id))) {
    html << "<div id=\"ship-" << each.location << "\">" << consignment_card(visit, order, each) << "</div>";
  }
  return html;
}

Result<Html> order_papers(const Visit& visit, const order::Order& order) {
  const auto& words = visit.words;
  if (!visit.may("invoice.read") || order.payment.paid_minor == 0) return Html{};
  const auto papers = TRY(visit.deps().invoices->of_order(order.id));
  Html body;
  if (!papers.empty()) {
    body << "<ul class=\"papers\">";
    for (const auto& each : papers) {
      const auto path = "/api/v1/admin/invoices/" + text::percent_encode(each.number);
      body << "<li><span><b>" << each.number << "</b><br><small class=\"u-muted\">"
           << words.of("paper.kind.", enum_name(each.kind)) << " · "
           << visit.money(each.gross_minor, each.currency) << "</small></span><span class=\"card-tools\">"
           << "<a class=\"more\" href=\"" << path << "/page\" target=\"_blank\">" << words("paper.look")
           << "</a><a class=\"more\" href=\"" << path << "/pdf\" target=\"_blank\">PDF</a></span></li>";
    }
    body << "</ul>";
  }
  if (visit.may("invoice.write")) {
    const bool invoiced = !papers.empty();
    if (!invoiced || order.refunded_minor() > 0)
      body << form_open(visit, "/console/orders/" + order.id + (invoiced ? "/credit-notes" : "/invoice"))
           << "<button class=\"btn btn--quiet btn--sm\">"
           << words(invoiced ? "paper.make_credit" : "paper.make_invoice") << "</button></form>";
  }
  return card(words("paper.title"), body);
}

Result<Html> order_cases(const Visit& visit, const order::Order& order) {
  if (!visit.may("aftersale.read")) return Html{};
  const auto cases = TRY(visit.deps().cases->of_order(order.id));
  if (cases.empty()) return Html{};
  Html body;
  body << "<ul class=\"feed\">";
  for (const auto& each : cases)
    body << "<li><a href=\"/console/returns/" << each.id << "\"><span>" << each.number << "</span>"
         << case_badge(visit, each) << "</a></li>";
  body << "</ul>";
  return card(visit.words("case.of_order"), body);
}

void add_paper_pages(Pages& pages) {
  pages.post("/console/orders/{id}/invoice", "invoice.write",
             [](const Visit& visit, const Form&) -> Result<http::Response> {
               const std::string id{visit.request.path_parameter("id")};
               const auto made = TRY(visit.deps().invoices->invoice(id));
               return visit.done("/console/orders/" + id, "paper.did_invoice", {{"number", made.number}});
             });
  pages.post("/console/orders/{id}/credit-notes", "invoice.write",
             [](const Visit& visit, const Form&) -> Result<http::Response> {
               const std::string id{visit.request.path_parameter("id")};
               TRY(visit.deps().invoices->credit(id));
               return visit.done("/console/orders/" + id, "paper.did_credit");
             });
}

}  // namespace souk::online::console
