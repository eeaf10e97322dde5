#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <optional>

#include "common/mqtt/psk_file.hpp"
#include "common/process/no_core_dump.hpp"
#include "common/process/standard_streams.hpp"
#include "common/process/stop_signal.hpp"
#include "common/sealed/random.hpp"
#include "common/text/nearest.hpp"
#include "common/text/utf8.hpp"
#include "hub/cli/audit.hpp"
#include "hub/cli/change_key.hpp"
#include "hub/cli/check.hpp"
#include "hub/cli/dates.hpp"
#include "hub/cli/do_command.hpp"
#include "hub/cli/doctor.hpp"
#include "hub/cli/enrol.hpp"
#include "hub/cli/export_event.hpp"
#include "hub/cli/follow_on.hpp"
#include "hub/cli/init.hpp"
#include "hub/cli/leaflets.hpp"
#include "hub/cli/new_event.hpp"
#include "hub/cli/notes.hpp"
#include "hub/cli/present.hpp"
#include "hub/cli/shred.hpp"
#include "hub/cli/status.hpp"
#include "hub/cli/write_broker_config.hpp"
#include "hub/room/serve.hpp"

// The command line of candour-hub: which words there are and what they are called. What a verb does is in cli/.

namespace {

using namespace candour;
using namespace candour::hub;

/// What the chosen verb comes to. A verb sets it while the line is read; main runs it once the whole line was good.
using Work = std::function<ExitCode()>;

ExitCode said(const Done& done) {
  if (done) return ExitCode::done;
  complain(done.error().sentence);
  return done.error().code;
}

/// A verb whose words fill `options`; `run` is called with them.
template <class Options, class Run>
CLI::App* verb(CLI::App& app, Work& work, const char* name, const char* what, const char* examples, Options& options,
               Run run) {
  auto* sub = app.add_subcommand(name, what);
  sub->footer(std::string("Examples:\n") + examples);
  sub->callback([&work, &options, run] { work = [&options, run] { return run(options); }; });
  return sub;
}

struct Options {
  CheckOptions check;
  DatesOptions dates;
  LeafletOptions leaflets;
  InitOptions init;
  NewOptions create;
  ServeOptions run;
  BrokerConfigOptions broker_config;
  std::string psk_file;
  KeyOptions key;
  PresentOptions present;
  DoOptions command;
  StatusOptions status;
  ExportOptions exported;
  NotesOptions notes;
  FollowOnOptions follow_on;
  EnrolOptions enrol;
  AuditOptions audit;
  ShredOptions shred;
  DoctorOptions doctor;
  struct {
    std::filesystem::path event;
    std::string device;
  } revoke;
};

void room_way(CLI::App* sub, RoomWay& way, std::string& psk_file) {
  sub->add_option("--broker", way.broker, "the room's broker; default: what EVENT/run/room.json says");
  sub->add_option("--psk-identity", way.psk_identity, "this device's name, for mqtts+psk");
  sub->add_option("--psk-file", psk_file, "a file whose first line is the device's key in hexadecimal");
}

/// Runs `work` after the key that --psk-file names was read into `key`.
template <class Run>
ExitCode with_psk(const std::string& file, std::string& key, Run run) {
  if (auto read = read_psk_file(file, key); !read) return said(read);
  return run();
}

/// What `with_numbers_as_words` below put on.
void take_spaces_off(std::vector<std::string>& words) {
  for (auto& word : words) word.erase(0, word.find_first_not_of(' '));
}

void add_pack_verbs(CLI::App& app, Work& work, Options& o) {
  auto* check = verb(app, work, "check", "reads an event pack and prints every fault, or a summary of a good one",
                     "  candour-hub check packs/rowan\n  candour-hub check packs/rowan --json\n", o.check,
                     [](CheckOptions& options) { return run_check(options); });
  check->add_option("PACK", o.check.pack, "the pack's folder (it holds event.toml)")->required();
  check->add_flag("--json", o.check.json, "one JSON object on stdout");

  auto* dates =
      verb(app, work, "dates", "by when things follow, as the pack's deadlines count them",
           "  candour-hub dates packs/our-review --day notification=2025-04-15\n"
           "  candour-hub dates packs/our-review --day notification=2025-04-15 --day first_draft=2025-06-12 --json\n",
           o.dates, [](DatesOptions& options) { return said(show_dates(options)); });
  dates->add_option("PACK", o.dates.pack, "the pack's folder")->required();
  dates->add_option("--day", o.dates.days, "when something was or will be: NAME=YYYY-MM-DD; may be given again")
      ->take_all();
  dates->add_flag("--json", o.dates.json, "one JSON object on stdout");

  auto* leaflets = verb(app, work, "leaflets",
                        "leaflets to print: for participants, line managers and officers, the agenda, and what if",
                        "  candour-hub leaflets packs/our-review --out leaflets\n", o.leaflets,
                        [](LeafletOptions& options) { return said(make_leaflets(options)); });
  leaflets->add_option("PACK", o.leaflets.pack, "the pack's folder")->required();
  leaflets->add_option("--out", o.leaflets.out, "the folder for the Word files and PDFs")->required();
  leaflets->add_option("--session", o.leaflets.session, "which of the pack's sessions; default: the first");
  leaflets->add_option("--texts", o.leaflets.texts, "texts of your own in place of assets/leaflets");

  auto* init = verb(app, work, "init", "writes a commented pack to start from",
                    "  candour-hub init packs/our-event --profile leeds-half-day\n  candour-hub init --list-profiles\n",
                    o.init, [](InitOptions& options) { return run_init(options); });
  auto* place = init->add_option("PACK", o.init.pack, "the folder to write");
  init->add_option("--profile", o.init.profile, "how the day goes; default: leeds-half-day");
  auto* list = init->add_flag("--list-profiles", o.init.list_profiles, "the profiles there are");
  init->callback([&work, &o, place, list] {
    if (place->count() == 0 && list->count() == 0) throw CLI::RequiredError("PACK");
    work = [&o] { return run_init(o.init); };
  });

  auto* create = verb(app, work, "new", "makes an event from a pack and prints its passphrase, once",
                      "  candour-hub new packs/rowan --events /srv/candour\n"
                      "  candour-hub new packs/rowan --events ~/practice --rehearsal\n",
                      o.create, [](NewOptions& options) { return said(make_event(options)); });
  create->add_option("PACK", o.create.pack, "the pack's folder")->required();
  create->add_option("--events", o.create.events, "the folder that events are kept in")->required();
  create->add_option("--session", o.create.session, "which of the pack's sessions; default: the first");
  create->add_option("--key-out", o.create.key_out, "puts the wrapped key into this file instead of beside the store");
  create->add_option("--passphrase-file", o.create.passphrase_file,
                     "takes this passphrase (at least 20 characters) instead of making one");
  create->add_option("--reviewer-passphrase-file", o.create.reviewer_passphrase_file,
                     "a second passphrase, for the lead reviewer");
  create->add_flag("--rehearsal", o.create.rehearsal, "a practice event; every screen and export says so");
  create->add_flag("--allow-volatile", o.create.allow_volatile, "no note when a rehearsal lies in memory only");
  create->add_flag("--json", o.create.json, "one JSON object on stdout");
}

void add_room_verbs(CLI::App& app, Work& work, Options& o, StopSignal& stop) {
  auto* run = verb(app, work, "run", "serves the event's room until stopped",
                   "  candour-hub run /srv/candour/ESK-LLR-2025-02 --listen 0.0.0.0:8883\n"
                   "  candour-hub run ~/practice/ESK-LLR-2025-02 --beat 5 --k 3\n",
                   o.run, [&o, &stop](ServeOptions& options) {
                     return with_psk(o.psk_file, options.psk_hex, [&] { return said(serve(options, stop)); });
                   });
  run->add_option("EVENT", o.run.event, "the event's folder")->required();
  run->add_option("--broker", o.run.broker,
                  "private (default: a mosquitto of its own), or a URL: mqtt://, mqtts+psk://, unix://");
  run->add_option("--psk-identity", o.run.psk_identity, "the hub's name at that broker, for mqtts+psk");
  run->add_option("--psk-file", o.psk_file, "a file whose first line is its key in hexadecimal");
  run->add_option("--listen", o.run.listen, "ADDR:PORT for devices; default 127.0.0.1:0 (any free port)");
  run->add_option("--beat", o.run.beat_seconds, "seconds between releases; 0: after each batch (rehearsals only)")
      ->check(CLI::Range(0.0, 3600.0));
  run->add_option("--k", o.run.k, "sittings that a release needs (rehearsals only)")->check(CLI::Range(1, 50));
  run->add_flag("--bucket", o.run.bucket, "in a rehearsal: bound what each device may send, as a real event does");
  run->add_option("--copies", o.run.copies,
                  "the folder into which a desk saves its copy; default: the USB stick in this machine");
  run->add_flag("--allow-volatile", o.run.allow_volatile, "no note when a rehearsal lies in memory only");

  auto* present_verb =
      verb(app, work, "present",
           "unlocks the case and shows participants their part of it and the board of released issues, until stopped",
           "  candour-hub present /srv/candour/ESK-LLR-2025-02\n", o.present, [&o, &stop](PresentOptions& options) {
             return with_psk(o.psk_file, options.way.psk_hex, [&] { return said(present(options, stop)); });
           });
  present_verb->add_option("EVENT", o.present.event, "the event's folder")->required();
  present_verb->add_option("--key", o.present.key, "the event's key file, when it lies elsewhere");
  present_verb->add_option("--passphrase-file", o.present.passphrase_file, "a file whose first line is the passphrase");
  room_way(present_verb, o.present.way, o.psk_file);

  auto* command = verb(
      app, work, "do", "one command of the desk; list shows them all",
      "  candour-hub do EVENT open\n  candour-hub do EVENT break 15\n  candour-hub do EVENT extend -5\n"
      "  candour-hub do EVENT goto key_issues\n  candour-hub do EVENT close --wait 60\n  candour-hub do EVENT list\n",
      o.command, [&o, &stop](DoOptions& options) {
        take_spaces_off(options.words);
        return with_psk(o.psk_file, options.way.psk_hex, [&] { return said(do_command(options, stop)); });
      });
  command->add_option("EVENT", o.command.event, "the event's folder")->required();
  command
      ->add_option("COMMAND", o.command.words,
                   "open, pause, resume, break MINUTES, reset, next, back, skip, reopen, goto STEP, "
                   "extend MINUTES, borrow MINUTES, close, list")
      ->required()
      ->expected(1, 3);
  command->add_option("--wait", o.command.wait_seconds, "close: seconds to wait until it is closed; default 30")
      ->check(CLI::Range(0, 3600));
  room_way(command, o.command.way, o.psk_file);

  auto* status =
      verb(app, work, "status", "phase, step, time left, broker, disk; never a count below k",
           "  candour-hub status /srv/candour/ESK-LLR-2025-02\n", o.status, [&o, &stop](StatusOptions& options) {
             return with_psk(o.psk_file, options.way.psk_hex, [&] { return said(show_status(options, stop)); });
           });
  status->add_option("EVENT", o.status.event, "the event's folder")->required();
  status->add_flag("--json", o.status.json, "one JSON object on stdout");
  room_way(status, o.status.way, o.psk_file);
}

void add_broker_verb(CLI::App& app, Work& work, Options& o) {
  auto* config =
      verb(app, work, "broker-config", "writes the configuration of a mosquitto that runs as a unit of its own",
           "  candour-hub broker-config /srv/candour/ESK-LLR-2025-02 --out /run/candour/room\n"
           "  mosquitto -c /run/candour/room/mosquitto.conf\n"
           "  candour-hub run /srv/candour/ESK-LLR-2025-02 --broker unix:///run/candour/room/hub.sock\n"
           "After enrol or revoke: the same again, and a SIGHUP for the broker. On the machine of a breakout room:\n"
           "  candour-hub broker-config --breakout /media/stick --out /run/candour/room\n",
           o.broker_config, [](BrokerConfigOptions& options) { return said(write_broker_config(options)); });
  config->add_option("EVENT", o.broker_config.event, "the event's folder");
  config->add_option("--breakout", o.broker_config.breakout,
                     "a breakout room's broker: the folder with the enrolments of the room and of its devices");
  config->add_option("--out", o.broker_config.out, "the folder for its files and sockets")->required();
  config->add_option("--listen", o.broker_config.listen,
                     "ADDR:PORT for devices; default 0.0.0.0:8883 (a rehearsal: 127.0.0.1:1883)");
  config->add_option("--user", o.broker_config.user, "who the broker runs as; default: the folder's owner");
}

void add_key_verbs(CLI::App& app, Work& work, Options& o) {
  auto* key = verb(app, work, "key", "who can open the event: add, remove or change a passphrase",
                   "  candour-hub key /srv/candour/ESK-LLR-2025-02 add\n", o.key,
                   [](KeyOptions& options) { return said(change_key(options)); });
  key->add_option("EVENT", o.key.event, "the event's folder")->required();
  key->add_option("WHAT", o.key.what, "add, remove or change")
      ->required()
      ->check(CLI::IsMember({"add", "remove", "change"}));
  key->add_option("--key", o.key.key, "the event's key file, when it lies elsewhere");
  key->add_option("--passphrase-file", o.key.passphrase_file,
                  "a passphrase that opens the event (remove: the one to take back)");
  key->add_option("--new-passphrase-file", o.key.new_passphrase_file,
                  "the passphrase to add; default: six words are made");

  auto* enrol =
      verb(app, work, "enrol", "lets a device into the room: a key of its own and a sheet with a QR",
           "  candour-hub enrol /srv/candour/ESK-LLR-2025-02 window-table --role participant --out /media/stick\n"
           "A breakout room with a broker of its own, and a kiosk in it:\n"
           "  candour-hub enrol EVENT library --role breakout --out /media/stick --broker mqtts+psk://hub:8883\n"
           "  candour-hub enrol EVENT table-7 --room library --out /media/stick --broker mqtts+psk://library:8883\n",
           o.enrol, [](EnrolOptions& options) { return said(enrol_device(options)); });
  enrol->add_option("EVENT", o.enrol.event, "the event's folder")->required();
  enrol->add_option("DEVICE", o.enrol.device, "the device's name")->required();
  enrol->add_option("--role", o.enrol.role,
                    "participant (default), desk or wall; breakout: the broker of a breakout room");
  enrol->add_option("--out", o.enrol.out, "the folder for its files")->required();
  enrol->add_option("--room", o.enrol.room, "the breakout room the device is in; default: where the hub is");
  enrol->add_option("--broker", o.enrol.broker,
                    "where the device will find the hub, or its room's broker: mqtts+psk://host:port");

  auto* revoke = verb(app, work, "revoke", "takes a device's enrolment back",
                      "  candour-hub revoke /srv/candour/ESK-LLR-2025-02 window-table\n", o.revoke,
                      [](auto& options) { return said(revoke_device(options.event, options.device)); });
  revoke->add_option("EVENT", o.revoke.event, "the event's folder")->required();
  revoke->add_option("DEVICE", o.revoke.device, "the device's name")->required();
}

void add_review_verbs(CLI::App& app, Work& work, Options& o) {
  auto* notes = verb(app, work, "notes", "takes the reviewer's notes from a file: all of them, or none",
                     "  candour-hub notes EVENT --apply findings.jsonl --dry-run\n"
                     "  candour-hub notes EVENT --themes comments.csv\n"
                     "  candour-hub notes EVENT --managers managers.jsonl\n",
                     o.notes, [](NotesOptions& options) { return said(apply_notes(options)); });
  notes->add_option("EVENT", o.notes.event, "the event's folder")->required();
  notes->add_option("--apply", o.notes.apply, "a file of notes: one JSON object a line, as WIRE.md spells them");
  notes->add_option(
      "--themes", o.notes.themes,
      "a CSV, a workbook or a REFI-QDA project with comments and their themes, as export wrote it and another program "
      "saved it: .csv, .xlsx or .qdpx");
  notes->add_option("--managers", o.notes.managers,
                    "the JSON Lines export of the managers' session that follow-on made a pack for");
  notes->add_flag("--dry-run", o.notes.dry_run, "checks everything and says what would be done");
  notes->add_option("--key", o.notes.key, "the event's key file, when it lies elsewhere");
  notes->add_option("--passphrase-file", o.notes.passphrase_file, "a file whose first line is the passphrase");

  auto* follow_on =
      verb(app, work, "follow-on", "a pack for the session after this one, from what the lead reviewer wrote",
           "  candour-hub follow-on EVENT --kind managers-feasibility --out packs/managers\n"
           "  candour-hub check packs/managers\n",
           o.follow_on, [](FollowOnOptions& options) { return said(make_follow_on(options)); });
  follow_on->add_option("EVENT", o.follow_on.event, "the event's folder")->required();
  follow_on->add_option("--kind", o.follow_on.kind, "managers-feasibility: what can be done about each recommendation")
      ->required();
  follow_on->add_option("--out", o.follow_on.out, "the pack's folder, which must not be there")->required();
  follow_on->add_option("--key", o.follow_on.key, "the event's key file, when it lies elsewhere");
  follow_on->add_option("--passphrase-file", o.follow_on.passphrase_file, "a file whose first line is the passphrase");
}

void add_export_verb(CLI::App& app, Work& work, Options& o, StopSignal& stop) {
  auto* exported = verb(app, work, "export", "opens the seals of a closed event and writes what people sent",
                        "  candour-hub export EVENT --out comments.csv\n"
                        "  candour-hub export EVENT --format xlsx --out comments.xlsx\n"
                        "  candour-hub export EVENT --format docx,qdpx,xlsx --zip --out rowan.zip\n"
                        "  candour-hub export EVENT --format report --out report.pdf\n"
                        "  candour-hub export EVENT --format csv,jsonl --out export/ --key /media/stick/event.key\n",
                        o.exported, [&stop](ExportOptions& options) { return said(export_event(options, stop)); });
  exported->add_option("EVENT", o.exported.event, "the event's folder")->required();
  exported->add_option("--out", o.exported.out, "the file to write; with several formats, a folder")->required();
  exported
      ->add_option("--format", o.exported.formats,
                   "csv, jsonl, xlsx, qdpx, qdc, docx, draft, report (PATH.pdf or PATH.docx), briefing, actions, "
                   "summary, discussion; several with a comma between; default: what the file's name ends with, or csv")
      ->delimiter(',');
  exported->add_option("--key", o.exported.key, "the event's key file, when it lies elsewhere");
  exported->add_option("--passphrase-file", o.exported.passphrase_file, "a file whose first line is the passphrase");
  exported->add_flag("--zip", o.exported.zip, "all of it in one file, locked under six words that are shown once");
  exported->add_flag("--publish-anyway", o.exported.publish_anyway,
                     "writes report, briefing and summary though something in them could point at somebody");
  exported->add_flag("--raw-csv", o.exported.raw_csv, "CSV for machines: no byte-order mark, no ' before formulas");
}

void add_officer_verbs(CLI::App& app, Work& work, Options& o, StopSignal& stop) {
  auto* audited =
      verb(app, work, "audit",
           "a page for a data protection officer: what is stored, what is not, what could identify somebody",
           "  candour-hub audit EVENT\n"
           "  candour-hub audit EVENT --unlock --out audit.txt\n"
           "  candour-hub audit EVENT --passphrase-file words --also /media/stick --also journal.txt --json\n",
           o.audit, [&stop](AuditOptions& options) { return said(audit(options, stop)); });
  audited->add_option("EVENT", o.audit.event, "the event's folder")->required();
  audited->add_flag("--unlock", o.audit.unlock,
                    "asks for a passphrase, opens every seal and looks for every comment's words in every file");
  audited->add_option("--key", o.audit.key, "as --unlock, with the event's key file, when it lies elsewhere");
  audited->add_option("--passphrase-file", o.audit.passphrase_file,
                      "as --unlock, with a file whose first line is the passphrase");
  audited->add_option("--broker-folder", o.audit.broker_folder,
                      "where the event's broker has its mosquitto.conf; default: /run/candour/REFERENCE");
  audited->add_option("--also", o.audit.also, "with --unlock: a file or folder in which words are looked for, too")
      ->take_all();
  audited->add_option("--out", o.audit.out, "writes the page into this file");
  audited->add_flag("--json", o.audit.json, "one JSON object instead of the page");

  auto* doctors = verb(app, work, "doctor", "looks whether this machine can run a room: a line each, and one fix",
                       "  candour-hub doctor\n  candour-hub doctor --events /srv/candour --json\n", o.doctor,
                       [](DoctorOptions& options) { return said(doctor(options)); });
  doctors->add_option("--events", o.doctor.events,
                      "the folder that events are kept in; default: /var/lib/candour, or the home folder");
  doctors->add_flag("--json", o.doctor.json, "one JSON object a line");

  auto* shredded =
      verb(app, work, "shred", "destroys an event for good: its key, then its files; or sets and releases a legal hold",
           "  candour-hub shred EVENT\n  candour-hub shred EVENT --yes-shred ESK-LLR-2025-02\n"
           "  candour-hub shred EVENT --hold\n",
           o.shred, [](ShredOptions& options) { return said(shred(options)); });
  shredded->add_option("EVENT", o.shred.event, "the event's folder")->required();
  shredded->add_option("--yes-shred", o.shred.yes_shred, "the event's reference, instead of typing it when asked");
  shredded->add_option("--key", o.shred.key, "the event's key file, when it lies elsewhere; it is destroyed, too");
  shredded->add_flag("--without-key", o.shred.without_key, "the key file is not at hand; destroy it yourself");
  shredded->add_flag("--hold", o.shred.hold, "destroys nothing: sets a legal hold, so that nobody shreds the event");
  shredded->add_flag("--release-hold", o.shred.release_hold, "destroys nothing: releases the legal hold");
}

/// CLI11 takes "-5" for an option, and "--" before it does not help behind a verb. With a space in front it is a word
/// like any other; `do` takes the space off again.
std::vector<std::string> with_numbers_as_words(int count, char** words) {
  std::vector<std::string> line(words + 1, words + count);
  for (auto& word : line) {
    const bool number =
        word.size() > 1 && word[0] == '-' && word.find_first_not_of("0123456789", 1) == std::string::npos;
    if (number) word.insert(0, 1, ' ');
  }
  return {line.rbegin(), line.rend()};  // CLI11 wants them backwards
}

std::vector<std::string> verbs_of(const CLI::App& app) {
  std::vector<std::string> verbs;
  for (const auto* sub : app.get_subcommands({})) verbs.push_back(sub->get_name());
  return verbs;
}

/// CLI11 would say that a verb is missing.
std::optional<std::string> unknown_verb(const CLI::App& app, int count, char** words) {
  if (count < 2 || words[1][0] == '-') return std::nullopt;
  const auto verbs = verbs_of(app);
  const bool known = std::find(verbs.begin(), verbs.end(), words[1]) != verbs.end();
  return known ? std::nullopt : std::optional<std::string>(words[1]);
}

ExitCode run_program(int count, char** words, StopSignal& stop) {
  CLI::App app("candour-hub: runs the room of a practitioner learning event.", "candour-hub");
  app.set_version_flag("--version", std::string("candour-hub ") + CANDOUR_VERSION);
  app.require_subcommand(1);
  app.footer(
      "candour-hub VERB --help shows each verb with examples.\n"
      "Ends with: 0 done, 1 it failed, 2 the command line is wrong, 3 refused by a rule, 4 the input is wrong,\n"
      "5 wrong passphrase.");
  Work work;
  Options options;
  add_pack_verbs(app, work, options);
  add_room_verbs(app, work, options, stop);
  add_broker_verb(app, work, options);
  add_key_verbs(app, work, options);
  add_export_verb(app, work, options, stop);
  add_review_verbs(app, work, options);
  add_officer_verbs(app, work, options, stop);
  if (const auto word = unknown_verb(app, count, words)) {
    const auto meant = nearest(*word, verbs_of(app));
    complain(fmt::format("There is no \"{}\"{}. See candour-hub --help.", shown_safely(*word),
                         meant.empty() ? "" : fmt::format("; did you mean {}?", meant)));
    return ExitCode::usage;
  }
  try {
    app.parse(with_numbers_as_words(count, words));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return static_cast<ExitCode>(app.exit(error));
    complain(fmt::format("{}. See candour-hub --help.", error.what()));
    return ExitCode::usage;
  }
  return work();
}

}  // namespace

int main(int count, char** words) {
  keep_standard_streams();
  StopSignal stop;
  ::umask(077);  // what this program writes is its owner's
  forbid_core_dumps();
  ready_sodium();
  return ended_with([&] { return static_cast<int>(run_program(count, words, stop)); });
}
