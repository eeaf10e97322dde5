#include "kiosk/cli/screen.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <thread>

#include "common/disk/file.hpp"
#include "common/mqtt/inbox.hpp"
#include "common/process/machine_name.hpp"
#include "common/process/standard_streams.hpp"
#include "common/text/bounded_name.hpp"
#include "common/text/hex.hpp"
#include "common/wire/room_address.hpp"
#include "kiosk/app/desk.hpp"
#include "kiosk/app/enrolling.hpp"
#include "kiosk/app/kiosk.hpp"
#include "kiosk/app/review_table.hpp"
#include "kiosk/app/script_runner.hpp"
#include "kiosk/app/wall.hpp"
#include "kiosk/cli/typed_address.hpp"
#include "kiosk/link/wrapped_case.hpp"

namespace candour {

const std::string_view kScreenExamples = R"(Examples:
  candour-kiosk --role participant --enrolment /media/stick/window-table.enrolment
      a practitioner's screen, full screen, at an event that enrolled this device
  candour-kiosk --role participant --broker mqtt://127.0.0.1:1883 --reference ESK-LLR-2025-02 --window 1280x800
      the same in a window, for a rehearsal on this machine
  candour-kiosk --role participant --broker mqtt://127.0.0.1:1883 --reference ESK-LLR-2025-02 --headless --script walk.txt
      no screen at all: a script touches, types, looks and takes pictures
  candour-kiosk --role desk --event /srv/candour/ESK-LLR-2025-02
      the facilitator's screen, on the hub's machine
  candour-kiosk --role review --event /srv/candour/ESK-LLR-2025-02 --key /media/stick/event.key
      the lead reviewer's table, once the event is closed: no hub and no network
  candour-kiosk --role wall --enrolment /media/stick/wall.enrolment
      the projector
  candour-kiosk rehearse --help
  candour-kiosk guard --help
  candour-kiosk doctor
)";

