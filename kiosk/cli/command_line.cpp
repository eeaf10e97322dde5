#include "kiosk/cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "common/mqtt/psk_file.hpp"
#include "common/text/bounded_name.hpp"
#include "kiosk/cli/doctor.hpp"
#include "kiosk/cli/guard_text.hpp"
#include "kiosk/cli/rehearse.hpp"
#include "kiosk/cli/screen.hpp"
#include "kiosk/cli/typed_address.hpp"

namespace candour {
namespace {

constexpr std::string_view kRehearseExamples = R"(Examples:
  candour-kiosk rehearse --broker mqtt://127.0.0.1:1883 --reference rowan-2024 \
      --contributions contributions.jsonl --kiosks 8
      eight kiosks send the lines of a file and wait for their receipts
  candour-kiosk rehearse --broker unix:///run/candour/broker.sock --reference rowan-2024 \
      --contributions contributions.jsonl --kiosks 4 --rate 2 --data spools --report report.json
      two lines a second; what is below k stays in the folder "spools"
  candour-kiosk rehearse --broker mqtt://127.0.0.1:1883 --reference rowan-2024 --resume spools --timeout 60
      sends what those spools still hold and waits for its receipts, through the close of the event
)";

constexpr std::string_view kGuardExamples = R"(Examples:
  candour-kiosk guard contributions.jsonl
      what the writing guard would ask about in each line's "text": a JSON line each
  candour-kiosk guard contributions.jsonl --pack packs/ours
      the same with the pack's own names and pseudonyms
)";

/// What was typed, before it is judged.
struct Typed {
  DoctorOptions doctor;
  GuardOptions guard;
  RehearseOptions options;
  std::string broker;
  std::string reference;
  std::string psk_identity;
  std::string psk_file;
  std::string until = "receipted";
  ScreenWords screen;
};

CLI::Validator number_above(double least, double most) {
  return CLI::Validator(
      [least, most](std::string& text) {
        double value = 0;
        const bool good = CLI::detail::lexical_cast(text, value) && value >= least && value <= most;
        return good ? std::string() : fmt::format("{} has to be a number from {} to {}", text, least, most);
      },
      "");
}

CLI::App* add_rehearse(CLI::App& app, Typed& typed) {
  auto& o = typed.options;
  auto* verb =
      app.add_subcommand("rehearse", "simulated kiosks with the real link, spool and seals send the lines of a file");
  verb->add_option("--broker", typed.broker, "mqtt://host:port, mqtts+psk://host:port or unix:///path");
  verb->add_option("--reference", typed.reference, "the event's reference, as in its topics");
  verb->add_option("--contributions", o.contributions, "the lines to send, one JSON object each");
  // libmosquitto waits with select, which knows 1,024 files, and a kiosk has eight.
  verb->add_option("--kiosks", o.kiosks, "how many kiosks, at most 120 in one program")->check(CLI::Range(1, 120));
  verb->add_option("--rate", o.rate, "lines a second, of all kiosks together")->check(number_above(0.001, 1e6));
  verb->add_option("--sittings", o.sitting_lines, "lines in each sitting (3)")->check(CLI::Range(1, 1'000'000));
  verb->add_option("--report", o.report, "writes the numbers there, as JSON");
  verb->add_option("--data", o.data, "where the spools are kept (a temporary folder)");
  verb->add_option("--until", typed.until, "receipted (default), or accepted: the broker has confirmed all")
      ->check(CLI::IsMember({"receipted", "accepted"}));
  verb->add_option("--timeout", o.timeout_s, "seconds after which it ends in any case (600)")
      ->check(number_above(0, 1e7));
  verb->add_option("--drain", o.drain_beats, "ends after so many beats without a receipt (3)")
      ->check(number_above(0, 1e6));
  verb->add_option("--resume", o.resume, "sends what the spools in this folder hold");
  verb->add_option("--psk-identity", typed.psk_identity, "for mqtts+psk: the device's name");
  verb->add_option("--psk-file", typed.psk_file, "for mqtts+psk: a file with the key in hexadecimal");
  verb->add_option("--session", o.session, "which lines to send (those of the room's session)");
  verb->add_option("--device-prefix", o.device_prefix, "the kiosks are called NAME-01, NAME-02, … (kiosk)");
  verb->add_flag("--json", o.json, "prints the numbers as JSON");
  verb->footer(std::string(kRehearseExamples));
  return verb;
}

