#include "online/staff/permission.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::staff {
namespace {

constexpr std::array kPermissions{
    Permission{"dashboard.read", "See sales figures and alarms", "查看经营数据与告警"},
    Permission{"report.read", "Read and download reports", "查看与下载报表"},
    Permission{"catalogue.read", "See products that are not published", "查看未发布的商品"},
    Permission{"catalogue.write", "Change products, categories, brands and prices",
               "修改商品、分类、品牌与价格"},
    Permission{"media.write", "Upload and remove pictures", "上传与删除图片"},
    Permission{"search.write", "Change synonyms and rebuild the search index", "修改同义词与重建搜索索引"},
    Permission{"inventory.read", "See stock, movements and locations", "查看库存、流水与地点"},
    Permission{"inventory.write", "Receive, count, move and adjust stock", "收货、盘点、调拨与调整库存"},
    Permission{"order.read", "See orders", "查看订单"},
    Permission{"order.write", "Edit, pack, ship and cancel orders", "修改、打包、发货与取消订单"},
    Permission{"order.refund", "Give money back", "退款"},
    Permission{"fulfilment.read", "See pick lists and shipments", "查看拣货单与发货"},
    Permission{"fulfilment.write", "Pick, pack and hand over goods", "拣货、打包与交货"},
    Permission{"aftersale.read", "See returns, exchanges and claims", "查看退换货与理赔"},
    Permission{"aftersale.write", "Decide on returns, exchanges and claims", "处理退换货与理赔"},
    Permission{"invoice.read", "See invoices and packing slips", "查看发票与装箱单"},
    Permission{"invoice.write", "Issue and correct invoices", "开具与更正发票"},
    Permission{"promotion.read", "See promotions and coupons", "查看促销与优惠券"},
    Permission{"promotion.write", "Change promotions and coupons", "修改促销与优惠券"},
    Permission{"balance.read", "See gift cards and store credit", "查看礼品卡与储值"},
    Permission{"balance.write", "Issue and adjust gift cards and store credit", "发放与调整礼品卡与储值"},
    Permission{"customer.read", "See customers, groups and segments", "查看顾客、分组与人群"},
    Permission{"customer.write", "Change customers, groups and segments", "修改顾客、分组与人群"},
    Permission{"customer.export", "Hand a customer's data out", "导出顾客数据"},
    Permission{"customer.erase", "Erase customers for good", "永久删除顾客"},
    Permission{"review.read", "See reviews that wait for a decision", "查看待审评价"},
    Permission{"review.write", "Publish, answer and refuse reviews", "发布、回复与驳回评价"},
    Permission{"notice.read", "See mail that was sent", "查看已发邮件"},
    Permission{"notice.write", "Change mail templates and send again", "修改邮件模板与重发"},
    Permission{"staff.read", "See staff and roles", "查看员工与角色"},
    Permission{"staff.write", "Change staff and roles", "管理员工与角色"},
    Permission{"api_key.read", "See API keys", "查看 API 密钥"},
    Permission{"api_key.write", "Make and revoke API keys", "创建与吊销 API 密钥"},
    Permission{"webhook.read", "See webhooks and their deliveries", "查看 Webhook 与投递"},
    Permission{"webhook.write", "Change webhooks and replay deliveries", "修改 Webhook 与重放投递"},
    Permission{"settings.read", "See the shop's settings", "查看店铺设置"},
    Permission{"settings.write", "Change the shop's settings", "修改店铺设置"},
    Permission{"job.read", "See background jobs", "查看后台任务"},
    Permission{"job.write", "Cancel and retry background jobs", "取消与重试后台任务"},
    Permission{"audit.read", "Read the audit trail", "查看审计记录"},
    Permission{"logs.read", "See what the logs say", "查看日志分析"},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

bool is_permission(std::string_view name) {
  return std::any_of(kPermissions.begin(), kPermissions.end(),
                     [&](const Permission& each) { return each.name == name; });
}

Grants all_permissions() {
  Grants all;
  for (const auto& each : kPermissions) all.emplace(each.name);
  return all;
}

Status check_permissions(const Grants& names, std::string_view pointer) {
  std::vector<std::string_view> known;
  for (const auto& each : kPermissions) known.push_back(each.name);
  auto error = invalid("permission.unknown", "Some of these permissions do not exist; see `errors`.");
  for (const auto& name : names) {
    if (is_permission(name)) continue;
    const auto meant = text::nearest(name, known);
    error.fields.push_back({std::string{pointer}, "unknown",
                            meant ? fmt::format("There is no permission {}; {} is near.", name, *meant)
                                  : fmt::format("There is no permission {}.", name)});
  }
  if (error.fields.empty()) return {};
  return fail(std::move(error));
}

std::vector<std::string> unknown_permissions(const http::Routes& routes) {
  std::vector<std::string> unknown;
  for (const auto& [route, handler] : routes.all()) {
    if (route.access != http::Access::kStaff) continue;
    const auto needed = http::permission_of(route);
    if (needed != kSelf && !is_permission(needed)) {
      unknown.push_back(fmt::format("{} {}: {}", http::to_string(route.method), route.path, needed));
    }
  }
  return unknown;
}

}  // namespace souk::online::staff
