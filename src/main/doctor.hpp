// What `souk doctor` looks at. Every check says in one sentence what it saw, and where something is not as it
// should be, what to do about it. It changes nothing in the shop.
//
// The checks: the machine around the data folder (doctor_machine.cpp), the books in it (doctor_books.cpp)
// what goes out to people and programs (doctor_outgoing.cpp), and the object store (doctor_objects.cpp).
#pragma once

#include <string>
#include <vector>

#include "main/workshop.hpp"

namespace souk::app {

enum class Verdict { kFine, kWatch, kWrong };  // kWatch: nothing is broken, somebody should look

struct Finding {
  std::string check;  // "stock and orders"
  Verdict verdict = Verdict::kFine;
  std::string saw;                     // one sentence
  std::string advice{};                // what to do; empty when fine
  std::vector<std::string> details{};  // one sentence each
};

// A finding of what could not be looked at.
Finding failed_check(std::string check, const Error& error);

// Of a folder that no program has open. Before the shop is opened: "doctor.no_shop" where there is none.
Status check_is_shop(const Settings& settings);
std::vector<Finding> examine_machine(Workshop& workshop);
std::vector<Finding> examine_books(Workshop& workshop);
std::vector<Finding> examine_outgoing(Workshop& workshop);
std::vector<Finding> examine_objects(Workshop& workshop);

}  // namespace souk::app