namespace {

namespace fs = std::filesystem;

/// Where a kiosk keeps what has no receipt yet, and the last case, unless told otherwise: a folder below this an event.
fs::path usual_place() {
  // One that is empty or relative counts for none (XDG): it would be another place wherever somebody starts from.
  const char* home = std::getenv("XDG_STATE_HOME");
  if (home && *home == '/') return fs::path(home) / "candour";
  const char* user = std::getenv("HOME");
  return (user ? fs::path(user) / ".local/state" : fs::path("/var/lib")) / "candour";
}

/// Where an export goes, unless told otherwise.
fs::path usual_exports(const std::string& reference) {
  const char* user = std::getenv("HOME");
  return (user ? fs::path(user) : fs::path("/root")) / ("candour-" + reference);
}

Done take_enrolment(const fs::path& file, ScreenOptions& options, std::string& device) {
  const auto enrolment = read_enrolment(file);
  if (!enrolment) return tl::make_unexpected(enrolment.error());
  if (enrolment->role != to_string(options.link.role)) {
    return fail(ExitCode::refused, fmt::format("{} is for --role {}, not for {}.", file.string(), enrolment->role,
                                               to_string(options.link.role)));
  }
  auto broker = broker_address_from(enrolment->broker);
  if (!broker) return tl::make_unexpected(broker.error());
  broker->psk_identity = enrolment->device;
  broker->psk_hex = enrolment->psk;
  EventPublicKey key;
  from_hex(enrolment->event_key, key.bytes);
  options.link.broker = *broker;
  options.link.reference = enrolment->reference;
  options.link.enrolled_key = key;
  options.enrolment = file;
  device = enrolment->device;
  return {};
}

/// On the hub's machine the event's folder says where its room is served.
Done take_served_room(const fs::path& event, ScreenOptions& options) {
  const auto text = read_file(event / "run" / "room.json", 64 * 1024);
  const auto room = text ? room_address_from_json(*text) : Result<RoomAddress>(tl::make_unexpected(text.error()));
  if (!room) {
    return fail(ExitCode::refused, fmt::format("Nobody serves {} yet; start it first: candour-hub run {}",
                                               event.string(), event.string()));
  }
  auto broker = broker_address_from(room->broker);
  if (!broker) return tl::make_unexpected(broker.error());
  options.link.broker = *broker;
  options.link.reference = room->reference;
  return {};
}

Done take_address(const ScreenWords& words, ScreenOptions& options) {
  if (words.broker.empty() && !words.event.empty()) return take_served_room(words.event, options);
  if (words.broker.empty() || words.reference.empty()) {
    return fail(ExitCode::usage,
                "Say where and for which event: --broker URL and --reference REF, or --enrolment FILE; see "
                "candour-kiosk --help.");
  }
  const auto broker = broker_address_from(words.broker);
  if (!broker) return tl::make_unexpected(broker.error());
  options.link.broker = *broker;
  options.link.reference = bounded_reference(words.reference);
  return take_psk(words.psk_identity, words.psk_file, options.link.broker);
}

/// The lead reviewer's table needs no broker, only the folder.
Done take_folder(const ScreenWords& words, ScreenOptions& options) {
  if (words.event.empty())
    return fail(ExitCode::usage, "Say which event to review: --event FOLDER, the one that holds event.db.");
  std::error_code error;
  if (!fs::is_directory(words.event, error)) {
    return fail(ExitCode::bad_input,
                fmt::format("There is no folder {}; say the event's, which holds event.db.", words.event.string()));
  }
  options.link.reference = bounded_reference(fs::weakly_canonical(words.event, error).filename().string());
  return {};
}

Done take_size(const ScreenWords& words, ScreenOptions& options) {
  options.where = words.headless         ? Display::Where::headless
                  : words.window.empty() ? Display::Where::full_screen
                                         : Display::Where::window;
  if (words.window.empty()) return {};
  int width = 0, height = 0, x = 0, y = 0, size_ends = 0, corner_ends = 0;
  const int read =
      std::sscanf(words.window.c_str(), "%dx%d%n+%d+%d%n", &width, &height, &size_ends, &x, &y, &corner_ends);
  const auto ends = static_cast<std::size_t>(read == 2 ? size_ends : corner_ends);
  const bool good =
      read >= 2 && ends == words.window.size() && width >= 320 && height >= 240 && width <= 8192 && height <= 8192;
  if (!good) {
    return fail(ExitCode::usage, fmt::format("--window {} is no size; write for example --window 1280x800, or "
                                             "1280x800+0+0 with the place of its corner.",
                                             words.window));
  }
  options.size = {width, height};
  if (read == 4) options.corner = Display::Corner{x, y};
  return {};
}

Settings settings_of(const ScreenWords& words) {
  Settings settings;
  settings.language = words.language == "cy" ? Language::cy : Language::en;
  settings.text = words.text == "large"     ? TextSize::large
                  : words.text == "largest" ? TextSize::largest
                                            : TextSize::normal;
  settings.colours = words.theme == "contrast" ? Colours::contrast : Colours::soft;
  return settings;
}

/// A desk or a wall may stand on one machine with a kiosk.
std::string suffix_of(Role role) { return role == Role::participant ? "" : "-" + std::string(to_string(role)); }

Result<ScreenOptions> judged(const ScreenWords& words) {
  const auto role = role_from(words.role);
  if (!role || *role == Role::breakout)
    return fail(ExitCode::usage, "Say which screen: --role participant, desk, wall or review.");
  if (words.headless && words.script.empty())
    return fail(ExitCode::usage, "--headless shows nothing to anybody; give a --script FILE with it.");
  if (!words.script.empty() && !words.headless)
    return fail(ExitCode::usage, "--script drives a screen without a window; give --headless with it.");
  ScreenOptions options;
  options.link.role = *role;
  std::string device = words.device.empty() ? machine_name("kiosk") + suffix_of(*role) : words.device;
  auto where = *role == Role::review     ? take_folder(words, options)
               : words.enrolment.empty() ? take_address(words, options)
                                         : take_enrolment(words.enrolment, options, device);
  if (!where) return tl::make_unexpected(where.error());
  if (auto size = take_size(words, options); !size) return tl::make_unexpected(size.error());
  options.link.device = bounded_name(device);
  if (options.link.device.empty()) return fail(ExitCode::usage, "--device is empty; give this kiosk a name.");
  options.link.for_people = true;
  options.settings = settings_of(words);
  options.headphones = words.headphones;
  options.safe_mode = words.safe_mode;
  options.screen_width_mm = words.screen_width_mm;
  options.script = words.script;
  options.key = words.key;
  options.event = words.event;
  options.sticks = words.sticks;
  options.exports = words.exports.empty() ? usual_exports(options.link.reference) : words.exports;
  options.exports_named = !words.exports.empty();
  options.data = words.data.empty() ? usual_place() / (options.link.reference + suffix_of(*role)) : words.data;
  return options;
}

/// Wakes the screen when somebody asks the program to stop.
class StopWatch {
 public:
  StopWatch(Screen& screen, StopSignal& stop)
      : thread_([this, &screen, &stop] {
          pollfd waiting[] = {{stop.descriptor(), POLLIN, 0}, {over_.descriptor(), POLLIN, 0}};
          while (::poll(waiting, std::size(waiting), -1) < 0 && errno == EINTR) {
          }
          screen.wake();
        }) {}
  ~StopWatch() {
    over_.put(0);
    thread_.join();
  }
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;

