#include "online/invoice/invoice.hpp"

#include <array>
#include <atomic>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/invoice/pdf.hpp"
#include "online/invoice/register.hpp"
#include "online/invoice/routes.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/faulty_document_store.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

#ifdef __SANITIZE_ADDRESS__
// Fontconfig keeps a few hundred bytes for as long as the process lives.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
#endif

namespace souk::online::invoice {
namespace {

using support::FaultyDocumentStore;

order::Order paid_order(const std::string& id = "ord_1") {
  order::Order order{.id = id, .number = "SK-7F3K-9Q2M", .access_token = "token"};
  order.language = "zh-CN";
  order.currency = Currency::of("CNY");
  order.contact = order::Contact{"li@example.com", {}, "李小雨"};
  order.address = order::Address{.name = "李小雨",
                                 .phone = "13800138000",
                                 .country = "CN",
                                 .province = "上海市",
                                 .city = "上海市",
                                 .district = "徐汇区",
                                 .lines = {"武康路1288号3号院"},
                                 .postal_code = "200030"};
  order.lines = {{.sku = "TEA",
                  .name = {{"zh-CN", "西湖龙井"}, {"en", "Longjing"}},
                  .options = {{"zh-CN", "250克"}},
                  .quantity = 2,
                  .unit_minor = 6000,
                  .discount_minor = 700,
                  .total_minor = 11300,
                  .tax_minor = 1300,
                  .tax_basis_points = 1300},
                 {.sku = "BOOK",
                  .name = {{"zh-CN", "茶经"}, {"en", "The Classic of Tea"}},
                  .quantity = 1,
                  .unit_minor = 1090,
                  .total_minor = 1090,
                  .tax_minor = 90,
                  .tax_basis_points = 900}};
  order.totals = {.goods_minor = 13090,
                  .discount_minor = 700,
                  .shipping_minor = 1130,
                  .tax_minor = 1520,
                  .grand_minor = 13520};
  order.payment.payment_id = "pay_1";
  EXPECT_TRUE(order.pay({"system", {1'790'000'000'000}}, "SBX"));
  return order;
}

shop::Settings settings() {
  shop::Settings shop;
  shop.name = {{"zh-CN", "绿洲集市"}};
  shop.legal_entity = {{"zh-CN", "绿洲集市（上海）商贸有限公司"}, {"en", "Oasis Market Trading"}};
  shop.markets = {{"zh-CN", Currency::of("CNY")}};
  return shop;
}

TEST(Invoice, AddsUpByTaxRate) {
  const auto invoice =
      invoice_for(paid_order(), settings(), {"91310000X", {{"zh-CN", "上海市武康路1288号"}}});
  ASSERT_TRUE(invoice) << describe(invoice.error());
  EXPECT_EQ(
      to_json(invoice->taxes),
      R"([{"basis_points":1300,"net_minor":11000,"tax_minor":1430,"gross_minor":12430},{"basis_points":900,"net_minor":1000,"tax_minor":90,"gross_minor":1090}])");
  EXPECT_EQ(invoice->gross_minor, 13520);
  EXPECT_EQ(invoice->net_minor + invoice->tax_minor, invoice->gross_minor);
  EXPECT_EQ(invoice->seller.lines[1], "税号：91310000X");
}

TEST(Invoice, TaxOnTopIsPartOfTheSum) {
  auto order = paid_order();
  order.totals.tax_included = false;
  order.totals.grand_minor += order.totals.tax_minor;
  const auto invoice = invoice_for(order, settings(), {});
  ASSERT_TRUE(invoice) << describe(invoice.error());
  EXPECT_EQ(invoice->gross_minor, 13520 + 1520);
  EXPECT_EQ(invoice->tax_minor, 1520);
}

TEST(Invoice, ACreditNoteTakesBackAtTheSameRates) {
  auto order = paid_order();
  const auto invoice = invoice_for(order, settings(), {}).value();
  ASSERT_TRUE(
      order.refund({"staff", {}}, {.id = "f1", .lines = {{"BOOK", 1090}, {"", 130}, {"", 1000, true}}}));
  const auto note = credit_note_for(order.refunds[0], order, invoice, {}).value();
  EXPECT_EQ(note.gross_minor, 2220);
  EXPECT_EQ(note.lines.at(0).tax_minor, 90);
  EXPECT_EQ(note.lines.at(1).tax_basis_points, 1300);  // shipping
  // Goodwill is spread over both rates by their weight: 12430 to 1090.
  EXPECT_EQ(note.lines.at(2).gross_minor, 919);
  EXPECT_EQ(note.lines.at(3).gross_minor, 81);
}

class RegisterTest : public ::testing::Test {
 protected:
  struct Office {
    Office(engines::DocumentStore& store, const Clock& clock)
        : settings{store},
          orders{store},
          books{{.store = &store, .orders = &orders, .settings = &settings, .clock = &clock, .seller = {}}} {}
    shop::SettingsStore settings;
    order::Orders orders;
    Register books;
  };
  void SetUp() override {
    ASSERT_TRUE(office.settings.open());
    ASSERT_TRUE(office.orders.declare());
    ASSERT_TRUE(office.books.declare());
    ASSERT_TRUE(office.settings.save(settings(), 0));
    clock.set(parse_instant("2026-11-24T08:00:00Z").value());
  }
  std::string order(int n) {
    const auto id = "ord_" + std::to_string(n);
    EXPECT_TRUE(office.orders.place(paid_order(id)));
    return id;
  }
  void expect_no_gaps() {
    const auto problems = office.books.check().value();
    for (const auto& problem : problems) ADD_FAILURE() << problem;
  }
  ManualClock clock;
  engines::MemoryDocumentStore memory;
  FaultyDocumentStore store{memory};
  Office office{store, clock};
};

TEST_F(RegisterTest, AnOrderHasOneInvoiceAndNumbersGoUp) {
  EXPECT_EQ(office.books.invoice(order(1))->number, "INV-2026-000001");
  EXPECT_EQ(office.books.invoice(order(2))->number, "INV-2026-000002");
  EXPECT_EQ(office.books.invoice("ord_1")->number, "INV-2026-000001");
  EXPECT_EQ(office.books.invoice("ord_9").error().code, "order.missing");
  clock.set(parse_instant("2026-12-31T16:00:00Z").value());  // New Year in Shanghai
  EXPECT_EQ(office.books.invoice(order(3))->number, "INV-2027-000001");
  EXPECT_EQ(office.books.newest(10, {})->invoices.front().number, "INV-2027-000001");
  expect_no_gaps();
}

TEST_F(RegisterTest, RefundsGetCreditNotesOnce) {
  const auto id = order(1);
  EXPECT_TRUE(office.books.credit(id)->empty());  // no invoice, nothing to take back
  ASSERT_TRUE(office.books.invoice(id));
  ASSERT_TRUE(office.orders.act(id, [&](order::Order& each) {
    return each.refund({"staff", clock.now()}, {.id = "f1", .lines = {{"BOOK", 500}}});
  }));
  EXPECT_TRUE(office.books.credit(id)->empty());  // the channel has not given it back yet
  ASSERT_TRUE(office.orders.act(id, [&](order::Order& each) {
    return each.refund_done({"system", clock.now()}, "f1", "R");
  }));
  for (int i = 0; i < 2; ++i) {
    const auto notes = office.books.credit(id).value();
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].number, "CN-2026-000001");
    EXPECT_EQ(notes[0].refers_to, "INV-2026-000001");
  }
  expect_no_gaps();
}

