#include "online/console/frame.hpp"

#include <array>

#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

constexpr std::array<std::string_view, 4> kGroups{"sell", "goods", "people", "system"};

void head(Html& html, const Desk& desk, const Messages& words, std::string_view title) {
  html << "<!doctype html><html lang=\"" << words.language()
       << "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1, viewport-fit=cover\"><title>"
       << title
       << " · Souk</title><meta name=\"robots\" content=\"noindex\"><meta name=\"theme-color\" "
          "content=\"#1c2a57\"><link rel=\"icon\" href=\""
       << desk.asset("mark.svg") << "\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\""
       << desk.asset("site.css") << "\"><script type=\"module\" src=\"" << desk.asset("js/main.js")
       << "\"></script></head>";
}

void entry(Html& html, const Visit& visit, const NavEntry& each, std::string_view current) {
  html << "<a class=\"side-link\" href=\"" << each.path << "\""
       << when(each.key == current, " aria-current=\"page\"") << ">" << icon(visit, each.icon) << "<span>"
       << visit.words.of("nav.", each.key) << "</span></a>";
}

Html side(const Visit& visit, std::string_view current) {
  Html html;
  html
      << "<nav class=\"side\" id=\"side\" aria-label=\"" << visit.words("nav.label")
      << "\"><div class=\"side-head\">"
      << "<a class=\"side-logo\" href=\"/console\"><img src=\"" << visit.desk.asset("logo.svg")
      << "\" alt=\"Souk\" width=\"94\" height=\"30\"></a><a class=\"side-close\" href=\"#main\" aria-label=\""
      << visit.words("action.close") << "\">" << icon(visit, "close")
      << "</a></div><div class=\"side-scroll\">";
  for (const auto group : kGroups) {
    Html links;
    for (const auto& each : visit.desk.navigation) {
      if (each.group == group && visit.may(each.permission)) entry(links, visit, each, current);
    }
    if (links.empty()) continue;
    html << "<p class=\"side-group\">" << visit.words.of("nav.group.", group) << "</p>" << links;
  }
  html << "</div><div class=\"side-foot\"><a class=\"side-link\" href=\"/\">" << icon(visit, "store")
       << "<span>" << visit.words("nav.shop") << "</span></a><a class=\"side-link\" href=\"/console/account\""
       << when(current == "account", " aria-current=\"page\"") << ">" << icon(visit, "user") << "<span>"
       << (visit.who.name.empty() ? visit.words("nav.account") : visit.who.name) << "</span></a>"
       << form_open(visit, "/console/sign-out", "side-out") << "<button class=\"side-link\">"
       << icon(visit, "out") << "<span>" << visit.words("nav.sign_out")
       << "</span></button></form></div></nav>";
  return html;
}

Html tabs(const Visit& visit, std::string_view current) {
  Html html;
  html << "<nav class=\"tabs\" aria-label=\"" << visit.words("nav.quick") << "\">";
  for (const auto& each : visit.desk.navigation) {
    if (!each.in_tabs || !visit.may(each.permission)) continue;
    html << "<a class=\"tab\" href=\"" << each.path << "\""
         << when(each.key == current, " aria-current=\"page\"") << ">" << icon(visit, each.icon) << "<span>"
         << visit.words.of("nav.", each.key) << "</span></a>";
  }
  html << "<a class=\"tab\" href=\"#side\" data-menu>" << icon(visit, "menu") << "<span>"
       << visit.words("nav.more") << "</span></a></nav>";
  return html;
}

// What the palette offers before anything is typed: every place that the reader may go to.
Html palette(const Visit& visit) {
  Html html;
  html << "<dialog class=\"palette\" id=\"palette\" aria-label=\"" << visit.words("palette.title")
       << "\" data-empty=\"" << visit.words("palette.nothing") << "\"><div class=\"palette-box\">"
       << icon(visit, "search")
       << "<input class=\"palette-input\" type=\"text\" role=\"combobox\" aria-expanded=\"true\" "
          "aria-controls=\"palette-list\" aria-label=\""
       << visit.words("palette.title") << "\" placeholder=\"" << visit.words("palette.placeholder")
       << "\" autocomplete=\"off\" spellcheck=\"false\"><kbd>Esc</kbd></div><ul class=\"palette-list\" "
          "id=\"palette-list\" role=\"listbox\" aria-label=\""
       << visit.words("palette.results") << "\">";
  for (const auto& each : visit.desk.navigation) {
    if (!visit.may(each.permission)) continue;
    html << "<li role=\"option\" aria-selected=\"false\" data-href=\"" << each.path << "\" data-icon=\""
         << each.icon << "\">" << icon(visit, each.icon) << "<span>" << visit.words.of("nav.", each.key)
         << "</span></li>";
  }
  html << "</ul><p class=\"palette-foot\"><span><kbd>↑</kbd> <kbd>↓</kbd> " << visit.words("palette.move")
       << "</span><span><kbd>↵</kbd> " << visit.words("palette.open") << "</span></p></dialog>";
  return html;
}

