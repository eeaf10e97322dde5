#include "kiosk/app/enrolment_sticks.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "common/disk/file.hpp"
#include "common/disk/sticks.hpp"
#include "common/mqtt/broker_address.hpp"
#include "common/mqtt/psk_file.hpp"
#include "common/process/machine_name.hpp"
#include "common/sealed/keys.hpp"
#include "common/text/bounded_name.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 200;
// Somebody's own stick may hold all their pictures, and the screen has to go on meanwhile.
constexpr int kDeepest = 3, kMostOfAFolder = 2000, kMostOfAll = 20000;
constexpr std::size_t kMostBytes = 64 * 1024;

/// On the stick itself and in its folders, the uppermost first: `enrol --out` may have made one.
std::vector<fs::path> enrolment_files(const fs::path& stick) {
  std::vector<fs::path> files;
  std::vector<std::pair<fs::path, int>> folders{{stick, 0}};
  int left = kMostOfAll;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const auto [folder, depth] = folders[i];
    std::error_code error, gone;
    auto at = fs::directory_iterator(folder, error);
    for (int here = 0; here < kMostOfAFolder && left > 0 && files.size() < kMostFiles; ++here, --left) {
      if (error || at == fs::end(at)) break;
      const bool deeper = at->is_directory(gone) && !at->is_symlink(gone) && depth < kDeepest;
      if (deeper) folders.emplace_back(at->path(), depth + 1);
      if (at->path().extension() == ".enrolment" && at->is_regular_file(gone)) files.push_back(at->path());
      at.increment(error);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// A screen that was started with its file on a stick has that one: the others there are for others.
bool holds(const fs::path& stick, const fs::path& place) {
  std::error_code error;
  const auto whole = fs::weakly_canonical(stick, error), inside = fs::weakly_canonical(place, error);
  return std::mismatch(whole.begin(), whole.end(), inside.begin(), inside.end()).first == whole.end();
}

Result<Enrolment> judged(const fs::path& file, const std::string& text) {
  auto enrolment = enrolment_from_json(text);
  if (!enrolment) return enrolment;
  const auto broker = broker_address_from(enrolment->broker);
  if (!broker) return tl::make_unexpected(broker.error());
  EventPublicKey key;
  const bool keys = is_psk(enrolment->psk) && from_hex(enrolment->event_key, key.bytes);
  if (!keys)
    return fail(ExitCode::bad_input,
                fmt::format("{}: psk and event_key have to be keys in hexadecimal.", file.string()));
  const auto& reference = enrolment->reference;
  if (!reference.empty() && bounded_reference(reference) == reference) return enrolment;
  return fail(ExitCode::bad_input, fmt::format("{}: reference is none as candour-hub makes them.", file.string()));
}

}  // namespace

Result<Enrolment> read_enrolment(const fs::path& file) {
  const auto text = read_file(file, kMostBytes);
  return text ? judged(file, *text) : Result<Enrolment>(tl::make_unexpected(text.error()));
}

EnrolmentSticks::EnrolmentSticks(Role role, fs::path place, fs::path named)
    : role_(role), place_(std::move(place)), named_(std::move(named)) {}

EnrolmentSticks::Seen EnrolmentSticks::look() const {
  Seen seen;
  const auto own = read_file(place_, kMostBytes);
  for (const auto& stick : named_.empty() ? sticks_here() : std::vector{named_}) {
    if (holds(stick, place_)) continue;
    for (const auto& file : enrolment_files(stick)) {
      const auto text = read_file(file, kMostBytes);
      const auto enrolment = text ? judged(file, *text) : Result<Enrolment>(tl::make_unexpected(text.error()));
      if (!enrolment) {
        seen.broken = shown_safely(file.filename().string());
      } else if (enrolment->role != to_string(role_)) {
        seen.other_role = true;
      } else if (!own || *own != *text) {
        seen.fitting.push_back({file, *enrolment, *text});
      }
    }
  }
  return seen;
}

const EnrolmentSticks::File* EnrolmentSticks::chosen_of(const std::vector<File>& fitting) {
  if (fitting.empty()) return nullptr;
  const auto named = std::find_if(fitting.begin(), fitting.end(),
                                  [](const File& file) { return file.enrolment.device == machine_name(""); });
  if (named != fitting.end()) return &*named;
  const auto& first = fitting.front();
  const bool can_be_taken_off = ::access(first.path.parent_path().c_str(), W_OK) == 0;
  return fitting.size() == 1 || can_be_taken_off ? &first : nullptr;
}

bool EnrolmentSticks::take(const File& file) const {
  std::error_code error;
  if (place_.has_parent_path()) fs::create_directories(place_.parent_path(), error);
  if (!write_file(place_, file.text)) return false;
  fs::remove(file.path, error);  // a stick that cannot be written to keeps it
  // Pulled out a moment later it must not hold the key still.
  [[maybe_unused]] const auto synced = sync_folder(file.path.parent_path());
  return true;
}

}  // namespace candour