TEST_F(RegisterTest, ManyAtOnceGetOneNumberEachWithoutAGap) {
  for (int i = 0; i < 40; ++i) order(i);
  runtime::Cores cores{2};
  std::atomic<int> left = 80;
  for (int i = 0; i < 80; ++i) {
    runtime::spawn(cores.next(), [&, i] {
      const auto made = office.books.invoice("ord_" + std::to_string(i % 40));
      EXPECT_TRUE(made) << describe(made.error());
      --left;
    });
  }
  while (left > 0) runtime::sleep_for(milliseconds{1});
  std::set<std::string> numbers;
  const auto page = office.books.newest(100, {}).value();
  for (const auto& invoice : page.invoices) numbers.insert(invoice.number);
  EXPECT_EQ(numbers.size(), 40U);
  EXPECT_EQ(*numbers.rbegin(), "INV-2026-000040");
  expect_no_gaps();
}

TEST_F(RegisterTest, WhereverItDiesThereIsNoGap) {
  int next = 1;
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    bool more = true;
    for (std::size_t n = 1; more; ++n) {
      ASSERT_LT(n, 20U);
      store.fail_at(0, when);
      const auto id = order(next++);
      store.fail_at(n, when);
      (void)office.books.invoice(id);
      more = store.has_failed();
      store.fail_at(0, when);
      Office other{store, clock};
      ASSERT_TRUE(other.settings.open());
      const auto another = other.books.invoice(order(next++));  // whoever comes next finishes it
      ASSERT_TRUE(another) << describe(another.error());
      ASSERT_TRUE(other.books.invoice(id));
      expect_no_gaps();
      EXPECT_EQ(other.books.newest(1000, {})->invoices.size(), static_cast<std::size_t>(next - 1));
    }
  }
}

std::string text_of(const std::string& pdf) {
  const support::TempFolder folder;
  const auto path = folder / "invoice.pdf";
  std::ofstream{path, std::ios::binary} << pdf;
  support::Program reader{{"/usr/bin/pdftotext", "-layout", path, "-"}};
  auto text = reader.read_all();
  EXPECT_EQ(reader.wait(), 0);
  return text;
}

class PdfTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/usr/bin/pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
    auto made = invoice_for(paid_order(), settings(), {"91310000X", {}});
    invoice = made.value();
    invoice.number = "INV-2026-000001";
    invoice.date = "2026-11-24";
    if (const auto probe = printer.print(invoice_sheet(invoice));
        !probe && probe.error().code == "invoice.font")
      GTEST_SKIP() << "no font for Chinese is installed";
  }
  Invoice invoice;
  PdfPrinter printer;
};

TEST_F(PdfTest, ChineseReadsBack) {
  const auto pdf = printer.print(invoice_sheet(invoice));
  ASSERT_TRUE(pdf) << describe(pdf.error());
  const auto text = text_of(*pdf);
  for (const auto* expected :
       {"销售发票", "INV-2026-000001", "绿洲集市（上海）商贸有限公司", "李小雨", "西湖龙井 (250克)", "茶经",
        "武康路1288号3号院", "税率 13%", "¥110.00", "价税合计", "¥135.20", "-¥7.00"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected << " in\n" << text;
  EXPECT_LT(pdf->size(), 1'500'000U);  // the fonts are cut down, Noto's less so than others'
}

TEST_F(PdfTest, EnglishToo) {
  auto order = paid_order();
  order.language = "en";
  const auto english = invoice_for(order, settings(), {}).value();
  const auto text = text_of(printer.print(invoice_sheet(english)).value());
  for (const auto* expected : {"Invoice", "Longjing", "Tax at 9%", "Total"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected;
}

TEST_F(PdfTest, LongOnesTurnPagesAndEndlessOnesAreRefused) {
  const auto line = invoice.lines.front();
  invoice.lines.assign(500, line);
  for (std::size_t i = 0; i < invoice.lines.size(); ++i)
    invoice.lines[i].text = "第" + std::to_string(i) + "行";
  const auto text = text_of(printer.print(invoice_sheet(invoice)).value());
  EXPECT_NE(text.find("第0行"), std::string::npos);
  EXPECT_NE(text.find("第499行"), std::string::npos);
  EXPECT_GT(std::count(text.begin(), text.end(), '\f'), 5);
  invoice.lines.assign(20'000, line);
  EXPECT_EQ(printer.print(invoice_sheet(invoice)).error().code, "invoice.too_long");
}

TEST_F(PdfTest, APackingSlipNamesPartsAndNoPrices) {
  const auto order = paid_order();
  auto consignment = fulfilment::Consignment::make(order, "jiaxing", {1'790'000'000'000});
  ASSERT_TRUE(consignment.agree(order, {{"TEA", 2}}, "One parcel.", {1'790'000'000'000}));
  ASSERT_TRUE(consignment.pack({"staff:ann", {}}, {.id = "p1", .lines = {{"TEA", 1}}}));
  const auto text = text_of(printer.print(packing_sheet(consignment, order)).value());
  for (const auto* expected : {"装箱单", "西湖龙井", "jiaxing", "上海市"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected;
  EXPECT_EQ(text.find("¥"), std::string::npos);
}

TEST(Page, EscapesAndHasItsPolicy) {
  auto order = paid_order();
  order.contact->name = "<script>alert(1)</script>";
  const auto invoice = invoice_for(order, settings(), {}).value();
  const auto html = to_html(invoice_sheet(invoice));
  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_NE(html.find("价税合计"), std::string::npos);
  EXPECT_NE(page_policy().find("style-src 'sha256-"), std::string::npos);
}

TEST_F(RegisterTest, BuyersGetTheirOwnPapersOnly) {
  const auto id = order(1);
  const auto number = office.books.invoice(order(2))->number;
  PdfPrinter printer;
  const auto routes =
      invoice_routes({&office.books, nullptr, &printer, {.orders = &office.orders, .clock = &clock}});
  const auto call = [&](std::string_view path, const std::string& of, const std::string& token) {
    http::Request request;
    request.path_parameters["id"] = of;
    request.path_parameters["number"] = number;
    request.headers.set("X-Order-Token", token);
    for (const auto& bound : routes.all()) {
      if (bound.route.path == path) return bound.handler(request).status;
    }
    return 0;
  };
  EXPECT_EQ(call("/api/v1/orders/{id}/invoices/{number}/page", "ord_2", "token"), 200);
  EXPECT_EQ(call("/api/v1/orders/{id}/invoices/{number}/page", "ord_2", "wrong"), 404);
  EXPECT_EQ(call("/api/v1/orders/{id}/invoices/{number}/page", id, "token"), 404);  // another order's number
  EXPECT_EQ(call("/api/v1/orders/{id}/invoice", id, "token"), 200);
}

}  // namespace
}  // namespace souk::online::invoice
