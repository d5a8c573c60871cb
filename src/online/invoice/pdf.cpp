#include "online/invoice/pdf.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <memory>
#include <pango/pangocairo.h>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::invoice {
namespace {

// Points of 1/72 inch, on A4.
constexpr double kWidth = 595.28;
constexpr double kHeight = 841.89;
constexpr double kMargin = 48;
constexpr double kBottom = kHeight - 60;
constexpr double kText = 9;
constexpr double kLoud = 10.5;  // instead of bold: a second weight would double the file
constexpr double kTitle = 18;
constexpr double kGap = 4;
constexpr double kFirstColumn = 0.38;  // of the width between the margins

struct End {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

cairo_status_t append(void* out, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

enum class Side { kLeft, kRight };

struct Box {
  double x;
  double width;
  double size = kText;
  Side side = Side::kLeft;
};

// Sets text from the top of the page to its bottom, and turns the page.
class Setter {
 public:
  Setter(std::string& out, const Sheet& sheet)
      : sheet_{sheet},
        surface_{cairo_pdf_surface_create_for_stream(&append, &out, kWidth, kHeight)},
        canvas_{cairo_create(surface_.get())},
        layout_{pango_cairo_create_layout(canvas_.get())} {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, sheet.title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, sheet.date.c_str());
    // Decides on the shapes of characters that Chinese and Japanese write differently.
    pango_context_set_language(pango_layout_get_context(layout_.get()),
                               pango_language_from_string(sheet.language.c_str()));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  }

  // Draws and answers the height that it took.
  double put(std::string_view text, const Box& box) {
    const std::unique_ptr<PangoFontDescription, End> font{pango_font_description_new()};
    // TrueType first: Cairo embeds only the glyphs of it that are used (20 KB). Of Noto, which is CFF, it
    // keeps the subroutines of all (0.9 MB).
    pango_font_description_set_family(font.get(), "WenQuanYi Zen Hei, Noto Sans CJK SC, sans-serif");
    pango_font_description_set_absolute_size(font.get(), box.size * PANGO_SCALE);
    auto* layout = layout_.get();
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(box.width * PANGO_SCALE));
    pango_layout_set_alignment(layout, box.side == Side::kRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    const auto cut = text::shorten(text, PdfPrinter::kMaxCell);
    pango_layout_set_text(layout, cut.c_str(), static_cast<int>(cut.size()));
    cairo_move_to(canvas_.get(), box.x, y);
    pango_cairo_show_layout(canvas_.get(), layout);
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }
  bool knows(const char* text) {
    pango_layout_set_text(layout_.get(), text, -1);
    return pango_layout_get_unknown_glyphs_count(layout_.get()) == 0;
  }
  void rule() {
    cairo_set_line_width(canvas_.get(), 0.5);
    cairo_move_to(canvas_.get(), kMargin, y);
    cairo_line_to(canvas_.get(), kWidth - kMargin, y);
    cairo_stroke(canvas_.get());
    y += kGap;
  }
  // True when a new page was begun.
  bool make_room(double height) {
    if (y + height <= kBottom) return false;
    turn();
    y = kMargin;
    return true;
  }
  void turn() {
    y = kHeight - 36;
    put(fmt::format("{} · {}", sheet_.facts.empty() ? sheet_.title : sheet_.facts.front().second, ++pages_),
        {kMargin, kWidth - 2 * kMargin, 7, Side::kRight});
    cairo_show_page(canvas_.get());
  }
  cairo_status_t close() {
    turn();
    cairo_surface_finish(surface_.get());
    return std::max(cairo_status(canvas_.get()), cairo_surface_status(surface_.get()));
  }
  std::size_t pages() const { return pages_; }

  double y = kMargin;

 private:
  const Sheet& sheet_;
  std::unique_ptr<cairo_surface_t, End> surface_;
  std::unique_ptr<cairo_t, End> canvas_;
  std::unique_ptr<PangoLayout, End> layout_;
  std::size_t pages_ = 0;
};

constexpr double kInner = kWidth - 2 * kMargin;
constexpr double kRowRoom = 3 * kText * 1.6;  // a row of three lines

void put_head(Setter& setter, const Sheet& sheet) {
  setter.y += setter.put(sheet.title, {kMargin, kInner, kTitle}) + 2 * kGap;
  for (const auto& [name, value] : sheet.facts) {
    setter.put(name, {kMargin, 90});
    setter.y += setter.put(value, {kMargin + 95, kInner - 95}) + 1;
  }
  setter.y += 3 * kGap;
  const auto top = setter.y;
  auto lowest = top;
  const auto width = kInner / 2;
  for (std::size_t i = 0; i < sheet.parties.size(); ++i) {
    const Box box{kMargin + static_cast<double>(i % 2) * width, width - 10};
    setter.y = top;
    setter.y += setter.put(sheet.parties[i].name, {box.x, box.width, kLoud});
    for (const auto& line : sheet.parties[i].lines) setter.y += setter.put(line, box);
    lowest = std::max(lowest, setter.y);
  }
  setter.y = lowest + 4 * kGap;
}

void put_row(Setter& setter, const std::vector<std::string>& cells) {
  const auto first = kInner * kFirstColumn;
  const auto other = (kInner - first) / static_cast<double>(std::max<std::size_t>(cells.size() - 1, 1));
  double tallest = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Box box = i == 0 ? Box{kMargin, first - 6, kText}
                           : Box{kMargin + first + 4 + static_cast<double>(i - 1) * other, other - 4, kText,
                                 Side::kRight};
    tallest = std::max(tallest, setter.put(cells[i], box));
  }
  setter.y += tallest + kGap;
}

Status too_long() {
  return fail(Error{.kind = ErrorKind::kTooLarge,
                    .code = "invoice.too_long",
                    .message = fmt::format("The document has more than {} pages.", PdfPrinter::kMaxPages)});
}

Status put_sheet(Setter& setter, const Sheet& sheet) {
  put_head(setter, sheet);
  put_row(setter, sheet.columns);
  setter.rule();
  for (const auto& row : sheet.rows) {
    if (setter.make_room(kRowRoom)) {
      put_row(setter, sheet.columns);
      setter.rule();
    }
    if (setter.pages() >= PdfPrinter::kMaxPages) return too_long();
    put_row(setter, row);
  }
  setter.rule();
  for (std::size_t i = 0; i < sheet.sums.size(); ++i) {
    setter.make_room(kRowRoom);
    const auto size = i + 1 == sheet.sums.size() ? kLoud : kText;
    const auto& [name, value] = sheet.sums[i];
    setter.put(name, {kMargin, kInner * 0.75, size, Side::kRight});
    setter.y += setter.put(value, {kMargin + kInner * 0.75, kInner * 0.25, size, Side::kRight}) + kGap;
  }
  for (const auto& note : sheet.notes) {
    setter.make_room(kRowRoom);
    setter.y += setter.put(note, {kMargin, kInner}) + kGap;
  }
  return {};
}

Result<std::string> draw(const Sheet& sheet) {
  std::string out;
  Setter setter{out, sheet};
  if (!setter.knows("发票税额")) {
    return fail(unavailable("invoice.font",
                            "No font for Chinese is installed; install fonts-wqy-zenhei or fonts-noto-cjk."));
  }
  const auto set = put_sheet(setter, sheet);
  const auto status = setter.close();
  TRY(set);
  if (status != CAIRO_STATUS_SUCCESS) return fail(bug("invoice.pdf", cairo_status_to_string(status)));
  return out;
}

}  // namespace

Result<std::string> PdfPrinter::print(const Sheet& sheet) {
  return pool_.run([&] { return draw(sheet); });
}

}  // namespace souk::online::invoice