Html title_row(const Visit& visit, const Frame& frame) {
  Html html;
  if (frame.bare_head) return html;
  html << "<div class=\"page-head\"><div class=\"page-title\">";
  if (!frame.back.empty())
    html << "<a class=\"icon-btn\" href=\"" << frame.back << "\" aria-label=\"" << visit.words("action.back")
         << "\">" << icon(visit, "chevron-left") << "</a>";
  html << "<div><h1>" << frame.title << "</h1>";
  if (!frame.subtitle.empty()) html << "<p class=\"page-sub\">" << frame.subtitle << "</p>";
  html << "</div></div>";
  if (!frame.actions.empty()) html << "<div class=\"page-actions\">" << frame.actions << "</div>";
  html << "</div>";
  return html;
}

}  // namespace

http::Response page(const Visit& visit, const Frame& frame, const Html& main, int status) {
  Html html{16 * 1024};
  head(html, visit.desk, visit.words, frame.title);
  html << "<body class=\"desk\" data-csrf=\"" << visit.who.csrf << "\"><a class=\"skip\" href=\"#main\">"
       << visit.words("nav.skip") << "</a>" << side(visit, frame.nav)
       << "<a class=\"side-veil\" href=\"#main\" "
          "tabindex=\"-1\" aria-hidden=\"true\"></a><div class=\"stage\"><header class=\"bar\"><a "
          "class=\"bar-mark\" "
          "href=\"/console\" aria-label=\"Souk\"><img src=\""
       << visit.desk.asset("mark.svg")
       << "\" alt=\"\" width=\"28\" height=\"28\"></a><button class=\"find\" "
          "type=\"button\" data-palette>"
       << icon(visit, "search") << "<span>" << visit.words("palette.button")
       << "</span><kbd>Ctrl K</kbd></button>";
  if (visit.may("dashboard.read"))
    html << "<a class=\"bar-live\" href=\"/console\"><span class=\"pulse\" "
            "aria-hidden=\"true\"></span><span><b "
            "data-live=\"visitors\">"
         << visit.deps().live->figures().visitors << "</b> " << visit.words("dashboard.visitors_short")
         << "</span></a>";
  html << "</header><main id=\"main\" class=\"work\" tabindex=\"-1\">" << title_row(visit, frame);
  if (const auto flash = take_flash(visit)) html << notice(visit, flash->tone, flash->text, "flash");
  html << main << "</main></div>" << tabs(visit, frame.nav) << palette(visit)
       << "<p id=\"live\" class=\"u-hidden\" role=\"status\"></p></body></html>";
  return personal(status, std::move(html).take());
}

std::string bare_page(const Desk& desk, const Messages& words, std::string_view title, const Html& main) {
  Html html{4 * 1024};
  head(html, desk, words, title);
  html << "<body class=\"desk desk--bare\"><main id=\"main\" class=\"gate\" tabindex=\"-1\"><div "
          "class=\"gate-card\">"
          "<img class=\"gate-logo\" src=\""
       << desk.asset("mark.svg") << "\" alt=\"Souk\" width=\"56\" height=\"56\">" << main
       << "</div></main></body></html>";
  return std::move(html).take();
}

std::string bare_error(const Desk& desk, const http::Request& request, int status, const Error& error) {
  const auto& words = desk.words_for(desk.preferred_language(request));
  Html main;
  main << "<h1>" << words.of("error.", std::to_string(status)) << "</h1><p>"
       << (words.language() == kEnglish ? error.message : words("problem.other", {{"code", error.code}}))
       << "</p><p><a class=\"btn btn--wide\" href=\"/console/sign-in\">" << words("sign_in.title")
       << "</a></p>";
  return bare_page(desk, words, words.of("error.", std::to_string(status)), main);
}

}  // namespace souk::online::console
