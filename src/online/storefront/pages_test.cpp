// Every public page with the sample shop: both languages, its links, its data for search engines, what caches
// may do with it.
#include "base/json.hpp"
#include "base/text.hpp"
#include "online/storefront/shop_for_test.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::string_view kPaths[] = {"",
                                       "/p/celadon-gaiwan",
                                       "/p/celadon-gaiwan?variant=TBL-CG-SKY",
                                       "/p/moon-white-teapot",
                                       "/c/tableware",
                                       "/c/home?f.material=porcelain&sort=price",
                                       "/c/home?page=2",
                                       "/collections/gifts",
                                       "/brands/stillwater",
                                       "/search?q=tea",
                                       "/search?q=zzzqqq",
                                       "/search",
                                       "/stores",
                                       "/legal/terms",
                                       "/legal/privacy",
                                       "/legal/returns",
                                       "/legal/imprint"};

// The sample shop is dear to load: one for all tests that only read.
class Pages : public testing::Test {
 protected:
  static void SetUpTestSuite() { shop = new TestShop; }
  static void TearDownTestSuite() {
    delete shop;
    shop = nullptr;
  }
  static std::vector<std::string> all() {
    std::vector<std::string> targets;
    for (const std::string language : {"/en", "/zh-CN"}) {
      for (const auto path : kPaths) targets.push_back(language + std::string{path});
    }
    return targets;
  }
  static TestShop* shop;
  Browser browser{*shop};
};
TestShop* Pages::shop = nullptr;

TEST_F(Pages, RenderInBothLanguagesWithoutAMissingWord) {
  for (const auto& target : all()) {
    const auto answer = browser.get(target);
    EXPECT_EQ(answer.status, 200) << target;
    EXPECT_FALSE(answer.has("⟦")) << target << ": " << answer.body.substr(answer.body.find("⟦"), 60);
    EXPECT_TRUE(answer.has(target.starts_with("/en") ? "<html lang=\"en\">" : "<html lang=\"zh-CN\">"))
        << target;
    EXPECT_TRUE(text::is_valid_utf8(answer.body)) << target;
    EXPECT_FALSE(answer.has(" style=\"")) << target;
    EXPECT_FALSE(answer.has(" onclick=")) << target;
  }
}

TEST_F(Pages, CarryNothingPersonalAndMayBeKept) {
  browser.cookies["souk_cart"] = "crt_whatever";
  for (const auto& target : all()) {
    const auto answer = browser.get(target);
    EXPECT_FALSE(answer.headers.contains("Set-Cookie")) << target;
    EXPECT_TRUE(answer.headers.get("Cache-Control").starts_with("public")) << target;
    EXPECT_FALSE(answer.headers.get("ETag").empty()) << target;
    EXPECT_NE(answer.headers.get("Surrogate-Key").find("shop"), std::string_view::npos) << target;
    EXPECT_FALSE(answer.has("crt_whatever")) << target;
  }
}

TEST_F(Pages, EveryLinkLeadsSomewhere) {
  std::set<std::string> links;
  for (const auto& target : all()) {
    const auto answer = browser.get(target);
    for (const auto* name : {"href", "src", "srcset", "action"}) {
      for (auto link : attributes_of(answer.body, name)) {
        if (link.starts_with("https://shop.example")) link = link.substr(20);
        link = link.substr(0, link.find(' '));  // of several sizes the first: "/pictures/... 160w, ..."
        if (link.starts_with("/")) links.insert(link.substr(0, link.find('#')));
      }
    }
  }
  EXPECT_GT(links.size(), 100U);
  std::size_t pictures = 0;
  for (const auto& link : links) {
    if (link.ends_with("/cart/add")) continue;                            // a form's
    if (link.starts_with("/pictures/") && pictures++ % 8 != 0) continue;  // each is made anew
    const auto status = browser.get(link).status;
    EXPECT_TRUE(status == 200 || status == 303) << link << " answers " << status;
  }
}

TEST_F(Pages, StructuredDataIsJson) {
  for (const auto& target : all()) {
    const auto answer = browser.get(target);
    for (const std::string_view type : {"application/ld+json\">", "application/json\" id=\"variants\">"}) {
      for (auto at = answer.body.find(type); at != std::string::npos; at = answer.body.find(type, at + 1)) {
        const auto from = at + type.size();
        const auto document = parse_json(
            std::string_view{answer.body}.substr(from, answer.body.find("</script>", from) - from));
        EXPECT_TRUE(document) << target;
      }
    }
  }
  const auto product = browser.get("/en/p/celadon-gaiwan");
  for (const auto* needed :
       {"\"@type\":\"Product\"", "\"@type\":\"Offer\"", "\"@type\":\"BreadcrumbList\"", "\"price\":\"25.90\"",
        "\"priceCurrency\":\"USD\"", "https://schema.org/InStock"}) {
    EXPECT_TRUE(product.has(needed)) << needed;
  }
}

