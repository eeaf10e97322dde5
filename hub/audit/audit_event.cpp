#include "hub/audit/audit_event.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "common/calendar/calendar_day.hpp"
#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/disk/mapped_file.hpp"
#include "common/disk/paths_in.hpp"
#include "common/event/read_event.hpp"
#include "common/record/small_numbers.hpp"
#include "common/sealed/key_file.hpp"
#include "common/store/event_store.hpp"
#include "common/store/store_audit.hpp"
#include "common/text/utf8.hpp"
#include "hub/audit/broker_settings.hpp"
#include "hub/audit/cell_pointers.hpp"
#include "hub/audit/comments_sought.hpp"
#include "hub/audit/files_inside.hpp"
#include "hub/audit/readable_words.hpp"
#include "hub/audit/xml_words.hpp"
#include "hub/broker/enrolled_devices.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortestName =
    5;  // of a device or a person, looked for in sealed bytes: shorter ones are chance

/// What an event's folder may hold: name, what it is, what opens it.
struct Lawful {
  std::string_view path, what, opened_by;
};
constexpr Lawful kLawful[] = {
    {"event.db", "comments, notes and the case, sealed; agenda, rules and reference in clear",
     "the key file and a passphrase"},
    {"event.db-journal", "how far the last transaction was: empty, or sealed rows after a power cut",
     "the key file and a passphrase"},
    {"event.key", "the event's key, wrapped by its passphrases", "a passphrase"},
    {"devices", "names, roles and keys of the enrolled devices", "anybody who is root here"},
    {"run/room.json", "where the room is being served", "any program here"},
};
constexpr std::string_view kOfTheBroker[] = {"mosquitto.conf", "hub.acl",    "local.acl", "devices.acl",  "devices.psk",
                                             "hub.sock",       "local.sock", "said",      kDevicesChanged};

std::string today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return now < CalendarDay(std::chrono::year(2026) / 1 / 1) ? std::string() : to_string(now);
}

class Audit {
 public:
  explicit Audit(const AuditPlan& plan) : plan_(plan) {}

  Result<AuditReport> made() {
    auto store = audit_store(plan_.event / "event.db");
    if (!store) return tl::make_unexpected(store.error());
    store_ = std::move(*store);
    const auto opened = EventStore::open(plan_.event / "event.db", Database::For::looking);
    if (!opened) return tl::make_unexpected(opened.error());
    facts_ = opened->facts();
    if (auto devices = read_devices(plan_.event)) {
      devices_ = std::move(*devices);
    } else {
      leak("devices", devices.error().sentence);
    }
    begin(*opened);
    if (plan_.keys != nullptr) {
      if (auto looked = open_everything(*opened); !looked) return tl::make_unexpected(looked.error());
    }
    for (const auto& fault : store_.faults) leak("event.db", fault);
    if (auto read = event_folder(); !read) return tl::make_unexpected(read.error());
    if (auto read = broker_folder(); !read) return tl::make_unexpected(read.error());
    if (auto read = further_files(); !read) return tl::make_unexpected(read.error());
    key_file();
    weigh();
    this_machine();
    return std::move(report_);
  }

 private:
  void leak(std::string where, std::string what) { report_.leaks.push_back({std::move(where), std::move(what)}); }

  void begin(const EventStore& store) {
    report_.event = fs::absolute(plan_.event).lexically_normal().string();
    report_.reference = facts_.reference;
    report_.session = facts_.session;
    report_.rehearsal = facts_.rehearsal;
    report_.closed = store.position().phase == Phase::closed;
    report_.day = today();
    report_.with_key = plan_.keys != nullptr;
    // Step ids and the like may be the beginning of what a person writes, and a device's name.
    for (const auto& word : store_.clear_words) lawful_.push_back(word);
    lawful_.emplace_back("SQLite format 3");
  }