 private:
  Inbox<int> over_;
  std::thread thread_;
};

Done show(Screen& screen, const ScreenOptions& options, StopSignal& stop) {
  if (!options.script.empty()) {
    const auto lines = read_script(options.script);
    if (!lines) return tl::make_unexpected(lines.error());
    return ScriptRunner(screen, options.script, stop).run(*lines);
  }
  const StopWatch watch(screen, stop);
  while (!stop.came() && !screen.enrolled_anew() && screen.turn(Millis::max())) {
  }
  return {};
}

/// On an X server we draw ourselves then, elsewhere Mesa does: SDL has no other way to Wayland and the bare display
/// than OpenGL. Before any thread, which could be reading the environment.
void leave_gpu_alone() { ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1); }

template <class Role>
Result<std::unique_ptr<Screen>> opened(const ScreenOptions& options, Chance& chance) {
  auto screen = Role::open(options, chance);
  if (!screen) return tl::make_unexpected(screen.error());
  return std::unique_ptr<Screen>(std::move(*screen));
}

Result<std::unique_ptr<Screen>> open_screen(const ScreenOptions& options, Chance& chance) {
  if (options.link.role == Role::wall) return opened<Wall>(options, chance);
  if (options.link.role == Role::desk) return opened<Desk>(options, chance);
  if (options.link.role == Role::review) return opened<ReviewTable>(options, chance);
  return opened<Kiosk>(options, chance);
}

/// An enrolled device is at one event, one whose enrolment was taken away at none: what a desk of any other had shown
/// it must not stay on its disk. In a folder that was named, the link itself looks whose case it is.
void forget_other_cases(const ScreenWords& words, const std::optional<std::string>& reference) {
  if (words.enrolment.empty() || (reference && !words.data.empty())) return;
  const auto own = reference ? usual_place() / *reference : fs::path();
  const auto forgotten = words.data.empty() ? destroy_cases_below(usual_place(), own) : destroy_case_in(words.data);
  if (!forgotten) complain(forgotten.error().sentence);
}

bool can_begin_with(const fs::path& enrolment) {
  if (!is_there(enrolment)) return false;
  const auto own = read_enrolment(enrolment);
  if (!own) complain(own.error().sentence);  // into the journal; the screen says whom to ask
  return own.has_value();
}