TEST_F(Pages, KnowTheirAddressInEveryLanguage) {
  const auto answer = browser.get("/zh-CN/p/celadon-gaiwan?utm_source=x");
  EXPECT_TRUE(answer.has("<link rel=\"canonical\" href=\"https://shop.example/zh-CN/p/celadon-gaiwan\">"));
  EXPECT_TRUE(answer.has(
      "<link rel=\"alternate\" hreflang=\"en\" href=\"https://shop.example/en/p/celadon-gaiwan\">"));
  EXPECT_TRUE(answer.has("hreflang=\"x-default\""));
  EXPECT_TRUE(browser.get("/en/search?q=tea").has("<meta name=\"robots\" content=\"noindex\">"));
  EXPECT_TRUE(browser.get("/en/cart").has("<meta name=\"robots\" content=\"noindex\">"));
}

TEST_F(Pages, ShowPricesOfTheirMarketAndTheChosenVariant) {
  EXPECT_TRUE(browser.get("/en/p/celadon-gaiwan").has("$25.90"));
  EXPECT_TRUE(browser.get("/zh-CN/p/celadon-gaiwan").has("¥169.00"));
  const auto sky = browser.get("/en/p/celadon-gaiwan?variant=TBL-CG-SKY");
  EXPECT_TRUE(sky.has("name=\"sku\" value=\"TBL-CG-SKY\""));
  EXPECT_TRUE(sky.has("value=\"sky\" data-name=\"Sky\" checked"));
}

TEST_F(Pages, NothingThatWasTypedComesBackAsMarkup) {
  const std::string evil = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onx=%22";
  for (const auto& target :
       {"/en/search?q=" + evil, "/en/c/home?sort=" + evil + "&f.material=" + evil + "&price_from=" + evil,
        "/en/p/celadon-gaiwan?variant=" + evil, "/en/c/" + evil, "/" + evil,
        "/en/orders/" + evil + "?token=" + evil, "/en/legal/" + evil, "/en/account/sign-in?next=" + evil,
        "/en/search?page=2&q=" + evil}) {
    const auto answer = browser.get(target);
    EXPECT_FALSE(answer.has("<script>alert")) << target;
    EXPECT_FALSE(answer.has("\" onx=\"")) << target;
  }
}

TEST_F(Pages, FacetsCountAndNarrow) {
  const auto all_of_it = browser.get("/en/c/tableware");
  EXPECT_TRUE(all_of_it.has("name=\"f.material\" value=\"porcelain\""));
  const auto narrowed = browser.get("/en/c/tableware?f.material=porcelain");
  EXPECT_TRUE(narrowed.has("value=\"porcelain\" checked"));
  EXPECT_TRUE(narrowed.has("class=\"pill pill--on\" href=\"/en/c/tableware\""));
  EXPECT_FALSE(browser.get("/en/brands/stillwater").has("name=\"f.brand\""))
      << "the page itself is that choice";
  const auto none = browser.get("/en/c/tableware?price_until=0.01");
  EXPECT_EQ(none.status, 200);
  EXPECT_TRUE(none.has("class=\"empty\""));
}

TEST_F(Pages, SearchKeepsItsWordsWithFiltersAndOrder) {
  const auto found = browser.get("/en/search?q=tea&sort=price");
  EXPECT_EQ(found.status, 200);
  EXPECT_TRUE(found.has("<input type=\"hidden\" name=\"q\" value=\"tea\">"));
  EXPECT_TRUE(found.has("value=\"price\" selected"));
  EXPECT_TRUE(found.has("name=\"f.brand\""));
  EXPECT_TRUE(found.has("data-search=\"tea\""));
  EXPECT_TRUE(found.has("q=tea&amp;sort=price")) << "the next page keeps both";
  const auto dear = browser.get("/en/search?q=tea&price_until=0.01");
  EXPECT_EQ(dear.status, 200);
  EXPECT_TRUE(dear.has("without the filters"));
  EXPECT_TRUE(dear.has("href=\"/en/search?q=tea\""));
}

TEST_F(Pages, ListsAreSortedAndNarrowedByAttributes) {
  const auto largest = browser.get("/en/c/backpacks?sort=by.litres-desc");
  EXPECT_EQ(largest.status, 200);
  EXPECT_TRUE(largest.has("<option value=\"by.litres-desc\" selected>Volume, high to low</option>"));
  EXPECT_TRUE(largest.has("name=\"r.litres.from\""));
  const auto middle = browser.get("/zh-CN/c/backpacks?r.litres.from=36&r.litres.until=45&sort=by.litres");
  EXPECT_TRUE(middle.has("容积 36–45 L")) << "what was chosen can be taken back";
  EXPECT_TRUE(middle.has("<input type=\"hidden\" name=\"r.litres.until\" value=\"45\">"))
      << "sorting keeps it";
  EXPECT_LT(middle.body.find("carry-on-case"), middle.body.find("ridge-pack-45"));
  EXPECT_FALSE(middle.has("roll-top-22"));
  for (const auto* odd :
       {"?sort=by.", "?sort=by.nothing", "?r.litres.from=x", "?r..from=1", "?r.litres.near=1"})
    EXPECT_EQ(browser.get(std::string{"/en/c/backpacks"} + odd).status, 200) << odd;
}