  Done open_everything(const EventStore& store) {
    const auto event = read_event(store, *plan_.keys);
    if (!event) return tl::make_unexpected(event.error());
    if (event->unreadable > 0)
      leak("event.db", "a row or a note does not open with the event's key: nobody of this event sealed it.");
    sought_ = std::make_unique<CommentsSought>(lawful_);
    for (const auto& each : event->record.contributions) {
      sought_->add(each.contribution.text);
      for (const auto& factor : each.contribution.factors) sought_->add(factor);
      if (each.contribution.when) sought_->add(*each.contribution.when);
    }
    for (const auto& entry : event->pack.chronology) {
      sought_->add(entry.event);
      sought_->add(entry.comment);
    }
    sought_->add(event->pack.title);
    sought_->add(event->pack.purpose);
    sought_->add_bytes(plan_.keys->secret_key.view());
    for (const auto& name : event->pack.glossary_names)
      if (name.size() >= kShortestName) names_.push_back(name);
    return {};
  }

  // -- files ----------------------------------------------------------------------------------------------------------

  Done event_folder() {
    std::error_code error;
    std::vector<fs::path> found;
    for (auto entry = fs::recursive_directory_iterator(plan_.event, error); !error && entry != fs::end(entry);
         entry.increment(error))
      found.push_back(entry->path());
    if (error) return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", plan_.event.string(), error.message()));
    std::sort(found.begin(), found.end());
    permissions(plan_.event, ".");
    for (const auto& path : found)
      if (auto read = file_of_the_event(path); !read) return read;
    return {};
  }

  Done file_of_the_event(const fs::path& path) {
    const auto name = path.lexically_relative(plan_.event).string();
    const auto status = fs::symlink_status(path);
    if (fs::is_directory(status)) {
      if (name != "run") leak(shown_safely(name), "this folder is none of an event's; move it elsewhere.");
      return {};
    }
    const auto lawful =
        std::find_if(std::begin(kLawful), std::end(kLawful), [&](const auto& l) { return l.path == name; });
    if (!fs::is_regular_file(status)) {
      leak(shown_safely(name), "this is no plain file, and leads elsewhere; an event has none such.");
      return {};
    }
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    if (lawful == std::end(kLawful)) {
      report_.files.push_back({shown_safely(name), bytes, "not known to Candour", "look at it"});
      leak(shown_safely(name),
           "this file is none of an event's, and may hold what was said in clear; move it to a safe place, or delete "
           "it.");
    } else {
      report_.files.push_back({name, bytes, std::string(lawful->what), std::string(lawful->opened_by)});
      if (name != "run/room.json") permissions(path, name);
    }
    return words_in(path, shown_safely(name),
                    lawful != std::end(kLawful) && name != "devices" && name != "run/room.json");
  }

  /// `sealed`: all of it but the lawful words has to look like chance.
  Done words_in(const fs::path& path, const std::string& name, bool sealed) {
    if (plan_.on_file && !plan_.on_file(path)) return fail(ExitCode::failed, "Stopped; there is no page.");
    const auto file = MappedFile::open(path);
    if (!file) return tl::make_unexpected(file.error());
    const auto bytes = file->bytes();
    if (sealed) {
      const auto words = readable_words(bytes, lawful_, cell_pointers_in(bytes));
      if (name != "event.key" && !words.empty()) {
        leak(name, fmt::format("{} letters that can be read stand at byte {}, where everything is sealed.",
                               words.front().length / (words.front().wide ? 2 : 1), words.front().at));
      }
      names_in(bytes, name);
    }
    if (name == "event.db-journal" && !bytes.empty() && !begins_a_journal(bytes))
      leak(name, "this is no journal of the store's; words may stand in it.");
    if (sought_ == nullptr) return {};
    bool words = false, people = false;  // told once for a file and all that is packed into it
    const auto search = [&](const std::string& where, std::string_view part) {
      const auto text = begins_as_xml(part) ? words_of_xml(part) : std::string();
      words = words || comment_in(part, text, where);
      people = people || person_in(part, text, where);
    };
    const auto shut = [this](const std::string& where, std::string why) {
      report_.not_looked_into.push_back({where, std::move(why)});
    };
    if (sealed) {
      search(name, bytes);
    } else {
      look_inside(name, bytes, {search, shut});
    }
    return {};
  }