/// A device that has no enrolment yet, or one that is of no use, waits for the stick with it. True once it is there;
/// false when somebody ended the program before, or a script was through.
Result<bool> enrolled(const ScreenWords& words, StopSignal& stop) {
  const auto role = role_from(words.role);
  if (words.enrolment.empty() || !role || *role == Role::review || can_begin_with(words.enrolment)) return true;
  forget_other_cases(words, std::nullopt);
  ScreenOptions options;
  options.link.role = *role;
  if (auto size = take_size(words, options); !size) return tl::make_unexpected(size.error());
  options.settings = settings_of(words);
  options.screen_width_mm = words.screen_width_mm;
  options.script = words.script;
  auto screen = Enrolling::open(options, words.enrolment, words.sticks);
  if (!screen) return tl::make_unexpected(screen.error());
  if (!options.script.empty()) return show(**screen, options, stop).map([] { return false; });
  const StopWatch watch(**screen, stop);
  while (!stop.came() && !(*screen)->over() && (*screen)->turn(Millis::max())) {
  }
  return !stop.came() && (*screen)->over();
}

}  // namespace

void add_screen(CLI::App& app, ScreenWords& words) {
  app.add_option("--role", words.role, "participant")->check(CLI::IsMember({"participant", "desk", "wall", "review"}));
  app.add_option("--broker", words.broker, "mqtt://host:port, mqtts+psk://host:port or unix:///path");
  app.add_option("--reference", words.reference, "the event's reference, as in its topics");
  app.add_option("--psk-identity", words.psk_identity, "for mqtts+psk: the device's name");
  app.add_option("--psk-file", words.psk_file, "for mqtts+psk: a file with the key in hexadecimal");
  app.add_option(
      "--enrolment", words.enrolment,
      "the file that candour-hub enrol made: says all of the above; taken from a stick while it is not there, "
      "and changed by one where its room is over or does not let it in");
  app.add_option("--sticks", words.sticks, "where a stick with an enrolment is looked for (where sticks are mounted)");
  app.add_option("--device", words.device, "this kiosk's name (the machine's)");
  app.add_option("--data", words.data, "where contributions are kept until the hub has them, and the last case");
  app.add_option("--language", words.language, "en (default) or cy")->check(CLI::IsMember({"en", "cy"}));
  app.add_option(
         "--text", words.text,
         "normal (default), large or largest; as far as there is room; a wall's are for the back row as they are")
      ->check(CLI::IsMember({"normal", "large", "largest"}));
  app.add_option("--theme", words.theme, "light (default) or contrast")->check(CLI::IsMember({"light", "contrast"}));
  app.add_flag("--headphones", words.headphones,
               "headphones are always plugged in: for a machine whose jack cannot say so, as a Raspberry Pi's");
  app.add_option("--window", words.window,
                 "WIDTHxHEIGHT, and +X+Y for the place of its corner; the whole screen without it");
  app.add_option("--screen-width-mm", words.screen_width_mm,
                 "how wide the screen is: what is touched is then large enough for a finger on a dense one, too")
      ->check(CLI::Range(50, 3000));
  app.add_option("--key", words.key,
                 "a desk's or a review's: the event's key file, when it does not lie with the event");
  app.add_option("--event", words.event,
                 "a review's, and a desk's on the hub's machine, so that it can export: the event's folder");
  app.add_option("--export-to", words.exports, "a desk's and a review's: the folder that the export goes into");
  app.add_flag("--safe-mode", words.safe_mode,
               "after crashes: drawn without the GPU, nothing moves, and a line says to ask the facilitator");
  app.add_flag("--headless", words.headless, "no window: driven by --script");
  app.add_option("--script", words.script, "touches, types, looks and takes pictures, a verb a line");
}

int show_screen(const ScreenWords& words, StopSignal& stop) {
  if (words.safe_mode) leave_gpu_alone();
  const auto known = enrolled(words, stop);
  if (!known) return end_with(known.error());
  if (!*known) return static_cast<int>(ExitCode::done);
  SystemChance chance;
  for (;;) {
    const auto options = judged(words);
    if (!options) return end_with(options.error());
    forget_other_cases(words, options->link.reference);
    const auto screen = open_screen(*options, chance);
    if (!screen) return end_with(screen.error());
    if (const auto shown = show(**screen, *options, stop); !shown) return end_with(shown.error());
    if (!(*screen)->enrolled_anew() || !options->script.empty()) return static_cast<int>(ExitCode::done);
  }
}

}  // namespace candour
