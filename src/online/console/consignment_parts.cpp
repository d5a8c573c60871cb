#include "online/console/consignment_parts.hpp"

#include <algorithm>

#include "base/language.hpp"
#include "base/text.hpp"
#include "online/console/parts.hpp"
#include "online/order/carrier.hpp"

namespace souk::online::console {
namespace {

using fulfilment::Consignment;
using fulfilment::ConsignmentState;
using fulfilment::Parcel;

std::string path_of(const Consignment& each) {
  return "/console/consignments/" + text::percent_encode(each.id);
}

std::string line_name(const Visit& visit, const order::Order& order, std::string_view sku) {
  const auto* line = order.line(sku);
  return line == nullptr ? std::string{sku} : visit.text(line->name);
}

Html goods(const Visit& visit, const order::Order& order, const std::vector<order::LineQuantity>& lines) {
  Html html;
  html << "<ul class=\"parts\">";
  for (const auto& line : lines)
    html << "<li><b>" << line.quantity << " ×</b> " << line_name(visit, order, line.sku)
         << " <small class=\"u-muted\">" << line.sku << "</small></li>";
  html << "</ul>";
  return html;
}

Html drawer(const Visit& visit, std::string_view title, const Html& form, Markup classes = "btn btn--quiet") {
  Html html;
  html << "<details class=\"action\"><summary class=\"" << classes << "\">" << title
       << icon(visit, "chevron-down", "icon--sm") << "</summary>" << form << "</details>";
  return html;
}

Html press(const Visit& visit, const std::string& action, std::string_view text, Markup classes) {
  Html html;
  html << form_open(visit, action) << "<button class=\"" << classes << "\">" << text << "</button></form>";
  return html;
}

// Some of it into a parcel of its own: how many of each.
Html split_form(const Visit& visit, const order::Order& order, const Consignment& each) {
  Html form;
  form << form_open(visit, path_of(each) + "/pack", "form action-form") << "<div class=\"amounts\">";
  for (const auto& line : each.left_to_pack())
    form << "<label class=\"amount\"><span>" << line_name(visit, order, line.sku)
         << " <small class=\"u-muted\">" << line.sku
         << "</small></span><input class=\"input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\""
         << line.quantity << "\" name=\"q/" << line.sku << "\" value=\"0\"><small>/ " << line.quantity
         << "</small></label>";
  form << "</div><div class=\"btn-row\"><button class=\"btn\">" << visit.words("ship.pack_these")
       << "</button></div></form>";
  return drawer(visit, visit.words("ship.split"), form);
}

Html ship_form(const Visit& visit, const Consignment& each, const Parcel& parcel) {
  const auto& words = visit.words;
  std::vector<Choice> carriers;
  for (const auto& one : order::carriers())
    carriers.push_back({std::string{one.code}, order::carrier_name(one.code, visit.language())});
  carriers.push_back({"", words("ship.other_carrier")});
  const auto path = path_of(each) + "/parcels/" + text::percent_encode(parcel.id);
  Form chosen;
  chosen.set("carrier", carriers.front().value);
  Html form;
  form
      << form_open(visit, path + "/ship", "form action-form") << "<div class=\"form-row\">"
      << select(visit, chosen, {.name = "carrier", .label = words("order.carrier"), .id = "c-" + parcel.id},
                carriers)
      << field(visit, {},
               {.name = "other", .label = words("ship.other_name"), .max_length = 64, .id = "o-" + parcel.id})
      << field(
             visit, {},
             {.name = "tracking", .label = words("order.tracking"), .max_length = 64, .id = "t-" + parcel.id})
      << "</div><div class=\"btn-row\"><button class=\"btn\">" << words("order.go.ship")
      << "</button></div></form>";
  Html html;
  html << drawer(visit, words("order.do.ship"), form, "btn btn--sm")
       << press(visit, path + "/unpack", words("ship.unpack"), "btn btn--quiet btn--sm");
  return html;
}

Html parcel_row(const Visit& visit, const order::Order& order, const Consignment& each, const Parcel& parcel,
                std::size_t number) {
  const auto& words = visit.words;
  Html html;
  html << "<li class=\"parcel\"><p class=\"parcel-head\"><b>"
       << words("ship.parcel", {{"n", std::to_string(number)}}) << "</b> ";
  if (parcel.shipped_at) {
    html << badge("ok", words("ship.gone")) << " <span class=\"u-muted\">" << visit.moment(*parcel.shipped_at)
         << "</span>";
  } else {
    html << badge("info", words("ship.packed"));
  }
  html << "</p>" << goods(visit, order, parcel.lines);
  if (!parcel.carrier.empty()) {
    html << "<p class=\"u-muted\">" << order::carrier_name(parcel.carrier, visit.language()) << " ";
    if (parcel.tracking_url.empty()) {
      html << parcel.tracking;
    } else {
      html << "<a href=\"" << parcel.tracking_url << "\" rel=\"noreferrer\">" << parcel.tracking << "</a>";
    }
    html << "</p>";
  }
  const bool movable = each.state == ConsignmentState::kOpen || each.state == ConsignmentState::kPacked;
  if (!parcel.shipped_at && movable && !each.pickup && visit.may("fulfilment.write"))
    html << "<div class=\"actions\">" << ship_form(visit, each, parcel) << "</div>";
  html << "</li>";
  return html;
}

Html counter_form(const Visit& visit, const Consignment& each) {
  const auto& words = visit.words;
  Html form;
  form << form_open(visit, path_of(each) + "/hand-over", "form form--line")
       << field(visit, {},
                {.name = "code",
                 .label = words("order.pick_up_code"),
                 .hint = words("ship.code_hint"),
                 .required = true,
                 .max_length = 6,
                 .more = " inputmode=\"numeric\" pattern=\"[0-9]{6}\"",
                 .id = "code-" + each.location})
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("ship.hand_over")
       << "</button></div></form>";
  return form;
}

Html next_step(const Visit& visit, const order::Order& order, const Consignment& each) {
  const auto& words = visit.words;
  Html html;
  if (!visit.may("fulfilment.write")) return html;
  const bool open = each.state == ConsignmentState::kOpen;
  if (open && !each.pickup) {
    html << press(visit, path_of(each) + "/pack",
                  words(each.parcels.empty() ? "ship.pack_all" : "ship.pack_rest"), "btn");
    const auto left = each.left_to_pack();
    const bool several = left.size() > 1 || (!left.empty() && left.front().quantity > 1);
    if (several) html << split_form(visit, order, each);
  }
  if (each.pickup && (open || each.state == ConsignmentState::kPacked))
    html << press(visit, path_of(each) + "/ready", words("ship.ready"), "btn");
  if (html.empty()) return html;
  Html row;
  row << "<div class=\"actions\">" << html << "</div>";
  return row;
}

}  // namespace

Html consignment_badge(const Visit& visit, ConsignmentState state) {
  std::string_view tone = "info";
  if (state == ConsignmentState::kOpen) tone = "todo";
  if (state == ConsignmentState::kShipped || state == ConsignmentState::kHandedOver) tone = "ok";
  if (state == ConsignmentState::kReady) tone = "warn";
  if (state == ConsignmentState::kCancelled || state == ConsignmentState::kUncollected) tone = "off";
  return badge(tone, visit.words.of("ship.state.", enum_name(state)));
}

Html consignment_card(const Visit& visit, const order::Order& order, const Consignment& each) {
  Html body;
  if (!each.reason.empty())
    body << "<p class=\"why\">" << icon(visit, "roles", "icon--sm") << "<span>"
         << allocation_reason(visit, each.reason) << "</span></p>";
  const auto left = each.left_to_pack();
  if (!left.empty()) body << goods(visit, order, left);
  if (!each.parcels.empty()) {
    body << "<ol class=\"parcels\">";
    for (std::size_t i = 0; i < each.parcels.size(); ++i)
      body << parcel_row(visit, order, each, each.parcels[i], i + 1);
    body << "</ol>";
  }
  body << next_step(visit, order, each);
  if (each.state == ConsignmentState::kReady && visit.may("fulfilment.write"))
    body << counter_form(visit, each);
  Html head;
  head << "<span class=\"card-tools\">" << consignment_badge(visit, each.state);
  if (visit.may("fulfilment.read")) {
    const auto slip = "/api/v1/admin/consignments/" + text::percent_encode(each.id) + "/slip/";
    head << "<a class=\"more\" href=\"" << slip << "page\" target=\"_blank\">" << visit.words("paper.slip")
         << "</a><a class=\"more\" href=\"" << slip << "pdf\" target=\"_blank\">PDF</a>";
  }
  head << "</span>";
  return card(visit.words(each.pickup ? "ship.pick_up_at" : "ship.from",
                          {{"place", place_name(visit, each.location)}}),
              body, "consignment", head);
}

}  // namespace souk::online::console