  /// `text` is what of the bytes people read, where they are a document's.
  bool comment_in(std::string_view bytes, std::string_view text, const std::string& where) {
    const auto at = sought_->find_in(bytes);
    const bool in_bytes = at != std::string_view::npos;
    if (!in_bytes && sought_->find_in(text) == std::string_view::npos) return false;
    leak(where, fmt::format("words of a comment, of the case, or a part of the key stand in clear {}.",
                            in_bytes ? fmt::format("at byte {}", at) : "in its text"));
    return true;
  }

  bool person_in(std::string_view bytes, std::string_view text, const std::string& where) {
    const bool found = std::any_of(names_.begin(), names_.end(), [&](const std::string& person) {
      return stands_in(bytes, person, lawful_) != std::string_view::npos ||
             stands_in(text, person, lawful_) != std::string_view::npos;
    });
    if (found) leak(where, "a name of the pack's glossary stands there in clear.");
    return found;
  }

  void names_in(std::string_view bytes, const std::string& name) {
    for (const auto& device : devices_) {
      if (device.name.size() < kShortestName) continue;
      if (const auto at = stands_in(bytes, device.name, lawful_); at != std::string_view::npos)
        leak(name, fmt::format("the device's name \"{}\" stands there at byte {}.", device.name, at));
    }
  }