CLI::App* add_guard(CLI::App& app, GuardOptions& options) {
  auto* verb = app.add_subcommand("guard", "shows what the writing guard finds in each line of a file");
  verb->add_option("file", options.file, "JSON lines with a \"text\" each")->required();
  verb->add_option("--pack", options.pack, "a pack whose names and pseudonyms count");
  verb->footer(std::string(kGuardExamples));
  return verb;
}

CLI::App* add_doctor(CLI::App& app, DoctorOptions& options) {
  auto* verb = app.add_subcommand("doctor", "looks whether this machine can show a screen: a line each, and one fix");
  verb->add_flag("--json", options.json, "one JSON object a line");
  verb->footer(
      "Examples:\n  candour-kiosk doctor\n  sudo -u candour-kiosk candour-kiosk doctor --json\n      what the user of "
      "the unit may open\n");
  return verb;
}

Result<RehearseOptions> judged(Typed& typed) {
  auto& o = typed.options;
  if (typed.broker.empty() || typed.reference.empty()) {
    return fail(ExitCode::usage, "Say where and for which event: --broker URL and --reference REF.");
  }
  const auto broker = broker_address_from(typed.broker);
  if (!broker) return tl::make_unexpected(broker.error());
  o.broker = *broker;
  if (const auto psk = take_psk(typed.psk_identity, typed.psk_file, o.broker); !psk)
    return tl::make_unexpected(psk.error());
  o.reference = bounded_reference(typed.reference);
  if (bounded_name(o.device_prefix).empty()) return fail(ExitCode::usage, "--device-prefix is empty; give a name.");
  if (typed.until == "accepted") o.until = Until::accepted;
  if (o.resume.empty() && o.contributions.empty()) {
    return fail(ExitCode::usage, "Say what to send: --contributions FILE and --kiosks N, or --resume DIR.");
  }
  if (!o.resume.empty() && !o.data.empty()) {
    return fail(ExitCode::usage, "--resume names the folder of the spools already; leave --data out.");
  }
  return o;
}

/// CLI11's own words, as one sentence.
int wrong_usage(const CLI::App& app, const CLI::ParseError& error) {
  std::string why = error.what();
  std::replace(why.begin(), why.end(), '\n', ' ');
  while (!why.empty() && (why.back() == '.' || why.back() == ' ')) why.pop_back();
  const auto verbs = app.get_subcommands();
  const auto call = verbs.empty() ? "candour-kiosk --help" : "candour-kiosk " + verbs.front()->get_name() + " --help";
  return end_with({ExitCode::usage, fmt::format("{}; see {}.", why, call)});
}

}  // namespace

int run_command_line(int argc, char** argv, StopSignal& stop) {
  CLI::App app("Candour's kiosk: where practitioners write, anonymously.", "candour-kiosk");
  app.set_version_flag("--version", std::string("candour-kiosk ") + CANDOUR_VERSION);
  app.require_subcommand(0, 1);  // judged below, so that an unknown word is what is complained of
  app.footer(std::string(kScreenExamples));
  Typed typed;
  const auto* verb = add_rehearse(app, typed);
  const auto* guard = add_guard(app, typed.guard);
  const auto* doctors = add_doctor(app, typed.doctor);
  add_screen(app, typed.screen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& shown) {
    return app.exit(shown);
  } catch (const CLI::ParseError& error) {
    return wrong_usage(app, error);
  }
  if (doctors->parsed()) return doctor(typed.doctor);
  if (guard->parsed()) return static_cast<int>(guard_text(typed.guard));
  if (!verb->parsed()) return show_screen(typed.screen, stop);
  const auto options = judged(typed);
  return options ? static_cast<int>(rehearse(*options, stop)) : end_with(options.error());
}

}  // namespace candour
