// The pages about goods, one file each; main adds them all: console.add(add_goods_pages).
#pragma once

#include "online/console/pages.hpp"

namespace souk::online::console {

void add_product_pages(Pages& pages);
void add_product_editor(Pages& pages);
void add_product_pictures(Pages& pages);
void add_category_pages(Pages& pages);
void add_price_pages(Pages& pages);
void add_stock_pages(Pages& pages);
void add_stock_sheets(Pages& pages);
void add_transit_pages(Pages& pages);
void add_stock_count_pages(Pages& pages);
void add_settings_pages(Pages& pages);
void add_job_pages(Pages& pages);

// In the order in which the navigation shows them.
void add_goods_pages(Pages& pages);

}  // namespace souk::online::console
