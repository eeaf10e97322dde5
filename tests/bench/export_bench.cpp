// What an export costs beside the bare library that it stands on: export_bench EVENT PASSPHRASE_FILE. Prints a line
// each.
#include <fmt/format.h>
#include <sodium.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <thread>

#include "common/database/database.hpp"
#include "common/disk/file.hpp"
#include "common/event/read_event.hpp"
#include "common/export/csv_document.hpp"
#include "common/export/event_sheets.hpp"
#include "common/export/xlsx_document.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/sealed/random.hpp"
#include "common/sealed/seal.hpp"
#include "common/store/event_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

constexpr int kRounds = 5;

double seconds_of(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// By turns, so that whatever else the machine does falls on both.
void compare(const char* what, const std::function<void()>& ours, const std::function<void()>& bare) {
  std::vector<double> our_times, bare_times, ratios;
  for (int round = 0; round < kRounds; ++round) {
    our_times.push_back(seconds_of(ours));
    bare_times.push_back(seconds_of(bare));
    ratios.push_back(our_times.back() / bare_times.back());
  }
  fmt::print("{:48} {:6.2f} s {:6.2f} s {:6.2f} x   {:.2f} x to {:.2f} x\n", what, middle(our_times),
             middle(bare_times), middle(ratios), *std::min_element(ratios.begin(), ratios.end()),
             *std::max_element(ratios.begin(), ratios.end()));
}

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

template <class T>
T must(Result<T> result) {
  if (!result) give_up(result.error().sentence);
  return std::move(*result);
}

/// `open` for each of the places, a share of them for each core.
void on_every_core(std::size_t places, const std::function<void(std::size_t)>& open) {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> threads;
  for (unsigned core = 0; core < cores; ++core) {
    threads.emplace_back([&, core] {
      for (std::size_t i = core; i < places; i += cores) open(i);
    });
  }
}

/// Nothing but libsodium.
void open_bare(const std::vector<Sealed>& sealed, const EventKeys& keys) {
  on_every_core(sealed.size(), [&](std::size_t i) {
    thread_local std::vector<std::uint8_t> plain(Sealed::size);
    if (crypto_box_seal_open(plain.data(), sealed[i].bytes.data(), sealed[i].bytes.size(), keys.public_key.bytes.data(),
                             keys.secret_key.data()) != 0)
      give_up("a seal does not open");
  });
}

/// Into locked memory, and without their padding.
void open_ours(const std::vector<Sealed>& sealed, const EventKeys& keys) {
  on_every_core(sealed.size(), [&](std::size_t i) {
    if (!open_contribution(keys, sealed[i])) give_up("a seal does not open");
  });
}

/// The same cells as the CSV has, in a table of SQLite's.
std::filesystem::path table_of(const ReviewedEvent& event, const std::filesystem::path& folder) {
  const auto file = folder / "table.db";
  std::string columns, places;
  for (const auto& name : contribution_columns()) {
    columns += (columns.empty() ? "" : ", ") + ("\"" + name + "\"");
    places += places.empty() ? "?" : ", ?";
  }
  const auto database =
      must(Database::create(file, {0x62656e63, 1, "a table"}, "CREATE TABLE comments(" + columns + ");"));
  auto insert = database.prepare("INSERT INTO comments VALUES(" + places + ")");
  database.run("BEGIN");
  for (const auto& each : event.record.contributions) {
    int at = 1;
    for (const auto& cell :
         contribution_cells(event.pack, event.session, event.record.session, each, event.review.of(each.id)))
      insert.bind_text(at++, cell);
    if (!insert.run()) give_up("no row");
  }
  database.run("COMMIT");
  return file;
}

/// The strings of the sheet of comments, without widths, heights, formats or a second look at them.
void write_bare(const std::vector<std::vector<std::string>>& rows, const std::filesystem::path& file) {
  const auto path = file.string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  auto* book = workbook_new_opt(path.c_str(), &options);
  auto* sheet = workbook_add_worksheet(book, "comments");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      if (rows[row][column].empty()) continue;
      worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                             rows[row][column].c_str(), nullptr);
    }
  }
  workbook_close(book);
}

void measure(const std::filesystem::path& folder, const std::filesystem::path& passphrase_file) {
  const auto store = must(EventStore::open(folder / "event.db", Database::For::reading));
  const auto key = must(KeyFile::parse(must(read_file(folder / "event.key", KeyFile::kSize)), "event.key"));
  const auto keys = must(key.unlock(must(passphrase_from_file(passphrase_file))));
  const auto event = must(read_event(store, keys));
  fmt::print("{} comments, {} cores{:20} ours      bare    ratio   spread\n", event.record.contributions.size(),
             std::thread::hardware_concurrency(), "");
  {
    std::vector<Sealed> sealed;
    store.each_record([&](const EventStore::Row& row) { sealed.push_back(row.sealed); });
    compare(
        "seals opened, of libsodium alone", [&] { open_ours(sealed, keys); }, [&] { open_bare(sealed, keys); });
    compare(
        "read, opened and put in order, of the same", [&] { must(read_event(store, keys)); },
        [&] { open_bare(sealed, keys); });
  }
  const TemporaryFolder temporary;
  const auto table = table_of(event, temporary.path());
  const auto shell = fmt::format("sqlite3 -csv -header {} 'SELECT * FROM comments' > {}", table.string(),
                                 (temporary.path() / "bare.csv").string());
  compare(
      "CSV on the disk, of sqlite3 -csv",
      [&] {
        if (!write_file(temporary.path() / "ours.csv", contributions_csv(event, CsvFlavour::raw)))
          give_up("not written");
      },
      [&] {
        if (std::system(shell.c_str()) != 0) give_up("sqlite3 is not here");
      });
  std::vector<std::vector<std::string>> rows;
  for (const auto& each : event.record.contributions) rows.push_back(comment_cells(event, each));
  compare(
      "Excel, of libxlsxwriter with the same strings", [&] { must(xlsx_document(event)); },
      [&] { write_bare(rows, temporary.path() / "bare.xlsx"); });
}

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::ready_sodium();
  if (argc != 3) return 2;
  candour::measure(argv[1], argv[2]);
}
