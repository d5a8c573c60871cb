// What goes in and out of the staff's API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/staff/access.hpp"

namespace souk::online::staff {

struct StaffSignIn {
  std::string login;
  std::string password;
  std::optional<std::string> code;
  std::optional<std::string> recovery_code;
  static constexpr std::string_view kName = "StaffSignIn";
  static constexpr auto fields() {
    using I = StaffSignIn;
    return field_table(
        field("login", &I::login, {.min_length = 1, .max_length = 64, .example = "owner"}),
        field("password", &I::password, {.min_length = 1, .max_length = 256}),
        field("code", &I::code, {.max_length = 12, .help = "Of the authenticator app, where there is one."}),
        field("recovery_code", &I::recovery_code, {.max_length = 40, .help = "In place of `code`, once."}));
  }
};

struct MeView {
  std::string id;
  std::string login;
  std::string name;
  std::string language;
  std::vector<std::string> roles;
  Grants permissions;
  bool owner = false;
  bool must_change_password = false;
  bool second_factor = false;
  std::int64_t recovery_codes_left = 0;
  std::string csrf;
  static constexpr std::string_view kName = "StaffMe";
  static constexpr auto fields() {
    using V = MeView;
    return field_table(
        field("id", &V::id), field("login", &V::login), field("name", &V::name),
        field("language", &V::language), field("roles", &V::roles), field("permissions", &V::permissions),
        field("owner", &V::owner),
        field("must_change_password", &V::must_change_password, {.help = "Nothing else is allowed before."}),
        field("second_factor", &V::second_factor), field("recovery_codes_left", &V::recovery_codes_left),
        field("csrf", &V::csrf, {.help = "Send it in X-CSRF-Token with every write."}));
  }
};

struct MeInput {
  std::optional<std::string> name;
  std::optional<std::string> language;
  static constexpr std::string_view kName = "StaffMeChange";
  static constexpr auto fields() {
    return field_table(field("name", &MeInput::name, {.max_length = 100}),
                       field("language", &MeInput::language, {.max_length = 35, .example = "zh-CN"}));
  }
};

struct NewPassword {
  std::string old_password;
  std::string new_password;
  static constexpr std::string_view kName = "StaffPasswordChange";
  static constexpr auto fields() {
    return field_table(
        field("old_password", &NewPassword::old_password, {.min_length = 1, .max_length = 256}),
        field("new_password", &NewPassword::new_password,
              {.min_length = Staff::kMinPassword, .max_length = 256}));
  }
};

struct PasswordProof {
  std::string password;
  static constexpr std::string_view kName = "StaffPasswordProof";
  static constexpr auto fields() {
    return field_table(field("password", &PasswordProof::password, {.min_length = 1, .max_length = 256}));
  }
};

struct TotpEnrolment {
  std::string secret;
  std::string uri;
  std::string qr_svg;
  static constexpr std::string_view kName = "TotpEnrolment";
  static constexpr auto fields() {
    using E = TotpEnrolment;
    return field_table(field("secret", &E::secret, {.help = "To type where no camera is."}),
                       field("uri", &E::uri), field("qr_svg", &E::qr_svg));
  }
};

struct TotpCode {
  std::string code;
  static constexpr std::string_view kName = "TotpCode";
  static constexpr auto fields() {
    return field_table(field("code", &TotpCode::code, {.min_length = 6, .max_length = 12}));
  }
};

struct RecoveryCodes {
  std::vector<std::string> codes;
  static constexpr std::string_view kName = "RecoveryCodes";
  static constexpr auto fields() {
    return field_table(field("codes", &RecoveryCodes::codes, {.help = "Shown once; each opens once."}));
  }
};

struct StaffView {
  std::string id;
  std::string login;
  std::string name;
  std::vector<std::string> roles;
  bool disabled = false;
  bool second_factor = false;
  bool must_change_password = false;
  Instant created_at{};
  std::optional<Instant> last_sign_in_at;
  static constexpr std::string_view kName = "StaffMember";
  static constexpr auto fields() {
    using V = StaffView;
    return field_table(field("id", &V::id), field("login", &V::login), field("name", &V::name),
                       field("roles", &V::roles), field("disabled", &V::disabled),
                       field("second_factor", &V::second_factor),
                       field("must_change_password", &V::must_change_password),
                       field("created_at", &V::created_at), field("last_sign_in_at", &V::last_sign_in_at));
  }
};

struct StaffPage {
  std::vector<StaffView> items;
  std::string next_cursor;
  static constexpr std::string_view kName = "StaffPage";
  static constexpr auto fields() {
    return field_table(field("items", &StaffPage::items, {.max_length = 100}),
                       field("next_cursor", &StaffPage::next_cursor, {.help = "Empty on the last page."}));
  }
};

struct NewStaffInput {
  std::string login;
  std::string name;
  std::vector<std::string> roles;
  static constexpr std::string_view kName = "NewStaffMember";
  static constexpr auto fields() {
    using I = NewStaffInput;
    return field_table(field("login", &I::login, {.min_length = 2, .max_length = 64, .example = "li.na"}),
                       field("name", &I::name, {.max_length = 100, .required = false}),
                       field("roles", &I::roles, {.max_length = StaffAccount::kMaxRoles}));
  }
};

// Members that are left out stay as they are.
struct StaffChange {
  std::optional<std::string> name;
  std::optional<std::vector<std::string>> roles;
  std::optional<bool> disabled;
  static constexpr std::string_view kName = "StaffMemberChange";
  static constexpr auto fields() {
    using I = StaffChange;
    return field_table(field("name", &I::name, {.max_length = 100}),
                       field("roles", &I::roles, {.max_length = StaffAccount::kMaxRoles}),
                       field("disabled", &I::disabled, {.help = "Ends all sessions at once."}));
  }
};

struct PasswordReset {
  bool without_second_factor = false;
  static constexpr std::string_view kName = "StaffPasswordReset";
  static constexpr auto fields() {
    return field_table(field("without_second_factor", &PasswordReset::without_second_factor,
                             {.required = false, .help = "Takes a lost authenticator app off as well."}));
  }
};

struct NewStaffView {
  StaffView member;
  std::string password;
  static constexpr std::string_view kName = "NewStaffMemberView";
  static constexpr auto fields() {
    return field_table(
        field("member", &NewStaffView::member),
        field("password", &NewStaffView::password, {.help = "Opens once, within seven days; shown once."}));
  }
};

StaffView view_of(const StaffAccount& account);

}  // namespace souk::online::staff
