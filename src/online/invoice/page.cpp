// The sheet as a page of its own, fit for printing.
#include <array>

#include <openssl/evp.h>

#include "base/text.hpp"
#include "online/invoice/sheet.hpp"

namespace souk::online::invoice {
namespace {

using text::html;

constexpr std::string_view kStyle =
    "body{font:14px/1.5 'Noto Sans CJK SC','Noto Sans SC',sans-serif;max-width:52em;margin:2em "
    "auto;padding:0 1em;"
    "color:#111}table{width:100%;border-collapse:collapse;margin:1.5em 0}th,td{padding:.4em;text-align:right;"
    "border-bottom:1px solid #ccc;vertical-align:top}th:first-child,td:first-child{text-align:left}"
    ".parties{display:flex;flex-wrap:wrap;gap:3em}dl{display:grid;grid-template-columns:max-content "
    "auto;gap:0 1em}"
    "dd{margin:0}.sums{width:auto;margin-left:auto}.sums tr:last-child{font-weight:bold}"
    "@media print{body{margin:0;max-width:none}}";

void append_table(std::string& out, const Sheet& sheet) {
  out += "<table><thead><tr>";
  for (const auto& column : sheet.columns) out += "<th scope=\"col\">" + html(column) + "</th>";
  out += "</tr></thead><tbody>";
  for (const auto& row : sheet.rows) {
    out += "<tr>";
    for (const auto& cell : row) out += "<td>" + html(cell) + "</td>";
    out += "</tr>";
  }
  out += "</tbody></table>";
}

}  // namespace

std::string to_html(const Sheet& sheet) {
  std::string out =
      "<!doctype html><html lang=\"" + html(sheet.language) +
      "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" +
      html(sheet.title) + "</title><style>" + std::string{kStyle} + "</style></head><body><h1>" +
      html(sheet.title) + "</h1><dl>";
  for (const auto& [name, value] : sheet.facts)
    out += "<dt>" + html(name) + "</dt><dd>" + html(value) + "</dd>";
  out += "</dl><div class=\"parties\">";
  for (const auto& party : sheet.parties) {
    out += "<address><strong>" + html(party.name) + "</strong>";
    for (const auto& line : party.lines) out += "<br>" + html(line);
    out += "</address>";
  }
  out += "</div>";
  append_table(out, sheet);
  if (!sheet.sums.empty()) out += "<table class=\"sums\"><tbody>";
  for (const auto& [name, value] : sheet.sums)
    out += "<tr><th scope=\"row\">" + html(name) + "</th><td>" + html(value) + "</td></tr>";
  if (!sheet.sums.empty()) out += "</tbody></table>";
  for (const auto& note : sheet.notes) out += "<p>" + html(note) + "</p>";
  out += "</body></html>\n";
  return out;
}

const std::string& page_policy() {
  static const std::string kPolicy = [] {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(kStyle.data(), kStyle.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::array<unsigned char, 64> encoded{};
    const auto length = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(size));
    std::string hash;
    for (int i = 0; i < length; ++i) hash += static_cast<char>(encoded.at(static_cast<std::size_t>(i)));
    return "default-src 'none'; style-src 'sha256-" + hash +
           "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }();
  return kPolicy;
}

}  // namespace souk::online::invoice
