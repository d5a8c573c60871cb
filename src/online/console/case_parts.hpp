// The parts of the pages of returns, exchanges and claims.
#pragma once

#include "online/console/parts.hpp"

namespace souk::online::console {

Html case_badge(const Visit& visit, const aftersale::Case& about);
// What it is about, line by line, with what was found and what goes back.
Html case_lines(const Visit& visit, const aftersale::Case& about, const order::Order& order);
// Why settling stopped; older documents know the English message alone.
std::string problem_words(const Visit& visit, const std::string& code, const std::string& message);
Html case_timeline(const Visit& visit, const aftersale::Case& about);
// case_forms.cpp: what can be done with it now, by this reader.
Html case_actions(const Visit& visit, const aftersale::Case& about, const order::Order& order);

}  // namespace souk::online::console
