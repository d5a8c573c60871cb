#include "online/notice/routes.hpp"

namespace souk::online::notice {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 50;

struct NoticeList {
  std::vector<Notice> notices;
  std::string next_cursor;
  static constexpr std::string_view kName = "NoticeList";
  static constexpr auto fields() {
    return field_table(field("notices", &NoticeList::notices),
                       field("next_cursor", &NoticeList::next_cursor, {.help = "Empty on the last page."}));
  }
};

Result<NoticeState> state_of(const Request& request) {
  const auto text = request.query_value("state");
  for (const auto& [state, name] : EnumNames<NoticeState>::kNames) {
    if (text == name || (text.empty() && state == NoticeState::kDead)) return state;
  }
  return fail(invalid("notice.state", "The state is waiting, sent or dead."));
}

}  // namespace

http::Routes notice_staff_routes(const Notices& notices) {
  http::Routes routes;
  routes.add<Nothing, NoticeList>(
      {.method = Method::kGet,
       .path = "/api/v1/admin/notices",
       .summary = "List notices of a state, newest keys first",
       .tag = "notice",
       .access = Access::kStaff,
       .parameters = {{.name = "state",
                       .help = "dead by default.",
                       .schema = {{"type", "string"}, {"enum", json::array{"waiting", "sent", "dead"}}}},
                      {.name = "cursor", .help = "next_cursor of the page before."}},
       .failures = {{ErrorKind::kInvalid, "notice.state", "There is no such state."}}},
      [&notices](const Nothing&, const Request& request) -> Result<NoticeList> {
        const auto state = TRY(state_of(request));
        auto page = TRY(notices.in_state(state, kPage, std::string{request.query_value("cursor")}));
        NoticeList list{.notices = {}, .next_cursor = std::move(page.next_cursor)};
        for (auto& notice : page.notices) list.notices.push_back(as_staff_sees(std::move(notice)));
        return list;
      });
  routes.add<Nothing, Notice>(
      {.method = Method::kGet,
       .path = "/api/v1/admin/notices/{id}",
       .summary = "See a notice",
       .tag = "notice",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kNotFound, "notice.missing", "There is no such notice."}}},
      [&notices](const Nothing&, const Request& request) -> Result<Notice> {
        auto notice = TRY(notices.load(request.path_parameter("id")));
        return as_staff_sees(std::move(notice));
      });
  routes.add<Nothing, Notice>(
      {.method = Method::kPost,
       .path = "/api/v1/admin/notices/{id}/send",
       .summary = "Try a notice that was given up once more",
       .tag = "notice",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kNotFound, "notice.missing", "There is no such notice."},
                    {ErrorKind::kPrecondition, "notice.not_dead", "It waits, or has been sent."},
                    {ErrorKind::kConflict, "document.changed", "Somebody else was faster."}},
       .ignores_key = true},
      [&notices](const Nothing&, const Request& request) -> Result<Notice> {
        auto notice = TRY(notices.send_again(request.path_parameter("id")));
        return as_staff_sees(std::move(notice));
      });
  return routes;
}

}  // namespace souk::online::notice
