#include "online/session/account_routes.hpp"

#include "online/session/account_view.hpp"
#include "online/session/cookies.hpp"

namespace souk::online::session {
namespace {

using customer::Account;
using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

const http::Failure kLocked{ErrorKind::kLimit, "sign_in.locked", "Too many attempts; see Retry-After."};
const http::Failure kNoAddress{ErrorKind::kNotFound, "address.missing", "There is no such address."};
const http::Failure kBadAddress{ErrorKind::kInvalid, "address.invalid", "A member of the address is wrong."};

// What is personal is kept by nobody in between.
Answer<AccountView> shown(const Account& account, http::Headers headers = {}, int status = 0) {
  headers.set("Cache-Control", "private, no-store");
  return {view_of(account), status, std::move(headers)};
}

Result<std::string> me(const Request& request) {
  auto customer = customer_of(request);
  if (customer) return std::move(*customer);
  return fail(
      Error{.kind = ErrorKind::kUnauthenticated, .code = "auth.required", .message = "Sign in first."});
}

void add_entry_routes(http::Routes& routes, const AccountRouteDeps& deps) {
  routes.add<RegisterInput, AccountView>(
      {.method = Method::kPost,
       .path = "/api/v1/register",
       .summary = "Open an account and sign in",
       .tag = "account",
       .failures = {{ErrorKind::kConflict, "customer.mail_taken", "The mail has an account already."},
                    {ErrorKind::kInvalid, "mail.invalid", "This is no mail address."},
                    {ErrorKind::kInvalid, "password.too_short", "A password has at least 8 characters."},
                    {ErrorKind::kInvalid, "password.too_long", "It has more than 256 bytes."},
                    kLocked},
       .success_status = 201,
       .ignores_key = true},
      [deps](const RegisterInput& input, const Request& request) -> Result<Answer<AccountView>> {
        const auto account = TRY(deps.accounts->enrol({.mail = input.mail,
                                                       .password = Secret{input.password},
                                                       .name = input.name,
                                                       .language = input.language,
                                                       .marketing = input.marketing},
                                                      request.client_address));
        http::Headers headers;
        TRY(sign_in(deps, request, account.value, headers));
        return shown(account.value, std::move(headers));
      });
  routes.add<SignInInput, AccountView>(
      {.method = Method::kPost,
       .path = "/api/v1/sign-in",
       .summary = "Sign in; what the guest's cart holds goes into the member's",
       .tag = "account",
       .failures = {{ErrorKind::kUnauthenticated, "sign_in.refused", "Mail or password is wrong."}, kLocked},
       .ignores_key = true},
      [deps](const SignInInput& input, const Request& request) -> Result<Answer<AccountView>> {
        const auto account =
            TRY(deps.accounts->sign_in({input.mail, Secret{input.password}}, request.client_address));
        http::Headers headers;
        TRY(sign_in(deps, request, account.value, headers));
        return shown(account.value, std::move(headers));
      });
  routes.add<Nothing, Nothing>({.method = Method::kPost,
                                .path = "/api/v1/sign-out",
                                .summary = "End the session; a repeat changes nothing",
                                .tag = "account",
                                .ignores_key = true},
                               [deps](const Nothing&, const Request& request) -> Result<Answer<Nothing>> {
                                 Answer<Nothing> answer;
                                 TRY(sign_out(deps, request, answer.headers));
                                 return answer;
                               });
}

void add_account_routes(http::Routes& routes, const AccountRouteDeps& deps) {
  routes.add<Nothing, AccountView>(
      {.path = "/api/v1/me/account",
       .summary = "My account with its address book",
       .tag = "account",
       .access = Access::kCustomer},
      [deps](const Nothing&, const Request& request) -> Result<Answer<AccountView>> {
        const auto customer = TRY(me(request));
        return shown(TRY(deps.accounts->load(customer)).value);
      });
  routes.add<AccountInput, AccountView>(
      {.method = Method::kPatch,
       .path = "/api/v1/me/account",
       .summary = "Change name, language or whether news may be sent",
       .tag = "account",
       .access = Access::kCustomer},
      [deps](const AccountInput& input, const Request& request) -> Result<Answer<AccountView>> {
        const auto customer = TRY(me(request));
        const auto changed = TRY(deps.accounts->change(customer, [&](Account& account) -> Status {
          if (input.name) account.name = *input.name;
          if (input.language) account.language = *input.language;
          if (input.marketing) account.consent(*input.marketing, "marketing mail", deps.clock->now());
          return {};
        }));
        return shown(changed.value);
      });
  routes.add<PasswordInput, Nothing>(
      {.method = Method::kPut,
       .path = "/api/v1/me/password",
       .summary = "Change the password; all other sessions end",
       .tag = "account",
       .access = Access::kCustomer,
       .failures = {{ErrorKind::kDenied, "password.wrong", "The old password is wrong."}, kLocked}},
      [deps](const PasswordInput& input, const Request& request) -> Result<Answer<Nothing>> {
        const auto customer = TRY(me(request));
        const auto account = TRY(deps.accounts->change_password(
            customer, Secret{input.old_password}, Secret{input.new_password}, request.client_address));
        if (deps.recovery != nullptr) deps.recovery->post_owed(account);
        Answer<Nothing> answer;
        TRY(sign_in(deps, request, account.value, answer.headers));
        return answer;
      });
  routes.add<EraseInput, Nothing>(
      {.method = Method::kPost,
       .path = "/api/v1/me/erasure",
       .summary = "Erase the account and everything personal in it, for good",
       .tag = "account",
       .access = Access::kCustomer,
       .failures = {{ErrorKind::kUnauthenticated, "sign_in.refused", "The password is wrong."}, kLocked},
       .ignores_key = true},
      [deps](const EraseInput& input, const Request& request) -> Result<Answer<Nothing>> {
        const auto customer = TRY(me(request));
        const auto account = TRY(deps.accounts->load(customer)).value;
        TRY(deps.accounts->sign_in({account.mail.value_or(""), Secret{input.password}},
                                   request.client_address));
        TRY(erase(deps, account));
        Answer<Nothing> answer;
        TRY(sign_out(deps, request, answer.headers));
        return answer;
      });
}

void add_address_routes(http::Routes& routes, const AccountRouteDeps& deps) {
  routes.add<AddressInput, AccountView>(
      {.method = Method::kPost,
       .path = "/api/v1/me/addresses",
       .summary = "Add an address to my book",
       .tag = "account",
       .access = Access::kCustomer,
       .failures = {kBadAddress, {ErrorKind::kPrecondition, "address.book_full", "20 addresses are there."}},
       .success_status = 201,
       .ignores_key = true},
      [deps](const AddressInput& input, const Request& request) -> Result<Answer<AccountView>> {
        const auto customer = TRY(me(request));
        return shown(TRY(deps.accounts->add_address(customer, input.address, input.make_default)).value);
      });
  routes.add<AddressInput, AccountView>(
      {.method = Method::kPut,
       .path = "/api/v1/me/addresses/{id}",
       .summary = "Change an address of my book",
       .tag = "account",
       .access = Access::kCustomer,
       .failures = {kBadAddress, kNoAddress}},
      [deps](const AddressInput& input, const Request& request) -> Result<Answer<AccountView>> {
        const auto customer = TRY(me(request));
        const auto id = request.path_parameter("id");
        const auto changed = TRY(deps.accounts->change(customer, [&](Account& account) -> Status {
          if (account.find_address(id) == nullptr) {
            return fail(not_found("address.missing", "There is no such address in your book."));
          }
          return account.put_address(id, input.address, input.make_default);
        }));
        return shown(changed.value);
      });
  routes.add<Nothing, AccountView>(
      {.method = Method::kDelete,
       .path = "/api/v1/me/addresses/{id}",
       .summary = "Take an address out of my book",
       .tag = "account",
       .access = Access::kCustomer,
       .failures = {kNoAddress}},
      [deps](const Nothing&, const Request& request) -> Result<Answer<AccountView>> {
        const auto customer = TRY(me(request));
        const auto changed = TRY(deps.accounts->change(customer, [&](Account& account) {
          return account.remove_address(request.path_parameter("id"));
        }));
        return shown(changed.value);
      });
}

}  // namespace

http::Routes account_routes(AccountRouteDeps deps) {
  http::Routes routes;
  add_entry_routes(routes, deps);
  add_account_routes(routes, deps);
  add_address_routes(routes, deps);
  return routes;
}

Result<Started> sign_in(const AccountRouteDeps& deps, const Request& request, const Account& account,
                        http::Headers& answer) {
  // A token from before the proof may be known to somebody else.
  TRY(deps.sessions->end(request.cookie(kSessionCookie)));
  auto started = TRY(deps.sessions->start(account));
  give_session(answer, request, started.token);
  if (deps.on_signed_in) deps.on_signed_in(request, account, answer);
  return started;
}

Status erase(const AccountRouteDeps& deps, const Account& account) {
  if (deps.on_erased) TRY(deps.on_erased(account.id));
  if (deps.data != nullptr) {
    TRY(deps.data->erase(account.id));
  } else {
    TRY(deps.accounts->erase(account.id));
  }
  auto ended = account;
  ++ended.session_epoch;
  return deps.sessions->end_others(ended);
}

Status sign_out(const AccountRouteDeps& deps, const Request& request, http::Headers& answer) {
  TRY(deps.sessions->end(request.cookie(kSessionCookie)));
  take_session(answer, request);
  // The cart of a member is there for them alone; the next visitor of this browser begins anew.
  if (of(request)) take_cart(answer, request);
  return {};
}

}  // namespace souk::online::session