  void permissions(const fs::path& path, const std::string& name) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return;
    if ((status.st_mode & 0077) != 0)
      leak(name, fmt::format("other users of this machine may open it; do: chmod go= '{}'", path.string()));
  }

  Done broker_folder() {
    const auto config = plan_.broker_folder / "mosquitto.conf";
    std::error_code error;
    if (plan_.broker_folder.empty() || !fs::exists(config, error)) {
      report_.to_know.emplace_back(
          "The broker: none of a unit's own was found for this event. The hub's private broker has its folder in "
          "memory "
          "while the room is served, and takes it away.");
      return {};
    }
    const auto text = read_file(config, 1 << 20);
    if (!text) return tl::make_unexpected(text.error());
    for (const auto& fault : faults_of_broker_settings(*text, !facts_.rehearsal)) leak(config.string(), fault);
    const auto found = paths_in(plan_.broker_folder, error);
    if (error)
      return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", plan_.broker_folder.string(), error.message()));
    for (const auto& path : found) {
      if (std::find(std::begin(kOfTheBroker), std::end(kOfTheBroker), path.filename().string()) ==
          std::end(kOfTheBroker))
        leak(path.string(), "the broker's folder has nothing like this; the broker may have kept messages in it.");
    }
    report_.to_know.push_back(fmt::format("The broker: {} was read.", config.string()));
    return {};
  }

  Done further_files() {
    if (!plan_.also.empty() && sought_ == nullptr) {
      report_.to_know.emplace_back("What --also names was not looked at: that needs the event's key (--unlock).");
      return {};
    }
    for (const auto& place : plan_.also) {
      std::error_code error;
      if (!fs::exists(place, error))
        return fail(ExitCode::bad_input, fmt::format("{} is not there; correct --also.", place.string()));
      if (!fs::is_directory(place, error)) {
        const auto file = fs::is_symlink(place, error) ? fs::canonical(place, error) : place;
        if (auto read = words_in(file, place.string(), false); !read) return read;
        continue;
      }
      for (auto entry = fs::recursive_directory_iterator(place, error); !error && entry != fs::end(entry);
           entry.increment(error)) {
        if (entry->is_symlink(error)) {
          report_.not_looked_into.push_back(
              {shown_safely(entry->path().string()), "it is a link; name with --also what it leads to."});
          continue;
        }
        if (!entry->is_regular_file(error)) continue;
        if (auto read = words_in(entry->path(), entry->path().string(), false); !read) return read;
      }
      if (error) return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", place.string(), error.message()));
    }
    return {};
  }

  void key_file() {
    std::error_code error;
    const auto place = plan_.event / "event.key";
    if (!fs::exists(place, error)) {
      report_.to_know.emplace_back("The key file lies elsewhere: without it nobody can even guess at a passphrase.");
      return;
    }
    const auto bytes = read_file(place, KeyFile::kSize);
    const auto file = bytes ? KeyFile::parse(*bytes, "event.key") : tl::make_unexpected(bytes.error());
    if (!file) {
      leak("event.key", file.error().sentence);
    } else if (file->bytes() != *bytes) {
      leak("event.key", "there is more in it than its envelopes; a key may stand there in clear.");
    } else {
      report_.to_know.push_back(fmt::format("The key file lies beside the store. {} of {} passphrases open it.",
                                            file->envelopes(), KeyFile::kMostEnvelopes));
    }
  }

  // -- what is no fault, and has to be weighed
  // --------------------------------------------------------------------------

  void weigh() {
    auto& weighed = report_.may_identify;
    weighed.push_back(
        fmt::format("Releases take {} sittings. Somebody who fills {} of them alone around one person can tell that "
                    "person's comment.",
                    facts_.k, facts_.k - 1));
    small_room();
    for (std::size_t step = 0; step < store_.records_by_step.size(); ++step) {
      const auto count = store_.records_by_step[step];
      if (count > 0 && count < shown_from(facts_.k))
        weighed.push_back(fmt::format(
            "Step {} has only a few contributions: colleagues may guess who would have written them.", step + 1));
    }
    weighed.emplace_back(
        "event.db's length tells about how many contributions there are, the file system's date when the last one was "
        "stored.");
    weighed.emplace_back(
        "What people saw and said in the room, and a way of writing that colleagues know, is in no file.");
  }

  void small_room() {
    const auto kiosks = std::count_if(devices_.begin(), devices_.end(),
                                      [](const auto& device) { return device.role == Role::participant; });
    if (kiosks == 0 || kiosks > 2) return;
    report_.may_identify.push_back(
        fmt::format("SMALL ROOM: {} {} enrolled. With one kiosk for 24 people an observer names the writer in 29 of "
                    "100 cases, with "
                    "two in 25, with four in 20 (chance is 20): put up more kiosks, or ask for a larger k.",
                    kiosks, kiosks == 1 ? "kiosk is" : "kiosks are"));
  }

  void this_machine() {
    auto& know = report_.to_know;
    retention();
    if (facts_.legal_hold) know.emplace_back("A legal hold is set: shred refuses until it is released.");
    if (const auto kind = volatile_filesystem(plan_.event))
      know.push_back(fmt::format("The event lies on {}: it is gone with the next start of this machine.", *kind));
    if (const auto swaps = read_file("/proc/swaps", 1 << 16);
        swaps && std::count(swaps->begin(), swaps->end(), '\n') > 1)
      know.emplace_back("Swap is on. Keys are kept out of it; a desk or an export on this machine is safer without.");
    std::error_code error;
    if (fs::exists("/var/lib/mosquitto/mosquitto.db", error))
      know.emplace_back(
          "Debian's own mosquitto has kept messages in /var/lib/mosquitto/mosquitto.db; Candour does not use it.");
    know.emplace_back(plan_.keys != nullptr
                          ? "Every seal was opened, and every comment's words were looked for in every file that can "
                            "be looked into."
                          : "No passphrase was given: comments' own words were not looked for (--unlock does it).");
    know.emplace_back(
        "Not looked at: other machines, sticks and exports; words in pictures; the system's journal, in which Candour "
        "writes no text; what a flash card keeps below the file system (sealed bytes only).");
  }

  void retention() {
    auto& know = report_.to_know;
    if (facts_.retain_until.empty()) {
      know.emplace_back(
          facts_.retention_months > 0
              ? fmt::format("To be kept for {} months; the pack does not say from which day.", facts_.retention_months)
              : "The pack does not say how long the event is kept ([retention] months).");
    } else if (!report_.day.empty() && report_.day > facts_.retain_until) {
      know.push_back(
          fmt::format("RETENTION IS OVER: the event was to be kept until {}. Destroy it: candour-hub shred {}",
                      facts_.retain_until, report_.event));
    } else {
      know.push_back(fmt::format("To be kept until {}.", facts_.retain_until));
    }
  }

  const AuditPlan& plan_;
  AuditReport report_;
  StoreAudit store_;
  EventFacts facts_;
  std::vector<EnrolledDevice> devices_;
  std::vector<std::string> lawful_, names_;
  std::unique_ptr<CommentsSought> sought_;
};

}  // namespace

Result<AuditReport> audit_event(const AuditPlan& plan) { return Audit(plan).made(); }

}  // namespace candour::hub
