// `souk import` and `souk export`: products in and out of a data folder that no server has open.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <fmt/format.h>

#include "main/commands.hpp"
#include "main/workshop.hpp"
#include "online/catalogue/import/export.hpp"
#include "online/catalogue/import/importer.hpp"

namespace souk::app {
namespace {

namespace catalogue = souk::online::catalogue;

Result<catalogue::ImportFormat> format_of(const std::string& path) {
  const auto ending = std::filesystem::path{path}.extension().string();
  if (ending == ".csv") return catalogue::ImportFormat::kCsv;
  if (ending == ".tsv") return catalogue::ImportFormat::kTsv;
  if (ending == ".jsonl") return catalogue::ImportFormat::kJsonLines;
  return fail(invalid("format.unknown", fmt::format("The ending of {} must be .csv, .tsv or .jsonl.", path)));
}

void show_progress(const catalogue::ImportProgress& progress) {
  if (isatty(STDERR_FILENO) == 0) return;
  fmt::print(stderr, "\r{:3} %  {} rows, {} a second, {} to correct ", progress.percent, progress.counts.rows,
             progress.rows_per_second, progress.counts.failed);
  std::fflush(stderr);
}

void print_report(const catalogue::ImportReport& report) {
  const auto& counts = report.counts;
  if (report.resumed_at_row > 0)
    fmt::print("Went on behind row {}, where an earlier import stopped.\n", report.resumed_at_row);
  fmt::print(
      "{}{} rows in {:.1f} s: {} created, {} updated, {} unchanged, {} skipped, {} to correct; {} new "
      "categories, {} new brands.\n",
      report.dry_run ? "Dry run, nothing was changed. " : "", counts.rows,
      static_cast<double>(report.milliseconds) / 1000, counts.created, counts.updated, counts.unchanged,
      counts.skipped, counts.failed, counts.categories_created, counts.brands_created);
  for (const auto& problem : report.problems) {
    fmt::print("  row {}, {}: \"{}\": {}\n", problem.row, problem.column, problem.value, problem.message);
  }
  if (static_cast<std::size_t>(counts.failed) > report.problems.size())
    fmt::print("  ... (--report FILE keeps them all)\n");
}

Result<catalogue::ImportReport> import_file(const CommandLine& line) {
  Workshop workshop;
  TRY(workshop.open(line));
  catalogue::ImportRequest request{.path = line.input,
                                   .mapping = line.mapping.empty()
                                                  ? catalogue::native_mapping(TRY(format_of(line.input)))
                                                  : TRY(catalogue::load_mapping(line.mapping)),
                                   .dry_run = line.dry_run,
                                   .restart = line.restart,
                                   .report_path = line.report,
                                   .progress = show_progress};
  request.stock = [&](const auto& lines) {
    Status taken;
    workshop.cores.run([&] { taken = workshop.online->take_stock(lines); });
    return taken;
  };
  return catalogue::import_products(request, *workshop.engines.documents, workshop.clock);
}

Result<catalogue::ExportReport> export_file(const CommandLine& line) {
  const auto format = TRY(format_of(line.output));
  Workshop workshop;
  TRY(workshop.open(line));
  std::ofstream out{line.output, std::ios::binary};
  if (!out)
    return fail(invalid("export.unwritable",
                        fmt::format("{} cannot be written; check its folder and permissions.", line.output)));
  return catalogue::export_products(*workshop.engines.documents, format, out);
}

}  // namespace

int run_import(const CommandLine& line) {
  const auto report = import_file(line);
  if (!report) return complain(report.error());
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\n");
  print_report(*report);
  return report->counts.failed > 0 ? kExitComplaints : kExitDone;
}

int run_export(const CommandLine& line) {
  const auto report = export_file(line);
  if (!report) return complain(report.error());
  fmt::print("{} products exported to {}.\n", report->products, line.output);
  return kExitDone;
}

}  // namespace souk::app
