#include "online/console/goods.hpp"

namespace souk::online::console {

void add_goods_pages(Pages& pages) {
  add_product_pages(pages);
  add_product_editor(pages);
  add_product_pictures(pages);
  add_category_pages(pages);
  add_price_pages(pages);
  add_stock_pages(pages);
  add_stock_sheets(pages);
  add_transit_pages(pages);
  add_stock_count_pages(pages);
  add_settings_pages(pages);
  add_job_pages(pages);
}

}  // namespace souk::online::console