TEST_F(Pages, SearchIsNeverEmpty) {
  for (const std::string language : {"en", "zh-CN"}) {
    const auto nothing = browser.get("/" + language + "/search?q=zzzqqqxxx");
    EXPECT_EQ(nothing.status, 200);
    EXPECT_TRUE(nothing.has("class=\"empty\""));
    EXPECT_TRUE(nothing.has("class=\"card-link\"")) << "something to look at";
  }
}

TEST_F(Pages, UnknownAddressesAreFriendly404s) {
  for (const auto* target :
       {"/en/p/no-such-thing", "/en/c/no-such-thing", "/en/brands/none", "/en/collections/none", "/xx",
        "/xx/cart", "/en/legal/none", "/en/c/home?page=9999", "/nowhere/at/all", "/media/none.webp",
        "/assets/none.css"}) {
    const auto answer = browser.get(target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_TRUE(answer.has("class=\"empty-art\"")) << target;
    EXPECT_FALSE(answer.has("⟦")) << target;
  }
  browser.headers.set("Accept-Language", "zh");
  EXPECT_TRUE(browser.get("/nowhere/at/all").has("<html lang=\"zh-CN\">"));
}

TEST_F(Pages, OurOwnFaultShowsAnIncidentNumber) {
  http::Request request;
  request.request_id = "7f3a91c2";
  const auto page = body_of(shop->storefront.error_page(request, 500, bug("x", "secret detail")));
  EXPECT_NE(page.find("7f3a91c2"), std::string::npos);
  EXPECT_EQ(page.find("secret detail"), std::string::npos);
  EXPECT_EQ(page.find("⟦"), std::string::npos);
}

TEST_F(Pages, TheRootSendsReadersToTheirLanguage) {
  browser.headers.set("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.7");
  const auto answer = browser.get("/");
  EXPECT_EQ(answer.status, 302);
  EXPECT_EQ(answer.headers.get("Location"), "/en");
  EXPECT_EQ(answer.headers.get("Vary"), "Accept-Language");
  Browser other{*shop};
  EXPECT_EQ(other.get("/").headers.get("Location"), "/zh-CN");
}

TEST_F(Pages, AssetsMayBeKeptForEver) {
  const auto page = browser.get("/en");
  const auto sheets = attributes_of(page.body, "href");
  const auto sheet = std::find_if(sheets.begin(), sheets.end(),
                                  [](const auto& href) { return href.ends_with("/site.css"); });
  ASSERT_NE(sheet, sheets.end());
  const auto answer = browser.get(*sheet);
  EXPECT_EQ(answer.headers.get("Content-Type"), "text/css; charset=utf-8");
  EXPECT_NE(answer.headers.get("Cache-Control").find("immutable"), std::string_view::npos);
  EXPECT_TRUE(answer.has(":root"));
  EXPECT_EQ(browser.get("/assets/0123456789ab/site.css").headers.get("Cache-Control"), "public, max-age=300");
  browser.headers.set("Accept-Encoding", "gzip");
  EXPECT_EQ(browser.get(*sheet).headers.get("Content-Encoding"), "gzip");
}

TEST_F(Pages, MediaCannotBeLeft) {
  EXPECT_EQ(browser.get("/media/tbl-cg-1.webp").headers.get("Content-Type"), "image/webp");
  for (const auto* target :
       {"/media/../shop.json", "/media/%2e%2e/shop.json", "/media/..%2fshop.json", "/media//etc/passwd",
        "/media/%2e%2e%2f%2e%2e%2fREADME.md", "/media/a%00.webp", "/media/..\\shop.json"}) {
    EXPECT_EQ(browser.get(target).status, 404) << target;
  }
  EXPECT_FALSE(media::is_safe_path("../x.webp"));
  EXPECT_FALSE(media::is_safe_path("a/../x.webp"));
  EXPECT_FALSE(media::is_safe_path("/x.webp"));
  EXPECT_FALSE(media::is_safe_path(".hidden/x.webp"));
  EXPECT_TRUE(media::is_safe_path("a/b-1.webp"));
}

// Each candidate of the srcset of a page is an address that the shop has signed itself.
TEST_F(Pages, PicturesComeInSizesToChooseFrom) {
  const auto page = browser.get("/en/p/celadon-gaiwan");
  const auto sets = attributes_of(page.body, "srcset");
  std::size_t seen = 0;
  for (const auto& set : sets) {
    if (!set.starts_with("/pictures/")) continue;
    for (auto candidate : text::split(set, ',')) {
      candidate = text::trim(candidate);
      EXPECT_TRUE(candidate.ends_with('w')) << candidate;
      // The sample's pictures are 800 by 800: 640 is the widest portrait in them.
      EXPECT_FALSE(candidate.ends_with(" 960w") || candidate.ends_with(" 1280w")) << candidate;
      ++seen;
    }
  }
  EXPECT_GE(seen, 4U);
  const auto set =
      std::find_if(sets.begin(), sets.end(), [](const auto& each) { return each.starts_with("/pictures/"); });
  ASSERT_NE(set, sets.end());
  const auto first = set->substr(0, set->find(' '));
  browser.headers.set("Accept", "image/avif,image/webp,*/*");
  const auto webp = browser.get(first);
  EXPECT_EQ(webp.status, 200) << first;
  EXPECT_EQ(webp.headers.get("Content-Type"), "image/webp");
  browser.headers.set("Accept", "image/jpeg,*/*");
  EXPECT_EQ(browser.get(first).headers.get("Content-Type"), "image/jpeg");
  // Room is set aside for every one of them.
  for (auto at = page.body.find("<img"); at != std::string::npos; at = page.body.find("<img", at + 1)) {
    const auto image = page.body.substr(at, page.body.find('>', at) - at);
    if (image.find("/pictures/") == std::string::npos) continue;
    EXPECT_NE(image.find(" width=\""), std::string::npos) << image;
    EXPECT_NE(image.find(" height=\""), std::string::npos) << image;
  }
}

// How often each address stands in a sitemap.
std::map<std::string, int> locations(std::string_view xml) {
  std::map<std::string, int> seen;
  for (auto at = xml.find("<loc>"); at != std::string_view::npos; at = xml.find("<loc>", at + 1))
    ++seen[std::string{xml.substr(at + 5, xml.find("</loc>", at) - at - 5)}];
  return seen;
}

void expect_every_product_once(TestShop& shop, std::map<std::string, int> seen) {
  const auto snapshot = shop.catalogue.snapshot();
  std::size_t products = 0;
  for (catalogue::RowId row = 0; row < snapshot->row_count; ++row) {
    const auto product = shop.catalogue.product(*snapshot, row);
    if (!product || !catalogue::is_visible(**product, kTestNow)) continue;
    ++products;
    for (const std::string language : {"/en", "/zh-CN"})
      EXPECT_EQ(seen["https://shop.example" + language + "/p/" + (*product)->slug], 1);
  }
  EXPECT_GE(products, 300U);
  EXPECT_EQ(seen["https://shop.example/en/c/tableware"], 1);
}

TEST_F(Pages, TheSitemapListsEveryProductOnceInEveryLanguage) {
  const auto sitemap = browser.get("/sitemap.xml");
  EXPECT_TRUE(sitemap.has("</urlset>"));
  expect_every_product_once(*shop, locations(sitemap.body));
  EXPECT_TRUE(browser.get("/robots.txt").has("Sitemap: https://shop.example/sitemap.xml"));
  EXPECT_EQ(browser.get("/sitemaps/products-99999999999999999999.xml").status, 404);
}

TEST(Sitemap, IsAnIndexWhereTheShopIsTooLargeForOneDocument) {
  TestShop large{250};
  Browser browser{large};
  const auto index = browser.get("/sitemap.xml");
  EXPECT_TRUE(index.has("</sitemapindex>"));
  std::map<std::string, int> seen;
  for (const auto& [url, times] : locations(index.body)) {
    const auto part = browser.get(url.substr(std::string_view{"https://shop.example"}.size()));
    ASSERT_EQ(part.status, 200) << url;
    const auto named = locations(part.body);
    EXPECT_LE(named.size(), 250U) << url;
    for (const auto& [address, count] : named) seen[address] += count;
  }
  expect_every_product_once(large, std::move(seen));
}

TEST_F(Pages, QueriesThatMeanNothingMakeNoEntries) {
  browser.get("/en/p/moon-white-teapot");
  const auto before = shop->storefront.page_cache().size();
  for (int i = 0; i < 50; ++i) {
    browser.get("/en/p/moon-white-teapot?utm_source=" + std::to_string(i));
    browser.get("/en/p/none-" + std::to_string(i));
    browser.get("/en/search?q=qqqzzz" + std::to_string(i));
    browser.get("/en/c/tableware?price_from=" + std::to_string(i));
  }
  EXPECT_EQ(shop->storefront.page_cache().size(), before);
}

}  // namespace
}  // namespace souk::online::storefront
